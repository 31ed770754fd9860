/**
 * A learning platform as SCORM 1.2 shows it. Nothing here throws: a platform that fails must not
 * take the page with it.
 */

/** @import { ScormApi } from "./types" */

const MOST_FRAMES = 12;
const SINCE = "taphuan/lms/since";

/**
 * The platform's interface: in a frame around this one, or in the window that opened it.
 *
 * @param {Window} from
 * @returns {ScormApi | null}
 */
export function findApi(from) {
  return searched(from) ?? searched(openerOf(from));
}

/** @param {Window | null} from */
function openerOf(from) {
  try {
    return from?.top?.opener ?? from?.opener ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {Window | null} from
 * @returns {ScormApi | null}
 */
function searched(from) {
  let at = from;
  for (let n = 0; at && n < MOST_FRAMES; n += 1) {
    const api = apiOf(at);
    if (api) return api;
    if (at === at.parent) return null;
    at = at.parent;
  }
  return null;
}

/**
 * The interface of one window; none where another address forbids to look.
 *
 * @param {Window & { API?: ScormApi }} at
 */
function apiOf(at) {
  try {
    return at.API ?? null;
  } catch {
    return null;
  }
}

/** One session with a platform, over all pages of the package. */
export class Platform {
  /** @param {ScormApi} api */
  constructor(api) {
    this.api = api;
    /** Whether this page began the session. */
    this.isNew = false;
    this.running = false;
  }

  /** Begins the session, or goes on with the one that an earlier page began. */
  start() {
    this.isNew = this.call("LMSInitialize", "") === "true";
    if (this.isNew) mark(String(Date.now()));
    this.running = this.isNew || this.goesOn();
    return this.running;
  }

  goesOn() {
    this.read("cmi.core.lesson_status");
    return this.call("LMSGetLastError") === "0";
  }

  /** @param {string} element */
  read(element) {
    return this.call("LMSGetValue", element);
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  write(element, value) {
    return this.call("LMSSetValue", element, value) === "true";
  }

  commit() {
    if (this.running) this.call("LMSCommit", "");
  }

  /** Ends the session; tells how long it was. */
  finish() {
    if (!this.running) return;
    this.running = false;
    this.write("cmi.core.session_time", timespan(Date.now() - begun()));
    this.call("LMSCommit", "");
    this.call("LMSFinish", "");
  }

  /**
   * @param {keyof ScormApi} name
   * @param {...string} values
   */
  call(name, ...values) {
    try {
      const method = /** @type {(...values: string[]) => unknown} */ (this.api[name]);
      return String(method.apply(this.api, values) ?? "");
    } catch {
      return "";
    }
  }
}

/** @param {string} since */
function mark(since) {
  try {
    sessionStorage.setItem(SINCE, since);
  } catch {
    // then the session counts from this page on
  }
}

function begun() {
  try {
    return Number(sessionStorage.getItem(SINCE)) || Date.now();
  } catch {
    return Date.now();
  }
}

/**
 * SCORM's `HHHH:MM:SS.SS`.
 *
 * @param {number} ms
 */
export function timespan(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.min(9999, Math.floor(seconds / 3600)), Math.floor(seconds / 60) % 60];
  const [hours, minutes] = parts.map((n) => String(n).padStart(2, "0"));
  return `${hours.padStart(4, "0")}:${minutes}:${String(seconds % 60).padStart(2, "0")}.00`;
}
