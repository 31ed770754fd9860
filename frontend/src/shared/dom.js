/** Small helpers to find and build elements; text is always text, never HTML. */

import { whenKept } from "./keeping.js";

/**
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * A new element. An attribute that is false, null or undefined is left out, true is set empty.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

/**
 * Puts new children in the place of all old ones.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

/**
 * @param {Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  return /** @type {(Node | string)[]} */ (children.filter((child) => child || child === ""));
}

/**
 * The first match, of a class that is known here; throws when the template does not have it.
 *
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`not on this page: ${selector}`);
  return found;
}

/**
 * All matches, of a class that is known here.
 *
 * @template {Element} Kind
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} kind
 * @returns {Kind[]}
 */
export function all(root, selector, kind) {
  /** @type {Kind[]} */
  const found = [];
  for (const element of root.querySelectorAll(selector)) {
    if (element instanceof kind) found.push(element);
  }
  return found;
}

/**
 * A copy of the level mark that the page's template has drawn below `root`; empty without one.
 *
 * @param {ParentNode} root
 * @param {number} level index of the level
 * @returns {Node}
 */
export function levelMark(root, level) {
  const drawn = root.querySelector(`svg.th-mark[data-level="${level}"]`);
  return drawn ? drawn.cloneNode(true) : document.createTextNode("");
}

/**
 * Brings an element of a row that scrolls sideways into sight; the page itself stays where it is.
 *
 * @param {HTMLElement} element
 */
export function reveal(element) {
  const row = element.parentElement;
  if (row)
    row.scrollLeft =
      element.offsetLeft + (element.offsetWidth - row.clientWidth) / 2 - row.offsetLeft;
}

/**
 * Shows what a script makes live, and hides what stands for it on paper and without scripts.
 *
 * @param {ParentNode} root
 */
export function promote(root) {
  for (const part of all(root, "[data-live], [data-plain]", HTMLElement)) {
    part.hidden = "plain" in part.dataset;
  }
}

/**
 * Names a custom element once, as soon as its work can be kept; a second copy of the script does no
 * harm.
 *
 * @param {string} name
 * @param {CustomElementConstructor} constructor
 */
export function define(name, constructor) {
  whenKept(() => {
    if (!customElements.get(name)) customElements.define(name, constructor);
  });
}
