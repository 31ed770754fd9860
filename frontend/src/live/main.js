/**
 * The script that the class server adds to the participant site's pages: sends what is handed in,
 * shows where it is, asks the class's questions. Without a class server it is on no page.
 *
 * @import { ClassState, OpenVote } from "./types"
 */

import { speakAs } from "../shared/delivery.js";
import { all } from "../shared/dom.js";
import { mergeFile } from "../store/store-merge.js";
import { pageStore } from "../store/store.js";
import { ask } from "./asking.js";
import { Bar } from "./bar.js";
import { keep, keepsWork, kept, keptChoices, keptMe, layAside } from "./keeping.js";
import { Link } from "./link.js";
import { voteId } from "./outbox.js";
import { Sender } from "./sender.js";
import { openKeys, sayWhoOpens } from "./unlocking.js";
import { VoteSheet } from "./vote-sheet.js";
import { w } from "./words.js";

class ClassPage {
  me = keptMe();
  store = pageStore();
  joined = this.me !== null;
  known = false;
  bar = new Bar({ leave: () => void this.leave(), drafts: (agreed) => this.agree(agreed) });
  sheet = new VoteSheet((vote, choice) => this.choose(vote, choice));
  sender = new Sender(this.store, this.me?.id ?? "", (status) => this.answered(status));
  link = new Link({
    onState: (state) => this.changed(state),
    onLine: (_online, joined, back) => this.line(joined, back),
    beat: () => this.sign(),
  });

  start() {
    sayWhoOpens();
    this.show();
    if (!this.joined) return;
    this.store.onChange(() => {
      this.sender.soon();
      this.show();
    });
    addEventListener("storage", () => this.sender.soon());
    if (this.me && !this.store.person().nickname) this.store.setPerson({ nickname: this.me.name });
    this.link.start();
    this.sender.soon(0);
    void this.restore();
  }

  /** What the person has in the class already, after a change of device or of address. */
  async restore() {
    const mark = this.me?.id ?? "";
    if (kept("restored") === mark) return;
    const { status, value } = await ask("work");
    if (status !== 200 || !value) return;
    const report = mergeFile(this.store, { ...value, person: {} });
    keep("restored", mark);
    if (report.attempts + report.drafts + report.opinions) location.reload();
  }

  /** @param {ClassState} state */
  changed(state) {
    const { vote } = state;
    const mine = vote ? this.choiceIn(vote) : undefined;
    if (vote) this.bar.close();
    this.sheet.show(vote, mine?.choice ?? null);
    void openKeys(state.unlocked);
    this.show();
  }

  /** @param {OpenVote} vote */
  choiceIn({ id, round }) {
    return keptChoices().find((one) => one.vote === id && one.round === round);
  }

  /**
   * @param {OpenVote} vote
   * @param {number} choice
   */
  choose({ id, round }, choice) {
    const others = keptChoices().filter((one) => one.vote !== id || one.round !== round);
    keep("choices", [...others.slice(-30), { vote: id, round, choice, counter: Date.now() }]);
    this.sender.soon(0);
    this.show();
  }

  /** @param {number} status */
  answered(status) {
    if (status >= 0) this.link.judge(status);
    this.show();
  }

  /**
   * @param {boolean} joined
   * @param {boolean} back the line was lost and is there again
   */
  line(joined, back) {
    if (back) this.sender.soon(0);
    this.known = true;
    if (!joined) {
      this.joined = false;
      keep("me", null);
    }
    this.show();
  }

  /** What a beat says: never what was written. */
  sign() {
    const element = all(document, "[data-exercise]", HTMLElement)[0];
    const doing = element ? JSON.parse(element.dataset.exercise ?? "{}") : {};
    const draft = doing.id ? this.store.draft(doing.id, doing.keyHash) : null;
    const answered = draft ? Object.keys(draft.answers).length : 0;
    return { doing: doing.id ?? "", answered, waiting: this.sender.waiting.length };
  }

  /** @param {boolean} agreed */
  agree(agreed) {
    keep("drafts", agreed);
    this.sender.soon(0);
  }

  async leave() {
    const n = this.sender.waiting.length;
    if (!confirm(n ? w("live.bar.leave_waiting", { n }) : w("live.bar.leave_sure"))) return;
    await ask("leave", {});
    if (this.me) layAside(this.me.id);
    location.href = `/class/${this.link.state?.code ?? ""}`;
  }

  show() {
    const { me, joined, known, sender } = this;
    const waiting = joined ? sender.waiting : [];
    const standing = {
      me,
      joined,
      known,
      online: this.link.online,
      waiting: waiting.length,
      done: joined ? sender.done : 0,
      refused: joined ? sender.refused : 0,
      kept: this.store.status === "ok",
    };
    this.bar.show(standing, kept("drafts") === true);
    this.tellVote();
  }

  tellVote() {
    const vote = this.link.state?.vote;
    const mine = vote && this.choiceIn(vote);
    if (!mine) return this.sheet.tell("");
    const answered = this.sender.answered[voteId(mine)];
    this.sheet.tell(answered === "done" ? "received" : this.link.online ? "sending" : "lost");
  }
}

/** Where nothing is kept, the class still knows who asks by its cookie. */
async function whoIsThis() {
  const { status, value } = await ask("me");
  if (status === 200) keep("me", value.me);
}

try {
  speakAs(globalThis.taphuanLive?.words ?? {}, "live");
  if (keepsWork()) new ClassPage().start();
  else void whoIsThis().then(() => new ClassPage().start());
} catch (error) {
  console.error(error);
}
