/**
 * The line to the class: one state, always whole. A stream brings it whenever it has changed;
 * without a stream, or where one lost an event, the page asks by itself. Nothing waits to be told.
 *
 * @import { ClassState } from "./types"
 */

import { ask, listen } from "./asking.js";

const BEAT = 10_000;
const POLL = 3000;
const JITTER = 150;
const SHORT = 6;

/**
 * @typedef {object} Hooks
 * @property {(state: ClassState) => void} onState
 * @property {(online: boolean, joined: boolean, back: boolean) => void} onLine `back`: it was lost
 * @property {() => object} beat what the sign of life says
 */

export class Link {
  /** @type {ClassState | undefined} */
  state;
  online = false;
  looking = false;
  again = false;
  /** How often the stream has brought the state. */
  told = 0;

  /** @param {Hooks} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    this.stream = { alive: () => false };
    this.lastBeat = 0;
  }

  start() {
    this.look();
    this.stream = listen("events", ({ data }) => this.hear(JSON.parse(data)));
    setInterval(() => this.tick(), POLL + Math.random() * JITTER);
    for (const name of ["online", "pageshow", "focus"]) addEventListener(name, () => this.look());
    addEventListener("offline", () => this.line(false, true));
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  /** Every three seconds while the page is seen: a question if there is no stream, or a beat. */
  async tick() {
    if (document.hidden) return;
    if (Date.now() - this.lastBeat >= BEAT) return this.beat();
    if (!this.stream.alive() || !this.online) await this.look();
  }

  async beat() {
    this.lastBeat = Date.now();
    const { status, value } = await ask("beat", this.hooks.beat(), SHORT);
    this.judge(status);
    if (status === 200 && value.v !== this.state?.v) await this.look();
  }

  /**
   * The state itself, or only that it has changed: then not everybody asks at one moment.
   *
   * @param {{ state?: ClassState }} said
   */
  hear({ state }) {
    if (!state) return void setTimeout(() => this.look(), Math.random() * JITTER);
    this.told += 1;
    this.judge(200);
    return this.take(state);
  }

  /** @param {ClassState} state */
  take(state) {
    if (state.v === this.state?.v) return;
    this.state = state;
    this.hooks.onState(state);
  }

  /** One question at a time; what is asked meanwhile is asked once more afterwards. */
  async look() {
    if (this.looking) {
      this.again = true;
      return;
    }
    this.looking = true;
    const { told } = this;
    const { status, value } = await ask(`state?since=${this.state?.v ?? ""}`, undefined, SHORT);
    this.looking = false;
    this.judge(status);
    // an answer that was written before the stream spoke may be older than what it said
    if (status === 200 && value?.state && told === this.told) this.take(value.state);
    if (this.again) {
      this.again = false;
      await this.look();
    }
  }

  /** @param {number} status */
  judge(status) {
    this.line(status === 200 || status === 204, status !== 401);
  }

  /**
   * @param {boolean} online
   * @param {boolean} joined
   */
  line(online, joined) {
    const back = online && !this.online;
    this.online = online;
    this.hooks.onLine(online, joined, back);
  }
}
