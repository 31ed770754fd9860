/**
 * Codes in front of the camera, where the browser can read them; elsewhere nothing is shown and
 * people paste the line of text instead. The picture stays in the page.
 */

import { el, fill } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { shortEntries } from "./entries.js";

const PAUSE = 250;

/** Whether this browser reads QR codes and lets this page ask for the camera. */
export async function canScan() {
  try {
    const formats = (await window.BarcodeDetector?.getSupportedFormats()) ?? [];
    return formats.includes("qr_code") && !!navigator.mediaDevices?.getUserMedia;
  } catch {
    return false;
  }
}

/**
 * Puts the button into `place` where the browser can; the camera's picture is shown beside it.
 *
 * @param {Element} place
 * @param {(text: string) => void} onCode told once for each code
 */
export async function offerScan(place, onCode) {
  if (!(await canScan())) return;
  const view = el("div", { class: "th-scan", hidden: true });
  const start = button(t("report.scan.start"), () => new Scan(view, start, onCode).run());
  fill(place, start, view);
}

class Scan {
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
    if (!window.BarcodeDetector) return;
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    while (this.going) {
      for (const { rawValue } of await detector.detect(this.video)) this.take(rawValue);
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
