/**
 * Builds the scripts and the style of the site into dist/, which is committed.
 *
 *   node build.mjs           writes dist/ and prints the sizes
 *   node build.mjs --check   writes nothing; exit 1 when dist/ does not match its sources
 */

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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

/**
 * Every script and style of the site by its name: what it is made of (`from`: a script's entry, or
 * how the names of a style's files in css/ begin) and who hands it out (`in`: the site, the
 * trainer's site alone, packages for learning platforms, the class server). `whole`: it runs
 * before the script of all pages, and can take nothing from it.
 */
const MANIFEST = "bundles.json";
/** @typedef {{ from: string, in: "site" | "trainer" | "scorm" | "class", whole?: boolean }} Bundle */
/** @type {{ scripts: Record<string, Bundle>, styles: Record<string, Bundle> }} */
export const BUNDLES = JSON.parse(readFileSync(new URL(MANIFEST, HERE), "utf-8"));

/** Names the sources that dist/ was made from: tests/test_frontend.py compares it without Node. */
const SOURCES = "sources.txt";

/** Sizes, gzip, that a page may not grow over. */
export const BUDGETS = [
  // a quarter of a kilobyte more than other pages: words of then with those of now
  { size: 8.25 * 1024, files: ["taphuan.css", "taphuan-reading.css", "taphuan-rating.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-home.css", "taphuan-reading.css"] },
  { size: 8.25 * 1024, files: ["taphuan.css", "taphuan-practice.css"] },
  // what follows handing in is loaded by then, and no page waits for it
  { size: 9.5 * 1024, files: ["taphuan.css", "taphuan-practice.css", "taphuan-feedback.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-results.css"] },
  { size: 8.25 * 1024, files: ["taphuan.css", "taphuan-reading.css", "taphuan-questions.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-cases.css"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-arranging.css"] },
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
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-results.js"] },
  { size: 5 * 1024, files: ["taphuan-short.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-plan.js"] },
  { size: 12 * 1024, files: ["taphuan-plan-files.js"] },
  { size: 20 * 1024, files: ["taphuan.js", "taphuan-portfolio.js"] },
  { size: 8 * 1024, files: ["taphuan.css", "taphuan-plan.css"] },
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
        contents: `export const ${name} = ${JSON.stringify(await script(entry, true))};`,
      }));
    }
  },
};

/**
 * @param {string} entry
 * @param {boolean} [whole] nothing of it comes from the script of all pages
 */
async function script(entry, whole = false) {
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
    plugins: whole ? [] : [putInPlace],
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
  for (const name of [...names, "build.mjs", MANIFEST, "package-lock.json"].sort()) {
    const text = readFileSync(new URL(name, HERE), "utf-8").replaceAll("\r\n", "\n");
    hash.update(`${name}\n${text}\n`, "utf-8");
  }
  return hash.digest("hex");
}

/** The manifest as the package reads it: each name, and who hands it out. */
function whoHasWhat() {
  const all = Object.entries({ ...BUNDLES.scripts, ...BUNDLES.styles });
  return `${JSON.stringify(Object.fromEntries(all.map(([name, one]) => [name, one.in])), null, 1)}\n`;
}

/**
 * The files of dist/ as their sources make them now.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function buildAll() {
  const { scripts, styles } = BUNDLES;
  const made = await Promise.all([
    ...Object.entries(scripts).map(async ([name, one]) => [
      name,
      await script(one.from, one.whole),
    ]),
    ...Object.entries(styles).map(async ([name, one]) => [name, await style(RegExp(one.from))]),
  ]);
  return Object.fromEntries([...made, [MANIFEST, whoHasWhat()], [SOURCES, `${sourcesHash()}\n`]]);
}

/**
 * Names of the files of dist/ that do not match, and of those that nothing makes any more.
 *
 * @param {Record<string, string>} files
 */
export function staleFiles(files) {
  return [...new Set([...Object.keys(files), ...readdirSync(DIST)])].filter(
    (name) => committed(name) !== files[name],
  );
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
  for (const name of readdirSync(DIST)) if (!(name in files)) rmSync(new URL(name, DIST));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(new URL(name, DIST), text);
    if (name === SOURCES || name === MANIFEST) continue;
    const bytes = Buffer.byteLength(text);
    console.log(`${name.padEnd(20)} ${String(bytes).padStart(7)} B ${gzipSize(text)} B gzip`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = await buildAll();
  if (process.argv.includes("--check")) check(files);
  else write(files);
}
