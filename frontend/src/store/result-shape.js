/**
 * The shape of what is kept, as hand-written checks: the same as schemas/result.schema.json. Files
 * come from anywhere, and storage may hold anything.
 */

/** @typedef {(value: unknown) => boolean} Check */

/**
 * @param {RegExp} pattern
 * @returns {Check}
 */
const like = (pattern) => (value) => typeof value === "string" && pattern.test(value);

/**
 * @param {number} most
 * @returns {Check}
 */
const text = (most) => (value) =>
  typeof value === "string" && (value.length <= most || [...value].length <= most);

/**
 * @param {number} least
 * @param {number} most
 * @returns {Check}
 */
const integer = (least, most) => (value) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/**
 * @param {Check} item
 * @param {number} most
 * @returns {Check}
 */
const list = (item, most) => (value) =>
  Array.isArray(value) && value.length <= most && value.every(item);

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return !!value && typeof value === "object" && !Array.isArray(value);
}

/**
 * An object with just these fields; a name that ends in `?` may be missing.
 *
 * @param {Record<string, Check>} fields
 * @returns {Check}
 */
function record(fields) {
  const names = Object.keys(fields);
  const needed = names.filter((name) => !name.endsWith("?"));
  const checks = new Map(names.map((name) => [name.replace("?", ""), fields[name]]));
  return (value) =>
    isObject(value) &&
    needed.every((name) => name in value) &&
    Object.keys(value).every((name) => checks.get(name)?.(value[name]));
}

/**
 * An object whose keys are ids.
 *
 * @param {Check} item
 * @param {number} most
 * @returns {Check}
 */
const byId = (item, most) => (value) =>
  isObject(value) &&
  Object.keys(value).length <= most &&
  Object.keys(value).every((key) => id(key) && item(value[key]));

const id = like(/^[a-z0-9][a-z0-9_-]{0,63}$/);
const unit = like(/^[a-z0-9][a-z0-9_-]{0,63}\/[a-z0-9][a-z0-9_-]{0,63}$/);
const hash = like(/^[0-9a-f]{16}$/);
const time = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/);
const kind = like(/^[a-z][a-z0-9_]{0,31}$/);
const count = integer(0, 9999);
/** @type {Check} */
const yesNo = (value) => typeof value === "boolean";
/** @type {Check} */
const idOrNull = (value) => value === null || id(value);

const answer = record({
  "level?": id,
  "bin?": id,
  "fault?": id,
  "rating?": id,
  "option?": id,
  "place?": integer(0, 999),
  "evidence?": list(id, 200),
  "note?": text(4000),
  "flag?": yesNo,
});
const answers = byId(answer, 500);

const summary = record({
  items: count,
  answered: count,
  "right?": count,
  "accepted?": count,
  "near?": count,
  "far?": count,
  "tally?": list(list(count, 20), 20),
  "gaps?": byId(integer(-19, 19), 500),
  "overall?": record({ given: idOrNull, key: idOrNull }),
});

const attempt = record({
  id: hash,
  exercise: id,
  "unit?": unit,
  "of?": integer(1, 999),
  kind,
  standard: id,
  structureHash: hash,
  keyHash: hash,
  number: integer(1, 9999),
  answers,
  summary,
  startedAt: time,
  handedInAt: time,
  fingerprint: like(/^[0-9a-f]{64}$/),
  "unlockedAt?": time,
});
const draft = record({
  exercise: id,
  keyHash: hash,
  answers,
  "changed?": byId(time, 1000),
  startedAt: time,
  savedAt: time,
});
const opinion = record({
  id: hash,
  page: like(/^[a-z0-9_/-]{1,200}$/),
  title: text(300),
  kind: id,
  text: text(4000),
  at: time,
});
/** What a line that a person writes of one criterion has, in a plan and in a portfolio. */
const line = { id: hash, standard: id, track: id, criterion: id, at: time };
const day = like(/^(\d{4}-\d\d-\d\d)?$/);
const levelOrNone = like(/^([a-z0-9][a-z0-9_-]{0,63})?$/);
const planRow = record({
  ...line,
  "entry?": id,
  what: text(400),
  state: like(/^(have|part|missing)?$/),
  keeper: text(200),
  missing: text(1000),
  by: day,
});
const portfolioLines = [
  record({ ...line, what: text(400), kind: like(/^[a-z]{0,20}$/), day, keeper: text(200) }),
  record({ ...line, level: levelOrNone, ask: text(1000) }),
  record({
    ...line,
    who: text(60),
    level: levelOrNone,
    note: text(2000),
    papers: list(hash, 200),
  }),
];
const person = record({ "nickname?": text(60) });

const resultFile = record({
  format: (value) => value === "taphuan-result",
  version: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 4,
  course: record({ id, version: text(60) }),
  savedAt: time,
  person,
  attempts: list(attempt, 5000),
  drafts: list(draft, 1000),
  opinions: list(opinion, 2000),
  "plan?": list(planRow, 2000),
  "portfolio?": list(isPortfolioLine, 2000),
  "given?": (value) => value === true,
  "removed?": list(hash, 5000),
});

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").Attempt}
 */
export function isAttempt(value) {
  return attempt(value);
}

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").Draft}
 */
export function isDraft(value) {
  return draft(value);
}

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").Opinion}
 */
export function isOpinion(value) {
  return opinion(value);
}

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").PlanRow}
 */
export function isPlanRow(value) {
  return planRow(value);
}

/**
 * A paper, a claim, or what a fellow said.
 *
 * @param {unknown} value
 * @returns {value is import("./practice-types").PortfolioLine}
 */
export function isPortfolioLine(value) {
  return portfolioLines.some((check) => check(value));
}

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").Person}
 */
export function isPerson(value) {
  return person(value);
}

/**
 * @param {unknown} value
 * @returns {value is import("./practice-types").ResultFile}
 */
export function isResultFile(value) {
  return resultFile(value);
}
