import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

import { Scorm12API } from "scorm-again";

import { packedAnswers, unpackedAnswers } from "../src/scorm/answers.js";
import { findApi, Platform, timespan } from "../src/scorm/platform.js";
import { progressOf } from "../src/scorm/progress.js";
import { keep, LIMIT, remembered } from "../src/scorm/state.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const HASH = "0123456789abcdef";
const CRITERIA = Array.from({ length: 18 }, (_, n) => `principal-2018-c${n + 1}`);

/** @param {string} id */
const exercise = (id, items = CRITERIA) => ({
  ...{ id, kind: "dossier", standard: "principal-2018", structureHash: HASH, keyHash: HASH },
  items,
});

const meta = (/** @type {string} */ id) => {
  const { items: _, ...rest } = exercise(id);
  return { ...rest, exercise: id };
};

/** A pseudo-random number below `most`, the same on every run. */
const draw = ((seed) => (/** @type {number} */ most) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * most);
})(7);

function fullAnswers(note = "") {
  return Object.fromEntries(
    CRITERIA.map((id) => [
      id,
      {
        level: ["chua_dat", "dat", "kha", "tot"][draw(4)],
        evidence: [`e${1 + draw(7)}`, `e${8 + draw(7)}`],
        flag: draw(2) === 1,
        ...(note ? { note: `${note} ${draw(1e6)}` } : {}),
      },
    ]),
  );
}

test("answers of every shape come back letter by letter", () => {
  const answers = {
    a: { level: "kha", evidence: ["e1", "e10"], note: "Vì |sao=\nthế?", flag: true },
    b: { bin: "none" },
    c: { fault: "other_year", flag: false },
    d: { place: 0 },
    e: { option: "b", evidence: [] },
    "fresh-12": { rating: "dat" },
    g: { note: "only a note" },
  };
  const items = ["a", "b", "missing", "c", "d", "e", "g"];
  assert.deepEqual(unpackedAnswers(packedAnswers(answers, items), items), answers);
  assert.deepEqual(unpackedAnswers(packedAnswers({}, items), items), {});
});

test("what fits is kept whole, units and unlocked attempts too", () => {
  const store = createStore({ id: "x" }, new FakeStorage());
  const first = store.handIn(meta("d01"), fullAnswers("Ghi chú"), { items: 18, answered: 18 });
  store.markUnlocked(first.id, {
    items: 18,
    answered: 18,
    right: 9,
    tally: [
      [1, 0],
      [0, 2],
    ],
  });
  store.handIn(
    { ...meta("b"), unit: "b/b01", of: 2 },
    { b01: { level: "dat" } },
    { items: 1, answered: 1, right: 1 },
  );
  store.saveDraft("d02", HASH, { "principal-2018-c2": { level: "tot" } });
  const exercises = [exercise("d01"), exercise("d02"), exercise("b", ["b01", "b02"])];
  const { attempts, drafts: timed } = store.toFile();
  const drafts = timed.map(({ changed: _, ...draft }) => draft); // times of single answers stay here
  const back = remembered(keep({ attempts, drafts: timed }, exercises), exercises);
  const whole = (/** @type {any} */ one) =>
    JSON.parse(JSON.stringify(one).replace(/\.\d+Z/g, ".000Z"));
  assert.deepEqual(back, { attempts: attempts.map(whole), drafts: drafts.map(whole) });
});

test("a whole course stays below the limit, the newest results for the longest", () => {
  const store = createStore({ id: "x" }, new FakeStorage());
  const exercises = Array.from({ length: 60 }, (_, n) => exercise(`principal-2018-primary-d${n}`));
  for (const { id } of exercises) {
    const note = "Minh chứng này còn thiếu ngày tháng và chữ ký của tổ trưởng ".repeat(8);
    for (let n = 0; n < 2; n += 1) {
      store.handIn(meta(id), fullAnswers(note), { items: 18, answered: 18, right: 9 + n });
    }
    store.saveDraft(id, HASH, fullAnswers(note));
  }
  const { attempts, drafts } = store.toFile();
  const text = keep({ attempts, drafts }, exercises);
  assert.ok(text.length <= LIMIT && text.length > LIMIT / 2, String(text.length));
  assert.match(text, /^[A-Za-z0-9+/=]+$/);
  const back = remembered(text, exercises);
  assert.equal(new Set(back.attempts.map((one) => one.exercise)).size, 60);
  assert.ok(back.attempts.every(({ summary }) => summary.right === 10));
});

test("damaged, foreign or outdated states hold nothing", () => {
  const exercises = [exercise("d01")];
  const store = createStore({ id: "x" }, new FakeStorage());
  store.handIn(meta("d01"), fullAnswers(), { items: 18, answered: 18 });
  const text = keep({ attempts: store.attempts(), drafts: [] }, exercises);
  const nothing = { attempts: [], drafts: [] };
  for (const bad of ["", "2abc", "1", "1!!!", text.slice(0, 40), `x${text}`]) {
    assert.deepEqual(remembered(bad, exercises), nothing, bad);
  }
  assert.deepEqual(remembered(text, [{ ...exercises[0], keyHash: "f".repeat(16) }]), nothing);
  assert.equal(remembered(text, exercises).attempts.length, 1);
});

test("score and progress count the latest attempt of every exercise and unit", () => {
  const store = createStore({ id: "x" }, new FakeStorage());
  const exercises = [exercise("a"), exercise("b"), exercise("c"), exercise("d")];
  const of = 2;
  assert.deepEqual(progressOf(exercises, store), { total: 4, done: 0, handedIn: false, score: 0 });
  store.handIn(meta("a"), {}, { items: 4, answered: 4, right: 4 });
  store.handIn(meta("a"), {}, { items: 4, answered: 4, right: 3 });
  store.handIn({ ...meta("b"), unit: "b/x", of }, {}, { items: 1, answered: 1, right: 1 });
  store.handIn(meta("c"), {}, { items: 4, answered: 4 });
  const latest = store.attempts("a").find(({ summary }) => summary.right === 3);
  const expected = latest?.number === 2 ? 0.75 : 1;
  const score = Math.round(((expected + 0.5) / 4) * 100);
  assert.deepEqual(progressOf(exercises, store), { total: 4, done: 2, handedIn: true, score });
});

test("time spans have SCORM's form", () => {
  assert.equal(timespan(0), "0000:00:00.00");
  assert.equal(timespan(3_723_999), "0001:02:03.00");
  assert.equal(timespan(-5), "0000:00:00.00");
});

test("the interface is found above, in the opener, or nowhere, and a foreign frame does no harm", () => {
  const api = /** @type {any} */ ({ LMSInitialize: () => "true" });
  const top = /** @type {any} */ ({ API: api });
  top.parent = top;
  const foreign = /** @type {any} */ ({ parent: top });
  Object.defineProperty(foreign, "API", {
    get: () => {
      throw new Error("SecurityError");
    },
  });
  assert.equal(findApi(/** @type {any} */ ({ parent: foreign })), api);
  const alone = /** @type {any} */ ({ opener: { parent: top } });
  alone.parent = alone.top = alone;
  assert.equal(findApi(alone), api);
  const none = /** @type {any} */ ({});
  none.parent = none;
  assert.equal(findApi(none), null);
});

test("a platform that throws or refuses stops nothing", () => {
  const bad = /** @type {any} */ ({
    LMSInitialize: () => {
      throw new Error("no");
    },
  });
  const platform = new Platform(bad);
  assert.equal(platform.start(), false);
  assert.equal(platform.read("cmi.core.entry"), "");
  platform.finish();
});

/** scorm-again with an answer to every value: what a strict platform accepts. */
function strictPlatform() {
  const api = new Scorm12API({ autocommit: false, logLevel: 5, mastery_override: false });
  return /** @type {any} */ (api);
}

test("scorm-again takes every value that a page of the package writes", async () => {
  const api = strictPlatform();
  /** @type {string[][]} */
  const errors = [];
  const watched = new Proxy(api, {
    get: (target, name) => {
      const value = target[name];
      if (typeof value !== "function") return value;
      return (/** @type {any[]} */ ...values) => {
        const answer = value.apply(target, values);
        if (name === "LMSSetValue" && String(answer) !== "true") {
          errors.push([...values, api.LMSGetLastError()]);
        }
        return answer;
      };
    },
  });
  const exercises = [exercise("d01"), exercise("d02")];
  const page = openPage(watched, exercises, new FakeStorage());
  page.store.handIn(meta("d01"), fullAnswers("một ghi chú"), { items: 18, answered: 18, right: 9 });
  page.leave();
  assert.deepEqual(errors, []);
  assert.equal(api.cmi.core.score.raw, "25");
  assert.equal(api.cmi.core.lesson_status, "incomplete");
  assert.equal(api.cmi.core.lesson_location, "primary/d01.html");
  assert.ok(api.cmi.suspend_data.length <= LIMIT);
  const { suspend_data: kept } = api.cmi;

  const next = strictPlatform();
  next.loadFromJSON({ suspend_data: kept, core: { entry: "resume" } }, "cmi");
  const elsewhere = openPage(next, exercises, new FakeStorage());
  assert.equal(elsewhere.store.attempts("d01").length, 1);
  elsewhere.store.handIn(meta("d02"), {}, { items: 18, answered: 0, right: 18 });
  elsewhere.leave();
  assert.equal(next.cmi.core.lesson_status, "completed");
  assert.equal(next.cmi.core.score.raw, "75");
});

test("two learners on one computer do not see each other's results", () => {
  const storage = new FakeStorage();
  const exercises = [exercise("d01")];
  const pages = ["lan", "minh"].map((name) => {
    const api = strictPlatform();
    api.loadFromJSON({ core: { student_id: name } }, "cmi");
    return openPage(api, exercises, storage);
  });
  pages[0].store.handIn(meta("d01"), {}, { items: 18, answered: 0 });
  assert.equal(pages[0].store.attempts().length, 1);
  assert.equal(pages[1].store.attempts().length, 0);
});

const BUNDLE = readFileSync(
  new URL("../../generator/site/assets/dist/taphuan-scorm.js", import.meta.url),
  "utf-8",
);

/**
 * A page of the package, as the committed bundle makes it, with as much browser as it needs.
 *
 * @param {any} api
 * @param {any[]} exercises
 * @param {FakeStorage} storage
 */
function openPage(api, exercises, storage) {
  /** @type {Record<string, (event?: any) => void>} */
  const listeners = {};
  class Script {
    src = "http://lms.test/package/assets/taphuan-scorm.js";
  }
  const scope = /** @type {any} */ ({
    ...{ URL, TextEncoder, crypto, console, setTimeout, clearTimeout, localStorage: storage },
    HTMLScriptElement: Script,
    document: { currentScript: new Script() },
    location: { href: "http://lms.test/package/primary/d01.html?x#y" },
    sessionStorage: new FakeStorage(),
    addEventListener: (/** @type {string} */ name, /** @type {any} */ act) =>
      (listeners[name] = act),
    taphuan: { course: { id: "museum", version: "1" } },
    taphuanPackage: { launch: "primary/index.html", exercises },
    API: api,
  });
  scope.window = scope.parent = scope.top = scope;
  runInContext(BUNDLE, createContext(scope));
  return { store: scope.taphuanStore, leave: () => listeners.pagehide() };
}
