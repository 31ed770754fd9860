/**
 * <class-board>: result files in, the room's view out. Everything stays in this page until it is
 * saved as a file; nothing moves by itself.
 *
 * @import { BoardCourse, BoardVote, Entry, Figures, Intake, MakeReport, ReportParts } from "./types"
 * @import { Standard } from "../shared/types"
 */

import { define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, ExerciseElement } from "../exercise/element.js";
import { shortEntries } from "../short/entries.js";
import { offerScan } from "../short/scan.js";
import { t } from "../shared/strings.js";
import { boardFile } from "./board-file.js";
import { broughtIn } from "./bringing.js";
import { classesOf } from "./classes.js";
import { pageCourse } from "./course.js";
import { Deciding } from "./deciding.js";
import { forgetDecisions } from "./decisions-store.js";
import { download } from "./download.js";
import { draw, drawInSteps } from "./drawing.js";
import { listenToDrops } from "./dropping.js";
import { figures } from "./figures.js";
import { passingOf } from "./passing.js";
import { Projector } from "./projector.js";
import { likelyResults } from "./reading.js";
import { storedSheets } from "./sheets-store.js";
import { BoardState } from "./state.js";
import { unpacked } from "./unpacking.js";
import { className } from "./words.js";

const NARROW = "(max-width: 44.98em)";

export class Board extends ExerciseElement {
  /** @type {BoardCourse | undefined} */
  known;
  /** @type {BoardState | undefined} */
  kept;
  /** @type {Projector | undefined} */
  projector;
  /** @type {Deciding | undefined} */
  talks;
  /** @type {ReportParts | undefined} */
  report;
  /** @type {MakeReport | undefined} how the page makes its report; none without one */
  static makeReport;
  /** @type {Intake} */
  intake = { people: [], refused: [], apart: [], sameName: [], sharing: [] };
  /** What is shown: a class (null: all), and an exercise or a whole standard. */
  view = { classId: /** @type {string | null} */ (null), choice: "" };
  /** @type {Set<string>} criteria whose key was uncovered */
  uncovered = new Set();

  /** @override */
  start() {
    this.known = pageCourse();
    this.projector = new Projector(this);
    promote(this);
    this.place("folder").hidden = !("webkitdirectory" in HTMLInputElement.prototype);
    this.listen();
    this.offerSheets();
    const { course } = this;
    const places = { bar: this.place("report-actions"), view: this.place("report") };
    this.report = Board.makeReport?.(places, () => ({
      ...this.intake,
      course,
      hideNames: this.hideNames,
      decisions: this.state.decisions,
      votes: this.state.votes,
    }));
    offerScan(this.place("more-ways"), (text) => this.take(shortEntries(text)));
    this.narrow = matchMedia(NARROW);
    this.narrow.addEventListener("change", () => this.render());
  }

  /** @param {string} name */
  place(name) {
    return one(this, `[data-part=${name}]`, HTMLElement);
  }

  /** @param {string} name */
  input(name) {
    return one(this, `[name=${name}]`, HTMLInputElement);
  }

  get course() {
    return (this.known ??= pageCourse());
  }

  get state() {
    return (this.kept ??= new BoardState(this.course));
  }

  get deciding() {
    return (this.talks ??= new Deciding(this));
  }

  /** The projector never shows a name. */
  get hideNames() {
    return !!this.projector?.on || this.input("hide-names").checked;
  }

  get showKey() {
    return this.input("show-key").checked;
  }

  listen() {
    for (const name of ["files", "folder"]) {
      const field = this.input(name);
      field.addEventListener("change", () => {
        const chosen = [...(field.files ?? [])];
        this.bring(name === "folder" ? likelyResults(chosen) : chosen);
        field.value = "";
      });
    }
    for (const name of ["hide-names", "show-key"]) {
      this.input(name).addEventListener("change", () => this.render());
    }
    this.addEventListener("click", ({ target }) => {
      const action = target instanceof HTMLElement ? target.dataset.do : "";
      if (action) this.act(action);
    });
    listenToDrops(this.place("in"), (files) => this.bring(files));
    window.addEventListener("beforeunload", (event) => {
      if (!this.state.saved) event.preventDefault();
    });
  }

  /** @param {string} action */
  act(action) {
    if (action === "paste") this.takePasted();
    if (action === "save") this.save();
    if (action === "print") window.print();
    if (action === "clear") this.askClear();
    if (action === "project") this.projector?.enter();
    if (action === "sheets") this.takeSheets();
  }

  /** @param {File[]} given */
  async bring(given) {
    if (given.length === 0) return;
    const files = await unpacked(given);
    this.say(t("board.in.reading", { n: 0, of: files.length }));
    const told = (/** @type {number} */ n) =>
      this.say(t("board.in.reading", { n, of: files.length }), true);
    await this.take(await broughtIn(this.course, files, told), drawInSteps);
  }

  /**
   * @param {Entry[]} entries
   * @param {(board: Board) => void | Promise<void>} [show]
   */
  async take(entries, show = draw) {
    const { sheets } = this.state;
    const before = sheets.length;
    const taken = this.state.take(entries);
    this.intake = this.state.intake();
    await show(this);
    const { people, refused, apart, sharing } = this.intake;
    const values = {
      taken,
      sheets: this.state.sheets.length - before,
      people: people.length,
      refused: refused.length,
      apart: apart.length,
    };
    const asks = sharing.length ? ` ${t("board.in.sharing", { n: sharing.length })}` : "";
    this.say(t("board.in.taken", values) + asks);
  }

  /**
   * Takes files of people who are in the class now; a newer one takes the place of the older.
   *
   * @param {Entry[]} entries
   */
  takeNewer(entries) {
    this.state.replace(entries);
    this.refresh(t("board.in.live", { n: entries.length, people: this.state.entries.length }));
  }

  /** @param {BoardVote[]} votes of the class that is connected, as they stand now */
  takeVotes(votes) {
    if (this.state.takeVotes(votes)) this.refresh();
  }

  takePasted() {
    const area = one(this, "[name=pasted]", HTMLTextAreaElement);
    const text = area.value.trim();
    if (!text) return area.focus();
    const codes = shortEntries(text);
    this.take(
      codes.length
        ? codes
        : [{ name: t("board.in.pasted", { n: this.state.entries.length + 1 }), text }],
    );
    area.value = "";
    return undefined;
  }

  /** Sheets typed in on this device are offered, not taken unasked. */
  offerSheets() {
    const n = storedSheets().length;
    const take = el(
      "button",
      { type: "button", class: "th-action", "data-do": "sheets" },
      t("board.in.sheets_take"),
    );
    fill(
      this.place("offer"),
      this.deciding.offer(),
      n ? el("p", { class: "th-notice" }, t("board.in.sheets", { n }), " ", take) : null,
    );
  }

  takeSheets() {
    this.state.takeSheets(storedSheets());
    fill(this.place("offer"), this.deciding.offer());
    this.refresh(t("board.in.sheets_taken", { n: this.state.sheets.length }));
    this.place("said").focus();
  }

  save() {
    const file = boardFile(
      this.course,
      this.state.parts(),
      new Date().toISOString(),
      passingOf(this.course, this.intake.people),
    );
    const [only, ...others] = classesOf(this.course, this.intake.people);
    const whose = only && others.length === 0 ? className(this.course, only) : "";
    const name = download(JSON.stringify(file), "application/json", "board", "json", whose);
    this.state.saved = true;
    this.say(t("board.saved", { name }));
  }

  askClear() {
    const yes = button(t("board.clear.yes"), () => {
      forgetDecisions(this.state.decisions);
      this.deciding.clear();
      this.state.clear();
      this.uncovered.clear();
      this.refresh(t("board.clear.done"));
    });
    const no = button(t("board.clear.no"), () => this.say(""));
    fill(this.place("said"), t("board.clear.ask"), " ", yes, " ", no);
    this.place("said").focus();
  }

  /**
   * @param {string} text
   * @param {boolean} [quiet] not for listeners: more is coming
   */
  say(text, quiet = false) {
    this.place("said").textContent = text;
    if (text && !quiet) announce(text);
  }

  /**
   * Counts anew, and shows.
   *
   * @param {string} [message]
   */
  refresh(message) {
    this.intake = this.state.intake();
    this.render();
    if (message !== undefined) this.say(message);
  }

  render() {
    draw(this);
  }

  /**
   * Figures of what is chosen; null while nobody has handed a dossier in.
   *
   * @returns {{ standard: Standard, figures: Figures } | null}
   */
  chosen() {
    const { course } = this;
    const { classId, choice } = this.view;
    const [kind, id] = choice.split("/");
    const list = Object.values(course.exercises).filter((exercise) =>
      kind === "standard"
        ? exercise.kind === "dossier" && exercise.standard === id
        : exercise.id === id,
    );
    if (list.length === 0) return null;
    return {
      standard: course.standards[list[0].standard],
      figures: figures(course, list, this.intake.people, classId),
    };
  }

  /**
   * A copy of a level's mark; nothing for an answer that is no level.
   *
   * @param {Standard} standard
   * @param {string | null} answer
   */
  mark({ levels }, answer) {
    const index = levels.findIndex(({ id }) => id === answer);
    const drawn = this.querySelector(
      `[data-part=marks] [data-levels="${levels.length}"] svg[data-level="${index}"]`,
    );
    return drawn ? drawn.cloneNode(true) : null;
  }
}

/**
 * The element of the page, with what makes its report.
 *
 * @param {MakeReport} makeReport
 */
export function defineClassBoard(makeReport) {
  Board.makeReport = makeReport;
  define("class-board", Board);
}
