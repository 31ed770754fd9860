/**
 * A browser is not a person: the work of one person is laid aside under a name, and comes back when
 * that person does. Each record is moved by itself, so that it needs no more room than it has.
 */

import { keptStorage } from "../shared/keeping.js";
import { remember, storageKey } from "../shared/storage.js";

/** What a browser remembers beside the work and that is one person's: `storageKey(part, ...)`. */
const PARTS = [
  "calculator",
  "fellows",
  "fresh",
  "handed",
  "hinted",
  "pages",
  "shown",
  "typed",
  "unlock",
];

/** @typedef {{ id: string, name: string, at: string }} LaidAside */

const course = () => String(globalThis.taphuan?.course.id ?? "");
const ofCourse = () => `taphuan/aside/${course()}/`;

/**
 * Where each thing lies while its person works here, by where it lies aside.
 *
 * @returns {[string, string][]}
 */
function places() {
  const work = /** @type {[string, string]} */ ([`taphuan/v1/${course()}/`, "work/"]);
  return [work, ...PARTS.map((part) => here(part))];
}

/**
 * @param {string} part
 * @returns {[string, string]}
 */
const here = (part) => [`taphuan/${course()}/${part}/`, `${part}/`];

/**
 * @param {Storage} storage
 * @param {string} beginning
 */
function keysOf(storage, beginning) {
  const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? "");
  return keys.filter((key) => key.startsWith(beginning));
}

/**
 * Moves all keys that begin so; where there is no room in the middle, everything is put back.
 *
 * @param {Storage} storage
 * @param {[string, string][]} ways from one beginning to another
 */
function move(storage, ways) {
  /** @type {[string, string, string][]} */
  const moved = [];
  try {
    for (const [from, to] of ways) {
      for (const key of keysOf(storage, from)) {
        const text = storage.getItem(key) ?? "";
        storage.setItem(to + key.slice(from.length), text);
        storage.removeItem(key);
        moved.push([key, to + key.slice(from.length), text]);
      }
    }
  } catch (error) {
    for (const [key, other, text] of moved.reverse()) {
      storage.removeItem(other);
      storage.setItem(key, text);
    }
    throw error;
  }
}

/**
 * Those whose work lies aside here, in the order in which it was laid there.
 *
 * @returns {LaidAside[]}
 */
export function laidAside() {
  try {
    const storage = keptStorage();
    if (!storage) return [];
    const about = keysOf(storage, ofCourse()).filter((key) => key.endsWith("/about"));
    const list = about.map((key) => {
      const id = key.slice(ofCourse().length).replace("/about", "");
      return { name: "", at: "", ...JSON.parse(storage.getItem(key) ?? "{}"), id };
    });
    return list.sort((a, b) => (a.at < b.at ? -1 : 1));
  } catch {
    return [];
  }
}

/**
 * Lays aside what is here. False: there was no room, or the browser keeps nothing; then everything is
 * as it was.
 *
 * @param {string} name
 */
export function layAside(name) {
  const at = new Date().toISOString();
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const to = `${ofCourse()}${id}/`;
  return tried((storage) => {
    storage.setItem(`${to}about`, JSON.stringify({ name, at }));
    try {
      move(
        storage,
        places().map(([from, part]) => [from, to + part]),
      );
    } catch (error) {
      storage.removeItem(`${to}about`);
      throw error;
    }
  });
}

/**
 * Brings back what lies aside; nothing of another person may be here.
 *
 * @param {string} id
 */
export function takeBack(id) {
  const from = `${ofCourse()}${id}/`;
  return tried((storage) => {
    move(
      storage,
      places().map(([to, part]) => [from + part, to]),
    );
    storage.removeItem(`${from}about`);
  });
}

/** @param {(storage: Storage) => void} action */
function tried(action) {
  try {
    const storage = keptStorage();
    if (!storage) return false;
    action(storage);
    remember(storageKey("person"), Date.now()); // a changed value tells other open pages
    return true;
  } catch {
    return false;
  }
}
