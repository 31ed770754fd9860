/**
 * Where the day stands: pure values. A block begins when the trainer goes on, not by the clock;
 * how late the day is follows from when its first block began.
 */

/**
 * @typedef {{
 *   id: string, name: string, kind: string, minutes: number, duration: string, begins: number,
 *   open: string, exercises: Record<string, {title: string, url: string}[]>,
 *   activities?: Activity[],
 * }} Block
 * @typedef {{ name: string, minutes: number, form: string }} Activity
 * @typedef {{
 *   course: string, classes: {id: string, name: string}[], blocks: Block[], dates?: string[],
 * }} Day `dates` of the training that is set up, as 2019-02-22
 * @typedef {{
 *   block: number, began: (number | null)[], name: string, clock: boolean, signal: boolean,
 * }} State `block` is -1 before the day, and the number of blocks after it; `began` in ms
 * @typedef {{
 *   state: "before" | "running" | "soon" | "over" | "after",
 *   left: number, share: number, until: number, delay: number,
 * }} View `left` and `delay` in whole minutes, `share` of the block's time that is left
 */

export const SOON = 5;
const MINUTE = 60_000;

/** @param {Day} day @returns {State} */
export function freshState(day) {
  const name = day.classes[0]?.id ?? "";
  return { block: -1, began: day.blocks.map(() => null), name, clock: false, signal: false };
}

/**
 * A stored state, or a fresh one when it does not fit the day or is older than a day.
 *
 * @param {Day} day
 * @param {unknown} stored
 * @param {number} now
 * @returns {State}
 */
export function restored(day, stored, now) {
  const fresh = freshState(day);
  if (typeof stored !== "object" || stored === null) return fresh;
  const { block, began, name, clock, signal } = /** @type {Record<string, unknown>} */ (stored);
  const known = day.classes.some(({ id }) => id === name);
  const kept = { ...fresh, clock: clock === true, signal: signal === true };
  if (known) kept.name = String(name);
  if (!Number.isInteger(block) || !Array.isArray(began)) return kept;
  if (began.length !== day.blocks.length) return kept;
  const times = began.map((time) => (typeof time === "number" ? time : null));
  const last = Math.max(...times.map((time) => time ?? 0));
  const place = Number(block);
  if (now - last > 24 * 60 * MINUTE || place < -1 || place > day.blocks.length) return kept;
  return { ...kept, block: place, began: times };
}

/**
 * On to the next block, which begins now.
 *
 * @param {Day} day
 * @param {State} state
 * @param {number} now
 * @returns {State}
 */
export function goneOn(day, state, now) {
  const block = Math.min(state.block + 1, day.blocks.length);
  const began = state.began.map((time, n) => (n === block ? now : time));
  return { ...state, block, began };
}

/**
 * Back to the block before, which goes on as if nobody had left it.
 *
 * @param {State} state
 * @returns {State}
 */
export function goneBack(state) {
  return { ...state, block: Math.max(state.block - 1, -1) };
}

/**
 * How late the day is, in whole minutes: against the first block that was begun.
 *
 * @param {Day} day
 * @param {State} state
 * @param {number} now
 */
export function delayOf(day, state, now) {
  const first = state.began.findIndex((time) => time !== null);
  const block = day.blocks[state.block];
  const began = state.began[state.block] ?? null;
  const start = state.began[first] ?? null;
  if (!block || began === null || start === null) return 0;
  const planned = start + (block.begins - day.blocks[first].begins) * MINUTE;
  const late = began - planned;
  const over = now - (began + block.minutes * MINUTE);
  return Math.trunc((over > 0 ? late + over : late) / MINUTE);
}

/** Nobody holds a day that far ahead of its plan: somebody is trying the view. */
const REHEARSED = 30;

/**
 * Whether somebody is trying the view: on another day than that of the training, or far ahead.
 *
 * @param {Day} day
 * @param {number} delay
 * @param {number} now
 */
export function rehearsing({ dates = [] }, delay, now) {
  const at = new Date(now);
  const pad = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const today = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return (dates.length > 0 && !dates.includes(today)) || delay < -REHEARSED;
}

/**
 * The part of a block that is on now, by the time since the block began; null where a block has
 * no parts or all of them are over.
 *
 * @param {Block | undefined} block
 * @param {number | null} began
 * @param {number} now
 * @returns {{ n: number, activity: Activity, left: number } | null} `left` in whole minutes
 */
export function partOf(block, began, now) {
  if (!block?.activities?.length || began === null) return null;
  let ends = began;
  for (const [n, activity] of block.activities.entries()) {
    ends += activity.minutes * MINUTE;
    if (now < ends) return { n, activity, left: Math.ceil((ends - now) / MINUTE) };
  }
  return null;
}

/**
 * What the projector shows now.
 *
 * @param {Day} day
 * @param {State} state
 * @param {number} now
 * @returns {View}
 */
export function viewOf(day, state, now) {
  const block = day.blocks[state.block];
  if (!block) {
    const where = state.block < 0 ? "before" : "after";
    return { state: where, left: 0, share: where === "before" ? 1 : 0, until: now, delay: 0 };
  }
  const until = (state.began[state.block] ?? now) + block.minutes * MINUTE;
  const rest = until - now;
  const share = Math.min(1, Math.max(0, rest / (block.minutes * MINUTE)));
  const left = rest > 0 ? Math.floor(rest / MINUTE) : Math.ceil(rest / MINUTE);
  const phase =
    rest <= 0 ? "over" : rest <= SOON * MINUTE && block.minutes > SOON ? "soon" : "running";
  return { state: phase, left, share, until, delay: delayOf(day, state, now) };
}
