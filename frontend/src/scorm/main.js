/**
 * The page that a learning platform opens (templates/lms/around.html.jinja): it holds the site in a
 * frame and the session with the platform, so that one visit is one session, whatever is turned in
 * the frame. A platform that cannot be found is looked for on and on.
 */

import "../shared/older-browsers.js";

import { one } from "../shared/dom.js";
import { createStore } from "../store/store.js";
import { FrameStorage, nowKey } from "./copies.js";
import { findApi, Platform } from "./platform.js";
import { Session } from "./session.js";
import { Sign } from "./sign.js";

/** @import { Records } from "../store/practice-types" */
/** @import { Lms, PackageData } from "./types" */

const LOOK_MS = 250;
const PATIENCE_MS = 5000;
const LOOK_AGAIN_MS = 2000;
const BEAT_MS = 2500;

/** @returns {Storage | null} */
function browserStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

class Around {
  storage = new FrameStorage(browserStorage());
  frame = one(document.body, "iframe", HTMLIFrameElement);
  root = new URL(".", location.href).href;
  since = new Date().toISOString();
  /** @type {Session | null} */
  session = null;
  /** Whether the page in the frame was opened before the platform was found. */
  alone = false;
  waited = 0;

  /**
   * @param {PackageData} data
   * @param {{ id: string }} course
   */
  constructor(data, course) {
    this.data = data;
    this.course = course;
    this.sign = new Sign(one(document.body, "aside", HTMLElement), data);
  }

  start() {
    globalThis.taphuanLms = this.forPages();
    addEventListener("pagehide", () => {
      this.session?.finish();
      this.storage.removeItem(nowKey(this.course.id));
    });
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    addEventListener("online", () => this.session?.isPending && this.session.send());
    addEventListener("storage", ({ key }) => this.changedElsewhere(key ?? ""));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.session?.isPending) this.session.send();
    });
    this.look();
  }

  /** @returns {Lms} */
  forPages() {
    const prefix = () => this.session?.prefix ?? `taphuan/v1/${this.course.id}/`;
    const storage = () => this.session?.storage ?? this.storage;
    const newId = () => this.session?.copies.newId;
    return {
      words: this.data.words,
      get storage() {
        return storage();
      },
      get prefix() {
        return prefix();
      },
      get newId() {
        return newId();
      },
      changed: () => this.changed(),
      arrived: (address) => this.arrived(address),
      left: () => this.session?.isPending && this.session.send(),
    };
  }

  // --- the platform ------------------------------------------------------------------------

  /** Looks for the platform; opens the site without it when that takes long. */
  look() {
    const session = this.connected();
    if (session) return this.found(session);
    const isPatient = this.waited < PATIENCE_MS;
    this.waited += isPatient ? LOOK_MS : LOOK_AGAIN_MS;
    if (!isPatient && !this.alone) {
      this.alone = true;
      this.open(this.data.launch);
    }
    this.sign.show(isPatient ? "waiting" : "alone", null);
    setTimeout(() => this.look(), isPatient ? LOOK_MS : LOOK_AGAIN_MS);
    return undefined;
  }

  /** @returns {Session | null} */
  connected() {
    const found = findApi(window, this.data.scorm);
    if (!found) return null;
    const platform = new Platform(found.api, found.dialect);
    if (!platform.start()) return null;
    const { data, course, storage } = this;
    return new Session({ platform, data, course, storage, address: location.pathname });
  }

  /** @param {Session} session */
  found(session) {
    this.session = session;
    session.onStanding = () => this.show();
    const early = this.alone ? this.written() : null;
    if (early && Object.values(early).some((records) => records.length)) {
      session.adopt(early);
    } else {
      this.open(session.firstPage);
    }
    this.show();
    this.offer(session);
    this.beat();
  }

  /** Says to pages in tabs of their own that this one is open. */
  beat() {
    if (!this.session || this.session.readOnly) return;
    const now = { prefix: this.session.prefix, at: Date.now() };
    this.storage.setItem(nowKey(this.course.id), JSON.stringify(now));
    setTimeout(() => this.beat(), BEAT_MS);
  }

  show() {
    if (this.session) this.sign.show(this.session.standing, this.session);
  }

  /**
   * What was written in this visit before the platform was found.
   *
   * @returns {Records}
   */
  written() {
    const file = createStore(this.course, this.storage).toFile(true);
    const { attempts, drafts, opinions, plan = [], portfolio = [] } = file;
    return {
      attempts: attempts.filter(({ handedInAt }) => handedInAt >= this.since),
      drafts: drafts.filter(({ savedAt }) => savedAt >= this.since),
      opinions: opinions.filter(({ at }) => at >= this.since),
      plan: plan.filter(({ at }) => at >= this.since),
      portfolio: portfolio.filter(({ at }) => at >= this.since),
    };
  }

  /** @param {Session} session */
  offer(session) {
    const { elsewhere } = session;
    if (!elsewhere) return;
    this.sign.ask(elsewhere.attempts.length, (agreed) => {
      if (!agreed) return;
      session.adopt(elsewhere);
      this.frame.contentWindow?.location.reload();
    });
  }

  // --- the frame ---------------------------------------------------------------------------

  /** @param {string} page */
  open(page) {
    this.alone = this.session === null;
    this.frame.contentWindow?.location.replace(this.root + page);
  }

  changed() {
    if (this.alone) this.session?.adopt(this.written());
    else this.session?.changed();
  }

  /** @param {string} key that another tab has written */
  changedElsewhere(key) {
    if (this.session && key.startsWith(this.session.prefix)) this.session.changed();
  }

  /** @param {string} address of the page that is shown now */
  arrived(address) {
    this.alone = this.session === null;
    this.session?.visited(address.split(/[?#]/)[0].slice(this.root.length));
    const { contentDocument } = this.frame;
    const scheme = contentDocument?.body?.dataset.mdColorScheme;
    if (scheme) document.body.dataset.mdColorScheme = scheme;
  }
}

const { taphuanPackage, taphuan } = globalThis;
if (taphuanPackage && taphuan) new Around(taphuanPackage, taphuan.course).start();
