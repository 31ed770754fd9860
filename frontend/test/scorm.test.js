import assert from "node:assert/strict";
import { test } from "node:test";

import { Scorm12API, Scorm2004API } from "scorm-again";

import { BitReader, BitWriter } from "../src/scorm/bits.js";
import { FrameStorage } from "../src/scorm/copies.js";
import { SCORM_12, SCORM_2004, timespan12, timespan2004 } from "../src/scorm/dialects.js";
import { findApi, Platform } from "../src/scorm/platform.js";
import { progressOf } from "../src/scorm/progress.js";
import { rememberedFirst } from "../src/scorm/state-1.js";
import { keep, LIMIT, MOST, remembered } from "../src/scorm/state.js";
import { Session } from "../src/scorm/session.js";
import { createStore } from "../src/store/store.js";
import { boundary, dossier, drawing, handIn, metaOf, thinkingTime } from "./scorm-support.js";
import { FakeStorage } from "./storage-support.js";

const HEAD = { token: "0123abcd", slots: new Map([["d01", 0]]) };
const newId = (/** @type {any} */ { exercise, unit = "", handedInAt }) =>
  [...`${exercise}${unit}${handedInAt.slice(0, 19)}`]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 48, 7)
    .toString(16)
    .padStart(16, "0");

/** @param {(store: import("../src/store/practice-types").Store) => void} act */
function keptOf(act) {
  const store = createStore({ id: "x" }, new FakeStorage(), "", newId);
  act(store);
  const { attempts, drafts, opinions, removed = [] } = store.toFile();
  return { attempts, drafts, opinions, removed };
}

/** Whole seconds; drafts without the times of single answers, which stay in the browser. */
function plain(/** @type {any} */ records) {
  const text = JSON.stringify(records, (key, value) => (key === "changed" ? undefined : value));
  return JSON.parse(text.replace(/\.\d+Z/g, ".000Z"));
}

test("numbers and spans come back bit by bit", () => {
  const draw = drawing(5);
  const numbers = Array.from({ length: 300 }, (_, n) => draw(n < 100 ? 4 : 2 ** (n % 31)));
  const bits = new BitWriter();
  for (const n of numbers) {
    bits.count(n);
    bits.span(n);
    bits.write(n % 64, 6);
    bits.flag(n % 2);
  }
  bits.span(-5);
  const reader = new BitReader(bits.text());
  for (const n of numbers) {
    assert.deepEqual(
      [reader.count(), reader.span(), reader.read(6), reader.flag()],
      [n, n, n % 64, n % 2 === 1],
    );
  }
  assert.equal(reader.span(), 0);
  assert.throws(() => reader.read(12), RangeError);
});

test("records of every shape come back letter by letter", () => {
  const sort = { ...boundary("s01"), kind: "sort_evidence", options: ["c03", "none"] };
  const order = { ...boundary("o01"), kind: "order_steps", options: [] };
  const exercises = [dossier("d01"), boundary("b01"), sort, order];
  const kept = keptOf((store) => {
    const first = store.handIn(
      metaOf(exercises[0]),
      {
        "principal-2018-c1": { level: "kha", evidence: ["e1", "e10"], note: "Vì |sao=\nthế?" },
        "principal-2018-c2": { level: "not_enough", flag: true },
        "principal-2018-c3": { level: "none-such", evidence: ["e2", "e1"] },
        "principal-2018-c9": { note: "chỉ một ghi chú" },
        "principal-2018-c12": { level: "tot", evidence: [], flag: false },
      },
      { items: 18, answered: 3 },
    );
    const tally = [
      [1, 0],
      [0, 2],
    ];
    const overall = { given: null, key: "tot" };
    store.markUnlocked(first.id, { items: 18, answered: 3, right: 2, tally, overall });
    const unit = { ...metaOf(exercises[1]), unit: "b01/b3", of: 3 };
    store.handIn(unit, { b3: { level: "dat" } }, { items: 1, answered: 1, right: 1, far: 0 });
    store.handIn(
      metaOf(sort),
      { b1: { bin: "none" }, b2: { bin: "c03" } },
      { items: 8, answered: 2 },
    );
    store.handIn(
      metaOf(order),
      { b1: { place: 0 }, b8: { place: 8 } },
      { items: 8, answered: 8, right: 8 },
    );
    store.saveDraft("b01", exercises[1].keyHash, { b2: { level: "tot", note: "chưa chắc" } });
  });
  const { core, left } = keep(kept, exercises, HEAD);
  assert.match(core, /^[A-Za-z0-9+/=.]+$/);
  assert.deepEqual(left, []);
  const back = /** @type {any} */ (remembered(core, exercises, newId));
  assert.deepEqual([back.token, back.slots], [HEAD.token, HEAD.slots]);
  const byId = (/** @type {any[]} */ list) => list.sort((a, b) => (a.id < b.id ? -1 : 1));
  const numberless = plain(kept.attempts).map((/** @type {any} */ one) => ({ ...one, number: 1 }));
  assert.deepEqual(byId(back.attempts), byId(numberless));
  assert.deepEqual(back.drafts, plain(kept.drafts));
});

test("a later package reads what it still knows and skips the rest", () => {
  const kept = keptOf((store) => {
    for (const id of ["d01", "d02"]) {
      store.handIn(metaOf(dossier(id)), {}, { items: 18, answered: 0, right: 3 });
    }
  });
  const { core } = keep(kept, [dossier("d01"), dossier("d02")], HEAD);
  const later = [boundary("b00"), dossier("d02"), { ...dossier("d01"), keyHash: "f".repeat(16) }];
  assert.deepEqual(
    remembered(core, later, newId)?.attempts.map(({ exercise }) => exercise),
    ["d02"],
  );
});

test("a course far too large keeps its newest results for the longest, and says what is left out", () => {
  const exercises = Array.from({ length: 80 }, (_, n) => dossier(`principal-d${n}`));
  const draw = drawing(11);
  const kept = keptOf((store) => {
    for (const exercise of exercises) {
      for (let n = 0; n < 2; n += 1) {
        const answers = Object.fromEntries(
          exercise.items.map((id) => [
            id,
            {
              level: exercise.options[draw(4)],
              evidence: exercise.papers.filter(() => draw(2)),
              note: `Minh chứng này còn thiếu ngày tháng ${draw(1e6)}`,
            },
          ]),
        );
        store.handIn(metaOf(exercise), answers, { items: 18, answered: 18, right: 9 + n });
      }
    }
  });
  const { core, whole, left } = keep(kept, exercises, HEAD);
  assert.ok(core.length <= LIMIT && core.length > LIMIT / 2, String(core.length));
  assert.ok(whole.length <= MOST && whole.length > LIMIT);
  assert.ok(left.length > 1000);
  const back = remembered(core, exercises, newId);
  assert.equal(new Set(back?.attempts.map((one) => one.exercise)).size, 80);
  assert.ok(back?.attempts.every(({ summary }) => summary.right === 10));
});

test("damaged, foreign or outdated states hold nothing", () => {
  const exercises = [dossier("d01")];
  const kept = keptOf((store) =>
    store.handIn(metaOf(exercises[0]), {}, { items: 18, answered: 18, right: 1 }),
  );
  const { core } = keep(kept, exercises, HEAD);
  for (const bad of [
    "",
    "3abc",
    "2",
    "1!!!",
    core.slice(0, 30),
    `x${core}`,
    core.replace("A", "B"),
  ]) {
    assert.equal(remembered(bad, exercises, newId), null, bad);
    assert.equal(rememberedFirst(bad, exercises, newId), null, bad);
  }
  assert.equal(remembered(`${core}.cut of`, exercises, newId)?.attempts.length, 1);
});

test("what packages of the first version left at a platform is read", () => {
  const text =
    "1NohEBMAYEZQGlDATAZnqAbAIwwUwBwDG4AnCgGYCGkhkK+80A7EygCxMCsSkkcfAb1ABLAC64AtgGdQALmj4ElAHZSA7rgBOucHOgJNwgOYALUXoTLclTXL6gqt2ZAC+cYKAAyAaxOUABACiuPq4KP4AhAA+MbFx8THwYAAOhsqEwsmUADYAtDwKuYSwCAAqJsKA/XgArv6EJoD3eP7eAL+gALqd/O3uoFgw6MhoCFgE5CSo0JD4bPjk5PiQjCzsXDx8giLi0hagKupaOruGpubybh5RnuCUogkd/CNI8PhdYP0liNCoy6wc3Lw4Mw/mtAZcrqIAPZ3OIdTrtIA=";
  const found = rememberedFirst(text, [dossier("d01"), boundary("b01")], newId);
  assert.deepEqual(
    found?.attempts.map((/** @type {any} */ one) => [one.exercise, one.unit, one.summary.right]),
    [
      ["d01", undefined, 1],
      ["b01", "b01/b2", 1],
    ],
  );
  assert.deepEqual(found?.attempts[0].answers, {
    "principal-2018-c1": { level: "kha", evidence: ["e1", "e3"], note: "Thiếu chữ ký", flag: true },
  });
  assert.deepEqual(found?.drafts[0].answers, { b3: { level: "tot" } });
});

test("the score is the mean of the best; locked exercises count once they are opened", () => {
  const open = [dossier("a"), boundary("b", 2)];
  const locked = dossier("c", { locked: true });
  const told = (/** @type {(store: any) => void} */ act) =>
    progressOf([...open, locked], keptOf(act).attempts);
  assert.deepEqual(
    told(() => {}),
    { total: 3, done: 0, score: null },
  );
  const whole = (/** @type {any} */ store, /** @type {any} */ exercise, right = {}) => {
    thinkingTime();
    store.handIn(metaOf(exercise), {}, { items: 18, answered: 18, ...right });
  };
  const unit = (/** @type {any} */ store, /** @type {string} */ item, right = 1) =>
    store.handIn(
      { ...metaOf(open[1]), unit: `b/${item}`, of: 2 },
      {},
      { items: 1, answered: 1, right },
    );
  assert.deepEqual(
    told((store) => {
      whole(store, open[0], { right: 18 });
      whole(store, open[0], { right: 3 });
      unit(store, "b1");
      unit(store, "fresh-1");
    }),
    { total: 3, done: 1, score: 75 },
  );
  const perfect = (/** @type {any} */ store) => {
    whole(store, open[0], { right: 18 });
    unit(store, "b1");
    unit(store, "b2");
    whole(store, locked);
  };
  assert.deepEqual(told(perfect), { total: 3, done: 3, score: 100 });
  assert.deepEqual(
    told((store) => {
      perfect(store);
      whole(store, locked, { right: 9 });
    }),
    { total: 3, done: 3, score: 83 },
  );
});

test("time spans have SCORM's forms", () => {
  assert.equal(timespan12(0), "0000:00:00.00");
  assert.equal(timespan12(3_723_999), "0001:02:03.00");
  assert.equal(timespan12(-5), "0000:00:00.00");
  assert.equal(timespan2004(3_723_999), "PT1H2M3S");
});

test("the interface is found above, in the opener, or nowhere, and a foreign frame does no harm", () => {
  const api = /** @type {any} */ ({ LMSInitialize: () => "true" });
  const newer = /** @type {any} */ ({ Initialize: () => "true" });
  const top = /** @type {any} */ ({ API: api });
  top.parent = top;
  const foreign = /** @type {any} */ ({ parent: top });
  Object.defineProperty(foreign, "API", {
    get: () => {
      throw new Error("SecurityError");
    },
  });
  assert.equal(findApi(/** @type {any} */ ({ parent: foreign }))?.api, api);
  const alone = /** @type {any} */ ({ opener: { parent: top } });
  alone.parent = alone.top = alone;
  assert.equal(findApi(alone)?.api, api);
  top.API_1484_11 = newer;
  assert.equal(findApi(alone, "1.2")?.api, api);
  assert.equal(findApi(alone, "2004")?.dialect, SCORM_2004);
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
  const platform = new Platform(bad, SCORM_12);
  assert.equal(platform.start(), false);
  assert.equal(platform.read("cmi.core.entry"), "");
  assert.equal(platform.commit(), false);
  platform.finish();
});

test("a storage that is blocked or full keeps everything as long as the page lives", () => {
  const full = new FakeStorage();
  full.setItem("old", "1");
  full.room = 8;
  for (const browser of [null, new FakeStorage({ blocked: true }), full]) {
    const storage = new FrameStorage(/** @type {any} */ (browser));
    storage.setItem("key", "a long value");
    assert.equal(storage.getItem("key"), "a long value");
    storage.removeItem("old");
    const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n));
    assert.deepEqual(keys, ["key"]);
    storage.clear();
    assert.equal(storage.length, 0);
  }
});

for (const [scorm, Api, dialect] of /** @type {const} */ ([
  ["1.2", Scorm12API, SCORM_12],
  ["2004", Scorm2004API, SCORM_2004],
])) {
  test(`scorm-again takes every value that a package writes, ${scorm}`, () => {
    const api = /** @type {any} */ (new Api({ autocommit: false, logLevel: 5 }));
    /** @type {string[][]} */
    const refused = [];
    const { write, error } = dialect.methods;
    const watched = new Proxy(api, {
      get: (target, name) => {
        if (name !== write) return target[name];
        return (/** @type {string[]} */ ...values) => {
          const answer = target[name](...values);
          if (String(answer) !== "true") refused.push([...values, target[error]()]);
          return answer;
        };
      },
    });
    const platform = new Platform(watched, dialect);
    assert.ok(platform.start());
    const exercises = [
      dossier("d01"),
      boundary("b01"),
      dossier("d09", { locked: true, right: {} }),
    ];
    const pages = ["primary/index.html", "results.html"];
    const data = { scorm, launch: pages[0], pages, passMark: 50, exercises, words: {} };
    const storage = new FrameStorage(/** @type {any} */ (new FakeStorage()));
    const course = { id: "museum" };
    const session = new Session({ platform, data, course, storage, address: "/" });
    for (const exercise of exercises) handIn(session, exercise, exercise.items.length);
    session.visited("results.html");
    session.send();
    assert.deepEqual(refused, []);
    assert.equal(session.standing, "kept");
    const { score } = scorm === "1.2" ? api.cmi.core : api.cmi;
    assert.equal(score.raw, "100");
    assert.equal(api.cmi.interactions.childArray.length, 3);
    session.finish();
    assert.equal(api.isTerminated(), true);
  });
}
