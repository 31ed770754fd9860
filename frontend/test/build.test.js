import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import ts from "typescript";

import { BUDGETS, buildAll, BUNDLES, COMMAND, gzipSize, staleFiles } from "../build.mjs";

const files = await buildAll();
const all = { ...BUNDLES.scripts, ...BUNDLES.styles };

test("the committed dist/ matches its sources", () => {
  assert.deepEqual(staleFiles(files), [], `run: ${COMMAND}`);
});

test("a file that nothing makes any more is told", () => {
  const { "taphuan.css": _, ...others } = files;
  assert.deepEqual(staleFiles(others), ["taphuan.css"]);
});

test("every file of css/ belongs to a style", () => {
  const styles = Object.values(BUNDLES.styles).map(({ from }) => RegExp(from));
  const names = readdirSync(new URL("../css/", import.meta.url));
  const nobodys = names.filter((name) => !styles.some((style) => style.test(name)));
  assert.ok(names.length > 20);
  assert.deepEqual(nobodys, []);
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
    if (all[name]?.in === "class") continue;
    assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|WebSocket|url\(["']?(https?:)?\/\//, name);
  }
});

test("the scripts that only a class server has ask nobody but that server", () => {
  for (const [name, text] of Object.entries(files)) {
    if (all[name]?.in !== "class") continue;
    assert.doesNotMatch(text, /XMLHttpRequest|WebSocket|url\(["']?(https?:)?\/\//, name);
    for (const [, where] of text.matchAll(/(?:\bfetch|EventSource)\((.{8})/g)) {
      assert.match(where, /^[`"]\/class\/$/, name);
    }
  }
});

/**
 * Calls that Chrome 80 to 90 gets wrong (crbug.com/v8/11558): in an optional chain, with arguments
 * after spread ones.
 *
 * @param {string} code
 */
function faultyCalls(code) {
  /** @type {string[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallChain(node) && node.arguments.slice(0, -1).some(ts.isSpreadElement)) {
      found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("x.js", code, ts.ScriptTarget.ES2022, true));
  return found;
}

test("optional calls are such as every browser from 2021 on understands", () => {
  const faulty = ["a?.b(...c, 1)", "a?.(...b, ...c)", "a?.b.c(...d, e)"];
  for (const call of faulty) assert.deepEqual(faultyCalls(`f(${call});`), [call]);
  assert.deepEqual(faultyCalls("a?.b(1, ...c); a.b(...c, 1); a?.b(c)"), []);
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith(".js")) assert.deepEqual(faultyCalls(text), [], name);
  }
});
