/**
 * The trainer's panel: who has come, votes, keys, a second device, help when nobody can come in.
 * Names are shown here and nowhere else.
 *
 * @import { TrainerView } from "./types"
 */

import { all, el, fill, one } from "../shared/dom.js";
import { qrPicture } from "../short/qr.js";
import { act, chosenLink, follow } from "./desk.js";
import { peopleTable } from "./panel-people.js";
import { keyRows, voteChoices, voteCards } from "./panel-votes.js";
import { sayOf, voteAct } from "./vote-acts.js";
import { w } from "./words.js";

const part = (/** @type {string} */ name) => one(document, `[data-part=${name}]`, HTMLElement);
const QUIET = 60_000;

class Panel {
  /** @type {ReturnType<typeof follow> | undefined} asks the class server at once */
  look;
  /** @type {TrainerView | undefined} */
  view;
  began = Date.now();
  /** @type {Record<string, string>} what was drawn last, so that nothing under a finger moves */
  drawn = {};
  /** Whether the help has opened by itself: closed by hand it stays so. */
  helped = false;

  start() {
    this.look = follow(
      "view",
      (view) => this.show(view),
      (online) => (part("lost").hidden = online),
    );
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-act]") : null;
      if (button instanceof HTMLElement) void this.act(button.dataset);
    });
    one(document, "[name=find]", HTMLInputElement).addEventListener("input", () =>
      this.redraw("choices"),
    );
    one(document, "[data-part=own]", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ownVote();
    });
    one(document, "[data-part=forget]", HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      void this.forget();
    });
  }

  /** @param {string} text */
  say(text) {
    part("said").textContent = text;
  }

  /** @param {DOMStringMap} given */
  async act(given) {
    if (given.act === "device") return this.device();
    this.say(await voteAct(given, this.view));
    if (given.act === "hands") this.drawn.votes = "";
    await this.look?.();
    return undefined;
  }

  async ownVote() {
    const title = one(document, "[name=title]", HTMLInputElement).value;
    const options = one(document, "[name=options]", HTMLTextAreaElement)
      .value.split("\n")
      .filter((line) => line.trim());
    this.say(await sayOf("vote", { source: "own", title, text: "", options }));
    await this.look?.();
  }

  async device() {
    const { said, value } = await act("device", {});
    if (said) return this.say(said);
    const link = value.links[chosenLink(this.view?.links ?? [])];
    fill(
      part("device"),
      qrPicture(link, w("live.panel.device_qr")),
      el("p", {}, w("live.panel.device_about")),
    );
    return undefined;
  }

  async forget() {
    const code = one(document, "[name=forget]", HTMLInputElement).value;
    const { said, value } = await act("forget", { code });
    if (said) return this.say(said);
    const lines = [w("live.panel.forgotten_kept", value.kept), w("live.panel.forgotten_files")];
    const parts = lines.map((line) => el("p", {}, line));
    fill(part("whole"), el("h1", {}, w("live.panel.forgotten")), ...parts);
    return undefined;
  }

  /** @param {TrainerView} view */
  show(view) {
    this.view = view;
    part("title").textContent = view.title;
    part("code").textContent = view.code;
    part("numbers").textContent = w("live.panel.numbers", {
      joined: view.joined,
      here: view.here,
      listed: view.listed,
    });
    const nobody = view.joined === 0 && Date.now() - this.began > QUIET;
    part("nobody-said").hidden = !nobody;
    const help = one(document, "details[data-part=nobody]", HTMLDetailsElement);
    if (nobody && !this.helped) help.open = this.helped = true;
    part("conflicts").hidden = view.conflicts === 0;
    part("conflicts").textContent = w("live.panel.conflicts", { n: view.conflicts });
    for (const box of all(document, "[data-laptop]", HTMLElement)) box.hidden = !view.laptop;
    for (const name of ["addresses", "people", "votes", "choices", "keys"]) this.redraw(name);
  }

  /** @param {string} name */
  redraw(name) {
    const { view } = this;
    if (!view) return;
    const find = one(document, "[name=find]", HTMLInputElement).value;
    const parts = {
      addresses: () => [
        view.links,
        () => view.links.map((link) => el("li", {}, el("bdi", { dir: "ltr" }, link))),
      ],
      people: () => [[view.people, view.missing], () => peopleTable(view)],
      votes: () => [view.votes, () => voteCards(view)],
      choices: () => [[find, view.catalogue.length], () => voteChoices(view, find)],
      keys: () => [[view.unlocked, view.handed_in, view.joined], () => keyRows(view)],
    };
    const [mark, draw] = /** @type {Record<string, () => any[]>} */ (parts)[name]();
    const text = JSON.stringify(mark);
    const inside =
      document.activeElement instanceof HTMLInputElement &&
      part(name).contains(document.activeElement);
    if (text === this.drawn[name] || inside) return;
    this.drawn[name] = text;
    fill(part(name), ...draw());
  }
}

new Panel().start();
