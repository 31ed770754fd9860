import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { broughtIn } from "../src/board/bringing.js";
import { intake } from "../src/board/intake.js";
import { findingOf } from "../src/board/finding.js";
import { course, entry, storeOf } from "./board-support.js";

const board = course();
const LARGEST = 5 * 1024 * 1024;
const old = JSON.stringify({
  format: "taphuan-result",
  version: 0,
  course: board.id,
  savedAt: "2019-02-20T08:00:00Z",
  results: [],
});

/** Files of as many people; of six in a row two are good, one was changed by hand, three are refused. */
function manyFiles(count = 120) {
  return Array.from({ length: count }, (_, n) => {
    const good = entry("good", storeOf({ d1: "good fair top", d2: "low low -" }, `Lan ${n}`)).text;
    const bad = ["{}", good.slice(0, 99), good.replace(/"version":\d/, '"version":9')];
    const texts = [
      good,
      old.replace("results", `nickname":"Lan ${n}","results`),
      good.replace('"level":"good"', '"level":"low"'),
      ...bad,
    ];
    return new File([texts[n % texts.length]], `${n}.json`);
  });
}

/** @typedef {{ course: string, texts: string[] }} Batch */

/** A thread that does what worker-script.js does, unless a test says otherwise. */
class Thread {
  /** @type {Batch[]} */
  static sent = [];
  static ended = 0;
  /** @type {(thread: Thread, batch: Batch) => void} */
  static answer = Thread.check;
  /** @type {(event: { data: unknown }) => void} */
  onmessage = () => {};
  /** @type {(event: { preventDefault: () => void }) => void} */
  onerror = () => {};

  /**
   * @param {Thread} thread
   * @param {Batch} batch
   */
  static check(thread, { course, texts }) {
    thread.onmessage({ data: texts.map((text) => findingOf(text, course)) });
  }

  /** @param {Batch} batch */
  postMessage(batch) {
    Thread.sent.push(structuredClone(batch));
    setTimeout(() => Thread.answer(this, batch));
  }

  terminate() {
    Thread.ended += 1;
  }
}

const { Worker } = globalThis;
afterEach(() => {
  globalThis.Worker = Worker;
});

/**
 * @param {unknown} worker
 * @param {typeof Thread.answer} [answer]
 */
function threads(worker, answer = Thread.check) {
  Object.assign(Thread, { sent: [], ended: 0, answer });
  globalThis.Worker = /** @type {typeof Worker} */ (worker);
}

/** @param {File[]} files */
async function withThread(files) {
  return intake(board, await broughtIn(board, files, () => {}, "the thread's script"));
}

/** @param {File[]} files */
async function withoutThread(files) {
  return intake(board, await broughtIn(board, files, () => {}, ""));
}

test("what a thread has looked at comes out as if the page had", async () => {
  threads(Thread);
  const files = manyFiles();
  const found = await withThread(files);
  assert.deepEqual(found, await withoutThread(files));
  assert.deepEqual(new Set(found.apart.map(({ reason }) => reason)), new Set(["changed"]));
  assert.deepEqual([found.refused.length, found.people.length], [60, 60]);
  assert.deepEqual(
    Thread.sent.map(({ texts }) => texts.length),
    [50, 50, 20],
  );
  assert.equal(Thread.ended, 1);
});

test("the page takes the thread's word, and does not look again", async () => {
  threads(Thread, (thread, { texts }) =>
    thread.onmessage({ data: texts.map(() => ({ refusal: "damaged" })) }),
  );
  const { refused, people } = await withThread(manyFiles());
  assert.deepEqual([refused.length, people.length], [120, 0]);
});

test("a few files need no thread", async () => {
  threads(Thread);
  const { people } = await withThread(manyFiles(6));
  assert.deepEqual([people.length, Thread.sent.length], [3, 0]);
});

test("boards, short results and what is too large stay with the page", async () => {
  threads(Thread);
  const others = ['{"format": "taphuan-board", "version": 1}', " th1:ABC", " ".repeat(LARGEST + 1)];
  await withThread([...others.map((text, n) => new File([text], `other ${n}`)), ...manyFiles()]);
  assert.equal(Thread.sent.flatMap(({ texts }) => texts).length, 120);
});

test("long texts are sent sooner than short ones", async () => {
  threads(Thread);
  const files = manyFiles(60);
  await withThread([
    ...files.slice(0, 3),
    new File([`"${"x".repeat(1_000_000)}"`], "long"),
    ...files.slice(3),
  ]);
  assert.deepEqual(
    Thread.sent.map(({ texts }) => texts.length),
    [4, 50, 7],
  );
});

class Forbidden {
  constructor() {
    throw new Error("not here");
  }
}

/** @type {[string, unknown, typeof Thread.answer][]} */
const FAILING = [
  ["is not to be had", Forbidden, () => {}],
  ["fails at once", Thread, (thread) => thread.onerror({ preventDefault() {} })],
  [
    "fails on the second batch",
    Thread,
    (thread, batch) =>
      Thread.sent.length < 2
        ? Thread.check(thread, batch)
        : thread.onerror({ preventDefault() {} }),
  ],
];

for (const [what, worker, answer] of FAILING) {
  test(`a thread that ${what} costs nothing but time`, async () => {
    threads(worker, answer);
    const files = manyFiles();
    assert.deepEqual(await withThread(files), await withoutThread(files));
  });
}

test("a thread that stays silent is not waited for", { timeout: 20_000 }, async () => {
  threads(Thread, () => {});
  const files = manyFiles();
  assert.deepEqual(await withThread(files), await withoutThread(files));
  assert.equal(Thread.ended, 1);
});
