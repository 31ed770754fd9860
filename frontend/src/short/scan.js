/**
 * Codes in front of the camera, where the page may ask for one, and codes in photos and screenshots,
 * which every browser reads, over plain http and from a folder too. The pictures stay in the page.
 */

import { el, fill } from "../shared/dom.js";
import { load } from "../shared/loading.js";
import { announce, button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { shortEntries } from "./entries.js";

const PAUSE = 250;
/** Of the camera's picture, many times a second; enough for a code that fills half of it. */
const CAMERA_WIDTHS = [640];

/**
 * Puts what this browser can do into `place`: the camera's button, and a field for pictures.
 *
 * @param {Element} place
 * @param {(text: string) => void} onCode told once for each code
 */
export function offerScan(place, onCode) {
  const view = el("div", { class: "th-scan", hidden: true });
  const said = el("p", { role: "status" });
  const field = el("input", { type: "file", name: "pictures", accept: "image/*", multiple: true });
  field.addEventListener("change", async () => {
    const pictures = [...(field.files ?? [])];
    field.value = "";
    said.textContent = await readPictures(pictures, onCode);
  });
  const pick = el("label", { class: "th-action th-pickfile" }, field, t("report.scan.picture"));
  const start = button(t("report.scan.start"), () => new Scan(view, start, onCode).run());
  const camera = !!navigator.mediaDevices?.getUserMedia;
  if (!camera) said.textContent = t("report.scan.picture_only");
  fill(place, camera && start, pick, said, view);
}

/**
 * What was found in pictures, in words.
 *
 * @param {File[]} pictures
 * @param {(text: string) => void} onCode
 */
async function readPictures(pictures, onCode) {
  const codes = new Set();
  try {
    await load("taphuan-scan.js");
    for (const picture of pictures) codes.add(await readPicture(picture));
  } catch {
    return t("practice.failed");
  }
  const known = [...codes].filter((code) => code && shortEntries(code).length);
  for (const code of known) onCode(code);
  return t("report.scan.read", { n: known.length, total: pictures.length });
}

/**
 * @param {File} picture
 * @returns {Promise<string | null>} null where it is no picture, or holds no code
 */
async function readPicture(picture) {
  try {
    return globalThis.taphuanDecode?.(await createImageBitmap(picture)) ?? null;
  } catch {
    return null;
  }
}

class Scan {
  /** @type {MediaStream | undefined} of the camera */
  stream;

  /**
   * @param {HTMLElement} view
   * @param {HTMLButtonElement} start
   * @param {(text: string) => void} onCode
   */
  constructor(view, start, onCode) {
    this.view = view;
    this.start = start;
    this.onCode = onCode;
    /** @type {Set<string>} */
    this.seen = new Set();
    this.going = true;
    this.video = el("video", { class: "th-scan__picture", muted: true, playsinline: true });
    this.said = el("p", { role: "status" }, t("report.scan.hold"));
  }

  async run() {
    this.start.hidden = true;
    this.view.hidden = false;
    const stop = button(t("report.scan.stop"), () => this.end());
    fill(this.view, this.video, this.said, stop);
    stop.focus();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment" },
      });
      this.video.srcObject = this.stream;
      await this.video.play();
      await this.look();
    } catch {
      this.said.textContent = t("report.scan.no_camera");
      this.release();
    }
  }

  async look() {
    const detect = await detector();
    while (this.going) {
      for (const text of await detect(this.video)) this.take(text);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  /** @param {string} text */
  take(text) {
    if (this.seen.has(text)) return;
    this.seen.add(text);
    const known = shortEntries(text).length > 0;
    if (known) this.onCode(text);
    const words = t(known ? "report.scan.taken" : "report.scan.other", { n: this.seen.size });
    this.said.textContent = words;
    announce(words);
  }

  release() {
    this.going = false;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }

  end() {
    this.release();
    this.view.hidden = true;
    this.start.hidden = false;
    fill(this.view);
    this.start.focus();
  }
}

/**
 * What finds codes in the camera's picture: the browser itself, or the package's decoder.
 *
 * @returns {Promise<(video: HTMLVideoElement) => Promise<string[]>>}
 */
async function detector() {
  const formats = (await window.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (window.BarcodeDetector && formats.includes("qr_code")) {
    const own = new window.BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await own.detect(video)).map(({ rawValue }) => rawValue);
  }
  await load("taphuan-scan.js");
  return async (video) => {
    const text = globalThis.taphuanDecode?.(video, CAMERA_WIDTHS);
    return text ? [text] : [];
  };
}
