/**
 * Movements for tests/test_movement_reference.py: reads a JSON list of lists of changes from standard
 * input and writes what JavaScript makes of each.
 */

import { readFileSync } from "node:fs";

import { movementOf } from "../src/calibration/movement.js";

/** @type {import("../src/calibration/movement.js").Change[][]} */
const questions = JSON.parse(readFileSync(0, "utf-8"));

process.stdout.write(JSON.stringify(questions.map(movementOf)));
