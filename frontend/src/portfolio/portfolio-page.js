/**
 * <own-portfolio>: papers of one's own in words, the level that one claims, what a fellow may ask;
 * given away only by a button, compared when it comes back.
 *
 * @import { PortfolioClaim, PortfolioLine, PortfolioPaper } from "../store/practice-types"
 * @import { Levels } from "./words.js"
 * @import { PaperPart } from "./forms.js"
 */

import { announce, button } from "../exercise/element.js";
import { all, define, el, fill, one } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { KeptPage } from "../plan/kept-page.js";
import { dayOf } from "../plan/words.js";
import { chosen, levelOptions, levelWords, paperForm, questionList, textField } from "./forms.js";
import { claimId, isClaim, isPaper, LONGEST, ownOf } from "./lines.js";
import { findings, masked } from "./masks.js";
import { maskWords } from "./mask-words.js";
import { questionsOf } from "./questions.js";
import { levelName } from "./words.js";
import { Giving } from "./giving.js";
import { Rating } from "./rating-part.js";
import { openBack, showBack } from "./back.js";

export class OwnPortfolio extends KeptPage {
  /** @type {Levels} */
  levels = {};
  /** @type {Giving | undefined} */
  giving;
  /** @type {Rating | undefined} */
  rating;
  /** @type {Element | null} the part of the page in which the person did something last */
  near = null;

  /** @override */
  start() {
    this.readPage();
    this.levels = this.json("levels");
    this.giving = new Giving(this);
    this.rating = new Rating(this, one(this, "[data-part=rate]", HTMLElement));
    this.listen();
    this.follow("/portfolio/");
    this.show();
  }

  /** Lines of this standard and track, in the order in which they were begun. */
  get lines() {
    const { standard, track } = this.dataset;
    return this.store.portfolio().filter((one) => one.standard === standard && one.track === track);
  }

  listen() {
    const near = (/** @type {Event} */ { target }) => {
      if (target instanceof Element) this.near = target.closest("section");
    };
    this.addEventListener("click", near, true);
    // of a file that was chosen: a field's comes late, when what is shown is made anew
    this.addEventListener("change", (event) => this.isFile(event.target) && near(event), true);
    this.addEventListener("click", ({ target }) => {
      const start = target instanceof Element ? target.closest("[data-do]") : null;
      if (!(start instanceof HTMLButtonElement)) return;
      const { criterion = "" } = this.sectionOf(start)?.dataset ?? {};
      if (start.dataset.do === "add") this.add(criterion);
      else if (start.dataset.do === "plan") this.fromPlan(criterion);
      else this.leave(() => this.giving?.act(start.dataset.do ?? ""));
    });
    this.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !this.isFile(target)) return;
      const [file] = target.files ?? [];
      if (target.dataset.do === "back") openBack(this, file);
      else this.rating?.open(file);
      target.value = "";
    });
    globalThis.addEventListener("beforeprint", () => this.giving?.layOut());
  }

  /** @param {EventTarget | null} target */
  isFile(target) {
    return target instanceof HTMLInputElement && !!target.files?.length;
  }

  /** @param {Element} part @returns {HTMLElement | null} */
  sectionOf(part) {
    return part.closest("[data-criterion]");
  }

  /** @param {string} criterion */
  place(criterion) {
    const { standard = "", track = "" } = this.dataset;
    return { standard, track, criterion };
  }

  // --- what the person writes ----------------------------------------------------------------

  /** @param {string} criterion */
  add(criterion) {
    const empty = { what: "", kind: "", day: "", keeper: "" };
    const { id } = this.store.saveLine({ ...this.place(criterion), ...empty });
    this.show();
    one(this, `[data-line="${id}"] textarea`, HTMLElement).focus();
  }

  /** What the evidence plan has of a criterion and is not here yet. @param {string} criterion */
  planned(criterion) {
    const { standard, track } = this.dataset;
    const known = new Set(ownOf(this.lines, criterion).papers.map(({ what }) => what.trim()));
    return this.store
      .plan()
      .filter((row) => row.standard === standard && row.track === track)
      .filter(
        (row) => row.criterion === criterion && (row.state === "have" || row.state === "part"),
      )
      .filter(({ what }) => what.trim() && !known.has(what.trim()));
  }

  /** @param {string} criterion */
  fromPlan(criterion) {
    const rows = this.planned(criterion);
    for (const { what, keeper } of rows) {
      this.store.saveLine({ ...this.place(criterion), what, kind: "", day: "", keeper });
    }
    this.show();
    this.say(t("portfolio.from_plan_done", { n: rows.length }));
  }

  /**
   * Keeps one part of a paper; the rest is as it is kept, whoever wrote it.
   *
   * @param {PortfolioPaper} shown
   * @param {PaperPart} part
   * @param {string} value
   */
  change(shown, part, value) {
    const kept = this.lines.filter(isPaper).find(({ id }) => id === shown.id);
    if (kept) this.store.saveLine({ ...kept, [part]: value });
    this.showSums();
  }

  /**
   * @param {string} criterion
   * @param {"level" | "ask"} part
   * @param {string} value
   */
  claim(criterion, part, value) {
    const id = claimId(this.place(criterion));
    const kept = this.lines.filter(isClaim).find((line) => line.id === id);
    const line = kept ?? { ...this.place(criterion), id, level: "", ask: "" };
    this.store.saveLine({ ...line, [part]: value });
    this.showSums();
  }

  /** @param {PortfolioPaper} paper */
  leaveOut(paper) {
    const kept = this.lines.filter(isPaper).find(({ id }) => id === paper.id) ?? paper;
    this.store.removeRow(paper.id);
    this.show();
    const undo = button(t("portfolio.undo"), () => {
      const { id: _id, at: _at, ...rest } = kept;
      this.store.saveLine(rest);
      this.show();
      this.say(t("portfolio.restored"));
    });
    this.say(t("portfolio.removed", { what: kept.what || t("portfolio.unnamed") }), undo);
    undo.focus();
  }

  // --- before anything leaves ----------------------------------------------------------------

  /**
   * Does what gives words away, unless something in them may tell who is meant: then asks first.
   *
   * @param {() => void} act
   */
  leave(act) {
    const mine = this.lines.filter((line) => isPaper(line) || isClaim(line));
    if (!mine.some((line) => isPaper(line))) return this.say(t("portfolio.empty"));
    const n = mine.reduce((sum, line) => sum + this.telling(line), 0);
    if (n === 0) return act();
    const mask = button(t("portfolio.masks.mask_all", { n }), () => {
      for (const line of mine) this.store.saveLine(maskedLine(line));
      this.show();
      this.say(t("portfolio.masks.done", { n }));
      act();
    });
    this.say(t("portfolio.masks.left", { n }), mask, " ", button(t("portfolio.masks.go_on"), act));
    return mask.focus();
  }

  /** @param {PortfolioPaper | PortfolioClaim} line */
  telling(line) {
    const texts = isPaper(line) ? [line.what, line.keeper] : [line.ask];
    return texts.reduce((sum, text) => sum + findings(text, maskWords()).length, 0);
  }

  // --- what is shown -------------------------------------------------------------------------

  /** @override */
  show() {
    super.show();
    const lines = this.lines;
    for (const section of this.sections) this.showSection(section, lines);
    this.showSums();
    this.showStatus();
    showBack(this, one(this, "[data-part=back]", HTMLElement));
  }

  /**
   * @param {HTMLElement} section
   * @param {PortfolioLine[]} lines
   */
  showSection(section, lines) {
    const { criterion = "" } = section.dataset;
    const { papers, claim } = ownOf(lines, criterion);
    const [number] = this.names[criterion].split(".");
    const levels = this.levels[criterion];
    const forms = papers.map((paper, n) =>
      paperForm(
        paper,
        { n: n + 1, criterion: number },
        (part, value) => this.change(paper, part, value),
        () => this.leaveOut(paper),
      ),
    );
    fill(one(section, "[data-part=papers]", HTMLElement), ...forms);
    const options = levelOptions(levels, t("portfolio.no_level"));
    fill(
      one(section, "[data-part=claim]", HTMLElement),
      levelWords(levels),
      chosen("level", claim?.level ?? "", t("portfolio.level"), options, (value) =>
        this.claim(criterion, "level", value),
      ),
      textField(
        "ask",
        claim?.ask ?? "",
        t("portfolio.ask"),
        (value) => this.claim(criterion, "ask", value),
        2,
      ),
    );
  }

  showSums() {
    const lines = this.lines;
    const today = dayOf(new Date());
    for (const section of this.sections) {
      const { criterion = "" } = section.dataset;
      const { papers, claim } = ownOf(lines, criterion);
      const levels = this.levels[criterion];
      const level = levelName(levels, claim?.level ?? "") || t("portfolio.unclaimed");
      const isBegun = papers.length > 0 || !!claim?.level;
      one(section, "[data-part=state]", HTMLElement).textContent = isBegun
        ? t("portfolio.state", { papers: papers.length, level })
        : "";
      fill(
        one(section, "[data-part=asked]", HTMLElement),
        questionList(questionsOf(papers, claim?.level ?? "", levels, today)),
      );
      const planned = this.planned(criterion).length;
      const from = one(section, "[data-do=plan]", HTMLButtonElement);
      from.hidden = planned === 0;
      from.textContent = t("portfolio.from_plan", { n: planned });
    }
    const papers = lines.filter(isPaper);
    one(this, "[data-part=sum]", HTMLElement).textContent = t("portfolio.sum", {
      criteria: new Set(papers.map(({ criterion }) => criterion)).size,
      papers: papers.length,
      claimed: lines.filter((line) => isClaim(line) && line.level).length,
    });
  }

  /**
   * Says something where the person has just done something.
   *
   * @param {string} text
   * @param {...(HTMLElement | string)} more
   */
  say(text, ...more) {
    for (const other of all(this, "[data-part=said]", HTMLElement)) fill(other);
    const place = one(this.near ?? this, "[data-part=said]", HTMLElement);
    fill(place, el("p", { class: "th-notice" }, text, " ", ...more));
    announce(text);
    place.scrollIntoView({ block: "nearest" });
  }
}

/**
 * @param {PortfolioPaper | PortfolioClaim} line
 * @returns {PortfolioPaper | PortfolioClaim}
 */
function maskedLine(line) {
  const words = maskWords();
  const of = (/** @type {string} */ text, /** @type {keyof typeof LONGEST} */ part) =>
    masked(text, words).slice(0, LONGEST[part]);
  return isPaper(line)
    ? { ...line, what: of(line.what, "what"), keeper: of(line.keeper, "keeper") }
    : { ...line, ask: of(line.ask, "ask") };
}

define("own-portfolio", OwnPortfolio);
