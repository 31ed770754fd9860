/**
 * Builds the scripts and the style of the site into dist/, which is committed.
 *
 *   node build.mjs           writes dist/ and prints the sizes
 *   node build.mjs --check   writes nothing; exit 1 when dist/ does not match its sources
 */

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";

const HERE = new URL("./", import.meta.url);
const DIST = new URL("dist/", HERE);
const COMMAND = "cd generator/frontend && npm ci && node build.mjs";

/** Phones and office computers of about 2021 on. */
const TARGET = ["chrome87", "firefox78", "safari14.1"];

const SCRIPTS = { "taphuan.js": "src/main.js", "taphuan-trainer.js": "src/trainer.js" };
const STYLE = "taphuan.css";

/** Sizes, gzip, that a page may not grow over. */
export const BUDGETS = { "taphuan.css": 8 * 1024, "taphuan.js": 40 * 1024 };

/** @param {string} entry */
async function script(entry) {
  const result = await esbuild.build({
    absWorkingDir: fileURLToPath(HERE),
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    minify: true,
    target: TARGET,
    charset: "utf8",
    legalComments: "eof",
    write: false,
  });
  return result.outputFiles[0].text;
}

/** All of css/ in the order of the file names; addresses in it are relative to the site's assets/. */
async function style() {
  const folder = new URL("css/", HERE);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const text = names.sort().map((name) => readFileSync(new URL(name, folder), "utf-8"));
  const options = { loader: "css", minify: true, target: TARGET, charset: "utf8" };
  const result = await esbuild.transform(
    text.join("\n"),
    /** @type {esbuild.TransformOptions} */ (options),
  );
  return result.code;
}

/**
 * The files of dist/ as their sources make them now.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function buildAll() {
  const entries = Object.entries(SCRIPTS).map(async ([name, entry]) => [name, await script(entry)]);
  return Object.fromEntries([...(await Promise.all(entries)), [STYLE, await style()]]);
}

/** @param {string} text */
export function gzipSize(text) {
  return gzipSync(text, { level: 9 }).length;
}

/** @param {string} name */
function committed(name) {
  try {
    return readFileSync(new URL(name, DIST), "utf-8");
  } catch {
    return null;
  }
}

/** @param {Record<string, string>} files */
function check(files) {
  const stale = Object.keys(files).filter((name) => committed(name) !== files[name]);
  if (stale.length === 0) return;
  console.error(`dist/ does not match its sources: ${stale.join(", ")}\nRun: ${COMMAND}`);
  process.exitCode = 1;
}

/** @param {Record<string, string>} files */
function write(files) {
  mkdirSync(DIST, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(name, DIST), text);
    const bytes = Buffer.byteLength(text);
    console.log(`${name.padEnd(20)} ${String(bytes).padStart(7)} B ${gzipSize(text)} B gzip`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildAll();
  if (process.argv.includes("--check")) check(files);
  else write(files);
}
