/**
 * The projector's page: how to come in, how many have, and the vote that runs. No name ever. One
 * key goes on: close and show, ask again, back to the way in.
 *
 * @import { Wall } from "./types"
 */

import { el, fill, one } from "../shared/dom.js";
import { asked } from "../shared/lines.js";
import { qrPicture } from "../short/qr.js";
import { act, chooseLink, chosenLink, follow } from "./desk.js";
import { lastRound, resultTable, totalOf } from "./results.js";
import { w } from "./words.js";

const part = (/** @type {string} */ name) => one(document, `[data-part=${name}]`, HTMLElement);

class Projector {
  /** @type {ReturnType<typeof follow> | undefined} asks the class server at once */
  look;
  /** @type {Wall | undefined} */
  wall;
  /** Which address is shown; the trainer may choose another. */
  at = -1;
  /** @type {string} a vote that has been put away */
  away = "";
  drawn = "";

  start() {
    this.look = follow(
      "wall",
      (wall) => this.show(wall),
      (online) => (part("lost").hidden = online),
    );
    document.addEventListener("keydown", (event) => this.pressed(event));
    addEventListener("resize", () => grow(part("voting")));
    document.addEventListener("click", ({ target }) => {
      const name = target instanceof HTMLElement ? target.dataset.do : "";
      if (name) void this.act(name);
    });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const on = event.target instanceof Element && event.target.closest("button, a");
    if (on && (event.key === " " || event.key === "Enter")) return;
    const letters = { a: "address", f: "full", escape: "back" };
    const letter = /** @type {Record<string, string>} */ (letters)[event.key.toLowerCase()];
    const name = asked(event.key) ?? letter;
    if (!name) return;
    event.preventDefault();
    if (name === "go" && readOn(part("voting"))) return;
    void this.act(name);
  }

  /** @param {string} name */
  async act(name) {
    if (name === "full")
      void (
        document.fullscreenElement
          ? document.exitFullscreen()
          : document.documentElement.requestFullscreen()
      ).catch(() => undefined);
    if (name === "address" && this.wall) {
      this.at = (this.at + 1) % this.wall.links.length;
      chooseLink(this.wall.links[this.at]);
    }
    if (name === "go") await this.goOn();
    if (name === "back") this.away = this.away ? "" : (this.wall?.vote?.id ?? "");
    this.drawn = "";
    if (this.wall) this.show(this.wall);
  }

  /** Open: close. Closed once: ask again. Closed twice: away with it. */
  async goOn() {
    const vote = this.wall?.vote;
    if (!vote || this.away === vote.id) return;
    const last = lastRound(vote);
    if (last?.open) part("said").textContent = (await act("close", {})).said;
    else if (vote.rounds.length === 1)
      part("said").textContent = (await act("again", { vote: vote.id })).said;
    else this.away = vote.id;
    await this.look?.();
  }

  /** @param {Wall} wall */
  show(wall) {
    this.wall = wall;
    if (this.at < 0 || this.at >= wall.links.length) this.at = chosenLink(wall.links);
    const { vote } = wall;
    const voting = !!vote && this.away !== vote.id;
    part("joining").hidden = voting;
    part("voting").hidden = !voting;
    if (!voting) {
      part("count").textContent = "";
      part("more").hidden = true;
    }
    part("title").hidden = voting;
    part("go").hidden = !voting;
    part("joined-small").hidden = wall.joined === 0;
    part("joined").textContent = w("live.wall.joined", { n: wall.joined });
    part("joined-small").textContent = w("live.wall.here", { n: wall.here, of: wall.joined });
    const mark = JSON.stringify([vote, this.away, this.at, wall.links, wall.code]);
    if (mark === this.drawn) return;
    this.drawn = mark;
    if (voting) this.drawVote(wall);
    else this.drawJoining(wall);
  }

  /** @param {Wall} wall */
  drawJoining({ links, joining, code, title, wifi, wifi_name: name }) {
    part("title").textContent = title;
    part("address").textContent = links[this.at].replace("http://", "");
    part("code").textContent = code;
    fill(part("qr"), qrPicture(joining[this.at], w("live.wall.qr")));
    part("wifi").hidden = !wifi;
    part("second").hidden = !wifi;
    if (wifi) fill(part("wifi-qr"), qrPicture(wifi, w("live.wall.wifi_qr", { name })));
    part("wifi-name").textContent = name;
    part("other").hidden = links.length < 2;
  }

  /** @param {Wall} wall */
  drawVote({ vote, joined }) {
    if (!vote) return;
    const last = lastRound(vote);
    part("question").textContent = vote.title;
    part("situation").textContent = vote.text;
    part("situation").hidden = !last?.open || !vote.text;
    const options = vote.options.map((text) => el("li", {}, text));
    const shown = vote.rounds.filter(({ open }) => !open);
    fill(
      part("bars"),
      last?.open ? el("ol", { class: "th-wall__options" }, ...options) : resultTable(vote),
    );
    const count = last ? totalOf(last) : 0;
    part("count").textContent = w(last?.open ? "live.wall.voted" : "live.wall.closed", {
      n: count,
      of: joined,
    });
    const next = last?.open ? "close" : shown.length < 2 ? "again" : "away";
    part("go").textContent = w(`live.wall.go_${next}`);
    grow(part("voting"));
  }
}

const LARGEST = 1.6;
const STEP = 0.1;

/**
 * Letters as large as the room allows; never smaller than those that the last row reads, then the
 * words are read on with the key that goes on.
 *
 * @param {HTMLElement} place
 */
function grow(place) {
  part("more").hidden = true;
  for (let size = LARGEST; size >= 1 - STEP / 2; size -= STEP) {
    place.style.setProperty("--fit", size.toFixed(1));
    if (place.scrollHeight <= place.clientHeight) break;
  }
  place.scrollTop = 0;
  part("more").hidden = place.scrollHeight <= place.clientHeight;
}

/**
 * Whether there were words below the edge to read on first.
 *
 * @param {HTMLElement} place
 */
function readOn(place) {
  const below = place.scrollHeight - place.clientHeight - place.scrollTop;
  if (place.hidden || below < 4) return false;
  place.scrollTop += place.clientHeight * 0.8;
  part("more").hidden = below <= place.clientHeight * 0.8;
  return true;
}

new Projector().start();
