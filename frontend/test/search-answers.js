/** What the search finds: an index file and queries as JSON in, paths of pages as JSON out. */

import { readFileSync } from "node:fs";

import { SearchIndex } from "../src/search/search-index.js";

const { file, queries } = JSON.parse(readFileSync(0, "utf-8"));
const script = readFileSync(file, "utf-8");
const data = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));
const index = new SearchIndex(data);
const answers = queries.map(
  (/** @type {{ q: string, track: string, standard?: string }} */ { q, track, standard }) =>
    index.search(q, track, standard).pages.map(({ path, words }) => ({ path, words })),
);
process.stdout.write(JSON.stringify(answers));
