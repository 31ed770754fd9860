/**
 * The speaker's window of the slides, which the library opens: a browser that does not let it open is
 * told with the cure, and what the library says in English is said in the words of the page.
 */

import { all, one } from "../shared/dom.js";

/** What the library says, in its own spelling; a heading may be followed by more. */
const SAID = {
  "reveal.js - Speaker View": "speaker",
  "Loading speaker view...": "loading",
  "Error connecting to main window.": "lost",
  "Please try closing and reopening the speaker view.": "",
  "Cross origin error.": "foreign",
  "The speaker window can only be opened from the same origin.": "",
  Upcoming: "upcoming",
  Time: "time",
  "Click to Reset": "reset",
  Notes: "notes",
  Default: "default",
  Wide: "wide",
  Tall: "tall",
  "Notes only": "notes_only",
  "Keyboard Shortcuts": "shortcuts",
  KEY: "key",
  ACTION: "action",
  "Next slide": "next",
  "Previous slide": "previous",
  "Navigate without fragments": "fragments",
  "Jump to first/last slide": "ends",
  Pause: "pause",
  Fullscreen: "full",
  "Jump to slide": "jump",
  "Slide overview": "overview",
  "Speaker notes view": "speaker",
  "next slide": "next",
  "previous slide": "previous",
};
/** Where a trainer's own words stand, which may be any. */
const OWN = ".speaker-controls-notes .value, .slides, script, style";
const AFTERNOON = /^(\d\d):(\d\d) ([AP])M$/;

/** @returns {Record<string, string>} */
function labels() {
  return JSON.parse(one(document, "[data-labels]", HTMLElement).dataset.labels ?? "{}");
}

/**
 * A text of the library in our words, or null where there is nothing to change.
 *
 * @param {string} text
 * @param {Record<string, string>} words
 * @returns {string | null}
 */
function translated(text, words) {
  const said = text.trim();
  const [, layout] = /^Layout: (.+)$/.exec(said) ?? [];
  if (layout) return `${words.layout}: ${translated(layout, words) ?? layout}`;
  const [, hour, minute, half] = AFTERNOON.exec(said) ?? [];
  if (hour) return `${(Number(hour) % 12) + (half === "P" ? 12 : 0)}:${minute}`;
  const name = /** @type {Record<string, string>} */ (SAID)[said];
  if (name === undefined) return null;
  return name ? words[name] : "";
}

/**
 * Says what stands in a part of the library in the words of the page.
 *
 * @param {Element} root
 */
export function inOurWords(root) {
  const words = labels();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement?.closest(OWN)) continue;
    const text = translated(node.nodeValue ?? "", words);
    if (text !== null) node.nodeValue = node.nodeValue?.endsWith(" ") ? `${text} ` : text;
  }
  for (const button of root.querySelectorAll("[aria-label]")) {
    const text = translated(button.getAttribute("aria-label") ?? "", words);
    if (text) button.setAttribute("aria-label", text);
  }
}

/**
 * @param {Document} view the page that the library wrote into its window
 */
function keepInOurWords(view) {
  const { body } = view;
  const watch = new MutationObserver(change);
  function change() {
    watch.disconnect();
    inOurWords(body);
    view.title = translated(view.title, labels()) ?? view.title;
    view.documentElement.lang = document.documentElement.lang;
    watch.observe(body, { childList: true, characterData: true, subtree: true });
  }
  change();
}

/**
 * Opens the speaker's window as the library does; where the browser keeps it shut, says so.
 *
 * @param {any} Reveal
 */
function openSpeaker(Reveal) {
  const blocked = one(document, "[data-part=blocked]", HTMLElement);
  const { open } = window;
  /** @type {Window | null | undefined} undefined: it was open already and is in front now */
  let view;
  window.open = (...given) => (view = open.apply(window, given));
  try {
    Reveal.getPlugin("notes").open();
  } catch (error) {
    if (view !== null) throw error;
  } finally {
    window.open = open;
  }
  blocked.textContent = view === null ? labels().blocked : "";
  blocked.hidden = view !== null;
  if (view) keepInOurWords(view.document);
}

/** @param {any} Reveal */
export function startSpeaker(Reveal) {
  for (const part of all(document, ".reveal > .controls", HTMLElement)) inOurWords(part);
  if (/receiver/i.test(location.search)) return;
  const binding = { keyCode: 83, key: "S", description: "Speaker notes view" };
  Reveal.addKeyBinding(binding, () => openSpeaker(Reveal));
  const blocked = one(document, "[data-part=blocked]", HTMLElement);
  Reveal.on("slidechanged", () => (blocked.hidden = true));
}
