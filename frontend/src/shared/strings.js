/**
 * The interface strings of the page's language.
 *
 * @import { KnownKey } from "./types"
 */

/**
 * The string of a key, `{names}` filled in; the key itself where the page does not have it. A key
 * that no locale file has is refused by the type checker, a computed one when no key fits it.
 *
 * @template {string} K
 * @param {K & KnownKey<K>} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values) {
  const text = words()?.[key] ?? globalThis.taphuan?.strings[key] ?? key;
  return values ? format(text, values) : text;
}

/**
 * What the page's one standard says in words of its own (`templates/parts/said.html.jinja`).
 *
 * @returns {Record<string, string> | undefined}
 */
function words() {
  const said = globalThis.taphuan?.said;
  if (!said || !globalThis.document) return undefined;
  return said[document.querySelector("[data-said]")?.getAttribute("data-said") ?? ""];
}

/**
 * Python's `str.format`, as far as the locale files use it: `{name}`, `{{` and `}}`.
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function format(text, values) {
  return text.replace(/\{\{|\}\}|\{(\w+)\}/g, (match, name) => {
    if (!name) return match[0];
    return name in values ? String(values[name]) : match;
  });
}
