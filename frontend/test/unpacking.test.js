/** Zips of result files on the board. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { strToU8, zipSync } from "fflate";

import { intake } from "../src/board/intake.js";
import { likelyResults, readFiles } from "../src/board/reading.js";
import { unpacked } from "../src/board/unpacking.js";
import { course, entry, storeOf } from "./board-support.js";

const good = entry("lan.json", storeOf({ d1: "good fair top" }, "Lan")).text;

/** @param {Record<string, string>} files */
function zip(files, name = "lop.zip") {
  const held = Object.entries(files).map(([one, text]) => [one, strToU8(text)]);
  return new File([/** @type {BlobPart} */ (zipSync(Object.fromEntries(held)))], name);
}

/** @param {File[]} files */
const names = async (files) => (await unpacked(files)).map(({ name }) => name);

test("what can be a result file comes out of a zip, the rest stays in it", async () => {
  const files = {
    "lop 1/lan.json": good,
    "an.txt": "{}",
    "anh.jpg": "x",
    "__MACOSX/lan.json": "x",
    "sub/.json": "x",
    "huge.json": " ".repeat(5 * 1024 * 1024 + 1),
  };
  const plain = new File(["{}"], "b.json");
  assert.deepEqual(await names([zip(files), plain]), [
    "lop.zip/lop 1/lan.json",
    "lop.zip/an.txt",
    "b.json",
  ]);
  const entries = await readFiles(await unpacked([zip(files)]), () => {});
  assert.equal(intake(course(), entries).people[0].name, "Lan");
  assert.deepEqual(likelyResults([zip({}), plain]).length, 2);
});

test("a zip that cannot be opened, or that holds nothing of ours, is refused by name", async () => {
  const broken = new File([await zip({ "a.json": good }).slice(0, 60).arrayBuffer()], "cut.zip");
  const empty = zip({ "anh.jpg": "x" }, "pictures.zip");
  const entries = await readFiles(await unpacked([broken, empty]), () => {});
  assert.deepEqual(
    intake(course(), entries).refused.map(({ name, reason }) => [name, reason]),
    [
      ["cut.zip", "zip"],
      ["pictures.zip", "zip"],
    ],
  );
});

test("a zip that lies about its sizes gives no more than it says", async () => {
  const bytes = new Uint8Array(await zip({ "a.json": "1".repeat(100_000) }).arrayBuffer());
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 7, true);
  }
  const [file] = await unpacked([new File([bytes], "lie.zip")]);
  assert.ok(file.size <= Math.max(bytes.length, 7), `${file.size}`);
});
