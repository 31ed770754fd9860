/**
 * The two SCORM standards, as far as a package speaks them: names of methods and elements, the form
 * of times, and how progress is reported.
 */

/**
 * @typedef {object} Progress
 * @property {number} done
 * @property {number} total
 * @property {number | null} score
 * @property {boolean} passed
 */

/**
 * What is done in one exercise, for the platform's reports.
 *
 * @typedef {object} Interaction
 * @property {string} id
 * @property {string} title
 * @property {string} given
 * @property {string} right empty while the key is locked
 * @property {number | null} share
 * @property {string} at
 * @property {number} took milliseconds
 */

/** @typedef {[element: string, value: string]} Value */

/**
 * @typedef {object} Dialect
 * @property {string} object where the platform hangs its interface
 * @property {Record<"start" | "finish" | "read" | "write" | "commit" | "error", string>} methods
 * @property {Record<
 *   "learner" | "mode" | "credit" | "entry" | "place" | "state" | "exit" | "time" | "score" | "count",
 *   string>} names
 * @property {Record<string, string[]>} ranks of statuses: lowest first; what is unknown ranks lowest
 * @property {(progress: Progress) => Value[]} statuses
 * @property {(score: number) => Value[]} scores
 * @property {(n: number, interaction: Interaction) => Value[]} interaction
 * @property {(ms: number) => string} timespan
 */

const MOST_LETTERS = 250;
const pad = (/** @type {number} */ n, length = 2) => String(n).padStart(length, "0");

/** @param {number} ms */
function clockParts(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
}

/**
 * SCORM 1.2's `HHHH:MM:SS.SS`.
 *
 * @param {number} ms
 */
export function timespan12(ms) {
  const [hours, minutes, seconds] = clockParts(ms);
  return `${pad(Math.min(9999, hours), 4)}:${pad(minutes)}:${pad(seconds)}.00`;
}

/**
 * SCORM 2004's `PT1H2M3S`.
 *
 * @param {number} ms
 */
export function timespan2004(ms) {
  const [hours, minutes, seconds] = clockParts(ms);
  return `PT${hours}H${minutes}M${seconds}S`;
}

/** @param {number | null} share @param {string} wrong */
function resultOf(share, wrong) {
  if (share === null) return "neutral";
  return share === 1 ? "correct" : share === 0 ? wrong : share.toFixed(2);
}

/** @param {string} time */
function timeOfDay(time) {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((n) => pad(n)).join(":");
}

/** @type {Dialect} */
export const SCORM_12 = {
  object: "API",
  methods: {
    start: "LMSInitialize",
    finish: "LMSFinish",
    read: "LMSGetValue",
    write: "LMSSetValue",
    commit: "LMSCommit",
    error: "LMSGetLastError",
  },
  names: {
    learner: "cmi.core.student_id",
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    entry: "cmi.core.entry",
    place: "cmi.core.lesson_location",
    state: "cmi.suspend_data",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    score: "cmi.core.score.raw",
    count: "cmi.interactions._count",
  },
  ranks: { "cmi.core.lesson_status": ["browsed", "incomplete", "failed", "completed", "passed"] },
  statuses: ({ done, total, passed }) => {
    const all = passed ? "passed" : "completed";
    return [["cmi.core.lesson_status", done === total ? all : "incomplete"]];
  },
  scores: (score) => [
    ["cmi.core.score.raw", String(score)],
    ["cmi.core.score.min", "0"],
    ["cmi.core.score.max", "100"],
  ],
  interaction: (n, { id, given, right, share, at, took }) => {
    const own = `cmi.interactions.${n}`;
    /** @type {Value[]} */
    const values = [
      [`${own}.id`, id],
      [`${own}.type`, "fill-in"],
      [`${own}.student_response`, given.slice(0, MOST_LETTERS)],
      [`${own}.result`, resultOf(share, "wrong")],
      [`${own}.time`, timeOfDay(at)],
      [`${own}.latency`, timespan12(took)],
    ];
    if (right) values.push([`${own}.correct_responses.0.pattern`, right.slice(0, MOST_LETTERS)]);
    return values;
  },
  timespan: timespan12,
};

/** @type {Dialect} */
export const SCORM_2004 = {
  object: "API_1484_11",
  methods: {
    start: "Initialize",
    finish: "Terminate",
    read: "GetValue",
    write: "SetValue",
    commit: "Commit",
    error: "GetLastError",
  },
  names: {
    learner: "cmi.learner_id",
    mode: "cmi.mode",
    credit: "cmi.credit",
    entry: "cmi.entry",
    place: "cmi.location",
    state: "cmi.suspend_data",
    exit: "cmi.exit",
    time: "cmi.session_time",
    score: "cmi.score.raw",
    count: "cmi.interactions._count",
  },
  ranks: {
    "cmi.completion_status": ["incomplete", "completed"],
    "cmi.success_status": ["failed", "passed"],
  },
  statuses: ({ done, total, passed }) => [
    ["cmi.completion_status", done === total ? "completed" : "incomplete"],
    ...(passed ? [/** @type {Value} */ (["cmi.success_status", "passed"])] : []),
  ],
  scores: (score) => [
    ["cmi.score.scaled", String(score / 100)],
    ["cmi.score.raw", String(score)],
    ["cmi.score.min", "0"],
    ["cmi.score.max", "100"],
  ],
  interaction: (n, { id, title, given, right, share, at, took }) => {
    const own = `cmi.interactions.${n}`;
    /** @type {Value[]} */
    const values = [
      [`${own}.id`, id],
      [`${own}.type`, "fill-in"],
      [`${own}.learner_response`, given.slice(0, MOST_LETTERS)],
      [`${own}.result`, resultOf(share, "incorrect")],
      [`${own}.timestamp`, `${at.slice(0, 19)}.00Z`],
      [`${own}.latency`, timespan2004(took)],
      [`${own}.description`, title.slice(0, MOST_LETTERS)],
    ];
    if (right) values.push([`${own}.correct_responses.0.pattern`, right.slice(0, MOST_LETTERS)]);
    return values;
  },
  timespan: timespan2004,
};
