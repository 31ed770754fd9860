/**
 * A learning platform as SCORM shows it. Nothing here throws: a platform that fails must not take
 * the page with it.
 *
 * @import { Dialect, Value } from "./dialects.js"
 * @import { ScormApi } from "./types"
 */

import { SCORM_12, SCORM_2004 } from "./dialects.js";

const MOST_FRAMES = 12;

/**
 * The platform's interface: in a frame around this one, or in the window that opened it; where a
 * platform has both standards, that of the package.
 *
 * @param {Window} from
 * @param {string} [scorm] the standard of the package
 * @returns {{ api: ScormApi, dialect: Dialect } | null}
 */
export function findApi(from, scorm = "1.2") {
  const dialects = scorm === "1.2" ? [SCORM_12, SCORM_2004] : [SCORM_2004, SCORM_12];
  for (const dialect of dialects) {
    const api = searched(from, dialect) ?? searched(openerOf(from), dialect);
    if (api) return { api, dialect };
  }
  return null;
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
 * @param {Dialect} dialect
 * @returns {ScormApi | null}
 */
function searched(from, dialect) {
  let at = from;
  for (let n = 0; at && n < MOST_FRAMES; n += 1) {
    const api = apiOf(at, dialect.object);
    if (api) return api;
    if (at === at.parent) return null;
    at = at.parent;
  }
  return null;
}

/**
 * The interface of one window; none where another address forbids to look.
 *
 * @param {any} at
 * @param {string} name
 */
function apiOf(at, name) {
  try {
    return at[name] ?? null;
  } catch {
    return null;
  }
}

/** One session with a platform. */
export class Platform {
  /**
   * @param {ScormApi} api
   * @param {Dialect} dialect
   */
  constructor(api, dialect) {
    this.api = api;
    this.dialect = dialect;
    this.running = false;
    /** @type {Map<string, string>} what the platform holds of what was written in this session */
    this.sent = new Map();
  }

  /** Begins the session, or goes on with one that a page before began and did not end. */
  start() {
    this.running = this.call("start", "") === "true" || this.goesOn();
    return this.running;
  }

  goesOn() {
    this.read(this.dialect.names.entry);
    return this.call("error") === "0";
  }

  /** Goes on after a platform has forgotten that there is a session. */
  revive() {
    return this.goesOn() || this.start();
  }

  /** @param {string} element */
  read(element) {
    return this.call("read", element);
  }

  /**
   * Whether the platform holds the value now; what it holds already is not written again.
   *
   * @param {Value} value
   */
  write([element, value]) {
    if (this.sent.get(element) === value) return true;
    const taken = this.call("write", element, value) === "true";
    if (taken) this.sent.set(element, value);
    else this.sent.delete(element);
    return taken;
  }

  /** Whether everything written has arrived; if not, all of it is written anew next time. */
  commit() {
    const taken = this.running && this.call("commit", "") === "true";
    if (!taken) this.sent.clear();
    return taken;
  }

  finish() {
    this.call("finish", "");
    this.running = false;
  }

  /**
   * @param {keyof Dialect["methods"]} name
   * @param {...string} values
   */
  call(name, ...values) {
    try {
      const method = this.api[this.dialect.methods[name]];
      return String(method.apply(this.api, values) ?? "");
    } catch {
      return "";
    }
  }
}
