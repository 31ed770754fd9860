/** What is typed into a field and not sent off yet: kept with each letter, there again next time. */

import { recall, remember, storageKey } from "./storage.js";

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} name of the field in the whole site
 * @returns {() => void} forgets what is kept: it has gone where it belongs
 */
export function keepTyping(field, name) {
  const key = storageKey("typed", name);
  const before = recall(key);
  if (typeof before === "string" && !field.value) field.value = before;
  field.addEventListener("input", () => remember(key, field.value || null));
  return () => remember(key, null);
}
