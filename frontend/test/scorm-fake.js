/**
 * A learning platform that takes every word of the standard seriously, keeps an account of what it
 * was told, and misbehaves when it is told to.
 */

const NUMBER = /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/;
const COMMON = { mode: ["normal", "browse", "review"], credit: ["credit", "no-credit"] };

/** What may be written, by the standard: element and form of its values. */
const FORMS = {
  1.2: [
    [/^cmi\.core\.lesson_status$/, /^(passed|completed|failed|incomplete|browsed)$/],
    [/^cmi\.core\.lesson_location$/, /^.{0,255}$/],
    [/^cmi\.core\.exit$/, /^(time-out|suspend|logout|)$/],
    [/^cmi\.core\.session_time$/, /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/],
    [/^cmi\.core\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.suspend_data$/, /^[\x20-\x7e]*$/],
    [/^cmi\.interactions\.\d+\.id$/, /^[\x21-\x7e]{1,255}$/],
    [/^cmi\.interactions\.\d+\.time$/, /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/],
    [
      /^cmi\.interactions\.\d+\.type$/,
      /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/,
    ],
    [/^cmi\.interactions\.\d+\.(student_response|correct_responses\.0\.pattern)$/, /^.{1,255}$/],
    [/^cmi\.interactions\.\d+\.result$/, /^(correct|wrong|unanticipated|neutral|\d{1,2}(\.\d+)?)$/],
    [/^cmi\.interactions\.\d+\.latency$/, /^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/],
  ],
  2004: [
    [/^cmi\.completion_status$/, /^(completed|incomplete|not attempted|unknown)$/],
    [/^cmi\.success_status$/, /^(passed|failed|unknown)$/],
    [/^cmi\.location$/, /^.{0,1000}$/],
    [/^cmi\.exit$/, /^(time-out|suspend|logout|normal|)$/],
    [/^cmi\.session_time$/, /^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/],
    [/^cmi\.score\.(raw|min|max)$/, NUMBER],
    [/^cmi\.score\.scaled$/, /^(0(\.\d+)?|1)$/],
    [/^cmi\.suspend_data$/, /^[\x20-\x7e]*$/],
    [/^cmi\.interactions\.\d+\.id$/, /^[\x21-\x7e]{1,4000}$/],
    [
      /^cmi\.interactions\.\d+\.timestamp$/,
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,2}(Z|[+-]\d\d:\d\d)?)?$/,
    ],
    [
      /^cmi\.interactions\.\d+\.type$/,
      /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/,
    ],
    [/^cmi\.interactions\.\d+\.(learner_response|correct_responses\.0\.pattern)$/, /^.{1,250}$/],
    [
      /^cmi\.interactions\.\d+\.result$/,
      /^(correct|incorrect|unanticipated|neutral|\d{1,2}(\.\d+)?)$/,
    ],
    [/^cmi\.interactions\.\d+\.latency$/, /^PT(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/],
    [/^cmi\.interactions\.\d+\.description$/, /^.{1,250}$/],
  ],
};

const NAMES = {
  1.2: {
    methods: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit"],
    error: "LMSGetLastError",
    statuses: { "cmi.core.lesson_status": ["not attempted", "incomplete", "completed", "passed"] },
    score: "cmi.core.score.raw",
    learner: "cmi.core.student_id",
    mode: "cmi.core.lesson_mode",
    credit: "cmi.core.credit",
    entry: "cmi.core.entry",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
  },
  2004: {
    methods: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit"],
    error: "GetLastError",
    statuses: {
      "cmi.completion_status": ["unknown", "incomplete", "completed"],
      "cmi.success_status": ["unknown", "failed", "passed"],
    },
    score: "cmi.score.raw",
    learner: "cmi.learner_id",
    mode: "cmi.mode",
    credit: "cmi.credit",
    entry: "cmi.entry",
    exit: "cmi.exit",
    time: "cmi.session_time",
  },
};

/**
 * @typedef {object} Whims
 * @property {(element: string, value: string) => boolean} refuses
 * @property {boolean} deaf takes nothing, commits nothing
 * @property {boolean} forgets says yes to everything and keeps nothing
 * @property {number | null} cuts keeps this many letters of the state without a word
 */

export class FakeLms {
  /**
   * @param {{ scorm?: "1.2" | "2004", most?: number, learner?: string, mode?: string, credit?: string }} [nature]
   */
  constructor({ scorm = "1.2", most = 4096, learner = "lan", mode, credit } = {}) {
    this.scorm = scorm;
    this.names = NAMES[scorm];
    this.most = most;
    this.learner = learner;
    this.mode = mode ?? COMMON.mode[0];
    this.credit = credit ?? COMMON.credit[0];
    /** @type {Whims} */
    this.whims = { refuses: () => false, deaf: false, forgets: false, cuts: null };
    /** @type {string[]} what the standard forbids and was done */
    this.faults = [];
    /** @type {string[]} falls of score or status */
    this.falls = [];
    /** @type {Map<string, string>} */
    this.kept = new Map();
    this.seconds = 0;
    this.visits = 0;
  }

  newAttempt() {
    this.kept = new Map();
    this.seconds = 0;
    this.visits = 0;
  }

  get isReadOnly() {
    return this.mode !== "normal";
  }

  get score() {
    return this.kept.get(this.names.score) ?? "";
  }

  get statuses() {
    return Object.entries(this.names.statuses).map(
      ([name, ranks]) => this.kept.get(name) ?? ranks[0],
    );
  }

  get count() {
    const found = [...this.kept.keys()].map((key) => /^cmi\.interactions\.(\d+)\.id$/.exec(key));
    return found.filter(Boolean).length;
  }

  /** The interface of one visit. */
  visit() {
    const [start, finish, read, write, commit] = this.names.methods;
    const visit = new Visit(this);
    return {
      [start]: () => visit.start(),
      [finish]: () => visit.finish(),
      [read]: (/** @type {string} */ element) => visit.read(element),
      [write]: (/** @type {string} */ element, /** @type {string} */ value) =>
        visit.write(element, value),
      [commit]: () => visit.commit(),
      [this.names.error]: () => visit.error,
    };
  }

  /** @param {Map<string, string>} now */
  take(now) {
    const before = { score: this.score, statuses: this.statuses };
    for (const [key, value] of now) {
      const cut = key === "cmi.suspend_data" ? (this.whims.cuts ?? Infinity) : Infinity;
      this.kept.set(key, value.slice(0, cut));
    }
    if (before.score !== "" && Number(this.score) < Number(before.score)) {
      this.falls.push(`${before.score} -> ${this.score}`);
    }
    Object.values(this.names.statuses).forEach((ranks, n) => {
      const [old, fresh] = [before.statuses[n], this.statuses[n]];
      if (ranks.indexOf(fresh) < ranks.indexOf(old)) this.falls.push(`${old} -> ${fresh}`);
    });
  }
}

class Visit {
  /** @param {FakeLms} lms */
  constructor(lms) {
    this.lms = lms;
    this.state = "before";
    this.error = "0";
    /** @type {Map<string, string>} */
    this.now = new Map(lms.kept);
    /** @type {Set<string>} */
    this.written = new Set();
  }

  /** @param {string} error @param {string} answer */
  say(error, answer = error === "0" ? "true" : "false") {
    this.error = error;
    return answer;
  }

  start() {
    if (this.state !== "before") return this.say("101");
    this.state = "running";
    const { names, kept, visits, learner, mode, credit } = this.lms;
    const entry = visits === 0 ? "ab-initio" : kept.get(names.exit) === "suspend" ? "resume" : "";
    this.lms.visits += 1;
    for (const [key, value] of Object.entries({ learner, mode, credit, entry })) {
      this.now.set(names[/** @type {"entry"} */ (key)], value);
    }
    this.now.delete(names.exit);
    return this.say("0");
  }

  /** @param {string} element */
  read(element) {
    if (this.state !== "running") return this.say("301", "");
    const { names } = this.lms;
    if (element === "cmi.interactions._count") return this.say("0", String(this.count));
    const writeOnly =
      [names.exit, names.time].includes(element) || /interactions\.\d/.test(element);
    if (writeOnly && this.lms.scorm === "1.2") return this.fault("404", `read ${element}`, "");
    const ranks = /** @type {Record<string, string[]>} */ (names.statuses)[element];
    return this.say("0", this.now.get(element) ?? ranks?.[0] ?? "");
  }

  get count() {
    return [...this.now.keys()].filter((key) => /^cmi\.interactions\.\d+\.id$/.test(key)).length;
  }

  /** @param {string} error @param {string} what @param {string} [answer] */
  fault(error, what, answer) {
    this.lms.faults.push(what);
    return this.say(error, answer);
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  write(element, value) {
    const { lms } = this;
    if (lms.whims.deaf) return this.say("101");
    if (this.state !== "running") return this.fault("301", `write ${element} without a session`);
    const form = FORMS[lms.scorm].find(([name]) => name.test(element))?.[1];
    if (!form) return this.fault("401", `write ${element}`);
    if (typeof value !== "string" || !form.test(value)) {
      return this.fault("405", `${element} = ${value}`);
    }
    if (lms.isReadOnly) return this.fault("403", `${element} in ${lms.mode}`);
    const counts = element.includes("score") || element.includes("status");
    if (lms.credit === "no-credit" && counts) return this.fault("403", `${element} without credit`);
    const index = Number(/interactions\.(\d+)/.exec(element)?.[1] ?? 0);
    if (index > this.count) return this.fault("201", `${element} leaves a gap`);
    if (element === "cmi.suspend_data" && value.length > lms.most) return this.say("405");
    if (lms.whims.refuses(element, value)) return this.say("101");
    this.now.set(element, value);
    this.written.add(element);
    return this.say("0");
  }

  commit() {
    if (this.lms.whims.deaf) return this.say("101");
    if (this.state !== "running") return this.fault("301", "commit without a session");
    if (!this.lms.whims.forgets) {
      this.lms.take(new Map([...this.now].filter(([key]) => this.written.has(key))));
    }
    return this.say("0");
  }

  /** As Moodle does: an attempt of which nothing is known counts as completed when it ends. */
  finish() {
    if (this.state !== "running") return this.fault("301", "finish without a session");
    const { lms } = this;
    const status = "cmi.core.lesson_status";
    if (lms.scorm === "1.2" && !lms.isReadOnly && (this.now.get(status) ?? "") === "") {
      this.now.set(status, "completed");
      this.written.add(status);
    }
    if (!lms.whims.deaf) this.commit();
    this.state = "after";
    const [, hours, minutes, seconds] =
      /(\d+)[:H](\d+)[:M](\d+)/.exec(this.now.get(lms.names.time) ?? "") ?? [];
    if (this.written.has(lms.names.time)) {
      lms.seconds += Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    }
    return this.say("0");
  }
}
