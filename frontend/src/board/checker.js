/** The thread beside the page (see aside.js): texts come in, verdicts go out, in the same order. */

import "../shared/older-browsers.js";

import { verdictOf } from "./verdict.js";

/** @param {MessageEvent<{ course: string, texts: string[] }>} event */
onmessage = ({ data: { course, texts } }) => {
  postMessage(texts.map((text) => verdictOf(text, course)));
};
