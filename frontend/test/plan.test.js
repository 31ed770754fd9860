import assert from "node:assert/strict";
import { test } from "node:test";

import { counts, isBare, joined, plansOf } from "../src/plan/rows.js";
import { createStore } from "../src/store/store.js";
import { FakeStorage } from "./storage-support.js";

const COURSE = { id: "museum", version: "1" };
const CRITERIA = ["g1", "g2"];

/** @param {Partial<import("../src/store/practice-types").PlanRow>} [parts] */
const row = (parts = {}) => ({
  standard: "guide-2030",
  track: "all",
  criterion: "g1",
  what: "Visitor book",
  state: /** @type {const} */ (""),
  keeper: "",
  missing: "",
  by: "",
  ...parts,
});

/**
 * @param {string} name
 * @param {...Partial<import("../src/store/practice-types").PlanRow>} rows
 */
function fileOf(name, ...rows) {
  const store = createStore(COURSE, new FakeStorage());
  for (const parts of rows) store.saveRow(row(parts));
  return { name, file: store.toFile() };
}

test("rows are counted by their state, and those past their day that are not complete", () => {
  const { file } = fileOf(
    "An",
    { state: "have", by: "2030-01-01" },
    { state: "missing", by: "2030-01-01" },
    { state: "part", by: "2030-03-01" },
    {},
  );
  const { plan = [] } = file;
  const found = counts(plan, "2030-02-01");
  assert.deepEqual(found, { n: 4, have: 1, part: 1, missing: 1, open: 1, late: 1 });
  assert.equal(counts(plan, "2030-01-01").late, 0, "the day itself is not past");
  assert.deepEqual(plan.map(isBare).sort(), [false, false, false, true]);
});

test("what several people wrote of one thing stands in one row, with who said what", () => {
  const plans = plansOf([
    fileOf("An", { entry: "e1", state: "have", keeper: "văn thư" }),
    fileOf("Bình", { entry: "e1", what: "Sổ khách", state: "missing", keeper: "văn thư" }),
    fileOf("Chi", { what: " visitor  BOOK", by: "2030-01-01" }, { criterion: "g2", what: "Plan" }),
  ]);
  const rows = joined(plans, CRITERIA);
  assert.deepEqual(
    rows.map(({ criterion, who }) => [criterion, who]),
    [
      ["g1", ["An", "Bình"]],
      ["g1", ["Chi"]],
      ["g2", ["Chi"]],
    ],
  );
  const [first] = rows;
  assert.deepEqual(first.differs, ["state"], "an empty field contradicts nobody");
  assert.deepEqual(first.said.state, [
    { value: "have", who: ["An"] },
    { value: "missing", who: ["Bình"] },
  ]);
  assert.deepEqual(first.said.keeper, [{ value: "văn thư", who: ["An", "Bình"] }]);
  assert.equal(first.what, "Sổ khách", "as it was written last");
});

test("the same words in capitals and with other spaces are the same thing", () => {
  const plans = plansOf([
    fileOf("An", { what: "Visitor book" }),
    fileOf("Bình", { what: " visitor  BOOK" }),
  ]);
  assert.deepEqual(
    joined(plans, CRITERIA).map(({ who }) => who),
    [["An", "Bình"]],
  );
});

test("two files of one person give each row once, and what was taken back is out", () => {
  const storage = new FakeStorage();
  const store = createStore(COURSE, storage);
  const kept = store.saveRow(row());
  const gone = store.saveRow(row({ what: "Old list" }));
  const before = { name: "An", file: store.toFile() };
  store.saveRow({ ...kept, keeper: "the desk" });
  store.removeRow(gone.id);
  const after = { name: "An", file: store.toFile() };
  for (const files of [
    [before, after],
    [after, before],
  ]) {
    const [plan, ...more] = plansOf(files);
    assert.deepEqual(more, []);
    assert.deepEqual(
      plan.rows.map(({ keeper }) => keeper),
      ["the desk"],
    );
  }
});
