/**
 * Only in packages for learning platforms (generator/outputs/lms/scorm.py): stands between the store and
 * SCORM 1.2. Runs before the script of all pages, so that pages find what the platform remembers.
 */

import "../shared/older-browsers.js";

import { canonical, fingerprint } from "../shared/fingerprint.js";
import { findApi, Platform } from "./platform.js";
import { progressOf } from "./progress.js";
import { keep, remembered } from "./state.js";
import { createStore } from "../store/store.js";

/** @import { Store } from "../store/practice-types" */
/** @import { PackageData } from "./types" */

const QUIET_MS = 400;
const PAGE = /^[\w-]+(\/[\w-]+)*\.html$/;

/**
 * The store of one learner: computers and platforms are shared, results are not.
 *
 * @param {Platform} platform
 */
function storeOf(platform) {
  const course = globalThis.taphuan?.course ?? { id: "course" };
  const learner = fingerprint(platform.read("cmi.core.student_id")).slice(0, 16);
  return createStore(course, undefined, `taphuan/lms/${course.id}/${learner}/`);
}

/**
 * Tells the platform how far the learner is; says nothing of a score before anything is handed in.
 *
 * @param {Platform} platform
 * @param {Store} store
 * @param {PackageData} data
 */
function report(platform, store, data) {
  const { done, total, score, handedIn } = progressOf(data.exercises, store);
  platform.write("cmi.core.lesson_status", done === total ? "completed" : "incomplete");
  if (handedIn) {
    platform.write("cmi.core.score.min", "0");
    platform.write("cmi.core.score.max", "100");
    platform.write("cmi.core.score.raw", String(score));
  }
  const { attempts, drafts } = store.toFile();
  platform.write("cmi.suspend_data", keep({ attempts, drafts }, data.exercises));
  platform.write("cmi.core.exit", "suspend");
  platform.commit();
}

/** This page's place below the package's folder; the page's own scripts say where that lies. */
function place() {
  const script =
    document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const root = new URL("..", script?.src ?? location.href).href;
  return { root, page: location.href.split(/[?#]/)[0].slice(root.length) };
}

/**
 * On coming back, once: the page where the learner stopped.
 *
 * @param {Platform} platform
 * @param {PackageData} data
 */
function follow(platform, data) {
  const { root, page } = place();
  const last = platform.read("cmi.core.lesson_location");
  const resumed = platform.isNew && platform.read("cmi.core.entry") === "resume";
  if (resumed && page === data.launch && last !== page && PAGE.test(last)) {
    location.replace(root + last);
    return;
  }
  if (PAGE.test(page)) platform.write("cmi.core.lesson_location", page);
}

/**
 * Whether the next page is one of the package: then the session goes on.
 *
 * @param {Event} event
 */
function staysInside(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  return link instanceof HTMLAnchorElement && !link.target && link.origin === location.origin;
}

/**
 * @param {Platform} platform
 * @param {PackageData} data
 */
function start(platform, data) {
  const store = storeOf(platform);
  store.take({ ...remembered(platform.read("cmi.suspend_data"), data.exercises), opinions: [] });
  Object.assign(globalThis, { taphuanStore: store });
  follow(platform, data);
  let inside = false;
  let timer = 0;
  let last = "";
  const send = () => {
    const now = canonical({ ...store.toFile(), savedAt: "" });
    if (now !== last) report(platform, store, data);
    last = now;
  };
  store.onChange(() => {
    clearTimeout(timer);
    timer = window.setTimeout(send, QUIET_MS);
  });
  addEventListener("click", (event) => (inside = staysInside(event)));
  addEventListener("pagehide", () => {
    send();
    if (!inside) platform.finish();
  });
  send();
}

const data = globalThis.taphuanPackage;
const api = findApi(window);
if (data && api) {
  const platform = new Platform(api);
  if (platform.start()) start(platform, data);
}
