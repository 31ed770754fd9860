import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { compare, NOT_ENOUGH, summarise } from "../src/exercise/scoring.js";

const FILE = new URL("../../tests/cases/scoring/dossier.json", import.meta.url);
const { levels, criteria, key, cases } = JSON.parse(readFileSync(FILE, "utf-8"));

/** @type {import("../src/shared/types").Standard} */
const standard = {
  id: "s",
  short: "S",
  structureHash: "0",
  levels: levels.map((/** @type {string} */ id) => ({ id, name: id, short: id[0] })),
  groups: [{ number: "1", short: "all" }],
  criteria: criteria.map((/** @type {string} */ id) => ({
    id,
    number: id,
    short: id,
    name: id,
    group: 0,
    pivotal: false,
  })),
  ratings: [
    { id: "well", name: "well", short: "w", when: [{ kind: "every", level: 1 }] },
    { id: "ill", name: "ill", short: "i", when: [] },
  ],
};

for (const one of cases) {
  test(one.name, () => {
    const { criteria: found, totals } = compare(one.answers, key, standard);
    for (const [id, expected] of Object.entries(one.criteria)) {
      const got = found.find(({ criterion }) => criterion === id);
      assert.ok(got);
      const flat = /** @type {Record<string, unknown>} */ ({ ...got, ...got.evidence });
      for (const [part, value] of Object.entries(expected))
        assert.deepEqual(flat[part], value, `${id} ${part}`);
    }
    for (const [part, value] of Object.entries(one.totals)) {
      assert.equal(/** @type {Record<string, unknown>} */ (totals)[part], value, part);
    }
  });
}

const CHOICES = [undefined, NOT_ENOUGH, ...levels];

/** Every way to fill in the form, with every paper or none. */
function* everyAnswer() {
  for (const c1 of CHOICES) {
    for (const c2 of CHOICES) {
      for (const c3 of CHOICES) {
        for (const evidence of [undefined, ["e1", "e3", "e4"]]) {
          const chosen = Object.entries({ c1, c2, c3 }).filter(([, level]) => level);
          yield Object.fromEntries(
            chosen.map(([id, level]) => [id, { level, ...(evidence ? { evidence } : {}) }]),
          );
        }
      }
    }
  }
}

test("every answer of a small dossier: the counts add up and the types follow", () => {
  let seen = 0;
  for (const answers of everyAnswer()) {
    seen += 1;
    const { criteria: found, totals } = compare(answers, key, standard);
    const { exact, near, far, apart, missing, items, answered, compared } = totals;
    assert.equal(exact + near + far + apart + missing, items);
    assert.equal(answered, items - missing);
    for (const one of found) {
      const mine = levels.indexOf(one.given);
      const keys = levels.indexOf(key.ratings[one.criterion].level);
      assert.equal(one.gap, mine < 0 || keys < 0 ? null : mine - keys);
      if (one.type === "mustFix")
        assert.ok(Math.abs(one.gap ?? 0) >= 2 || one.evidence.faulty.length);
      if (one.verdict === "missing") assert.equal(one.type, null);
      if (one.verdict === "higher") assert.ok(Number(one.gap) > 0);
      if (one.verdict === "lower") assert.ok(Number(one.gap) < 0);
      assert.equal(
        one.type === "wellDone" || one.type === "goodToKnow",
        ["match", "accepted"].includes(one.verdict),
      );
    }
    const summary = summarise({ criteria: found, totals }, standard);
    assert.equal(
      summary.tally?.flat().reduce((sum, n) => sum + n, 0),
      compared,
    );
    const own = found.filter(({ gap }) => gap !== null);
    assert.deepEqual(
      summary.gaps,
      Object.fromEntries(own.map((one) => [one.criterion, one.accepted ? 0 : one.gap])),
    );
    const off = Object.values(summary.gaps ?? {}).filter(Boolean);
    assert.equal(off.length, near + far, "what is off is what is counted as off");
    assert.equal(summary.overall?.key, null, "the key leaves one criterion open");
  }
  assert.equal(seen, 6 ** 3 * 2);
});
