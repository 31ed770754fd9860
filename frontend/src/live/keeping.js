/**
 * What a device remembers of its place in a class, and how a person's work makes room for
 * another person's on the same device.
 *
 * @import { Choice, Me } from "./types"
 * @import { Answered } from "./outbox.js"
 */

const course = () => globalThis.taphuanLive?.course ?? "";

/** @param {string} name */
const key = (name) => `taphuan/${course()}/live/${name}`;

/** Where the site's own store keeps a person's work (store.js). */
const own = () => `taphuan/v1/${course()}/`;

/** @param {string} person */
const aside = (person) => `taphuan/aside/${course()}/${person}/`;

/** Whether what is written here is still there on the next page. */
export function keepsWork() {
  try {
    localStorage.setItem("taphuan/check", "1");
    localStorage.removeItem("taphuan/check");
    return true;
  } catch {
    return false;
  }
}

/** Of a browser without storage: a device takes part while its page is open. */
const held = new Map();
const memory = {
  getItem: (/** @type {string} */ name) => held.get(name) ?? null,
  setItem: (/** @type {string} */ name, /** @type {string} */ text) => void held.set(name, text),
  removeItem: (/** @type {string} */ name) => void held.delete(name),
};

/**
 * @param {string} name
 * @returns {any}
 */
export function kept(name) {
  try {
    return JSON.parse((keepsWork() ? localStorage : memory).getItem(key(name)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value null: removed
 */
export function keep(name, value) {
  const place = keepsWork() ? localStorage : memory;
  try {
    if (value === null) place.removeItem(key(name));
    else place.setItem(key(name), JSON.stringify(value));
  } catch {
    // with a full storage the device takes part only while its page is open
  }
}

/** @returns {Me | null} */
export function keptMe() {
  const me = kept("me");
  return me && typeof me.id === "string" ? me : null;
}

/**
 * @param {string} person
 * @returns {Answered}
 */
export function keptAnswers(person) {
  const answered = kept(`told/${person}`);
  return answered && typeof answered === "object" ? answered : {};
}

/**
 * @param {string} person
 * @param {Answered} answered
 */
export function keepAnswers(person, answered) {
  keep(`told/${person}`, answered);
}

/** @returns {Choice[]} */
export function keptChoices() {
  const choices = kept("choices");
  return Array.isArray(choices) ? choices : [];
}

/**
 * A random name by which the class knows this device; the same until the person leaves it.
 *
 * @returns {string}
 */
export function deviceToken() {
  const known = kept("device");
  if (typeof known === "string" && /^[A-Za-z0-9_-]{32,64}$/.test(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const token = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_");
  keep("device", token);
  return token;
}

/**
 * @param {string} from
 * @param {string} to
 */
function move(from, to) {
  if (!keepsWork()) return;
  const keys = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? "");
  for (const name of keys.filter((one) => one.startsWith(from))) {
    localStorage.setItem(to + name.slice(from.length), localStorage.getItem(name) ?? "");
    localStorage.removeItem(name);
  }
}

/**
 * Another person takes the device: the first one's work is laid aside under their id, not deleted.
 *
 * @param {string} person
 */
export function layAside(person) {
  move(own(), aside(person));
  for (const name of ["me", "device", "choices", "drafts", "restored"]) keep(name, null);
}

/**
 * The person is back on this device.
 *
 * @param {string} person
 */
export function takeBack(person) {
  move(aside(person), own());
}
