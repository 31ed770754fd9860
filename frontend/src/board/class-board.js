/**
 * <class-board>: result files in, the room's view out. Everything stays in this page until it is
 * saved as a file; nothing moves by itself. The element alone reads the page and its own settings
 * (board-page.js); every part is made of the plain values that it hands out (shown.js).
 *
 * @import { View } from "./chooser.js"
 * @import { Around } from "./deciding.js"
 * @import { BoardActs } from "./shown.js"
 * @import { BoardVote, Entry, MakeReport, ReportParts } from "./types"
 */

import { all, define, el, fill, one, promote } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { shortEntries } from "../short/entries.js";
import { offerScan } from "../short/scan.js";
import { t } from "../shared/strings.js";
import { boardFile } from "./board-file.js";
import { BoardPage } from "./board-page.js";
import { broughtIn } from "./bringing.js";
import { Deciding } from "./deciding.js";
import { forgetDecisions } from "./decisions-store.js";
import { download } from "./download.js";
import { Drawing } from "./drawing.js";
import { listenToDrops } from "./dropping.js";
import { passingOf } from "./passing.js";
import { Projector } from "./projector.js";
import { likelyResults } from "./reading.js";
import { storedSheets } from "./sheets-store.js";
import { unpacked } from "./unpacking.js";
import { onlyClass } from "./words.js";

const NARROW = "(max-width: 44.98em)";

export class Board extends BoardPage {
  /** @type {Deciding | undefined} */
  talks;
  /** @type {Drawing | undefined} */
  drawn;
  /** @type {ReportParts | undefined} */
  report;
  /** @type {MakeReport | undefined} how the page makes its report; none without one */
  static makeReport;

  /** @override */
  start() {
    const { course } = this; // read first, because reading it also loads the strings
    this.projector = new Projector(this, () => this.render());
    promote(this);
    this.partOf("folder").hidden = !("webkitdirectory" in HTMLInputElement.prototype);
    this.listen();
    this.offerSheets();
    const parts = { bar: this.partOf("report-actions"), view: this.partOf("report") };
    this.report = Board.makeReport?.(parts, () => ({
      ...this.intake,
      course,
      hideNames: this.hideNames,
      decisions: this.state.decisions,
      votes: this.state.votes,
    }));
    offerScan(this.partOf("more-ways"), (text) => this.take(shortEntries(text)));
    this.narrow = matchMedia(NARROW);
    this.narrow.addEventListener("change", () => this.render());
  }

  get deciding() {
    return (this.talks ??= new Deciding(this.around()));
  }

  get drawing() {
    return (this.drawn ??= this.makeDrawing());
  }

  makeDrawing() {
    const [choose, stage, below] = ["choose", "stage", "below"].map((name) => this.partOf(name));
    const look = () => (this.state.empty ? null : this.shown());
    const hooks = { begin: this.begin.bind(this), end: this.end.bind(this) };
    return new Drawing({ choose, stage, below }, look, this.acts(), hooks);
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
    listenToDrops(this.partOf("in"), (files) => this.bring(files));
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
    if (action === "project") this.project();
    if (action === "sheets") this.takeSheets();
  }

  /** @param {File[]} given */
  async bring(given) {
    if (given.length === 0) return;
    const files = await unpacked(given);
    this.say(t("board.in.reading", { n: 0, of: files.length }));
    const onProgress = (/** @type {number} */ n) =>
      this.say(t("board.in.reading", { n, of: files.length }), true);
    await this.take(await broughtIn(this.course, files, onProgress), () =>
      this.drawing.drawInSteps(),
    );
  }

  /**
   * @param {Entry[]} entries
   * @param {() => void | Promise<void>} [show]
   */
  async take(entries, show = () => this.render()) {
    const { sheets } = this.state;
    const before = sheets.length;
    const taken = this.state.take(entries);
    this.intake = this.state.intake();
    await show();
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
      this.partOf("offer"),
      this.deciding.offer(),
      n ? el("p", { class: "th-notice" }, t("board.in.sheets", { n }), " ", take) : null,
    );
  }

  takeSheets() {
    this.state.takeSheets(storedSheets());
    fill(this.partOf("offer"), this.deciding.offer());
    this.refresh(t("board.in.sheets_taken", { n: this.state.sheets.length }));
    this.partOf("said").focus();
  }

  save() {
    const file = boardFile(
      this.course,
      this.state.parts(),
      new Date().toISOString(),
      passingOf(this.course, this.intake.people),
    );
    const whose = onlyClass(this.course, this.intake.people);
    const name = download(JSON.stringify(file), "application/json", "board", "json", whose);
    this.state.saved = true;
    this.say(t("board.saved", { name }));
  }

  askClear() {
    const yes = button(t("board.clear.yes"), () => {
      forgetDecisions(this.state.decisions);
      this.deciding.clear();
      this.state.clear();
      this.view = { classId: null, choice: "" };
      this.uncovered.clear();
      this.refresh(t("board.clear.done"));
    });
    const no = button(t("board.clear.no"), () => this.say(""));
    fill(this.partOf("said"), t("board.clear.ask"), " ", yes, " ", no);
    this.partOf("said").focus();
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
    this.drawing.draw();
  }

  /** @param {boolean} filled whether anything is on the board */
  begin(filled) {
    this.partOf("tools").hidden = !filled;
    this.toggleAttribute("data-filled", filled);
  }

  end() {
    this.projector?.show();
    this.report?.refresh();
  }

  /**
   * What the parts may ask of the board.
   *
   * @returns {BoardActs}
   */
  acts() {
    return {
      choose: (view) => this.choose(view),
      turn: (criterion) => this.turn(criterion),
      settle: (fold, said, change) => {
        change(this.state);
        this.refresh(said);
        all(this, `[data-part=${fold}] summary`, HTMLElement)[0]?.focus();
      },
      talkPart: (...talk) => this.deciding.part(...talk),
    };
  }

  /**
   * Covers the key of a criterion, or uncovers it.
   *
   * @param {string} criterion
   * @returns {boolean} whether it is open now
   */
  turn(criterion) {
    if (this.uncovered.delete(criterion)) return false;
    this.uncovered.add(criterion);
    return true;
  }

  /** @param {View} view */
  choose(view) {
    if (view.choice !== this.view.choice) this.uncovered.clear();
    this.view = view;
    this.render();
  }

  project() {
    this.uncovered.clear();
    this.projector?.enter();
  }

  /**
   * What the talks need of the board.
   *
   * @returns {Around}
   */
  around() {
    return {
      state: this.state,
      mark: (standard, answer) => this.mark(standard, answer),
      now: () => ({ view: this.view, people: this.intake.people }),
      redraw: () => {
        this.render();
        this.partOf("stage").scrollTop = 0; // so that a long form or text is seen from its beginning
      },
      onClosed: (id) =>
        this.projector?.on ? this.projector.focus() : document.getElementById(id)?.focus(),
      onTaken: (said) => {
        this.refresh(said);
        this.partOf("said").focus();
      },
    };
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
