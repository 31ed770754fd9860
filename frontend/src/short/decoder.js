/** The script taphuan-scan.js: reads a QR code out of a picture; loaded when something is scanned. */

import jsQR from "jsqr";

/** A photo is larger than a code needs, a screenshot may be just right: both are tried. */
const WIDTHS = [1600, 1000, 600];

/**
 * The text of the code in a picture, or null.
 *
 * @param {HTMLVideoElement | ImageBitmap} picture
 * @param {number[]} [widths] to shrink it to, each tried until one is read
 */
function decode(picture, widths = WIDTHS) {
  const [width, height] =
    "videoWidth" in picture
      ? [picture.videoWidth, picture.videoHeight]
      : [picture.width, picture.height];
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context || !width || !height) return null;
  for (const wide of new Set(widths.map((most) => Math.min(most, width)))) {
    canvas.width = wide;
    canvas.height = Math.max(1, Math.round((height * wide) / width));
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsQR(data, canvas.width, canvas.height);
    if (found?.data) return found.data;
  }
  return null;
}

Object.assign(globalThis, { taphuanDecode: decode });
