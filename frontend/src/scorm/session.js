/**
 * One visit: what the platform remembers comes in, what the person does goes out, and what the
 * platform refuses is kept and sent again. What the platform holds is a floor: neither score nor
 * status falls, and opening alone writes nothing of them.
 *
 * @import { Draft, Records, Store } from "../store/practice-types"
 * @import { Progress } from "./dialects.js"
 * @import { Platform } from "./platform.js"
 * @import { PackageData } from "./types"
 * @import { Note } from "./notes.js"
 * @import { Head } from "./state.js"
 */

import { createStore } from "../store/store.js";
import { Copies, FrameStorage } from "./copies.js";
import { interactionOf } from "./interactions.js";
import { progressOf } from "./progress.js";
import { rememberedFirst } from "./state-1.js";
import { keep, remembered } from "./state.js";

const QUIET_MS = 400;
const FIRST_RETRY_MS = 4000;
const LAST_RETRY_MS = 60000;

/**
 * connected: there is nothing to send yet.
 *
 * @typedef {"connected" | "sending" | "kept" | "failing" | "browse" | "review"} Standing
 */

/**
 * @typedef {object} Setting
 * @property {Platform} platform that was started
 * @property {PackageData} data
 * @property {{ id: string, version?: unknown }} course
 * @property {Storage} storage
 * @property {string} address of the package
 */

export class Session {
  /** @type {Standing} */
  standing = "connected";
  /** @type {Date | null} */
  sentAt = null;
  /** @type {Note[]} notes that the platform has no room for */
  left = [];
  /** @type {Progress | null} as the platform last got it */
  reported = null;
  /** @type {() => void} */
  onStanding = () => undefined;
  takesMuch = true;
  retryMs = FIRST_RETRY_MS;
  page = "";
  begunAt = Date.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer = undefined;

  /** @param {Setting} setting */
  constructor({ platform, data, course, storage, address }) {
    this.platform = platform;
    this.data = data;
    this.address = address;
    this.course = course;
    const { names, ranks } = platform.dialect;
    const mode = platform.read(names.mode);
    this.readOnly = mode === "browse" || mode === "review";
    this.counts = platform.read(names.credit) !== "no-credit" && !this.readOnly;
    this.copies = new Copies(storage, course.id, platform.read(names.learner));
    this.storage = this.readOnly ? new FrameStorage(null) : storage;
    const score = platform.read(names.score);
    this.floor = score === "" ? null : Number(score) || 0;
    /** @type {Map<string, number>} rank of each status that the platform holds; -1: none */
    this.ranks = new Map(
      Object.entries(ranks).map(([name, rising]) => [name, rising.indexOf(platform.read(name))]),
    );
    if (this.readOnly) this.standing = mode === "browse" ? "browse" : "review";
    const { token, slots, records } = this.remembered(platform.read(names.state));
    this.token = token;
    this.slots = slots;
    this.store = createStore(course, this.storage, this.prefix, this.copies.newId);
    /** All that was known in this visit: clearing the browser takes nothing from the platform. */
    this.all = createStore(course, new FrameStorage(null), "", this.copies.newId);
    this.take(records);
    if (!this.readOnly) this.tellBegun();
    if (this.copies.about(token)?.pending) this.changed();
  }

  /**
   * @param {string} text as the platform remembers it
   * @returns {Head & { records: Records }}
   */
  remembered(text) {
    const { exercises } = this.data;
    const { copies } = this;
    const state = remembered(text, exercises, copies.newId);
    if (state) return { token: state.token, slots: state.slots, records: state };
    const first = rememberedFirst(text, exercises, copies.newId) ?? { attempts: [], drafts: [] };
    const damaged = /^2([0-9a-f]{8})/.exec(text)?.[1];
    const token = damaged ?? copies.begun(this.address);
    return { token, slots: new Map(), records: { ...first, opinions: [] } };
  }

  get prefix() {
    return this.copies.prefix(this.token);
  }

  /** @param {Records} records */
  take(records) {
    this.store.take(records);
    this.all.take(this.store.toFile());
  }

  /** The page where the person stopped, or the first one. */
  get firstPage() {
    const last = this.platform.read(this.platform.dialect.names.place);
    const known = this.data.pages.includes(last);
    this.page = known ? last : this.data.launch;
    return this.page;
  }

  /**
   * An attempt without a status would count as completed when it ends: so it is said to be begun.
   */
  tellBegun() {
    if (!this.counts) return;
    const [[name, value]] = this.platform.dialect.statuses({ ...NOTHING });
    if (this.ranks.get(name) !== -1) return;
    this.platform.write([name, value]);
    this.platform.commit();
  }

  // --- what happens in the frame -------------------------------------------------------------

  /** Something was written: it goes out when the person pauses. */
  changed() {
    if (this.readOnly) return;
    this.copies.mark(this.token, { address: this.address, pending: true });
    this.become("sending");
    this.soon(QUIET_MS);
  }

  /** @param {string} page that is shown now */
  visited(page) {
    if (this.readOnly || page === this.page || !this.data.pages.includes(page)) return;
    this.page = page;
    this.soon(QUIET_MS);
  }

  /** @param {number} ms */
  soon(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), ms);
  }

  /** Whether something waits to be sent. */
  get isPending() {
    return this.standing === "sending" || this.standing === "failing";
  }

  /** Sends what waits; tries again later where the platform refuses. */
  send() {
    clearTimeout(this.timer);
    if (this.readOnly) return;
    if (this.standing === "failing") this.platform.revive();
    const done = this.isPending ? this.sendWork() : this.sendPlace();
    if (done) {
      this.retryMs = FIRST_RETRY_MS;
      return;
    }
    this.soon(this.retryMs);
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
  }

  sendWork() {
    this.all.take(this.store.toFile());
    const work = this.work;
    const progress = this.progress(work.attempts);
    const taken = [this.sendState(work), ...this.sendProgress(progress)].every(Boolean);
    this.sendInteractions(work.attempts);
    const arrived = this.sendPlace() && taken;
    if (arrived) this.arrived(progress);
    this.become(arrived ? "kept" : "failing");
    return arrived;
  }

  /** @param {Progress} progress */
  arrived(progress) {
    this.reported = progress;
    this.sentAt = new Date();
    const { attempts, drafts, opinions, plan = [], portfolio = [] } = this.store.toFile(true);
    const kept = [...attempts, ...drafts, ...opinions, ...plan, ...portfolio];
    const isCleared = kept.length === 0;
    this.copies.mark(this.token, isCleared ? null : { pending: false, sent: true });
  }

  get work() {
    const { attempts, drafts, opinions, removed = [] } = this.all.toFile();
    const open = (/** @type {Draft} */ draft) =>
      !attempts.some((a) => a.exercise === draft.exercise && a.handedInAt >= draft.savedAt);
    return { attempts, drafts: drafts.filter(open), opinions, removed };
  }

  /**
   * @param {ReturnType<Store["attempts"]>} attempts
   * @returns {Progress}
   */
  progress(attempts) {
    const { passMark, exercises } = this.data;
    const now = progressOf(exercises, attempts);
    const score = now.score === null ? null : Math.max(now.score, this.floor ?? 0);
    if (score !== null) this.floor = score;
    const isDone = now.done === now.total;
    return { ...now, score, passed: isDone && passMark !== null && (score ?? 0) >= passMark };
  }

  // --- what the platform gets --------------------------------------------------------------

  /**
   * Writes the long state where the platform takes it, and the core where it does not.
   *
   * @param {Session["work"]} work
   */
  sendState(work) {
    const { state } = this.platform.dialect.names;
    const slots = this.counts ? this.slotsWith(work.attempts) : this.slots;
    const { core, whole, left } = keep(work, this.data.exercises, { token: this.token, slots });
    this.left = [];
    if (core !== whole && this.takesMuch) {
      if (this.platform.write([state, whole]) && this.platform.read(state) === whole) return true;
      this.takesMuch = false;
      this.platform.sent.delete(state);
    }
    this.left = left;
    return this.platform.write([state, core]);
  }

  /** @param {Progress} progress */
  sendProgress(progress) {
    if (!this.counts) return [];
    const { dialect } = this.platform;
    const [score, ...around] = progress.score === null ? [] : dialect.scores(progress.score);
    const statuses = dialect.statuses(progress).filter(([name, value]) => {
      return (dialect.ranks[name]?.indexOf(value) ?? 0) > (this.ranks.get(name) ?? -1);
    });
    for (const value of around) this.platform.write(value);
    const needed = score ? [score, ...statuses] : statuses;
    return needed.map((value) => this.platform.write(value));
  }

  /** Where the person is and for how long; whether all that was written has arrived. */
  sendPlace() {
    const { names, timespan } = this.platform.dialect;
    this.platform.write([names.exit, "suspend"]);
    if (this.page) this.platform.write([names.place, this.page]);
    this.platform.write([names.time, timespan(Date.now() - this.begunAt)]);
    return this.platform.commit();
  }

  /**
   * A number for the interaction of each exercise that was handed in; numbers rise without gaps.
   *
   * @param {ReturnType<Store["attempts"]>} attempts
   */
  slotsWith(attempts) {
    for (const { exercise } of attempts) {
      const known = this.data.exercises.some(({ id }) => id === exercise);
      if (known && !this.slots.has(exercise)) this.slots.set(exercise, this.slots.size);
    }
    return this.slots;
  }

  /** @param {ReturnType<Store["attempts"]>} attempts */
  sendInteractions(attempts) {
    if (!this.counts) return;
    const { dialect } = this.platform;
    const held = Number(this.platform.read(dialect.names.count)) || 0;
    const order = [...this.slots].sort(([, a], [, b]) => a - b);
    let next = held;
    for (const [id, slot] of order) {
      const exercise = this.data.exercises.find((one) => one.id === id);
      if (!exercise || slot > next) continue;
      next = Math.max(next, slot + 1);
      const interaction = interactionOf(exercise, attempts);
      if (!interaction.given) continue;
      for (const value of dialect.interaction(slot, interaction)) this.platform.write(value);
    }
  }

  /** Ends the visit. */
  finish() {
    clearTimeout(this.timer);
    if (!this.readOnly) {
      if (this.isPending) this.sendWork();
      else this.sendPlace();
    }
    this.platform.finish();
  }

  /** @param {Standing} standing */
  become(standing) {
    this.standing = standing;
    this.onStanding();
  }

  // --- what this browser holds of other attempts -----------------------------------------------

  /** What the person did elsewhere on this computer and this attempt has not: nothing, or records. */
  get elsewhere() {
    if (this.readOnly || !this.copies.named) return null;
    const here = new Set(this.store.attempts().map(({ id }) => id));
    const known = new Set(this.data.exercises.map(({ id, keyHash }) => `${id} ${keyHash}`));
    for (const token of this.copies.tokens.filter((one) => one !== this.token)) {
      const prefix = this.copies.prefix(token);
      const file = createStore(this.course, this.storage, prefix).toFile();
      const attempts = file.attempts.filter(
        (one) => known.has(`${one.exercise} ${one.keyHash}`) && !here.has(one.id),
      );
      if (attempts.length) return { ...file, attempts };
    }
    return null;
  }

  /**
   * Takes in what was done before the platform was found, or elsewhere, now that the person agrees.
   *
   * @param {Records} records
   */
  adopt(records) {
    const attempts = records.attempts.map((one) => ({ ...one, id: this.copies.newId(one) }));
    this.take({ ...records, attempts });
    this.changed();
  }
}

const NOTHING = { done: 0, total: 1, score: null, passed: false };
