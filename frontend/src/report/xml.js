/**
 * Parts of Office files as XML documents: built node by node and written out by the browser, so
 * that no text can become markup.
 */

import { plain } from "./plain.js";

const MAIN = "http://schemas.openxmlformats.org/";

/** Prefixes as we write them; the others of our namespaces are the default of their part. */
const SPACES = {
  xml: "http://www.w3.org/XML/1998/namespace",
  w: `${MAIN}wordprocessingml/2006/main`,
  r: `${MAIN}officeDocument/2006/relationships`,
  cp: `${MAIN}package/2006/metadata/core-properties`,
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  xsi: "http://www.w3.org/2001/XMLSchema-instance",
};

export const SHEET = `${MAIN}spreadsheetml/2006/main`;
export const TYPES = `${MAIN}package/2006/content-types`;
export const RELATIONS = `${MAIN}package/2006/relationships`;
export const OFFICE = `${MAIN}officeDocument/2006/relationships/`;
export const CORE = `${MAIN}package/2006/relationships/metadata/core-properties`;

/** @typedef {Element | string | null | undefined | false} Child */
/** @typedef {(name: string, attributes?: Record<string, string | number>, ...children: Child[]) => Element} Make */

/**
 * What makes the elements of one part: names without prefix belong to `space`.
 *
 * @param {string | null} [space]
 * @returns {Make}
 */
export function maker(space = null) {
  const owner = document.implementation.createDocument(null, null);
  const spaceOf = (/** @type {string} */ name, /** @type {string | null} */ otherwise) => {
    const [prefix, local] = name.split(":");
    return local ? SPACES[/** @type {keyof typeof SPACES} */ (prefix)] : otherwise;
  };
  return (name, attributes = {}, ...children) => {
    const element = owner.createElementNS(spaceOf(name, space), name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttributeNS(spaceOf(key, null), key, plain(String(value)));
    }
    for (const child of children) {
      if (child) element.append(typeof child === "string" ? plain(child) : child);
    }
    return element;
  };
}

/**
 * The part as bytes.
 *
 * @param {Element} root
 */
export function written(root) {
  const part = document.implementation.createDocument(null, null);
  part.append(
    part.createProcessingInstruction("xml", 'version="1.0" encoding="UTF-8" standalone="yes"'),
  );
  part.append(root);
  return new TextEncoder().encode(new XMLSerializer().serializeToString(part));
}
