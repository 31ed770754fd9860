/** The running view of the day (trainer/running.html): now, next, time left; one key to go on. */

import { all, define, el, fill, one, promote } from "../shared/dom.js";
import { asked } from "../shared/lines.js";
import { recall, remember } from "../shared/storage.js";
import { format } from "../shared/strings.js";
import { allowChime, chime } from "./chime.js";
import { clock } from "./clock.js";
import { RunPanels } from "./run-panels.js";
import { freshState, goneBack, goneOn, partOf, rehearsing, restored, viewOf } from "./run-state.js";

const PANELS = new Set(["groups", "late", "vote"]);

/** @param {number} time in ms */
function wallClock(time) {
  const at = new Date(time);
  return clock(at.getHours() * 60 + at.getMinutes());
}

class RunDay extends HTMLElement {
  day = /** @type {import("./run-state.js").Day} */ (JSON.parse(this.dataset.day ?? "{}"));
  words = /** @type {Record<string, string>} */ (JSON.parse(this.dataset.words ?? "{}"));
  key = `taphuan/${this.day.course}/running`;
  state = restored(this.day, recall(this.key), Date.now());
  phase = "";
  activity = "";
  /** @type {RunPanels | undefined} */
  panels;

  connectedCallback() {
    promote(this);
    this.panels = new RunPanels(this, this.key, (name) => this.word(name));
    this.listen();
    this.show();
    setInterval(() => this.tick(), 1000);
  }

  listen() {
    document.addEventListener("keydown", (event) => this.pressed(event));
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
      if (button instanceof HTMLElement) this.act(button.dataset.do ?? "");
    });
    for (const choice of all(this, "select", HTMLSelectElement)) {
      choice.value = this.state.name;
      choice.addEventListener("change", () => this.become({ ...this.state, name: choice.value }));
    }
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === "Escape") this.panels?.toggle("");
    const on = event.target instanceof Element && event.target.closest("button, select, a");
    if (on && (event.key === " " || event.key === "Enter" || on instanceof HTMLSelectElement))
      return;
    const letters = {
      g: "clock",
      c: "signal",
      t: "full",
      f: "full",
      n: "groups",
      m: "late",
      b: "vote",
    };
    const letter = /** @type {Record<string, string>} */ (letters)[event.key.toLowerCase()];
    const name = asked(event.key) ?? letter;
    if (!name) return;
    event.preventDefault();
    this.act(name);
  }

  /** @param {string} name */
  act(name) {
    const { state, day } = this;
    if (name === "go") this.become(goneOn(day, state, Date.now()));
    else if (name === "back") this.become(goneBack(state));
    else if (name === "clock") this.become({ ...state, clock: !state.clock });
    else if (name === "signal") this.become({ ...state, signal: !state.signal });
    else if (name === "again") this.beginAnew();
    else if (name === "full") this.fullScreen();
    else if (PANELS.has(name)) this.panels?.toggle(name);
    if (name === "signal" && this.state.signal) {
      allowChime();
      chime();
    } else if (this.state.signal) allowChime();
  }

  /** Not by a slip of the hand: the day's times are lost. */
  beginAnew() {
    if (confirm(this.word("again_sure")))
      this.become({ ...freshState(this.day), name: this.state.name });
  }

  fullScreen() {
    const done = document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen();
    done.catch(() => undefined);
  }

  /** @param {import("./run-state.js").State} state */
  become(state) {
    this.state = state;
    remember(this.key, state);
    this.phase = "";
    this.show();
  }

  /** @param {string} name @param {Record<string, string | number>} [values] */
  word(name, values = {}) {
    return format(this.words[name] ?? name, values);
  }

  /** @param {string} name */
  piece(name) {
    return one(this, `[data-part="${name}"]`, HTMLElement);
  }

  show() {
    const { day, state } = this;
    const block = day.blocks[state.block];
    const next = day.blocks[state.block + 1];
    const after = state.block >= day.blocks.length;
    this.piece("when").textContent = this.word(block ? "now" : after ? "finished" : "before");
    this.piece("kind").textContent = block ? `· ${block.kind}` : "";
    this.piece("name").textContent =
      (block ?? (after ? day.blocks[day.blocks.length - 1] : next))?.name ?? "";
    const following = block ? next : day.blocks[after ? day.blocks.length : 1];
    this.piece("next").textContent = following
      ? `${following.name} · ${following.duration}`
      : this.word("last");
    this.showOpen(block ?? (after ? undefined : next));
    this.showBar(after);
    this.tick();
  }

  /** @param {import("./run-state.js").Block | undefined} block */
  showOpen(block) {
    const links = block ? (block.exercises[this.state.name] ?? block.exercises[""] ?? []) : [];
    const items = links.map(({ title, url }) =>
      el("li", {}, el("a", { href: url, target: "_blank" }, title)),
    );
    this.piece("open").textContent = block?.open ?? "";
    fill(this.piece("exercises"), ...items);
    this.piece("open-box").hidden = !block?.open;
    this.piece("late-name").textContent = this.piece("name").textContent;
    this.piece("late-open").textContent = block?.open ?? "";
    this.piece("late-box").hidden = !block?.open;
  }

  /** @param {boolean} after */
  showBar(after) {
    const go = one(this, '[data-do="go"]', HTMLButtonElement);
    go.textContent = this.word(this.state.block < 0 ? "begin" : "go_on");
    go.disabled = after;
    one(this, '[data-do="back"]', HTMLButtonElement).disabled = this.state.block < 0;
    for (const name of /** @type {const} */ (["clock", "signal"])) {
      const button = one(this, `[data-do="${name}"]`, HTMLButtonElement);
      button.setAttribute("aria-pressed", String(this.state[name]));
    }
  }

  /** What changes by itself, once a second. */
  tick() {
    const now = Date.now();
    const view = viewOf(this.day, this.state, now);
    const running = !["before", "after"].includes(view.state);
    this.dataset.state = view.state;
    this.piece("bar").style.transform = `scaleX(${view.share})`;
    this.piece("line").setAttribute("aria-valuenow", String(Math.round(view.share * 100)));
    this.piece("left").textContent = running ? this.leftWords(view) : "";
    this.piece("until").textContent =
      running && this.state.clock ? this.word("at", { time: wallClock(view.until) }) : "";
    this.piece("delay").textContent = running ? this.delayWords(view.delay, now) : "";
    this.showPart(now);
    this.panels?.tick();
    this.piece("clock").hidden = !this.state.clock;
    this.piece("clock").textContent = wallClock(now);
    this.announce(view.state);
  }

  /** @param {import("./run-state.js").View} view */
  leftWords({ state, left }) {
    if (state === "over") return this.word("over", { n: -left });
    if (left === 0) return this.word("soon");
    if (left < 60) return this.word("left", { n: left });
    return this.word("left_long", { h: Math.floor(left / 60), m: left % 60 });
  }

  /**
   * The part of the block that is on, with its own minutes; a new one is said and signalled.
   *
   * @param {number} now
   */
  showPart(now) {
    const { state, day } = this;
    const found = partOf(day.blocks[state.block], state.began[state.block] ?? null, now);
    const { name = "", form = "" } = found?.activity ?? {};
    const words = { name, form: this.word(`form.${form}`), n: found?.left ?? 0 };
    this.piece("part").hidden = !found;
    this.piece("late-part").hidden = !found;
    this.piece("late-part").textContent = found ? this.word("part_left", words) : "";
    this.piece("part").textContent = found ? this.word("part_left", words) : "";
    const is = found ? `${state.block}/${found.n}` : "";
    const moved = this.activity.startsWith(`${state.block}/`) && is && is !== this.activity;
    this.activity = is;
    if (!moved) return;
    this.piece("said").textContent = this.word("said_part", { name });
    if (state.signal) chime();
  }

  /** @param {number} delay @param {number} now */
  delayWords(delay, now) {
    if (rehearsing(this.day, delay, now)) return this.word("rehearsal");
    if (delay > 0) return this.word("behind", { n: delay });
    return delay < 0 ? this.word("ahead", { n: -delay }) : this.word("on_time");
  }

  /**
   * Says once, for screen readers and with the quiet signal, that time is short or up.
   *
   * @param {string} phase
   */
  announce(phase) {
    const was = this.phase;
    this.phase = phase;
    if (was === "" || was === phase || (phase !== "soon" && phase !== "over")) return;
    const name = this.day.blocks[this.state.block]?.name ?? "";
    this.piece("said").textContent = this.word(`said_${phase}`, { name });
    if (this.state.signal) chime();
  }
}

const dark = matchMedia("(prefers-color-scheme: dark)");
/** The colours of the site follow this attribute, which its pages set by themselves. */
const paint = () =>
  document.body.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default");
paint();
dark.addEventListener("change", paint);
define("run-day", RunDay);
