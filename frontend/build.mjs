/**
 * Builds the scripts and the style of the site into dist/, which is committed.
 *
 *   node build.mjs           writes dist/ and prints the sizes
 *   node build.mjs --check   writes nothing; exit 1 when dist/ does not match its sources
 */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import { minify } from "terser";

const HERE = new URL("./", import.meta.url);
const DIST = new URL("../generator/site/assets/dist/", HERE);
const SHARED = new URL("src/page/shared-exports.js", HERE);
export const COMMAND = "make frontend";

/** Phones and office computers of about 2021 on. */
const TARGET = ["chrome87", "firefox78", "safari14.1"];

/** The script of all pages comes first; the others are loaded after it where they are needed. */
const SCRIPTS = {
  "taphuan.js": "src/page/main.js",
  "taphuan-keeper.js": "src/keeper/main.js",
  "taphuan-place.js": "src/keeper/place.js",
  "taphuan-reading.js": "src/page/reading.js",
  "taphuan-rating.js": "src/rating/main.js",
  "taphuan-dossier.js": "src/dossier/main.js",
  "taphuan-feedback.js": "src/dossier/feedback-main.js",
  "taphuan-questions.js": "src/drills/questions.js",
  "taphuan-cases.js": "src/drills/cases.js",
  "taphuan-sorting.js": "src/drills/sorting.js",
  "taphuan-ordering.js": "src/drills/ordering.js",
  "taphuan-unlock.js": "src/exercise/unlock-key.js",
  "taphuan-results.js": "src/results/results-page.js",
  "taphuan-handing.js": "src/results/handing.js",
  "taphuan-own.js": "src/results/own-main.js",
  "taphuan-short.js": "src/short/short-result.js",
  "taphuan-scan.js": "src/short/decoder.js",
  "taphuan-search.js": "src/search/main.js",
  "taphuan-trainer.js": "src/trainer/main.js",
  "taphuan-day.js": "src/trainer/day.js",
  "taphuan-running.js": "src/trainer/running.js",
  "taphuan-slides.js": "src/trainer/slides.js",
  "taphuan-scorm.js": "src/scorm/main.js",
  "taphuan-scorm-page.js": "src/scorm/page.js",
  "taphuan-live.js": "src/live/main.js",
  "taphuan-live-join.js": "src/live/join.js",
  "taphuan-live-check.js": "src/live/check.js",
  "taphuan-live-panel.js": "src/live/panel.js",
  "taphuan-live-projector.js": "src/live/projector.js",
  "taphuan-live-department.js": "src/live/department.js",
  "taphuan-live-trainer.js": "src/live/trainer-pages.js",
};

/** What runs before the script of all pages, or in a thread beside it, can take nothing from it. */
const WHOLE = new Set([
  "src/page/main.js",
  "src/scorm/main.js",
  "src/scorm/page.js",
  "src/board/worker-script.js",
  "src/keeper/main.js",
  "src/trainer/running.js",
  "src/trainer/slides.js",
  "src/live/join.js",
  "src/live/check.js",
  "src/live/panel.js",
  "src/live/projector.js",
  "src/live/department.js",
  "src/live/trainer-pages.js",
]);

/** Names of the files of css/ begin with a number; it says which style they belong to. */
const STYLES = {
  "taphuan.css": /^(1|2[0-5])/,
  "taphuan-home.css": /^27/,
  "taphuan-reading.css": /^28/,
  "taphuan-today.css": /^29/,
  "taphuan-rating.css": /^3/,
  "taphuan-practice.css": /^4[0-2]/,
  "taphuan-feedback.css": /^(35|43)/,
  "taphuan-questions.css": /^4[25]/,
  "taphuan-cases.css": /^(35|42|45)/,
  "taphuan-laying.css": /^4[256]/,
  "taphuan-results.css": /^4[278]/,
  "taphuan-search.css": /^60/,
  "taphuan-trainer.css": /^(42|7)/,
  "taphuan-trainer-pages.css": /^80/,
  "taphuan-running.css": /^82/,
  "taphuan-slides.css": /^84/,
  "taphuan-live.css": /^9[01]/,
  "taphuan-live-pages.css": /^9[12]/,
  "taphuan-live-trainer.css": /^94/,
  "taphuan-scorm.css": /^96/,
};

/** Names the sources that dist/ was made from: tests/test_frontend.py compares it without Node. */
const SOURCES = "sources.txt";

/** Sizes, gzip, that a page may not grow over. */
export const BUDGETS = [
  // a quarter of a kilobyte more than other pages: words of then with those of now
  { size: 8.25 * 1024, files: ["taphuan.css", "taphuan-reading.css", "taphuan-rating.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-home.css", "taphuan-reading.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-practice.css"] },
  // what follows handing in is loaded by then, and no page waits for it
  { size: 9 * 1024, files: ["taphuan.css", "taphuan-practice.css", "taphuan-feedback.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-results.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-reading.css", "taphuan-questions.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-cases.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-laying.css"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-reading.js", "taphuan-rating.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-dossier.js"] },
  { size: 26 * 1024, files: ["taphuan.js", "taphuan-dossier.js", "taphuan-unlock.js"] },
  { size: 26 * 1024, files: ["taphuan.js", "taphuan-questions.js", "taphuan-unlock.js"] },
  { size: 26 * 1024, files: ["taphuan.js", "taphuan-cases.js", "taphuan-unlock.js"] },
  { size: 26 * 1024, files: ["taphuan.js", "taphuan-sorting.js", "taphuan-unlock.js"] },
  { size: 26 * 1024, files: ["taphuan.js", "taphuan-ordering.js", "taphuan-unlock.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-questions.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-cases.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-sorting.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-ordering.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-results.js", "taphuan-short.js"] },
  { size: 4 * 1024, files: ["taphuan-handing.js"] },
  { size: 4 * 1024, files: ["taphuan-own.js"] },
  { size: 8 * 1024, files: ["taphuan-live.js", "taphuan-live.css"] },
];

/**
 * What `src/page/shared-exports.js` hands on, by the whole path of the module it comes from: the
 * script of all pages holds it, the others take it from there. A name that is not handed on stops
 * the build.
 *
 * @returns {Map<string, string>} from a module, as `import.meta.resolve` would name it, to a module in its place
 */
function sharedModules() {
  const text = readFileSync(SHARED, "utf-8");
  const lines = [...text.matchAll(/^import (\{[^}]*\}) from "([^"]*)";$/gm)];
  return new Map(
    lines.map(([, names, module]) => [
      pathOf(module),
      `export const ${names} = globalThis.taphuanShared;`,
    ]),
  );
}

/** @param {string} module as the shared file imports it: a file beside it or a package's file */
function pathOf(module) {
  if (module.startsWith(".")) return fileURLToPath(new URL(module, SHARED));
  return fileURLToPath(import.meta.resolve(module));
}

/** Scripts of threads beside the page, each as text in a module of the page's script. */
const THREADS = [
  { module: "src/board/worker-source.js", name: "WORKER", entry: "src/board/worker-script.js" },
];

/** @param {string} path of one module, whole */
const only = (path) => ({ filter: new RegExp(`^${path.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}$`) });

/** @type {esbuild.Plugin} */
const putInPlace = {
  name: "put-in-place",
  setup(build) {
    for (const [path, contents] of sharedModules()) build.onLoad(only(path), () => ({ contents }));
    for (const { module, name, entry } of THREADS) {
      build.onLoad(only(fileURLToPath(new URL(module, HERE))), async () => ({
        contents: `export const ${name} = ${JSON.stringify(await script(entry))};`,
      }));
    }
  },
};

/** @param {string} entry */
async function script(entry) {
  const result = await esbuild.build({
    absWorkingDir: fileURLToPath(HERE),
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    minify: true,
    target: TARGET,
    supported: { "optional-chain": true }, // but for one fault, which test/build.test.js watches
    charset: "utf8",
    legalComments: "eof",
    plugins: WHOLE.has(entry) ? [] : [putInPlace],
    write: false,
  });
  return smaller(result.outputFiles[0].text);
}

/**
 * The same script without what nobody reads, such as handed-on names that it does not take.
 *
 * @param {string} code
 */
async function smaller(code) {
  const made = await minify(code, {
    ecma: 2019,
    toplevel: true,
    compress: {
      hoist_funs: true,
      keep_fargs: false,
      passes: 3,
      pure_getters: true,
      unsafe_arrows: true,
    },
    format: { comments: /^!/ },
  });
  return `${made.code}\n`;
}

/**
 * Files of css/ in the order of their names; addresses in it are relative to the site's assets/.
 *
 * @param {RegExp} which
 */
async function style(which) {
  const folder = new URL("css/", HERE);
  const names = readdirSync(folder).filter((name) => name.endsWith(".css") && which.test(name));
  const text = names.sort().map((name) => readFileSync(new URL(name, folder), "utf-8"));
  const options = { loader: "css", minify: true, target: TARGET, charset: "utf8" };
  const result = await esbuild.transform(
    text.join("\n"),
    /** @type {esbuild.TransformOptions} */ (options),
  );
  return result.code;
}

/** One SHA-256 over the names and texts of all sources. */
function sourcesHash() {
  const names = ["src", "css"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, HERE), { recursive: true, encoding: "utf-8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((name) => /\.(js|css)$/.test(name)),
  );
  const hash = createHash("sha256");
  for (const name of [...names, "build.mjs", "package-lock.json"].sort()) {
    const text = readFileSync(new URL(name, HERE), "utf-8").replaceAll("\r\n", "\n");
    hash.update(`${name}\n${text}\n`, "utf-8");
  }
  return hash.digest("hex");
}

/**
 * The files of dist/ as their sources make them now.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function buildAll() {
  const scripts = Object.entries(SCRIPTS).map(async ([name, entry]) => [name, await script(entry)]);
  const styles = Object.entries(STYLES).map(async ([name, which]) => [name, await style(which)]);
  const made = await Promise.all([...scripts, ...styles]);
  return Object.fromEntries([...made, [SOURCES, `${sourcesHash()}\n`]]);
}

/**
 * Names of the files of dist/ that do not match.
 *
 * @param {Record<string, string>} files
 */
export function staleFiles(files) {
  return Object.keys(files).filter((name) => committed(name) !== files[name]);
}

/** @param {string} text */
export function gzipSize(text) {
  return gzipSync(text, { level: 9 }).length;
}

/** @param {string} name */
function committed(name) {
  try {
    return readFileSync(new URL(name, DIST), "utf-8").replaceAll("\r\n", "\n");
  } catch {
    return null;
  }
}

/** @param {Record<string, string>} files */
function check(files) {
  const stale = staleFiles(files);
  if (stale.length === 0) return;
  console.error(`dist/ does not match its sources: ${stale.join(", ")}\nRun: ${COMMAND}`);
  process.exitCode = 1;
}

/** @param {Record<string, string>} files */
function write(files) {
  mkdirSync(DIST, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(name, DIST), text);
    if (name === SOURCES) continue;
    const bytes = Buffer.byteLength(text);
    console.log(`${name.padEnd(20)} ${String(bytes).padStart(7)} B ${gzipSize(text)} B gzip`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildAll();
  if (process.argv.includes("--check")) check(files);
  else write(files);
}
