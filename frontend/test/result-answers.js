/**
 * Whether result files are accepted, for tests/test_result_schema.py: reads a JSON list of files
 * from standard input and writes a list of true and false.
 */

import { readFileSync } from "node:fs";

import { isResultFile } from "../src/store/result-shape.js";

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(isResultFile)));
