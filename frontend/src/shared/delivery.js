/**
 * Sentences of the plain site that another form of delivery says in its own words.
 *
 * @param {Record<string, string>} words of the form, by key: those under `FORM.instead.` stand in
 *   place of the site's
 * @param {string} form such as `scorm`
 */
export function speakAs(words, form) {
  const { strings = {} } = globalThis.taphuan ?? {};
  const start = `${form}.instead.`;
  for (const [key, text] of Object.entries(words)) {
    if (key.startsWith(start)) strings[key.slice(start.length)] = text;
  }
}
