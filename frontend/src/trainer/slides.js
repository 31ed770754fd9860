/** Starts reveal.js on a page of slides; long texts shrink until they fit, answers wait for a key. */

import { all } from "../shared/dom.js";
import { inOurWords, startSpeaker } from "./speaker.js";

const SMALLEST = 0.6;
const STEP = 0.04;

/**
 * Makes the letters of a slide smaller until all of it fits.
 *
 * @param {HTMLElement} slide
 */
function fit(slide) {
  for (let size = 1; size >= SMALLEST; size -= STEP) {
    slide.style.setProperty("--fit", size.toFixed(2));
    if (slide.scrollHeight <= slide.clientHeight) return;
  }
}

/**
 * The right answers light up together with the answer's text.
 *
 * @param {{fragments?: Element[], fragment?: Element}} event
 * @param {boolean} shown
 */
function light(event, shown) {
  for (const fragment of event.fragments ?? (event.fragment ? [event.fragment] : [])) {
    fragment.closest(".th-slide")?.toggleAttribute("data-answered", shown);
  }
}

/** @type {any} */
const page = globalThis;
const { Reveal, RevealNotes } = page;

/** A slide has a size only while it is shown: measured then, once. */
function fitShown() {
  for (const slide of all(document, "section.present .th-slide:not([data-fitted])", HTMLElement)) {
    if (slide.clientHeight === 0) continue;
    fit(slide);
    slide.dataset.fitted = "";
  }
}

Reveal.on("fragmentshown", (/** @type {any} */ event) => light(event, true));
Reveal.on("fragmenthidden", (/** @type {any} */ event) => light(event, false));
/**
 * Going on always meets a stack's first slide: the library would go back to the one that was left.
 *
 * @param {{ currentSlide: Element }} event
 */
function forgetPlaces({ currentSlide }) {
  for (const stack of all(document, "section.stack[data-previous-indexv]", HTMLElement)) {
    if (!stack.contains(currentSlide)) stack.removeAttribute("data-previous-indexv");
  }
}

Reveal.on("slidechanged", fitShown);
Reveal.on("slidechanged", forgetPlaces);
Reveal.on("ready", () => void document.fonts.ready.then(fitShown));
Reveal.on("ready", () => startSpeaker(Reveal));
Reveal.on("showhelp", () => inOurWords(document.body));
void Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  rtl: document.dir === "rtl",
  hash: true,
  navigationMode: "linear",
  fragmentInURL: true,
  transition: "none",
  backgroundTransition: "none",
  slideNumber: "c/t",
  plugins: [RevealNotes],
});
