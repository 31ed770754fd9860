/**
 * A fellow's portfolio, rated here: papers, the words of the levels, questions; level and reason are
 * kept as they are typed, apart from one's own work, until they are given back or dropped.
 *
 * @import { PortfolioSaid, ResultFile } from "../store/practice-types"
 * @import { OwnPortfolio } from "./portfolio-page.js"
 */

import { announce, button } from "../exercise/element.js";
import { el, fill } from "../shared/dom.js";
import { hex } from "../shared/fingerprint.js";
import { isResultFile } from "../store/result-shape.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { readResultFile } from "../store/result-file.js";
import { dayOf } from "../plan/words.js";
import { chosen, levelOptions, levelWords, questionList, textField } from "./forms.js";
import { fromFellow, isPaper, ownOf, seenOf } from "./lines.js";
import { questionsOf } from "./questions.js";
import { paperWords, written } from "./words.js";

/** @typedef {{ id: string, level: string, note: string, at: string }} Rated one criterion */
/** @typedef {{ file: ResultFile, who: string, rated: Record<string, Rated> }} Begun */

const randomId = () => hex(crypto.getRandomValues(new Uint8Array(8)));

export class Rating {
  /** @type {Record<string, Begun>} by the first paper of each portfolio */
  begun = {};
  /** The one that is shown. */
  shown = "";
  /** Whether the button that drops it was pressed once. */
  isSure = false;

  /**
   * @param {OwnPortfolio} page
   * @param {HTMLElement} place
   */
  constructor(page, place) {
    this.page = page;
    this.place = place;
    this.read();
    this.show();
  }

  get key() {
    const { standard = "", track = "" } = this.page.dataset;
    return storageKey("fellows", standard, track);
  }

  /** What this browser has, other tabs' words included. */
  read() {
    const kept = /** @type {Record<string, Begun> | null} */ (recall(this.key)) ?? {};
    const whole = Object.entries(kept).filter(([, one]) => isResultFile(one?.file) && one.rated);
    this.begun = { ...this.begun, ...Object.fromEntries(whole) };
  }

  /**
   * @param {string} id
   * @param {(one: Begun) => void} change
   */
  keep(id, change) {
    this.read();
    const one = this.begun[id];
    if (!one) return;
    change(one);
    remember(this.key, this.begun);
  }

  /** @param {File} chosen_ */
  async open(chosen_) {
    const { name } = chosen_;
    const { file, refusal } = await readResultFile(chosen_, String(globalThis.taphuan?.course.id));
    if (!file) {
      const why = t(`results.refused.${refusal}`);
      return this.page.say(t("portfolio.back.refused", { name, why }));
    }
    const papers = (file.portfolio ?? []).filter(isPaper);
    if (!file.given || papers.length === 0) {
      return this.page.say(t("portfolio.rate.not_one", { name }));
    }
    const { standard, track } = this.page.dataset;
    const [first] = papers;
    if (first.standard !== standard || first.track !== track) {
      const other = { standard: first.standard, track: first.track };
      return this.page.say(t("portfolio.rate.other_page", other));
    }
    this.read();
    const ids = papers.map(({ id }) => id).sort();
    const { who = "", rated = {} } = this.begun[ids[0]] ?? {};
    this.begun[ids[0]] = { file, who, rated };
    this.shown = ids[0];
    remember(this.key, this.begun);
    this.show();
    return this.place.focus();
  }

  show() {
    this.isSure = false;
    const one = this.begun[this.shown];
    const others = Object.entries(this.begun).filter(([id]) => id !== this.shown);
    fill(
      this.place,
      others.length ? el("p", {}, t("portfolio.rate.begun"), ": ") : null,
      ...others.map(([id, { file }]) => button(nameIn(file), () => this.choose(id))),
      one ? this.form(one) : null,
    );
  }

  /** @param {string} id */
  choose(id) {
    this.shown = id;
    this.show();
    this.place.focus();
  }

  /** @param {Begun} one */
  form(one) {
    const { names } = this.page;
    const id = this.shown;
    const who = (/** @type {string} */ value) => this.keep(id, (own) => (own.who = value));
    const criteria = written(one.file.portfolio ?? [], names);
    return el(
      "div",
      {},
      el("h3", {}, nameIn(one.file)),
      textField("who", one.who, t("portfolio.rate.who"), who),
      ...criteria.map((criterion) => this.criterion(one, criterion)),
      el(
        "p",
        { class: "th-actions" },
        button(t("portfolio.rate.save"), () => this.give(id), "th-button"),
        button(t("portfolio.rate.drop"), () => this.drop(id)),
      ),
    );
  }

  /**
   * @param {Begun} one
   * @param {string} criterion
   */
  criterion(one, criterion) {
    const { names, levels } = this.page;
    const id = this.shown;
    const { papers, claim } = ownOf(one.file.portfolio ?? [], criterion);
    const asked = el("div", {});
    const rated = one.rated[criterion] ?? { level: "", note: "" };
    const ask = (/** @type {string} */ level) => {
      const all = questionsOf(papers, level, levels[criterion], dayOf(new Date()));
      fill(asked, questionList(all.filter(({ key }) => key !== "unclaimed")));
    };
    ask(rated.level);
    const told = (/** @type {Partial<Rated>} */ part) => this.rate(id, criterion, part);
    const options = levelOptions(levels[criterion], t("portfolio.rate.no_level"));
    return el(
      "section",
      { class: "th-folio__rated", "data-rated": criterion },
      el("h4", {}, names[criterion]),
      el("ul", {}, ...papers.map((paper) => el("li", {}, paperWords(paper)))),
      claim?.ask ? el("p", {}, t("portfolio.rate.asks", { ask: claim.ask })) : null,
      levelWords(levels[criterion]),
      chosen("level", rated.level, t("portfolio.rate.level"), options, (level) => {
        told({ level });
        ask(level);
      }),
      asked,
      textField("note", rated.note, t("portfolio.rate.note"), (note) => told({ note }), 3),
    );
  }

  /**
   * @param {string} id
   * @param {string} criterion
   * @param {Partial<Rated>} part
   */
  rate(id, criterion, part) {
    this.keep(id, ({ rated }) => {
      const before = rated[criterion] ?? { id: randomId(), level: "", note: "" };
      rated[criterion] = { ...before, ...part, at: new Date().toISOString() };
    });
  }

  /** @param {string} id */
  give(id) {
    this.read();
    const { file, who, rated } = this.begun[id];
    const lines = file.portfolio ?? [];
    const { standard = "", track = "" } = this.page.dataset;
    /** @type {PortfolioSaid[]} */
    const said = Object.entries(rated)
      .filter(([, { level, note }]) => level || note.trim())
      .map(([criterion, one]) => {
        const papers = seenOf(ownOf(lines, criterion).papers);
        return { ...one, standard, track, criterion, who: who.trim(), papers };
      });
    if (said.length === 0) return this.page.say(t("portfolio.rate.nothing"));
    const answer = fromFellow(file, said, new Date().toISOString());
    return this.page.giving?.give(answer, t("portfolio.file_answer"));
  }

  /** @param {string} id */
  drop(id) {
    if (!this.isSure) {
      this.isSure = true;
      return this.page.say(t("portfolio.rate.drop_sure"));
    }
    this.read();
    delete this.begun[id];
    remember(this.key, this.begun);
    this.shown = "";
    this.show();
    return announce(t("portfolio.rate.dropped"));
  }
}

/** @param {ResultFile} file */
const nameIn = ({ person }) =>
  t("portfolio.rate.of", { name: person.nickname || t("portfolio.rate.unnamed") });
