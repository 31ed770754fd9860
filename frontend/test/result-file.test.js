import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LARGEST, parseResultFile, readResultFile } from "../src/store/result-file.js";
import { fileName, fileStem, randomPart } from "../src/store/result-file-name.js";
import { attemptFingerprint } from "../src/store/store-records.js";

const FOLDER = new URL("../../tests/cases/results/", import.meta.url);
const text = (/** @type {string} */ name) => readFileSync(new URL(name, FOLDER), "utf-8");

test("a file of this version opens, those of versions 1 to 3 too", () => {
  assert.equal(parseResultFile(text("version-4.json"), "museum").file?.portfolio?.length, 3);
  assert.equal(parseResultFile(text("version-3.json"), "museum").file?.plan?.length, 2);
  assert.equal(parseResultFile(text("version-2.json"), "museum").file?.removed?.length, 1);
  const { file } = parseResultFile(text("version-1.json"), "museum");
  assert.equal(file?.attempts.length, 2);
});

test("a file of version 0 opens, with a fingerprint that fits its answers", () => {
  const { file } = parseResultFile(text("version-0.json"), "museum");
  const [attempt] = file?.attempts ?? [];
  assert.equal(file?.person.nickname, "Lan");
  assert.deepEqual(attempt.answers["guide-2030-g1"], { level: "solid" });
  assert.equal(attempt.fingerprint, attemptFingerprint(attempt));
  assert.deepEqual(
    parseResultFile(text("version-0.json"), "museum").file,
    file,
    "always the same id",
  );
});

/** @param {(file: any) => void} change */
function changed(change) {
  const file = JSON.parse(text("version-1.json"));
  change(file);
  return JSON.stringify(file);
}

for (const [name, content, refusal] of /** @type {const} */ ([
  ["no JSON", "{", "notJson"],
  ["a picture", "\u0089PNG\r\n", "notJson"],
  ["nothing", "", "notJson"],
  ["JSON of something else", '{"a":1}', "notOurs"],
  ["a list", "[]", "notOurs"],
  ["null", "null", "notOurs"],
  ["a newer version", changed((file) => (file.version = 5)), "newer"],
  ["a version that is no number", changed((file) => (file.version = "1")), "damaged"],
  ["another course", changed((file) => (file.course.id = "other")), "otherCourse"],
  ["version 0 of another course", text("version-0.json").replace("museum", "other"), "otherCourse"],
  [
    "version 0 without its list",
    text("version-0.json").replace('"results"', '"result"'),
    "damaged",
  ],
  ["a script for an id", changed((file) => (file.attempts[0].exercise = "<script>")), "damaged"],
  [
    "__proto__ in the answers",
    text("version-1.json").replace('"guide-2030-g2"', '"__proto__"'),
    "damaged",
  ],
  [
    "a wrong type deep inside",
    changed((file) => (file.attempts[0].summary.tally[0][0] = "1")),
    "damaged",
  ],
  ["a key nobody knows", changed((file) => (file.more = 1)), "damaged"],
  ["a part that is missing", changed((file) => delete file.drafts), "damaged"],
])) {
  test(`${name} is refused: ${refusal}`, () => {
    assert.deepEqual(parseResultFile(content, "museum"), { refusal });
  });
}

test("a byte order mark in front does no harm", () => {
  assert.ok(parseResultFile(`\ufeff${text("version-1.json")}`, "museum").file);
});

test("a large file is refused before it is read", async () => {
  const blob = { size: LARGEST + 1, text: () => assert.fail("must not be read") };
  assert.deepEqual(await readResultFile(/** @type {any} */ (blob), "museum"), { refusal: "large" });
});

test("a file that cannot be read is refused", async () => {
  const blob = { size: 1, text: () => Promise.reject(new Error("gone")) };
  assert.deepEqual(await readResultFile(/** @type {any} */ (blob), "museum"), {
    refusal: "damaged",
  });
});

test("files are called after the day that the pages name", () => {
  const known = globalThis.taphuan;
  const course = { id: "museum", file: "ben-cat-20270310" };
  try {
    globalThis.taphuan = { course, strings: {}, standards: {} };
    assert.equal(fileStem(), "ben-cat-20270310");
  } finally {
    globalThis.taphuan = known;
  }
});

test("file names are ASCII and sort by day", () => {
  assert.equal(
    fileName("museum", new Date(2019, 1, 22, 9, 5)),
    "taphuan-museum-20190222-0905.json",
  );
  const [at, name] = [new Date(2019, 1, 22, 9, 5), " Đỗ Thị Hoà (lớp 2) "];
  assert.equal(
    fileName("museum", at, name, "k3f9"),
    "taphuan-museum-do-thi-hoa-lop-2-20190222-0905-k3f9.json",
  );
  assert.match(randomPart(), /^[a-z0-9]{4}$/);
});
