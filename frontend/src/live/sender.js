/**
 * Sends what waits, parcel by parcel, again and again until the class has it on its disk.
 *
 * @import { Store } from "../store/practice-types"
 * @import { Outgoing } from "./types"
 */

import { ask } from "./asking.js";
import { keepAnswers, kept, keptChoices, keptAnswers } from "./keeping.js";
import { heard, nextParcel, waiting } from "./outbox.js";

const SOON = 200;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 8000;

export class Sender {
  /**
   * @param {Store} store
   * @param {string} person
   * @param {(status: number) => void} onAnswer
   */
  constructor(store, person, onAnswer) {
    this.store = store;
    this.person = person;
    this.onAnswer = onAnswer;
    this.pause = FIRST_PAUSE;
    this.sending = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  get answered() {
    return keptAnswers(this.person);
  }

  /** @returns {Outgoing[]} */
  get waiting() {
    return waiting(this.store, keptChoices(), this.answered, kept("drafts") === true);
  }

  /** How many records the class has said it has. */
  get done() {
    const answered = this.answered;
    const mine = [...this.store.attempts(), ...this.store.opinions()];
    return mine.filter(({ id }) => answered[id] === "done").length;
  }

  /** Of what waits no more because the class did not take it: it stays here, for a file. */
  get refused() {
    const answered = this.answered;
    const mine = [...this.store.attempts(), ...this.store.opinions()];
    return mine.filter(({ id }) => id in answered && answered[id] !== "done").length;
  }

  /** Something has changed; several changes at once make one parcel. */
  soon(delay = SOON) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  async send() {
    if (this.sending) return this.soon();
    const parcel = nextParcel(this.waiting);
    if (parcel.length === 0) return this.onAnswer(-1);
    this.sending = true;
    const { status, value } = await ask("records", { records: parcel });
    this.sending = false;
    if (status === 200) keepAnswers(this.person, heard(this.answered, parcel, value));
    this.pause = status === 200 ? FIRST_PAUSE : Math.min(this.pause * 2, LONGEST_PAUSE);
    this.onAnswer(status);
    const stuck = status === 200 && nextParcel(this.waiting)[0]?.id === parcel[0].id;
    if (status !== 401)
      this.soon(status === 200 && !stuck ? 0 : this.pause * (0.7 + Math.random() * 0.6));
  }
}
