import assert from "node:assert/strict";
import { test } from "node:test";

import { BUDGETS, buildAll, COMMAND, gzipSize, staleFiles } from "../build.mjs";

const files = await buildAll();

test("the committed dist/ matches its sources", () => {
  assert.deepEqual(staleFiles(files), [], `run: ${COMMAND}`);
});

test("two builds are the same, letter by letter", async () => {
  assert.deepEqual(await buildAll(), files);
});

for (const { size, files: names } of BUDGETS) {
  test(`${names.join(" and ")} stay within ${size} bytes, gzip`, () => {
    const sizes = names.map((name) => gzipSize(files[name]));
    const whole = sizes.reduce((sum, bytes) => sum + bytes, 0);
    assert.ok(whole <= size, `${whole} bytes: ${sizes.join(" + ")}`);
  });
}

test("no script or style asks for anything outside", () => {
  for (const [name, text] of Object.entries(files)) {
    assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|WebSocket|url\(["']?(https?:)?\/\//, name);
  }
});
