/** The page at /class/: into the class by code and name, once or on a second device. */

import { all, el, fill, one } from "../shared/dom.js";
import { ask } from "./asking.js";
import { deviceToken, keep, keepsWork, keptMe, layAside, takeBack } from "./keeping.js";
import { w } from "./words.js";

/** @typedef {{ id: string, name: string, unit: string, group: string, joined: boolean }} Listed */

const form = one(document, "form", HTMLFormElement);
const field = (/** @type {string} */ name) => one(form, `[name=${name}]`, HTMLInputElement);
const part = (/** @type {string} */ name) => one(document, `[data-part=${name}]`, HTMLElement);

const CODE = decodeURIComponent(location.pathname.split("/")[2] ?? "").toUpperCase();

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
function say(key, values) {
  part("said").textContent = key ? w(`live.${key}`, values) : "";
}

/** @param {{ status: number, value: any }} answer */
function refused({ status, value }) {
  if (status === 200) return false;
  say(status === 0 ? "join.no_answer" : `error.${value?.error ?? "failed"}`);
  return true;
}

/** Which step is seen: code and name, the lines of the list, or the digits of a first device. */
function step(/** @type {"name" | "choose" | "same" | "again" | "here"} */ name) {
  for (const box of all(document, "[data-step]", HTMLElement))
    box.hidden = box.dataset.step !== name;
  const first = document.querySelector(
    `[data-step=${name}] :is(input:not([type=checkbox]), button, a)`,
  );
  if (first instanceof HTMLElement && name !== "name") first.focus();
}

async function lookUp() {
  say("");
  if (!field("agreed").checked) return say("join.agree_first");
  if (field("name").value.trim().length < 2) return say("error.name_missing");
  const answer = await ask("names", { code: field("code").value, name: field("name").value });
  if (refused(answer)) return;
  /** @type {Listed[]} */
  const found = answer.value.found;
  const unlisted = () => (answer.value.joined ? askWhetherSame() : join({}));
  if (found.length === 0) return unlisted();
  const choices = found.map((one) => choice(one));
  fill(part("choices"), ...choices, pick(w("live.join.not_listed"), unlisted));
  step("choose");
}

/** Somebody of this name is in the class: the same person's second device, or another person? */
function askWhetherSame() {
  part("same").textContent = w("live.join.same", { name: field("name").value.trim() });
  step("same");
}

/** @param {Listed} listed */
function choice(listed) {
  const words = [listed.name, listed.unit, listed.group].filter(Boolean).join(" · ");
  const label = listed.joined ? w("live.join.is_joined", { words }) : words;
  return pick(label, () => (listed.joined ? step("again") : join({ listed: listed.id })));
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function pick(label, act) {
  const made = el("button", { type: "button", class: "th-button th-join__pick" }, label);
  made.addEventListener("click", act);
  return made;
}

/** @param {object} more */
async function join(more) {
  const given = { code: field("code").value, device: deviceToken(), name: field("name").value };
  const details = { group: field("group").value, seat: field("seat").value, ...more };
  await entered(await ask("join", { ...given, ...details }));
}

async function joinAgain() {
  const given = { code: field("code").value, device: deviceToken(), name: field("name").value };
  await entered(await ask("again", { ...given, pin: field("pin").value }));
}

/** @param {{ status: number, value: any }} answer */
async function entered(answer) {
  if (answer.value?.error === "name_taken") return step("again");
  if (refused(answer)) return undefined;
  const mine = await ask("me");
  if (refused(mine)) return undefined;
  takeBack(mine.value.me.id);
  keep("me", mine.value.me);
  keep("drafts", field("drafts").checked);
  location.href = "/";
  return undefined;
}

/** Somebody has joined on this device already. */
async function whoIsHere() {
  if (!keptMe()) return;
  const { status, value } = await ask("me");
  if (status !== 200) return;
  keep("me", value.me);
  part("here").textContent = w("live.join.here", { name: value.me.name });
  step("here");
}

async function changePerson() {
  const me = keptMe();
  const { status } = await ask("leave", {});
  if (status === 0) return say("join.no_answer");
  if (me) layAside(me.id);
  step("name");
  return undefined;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void lookUp();
});
document.addEventListener("click", ({ target }) => {
  const act = target instanceof HTMLElement ? target.dataset.do : "";
  if (act === "again") void joinAgain();
  if (act === "to-again") step("again");
  if (act === "another") void join({});
  if (act === "back") step("name");
  if (act === "other") void changePerson();
  if (act === "guest") document.cookie = "taphuan_guest=1; path=/; samesite=strict";
});
field("code").value = CODE;
part("code").hidden = CODE.length > 0;
part("keeps-not").hidden = keepsWork();
void whoIsHere();
step("name");
