/** The thread beside the page (reading-worker.js): texts come in, findings go out, in the same order. */

import "../shared/older-browsers.js";

import { findingOf } from "./finding.js";

/** @param {MessageEvent<{ course: string, texts: string[] }>} event */
onmessage = ({ data: { course, texts } }) => {
  postMessage(texts.map((text) => findingOf(text, course)));
};
