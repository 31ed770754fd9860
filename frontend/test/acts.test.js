/**
 * Random sequences of what a person does, against a model: whatever the model says exists must be in
 * every page that is open, in a page that is opened now, and in the file. TAPHUAN_ACTS says how many.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { laidAside, layAside, takeBack } from "../src/store/aside.js";
import { mergeFile } from "../src/store/store-merge.js";
import { createStore } from "../src/store/store.js";
import { chances } from "./chances.js";
import { FakeStorage } from "./storage-support.js";

const COUNT = Number(process.env.TAPHUAN_ACTS ?? 60);
const STEPS = 40;
const COURSE = { id: "museum", version: "1" };
const HASH = "0123456789abcdef";
const EXERCISES = ["d01", "d02"];
const CRITERIA = ["g1", "g2", "g3"];
const LEVELS = ["low", "mid", "high"];

/** @typedef {{ level?: string, note?: string }} Answer */
/** @typedef {Map<string, { answer: Answer | null, at: number }>} Draft */

/** What one person has, as it should be. */
class Person {
  /** @type {Map<string, Draft>} by exercise */
  drafts = new Map(EXERCISES.map((id) => [id, new Map()]));
  /** @type {Map<string, number>} when an exercise was last handed in */
  handedIn = new Map();
  /** @type {Map<string, Record<string, Answer>>} by id */
  attempts = new Map();
  /** @type {Map<string, string>} text by id */
  opinions = new Map();
  /** @type {Set<string>} */
  removed = new Set();
  nickname = "";

  get empty() {
    const begun = [...this.drafts.values()].some((draft) => draft.size);
    return !begun && this.attempts.size + this.opinions.size + this.removed.size === 0;
  }

  copy() {
    const copy = new Person();
    copy.drafts = new Map([...this.drafts].map(([id, draft]) => [id, new Map(draft)]));
    copy.handedIn = new Map(this.handedIn);
    copy.attempts = new Map(this.attempts);
    copy.opinions = new Map(this.opinions);
    copy.removed = new Set(this.removed);
    copy.nickname = this.nickname;
    return copy;
  }
}

/** A page that is open: its store, and the answers that it shows. */
class Tab {
  /** @param {any} storage */
  constructor(storage) {
    this.store = createStore(COURSE, storage);
    /** @type {Map<string, any>} */
    this.shown = new Map();
    this.refresh();
  }

  /** What storage events, or coming back to a page, make of it. */
  refresh() {
    this.shown = new Map(
      EXERCISES.map((id) => [id, structuredClone(this.store.draft(id, HASH)?.answers ?? {})]),
    );
  }
}

class World {
  /** @param {number} seed */
  constructor(seed) {
    this.chance = chances(seed);
    this.storage = new FakeStorage();
    /** @type {any} */ (globalThis).localStorage = this.storage;
    /** @type {any} */ (globalThis).taphuan = { course: COURSE };
    this.person = new Person();
    /** @type {Map<string, Person>} by name */
    this.aside = new Map();
    /** @type {{ text: string, person: Person, savedAt: number }[]} */
    this.files = [];
    /** @type {Tab[]} */
    this.tabs = [new Tab(this.storage)];
    this.time = 0;
    /** @type {string[]} */
    this.done = [];
  }

  get tab() {
    return this.chance.of(this.tabs);
  }

  /** @param {boolean} stale whether a page that has missed what others did is used */
  pick(stale) {
    const tab = this.tab;
    if (!stale) tab.refresh();
    return {
      tab,
      exercise: this.chance.of(EXERCISES),
      criterion: this.chance.of(CRITERIA),
    };
  }

  /**
   * Changes one answer as a page does: it keeps all that it shows, and shows what is kept then.
   *
   * @param {(answer: Answer) => Answer | null} change
   */
  answer(change) {
    const { tab, exercise, criterion } = this.pick(this.chance.below(3) === 0);
    const draft = /** @type {Draft} */ (this.person.drafts.get(exercise));
    const here = draft.get(criterion)?.answer ?? {};
    const mine = tab.shown.get(exercise);
    const before = JSON.stringify(mine[criterion] ?? {});
    const next = change({ ...mine[criterion] });
    if (JSON.stringify(next ?? {}) === before) return;
    if (next) mine[criterion] = next;
    else delete mine[criterion];
    tab.shown.set(
      exercise,
      structuredClone(tab.store.saveDraft(exercise, HASH, structuredClone(mine)).answers),
    );
    const old = JSON.parse(before);
    /** @type {any} */
    const merged = { ...here };
    for (const field of /** @type {(keyof Answer)[]} */ (["level", "note"])) {
      if (next?.[field] === old[field]) continue;
      if (next?.[field] === undefined) delete merged[field];
      else merged[field] = next[field];
    }
    const answer = next && Object.keys(merged).length ? merged : null;
    draft.set(criterion, { answer, at: this.time });
  }

  choose() {
    const level = this.chance.of(LEVELS);
    this.answer((answer) => ({ ...answer, level }));
  }

  type() {
    const letter = this.chance.of(["a", "ă", "ệ", " ", "đ"]);
    this.answer((answer) => ({
      ...answer,
      note: `${answer.note ?? ""}${letter}`,
    }));
  }

  takeAnswerBack() {
    this.answer(() => null);
  }

  handIn() {
    const { tab, exercise } = this.pick(false);
    const answers = structuredClone(tab.shown.get(exercise));
    if (Object.keys(answers).length === 0) return;
    const meta = {
      exercise,
      kind: "dossier",
      standard: "s",
      structureHash: HASH,
      keyHash: HASH,
    };
    const { id } = tab.store.handIn(meta, answers, { items: 3, answered: 1 });
    this.person.attempts.set(id, answers);
    this.person.drafts.set(exercise, new Map());
    this.person.handedIn.set(exercise, this.time);
    tab.refresh();
  }

  say() {
    const text = this.chance.of(["hay", "chưa rõ", "<b>"]);
    const { id } = this.tab.store.saveOpinion({
      page: "p",
      title: "P",
      kind: "other",
      text,
    });
    this.person.opinions.set(id, text);
  }

  takeOpinionBack() {
    const id = this.chance.of([...this.person.opinions.keys()]);
    if (!id) return;
    this.tab.store.removeOpinion(id);
    this.person.opinions.delete(id);
    this.person.removed.add(id);
  }

  name() {
    this.person.nickname = this.chance.of(["Lan", "Minh", "Thuỳ"]);
    this.tab.store.setPerson({ nickname: this.person.nickname });
  }

  reload() {
    const at = this.chance.below(this.tabs.length);
    this.tabs[at] = new Tab(this.storage);
  }

  /** Leaves a page, which the browser keeps as it was; others go on; Back shows what is kept now. */
  goBack() {
    const left = this.tab;
    const others = this.tabs.filter((tab) => tab !== left);
    if (others.length) {
      this.tabs = others;
      this.choose();
    } else this.elsewhere();
    this.tabs = [...others, left];
    left.refresh();
  }

  /** One answer on a page that is opened for it and closed again. */
  elsewhere() {
    const { tabs } = this;
    this.tabs = [new Tab(this.storage)];
    this.choose();
    this.tabs = tabs;
  }

  secondTab() {
    if (this.tabs.length < 3) this.tabs.push(new Tab(this.storage));
  }

  close() {
    if (this.tabs.length > 1) this.tabs.splice(this.chance.below(this.tabs.length), 1);
  }

  save() {
    const text = JSON.stringify(this.tab.store.toFile());
    this.files.push({ text, person: this.person.copy(), savedAt: this.time });
  }

  open() {
    const file = this.chance.of(this.files);
    if (!file) return;
    mergeFile(this.tab.store, JSON.parse(file.text));
    const { person } = this;
    for (const id of file.person.removed) person.removed.add(id);
    for (const id of person.removed) person.opinions.delete(id);
    for (const [id, answers] of file.person.attempts) person.attempts.set(id, answers);
    for (const [id, text] of file.person.opinions)
      if (!person.removed.has(id)) person.opinions.set(id, text);
    person.nickname ||= file.person.nickname;
    for (const [exercise, at] of file.person.handedIn)
      person.handedIn.set(exercise, Math.max(at, person.handedIn.get(exercise) ?? 0));
    for (const exercise of EXERCISES) this.openDraft(exercise, file.person);
  }

  /**
   * @param {string} exercise
   * @param {Person} from
   */
  openDraft(exercise, from) {
    const other = /** @type {Draft} */ (from.drafts.get(exercise));
    const here = /** @type {Draft} */ (this.person.drafts.get(exercise));
    const saved = Math.max(0, ...[...other.values()].map(({ at }) => at));
    if (other.size === 0 || saved < (this.person.handedIn.get(exercise) ?? 0)) return;
    for (const [id, theirs] of other) if (theirs.at > (here.get(id)?.at ?? 0)) here.set(id, theirs);
  }

  otherPerson() {
    const name = `P${this.aside.size}-${this.time}`;
    if (!this.person.empty || this.person.nickname) {
      assert.ok(layAside(name));
      this.aside.set(name, this.person);
    }
    this.person = new Person();
    const back = this.chance.of([...this.aside.keys()]);
    if (back && back !== name && this.chance.below(2)) {
      const found = laidAside().find((one) => one.name === back);
      assert.ok(found && takeBack(found.id));
      this.person = /** @type {Person} */ (this.aside.get(back));
      this.aside.delete(back);
    }
    this.tabs = this.tabs.map(() => new Tab(this.storage));
  }

  clear() {
    const { tab } = this;
    tab.store.clear(); // on the page of results, which shows no answers
    tab.refresh();
    this.person = new Person();
  }

  step() {
    const often = ["choose", "choose", "choose", "type", "type", "takeAnswerBack", "handIn"];
    const sometimes = [
      "say",
      "takeOpinionBack",
      "name",
      "reload",
      "goBack",
      "secondTab",
      "close",
      "save",
    ];
    const rarely = ["open", "otherPerson", "clear"];
    const act = this.chance.of(this.chance.of([often, often, often, sometimes, sometimes, rarely]));
    this.time += 1;
    this.done.push(act);
    /** @type {any} */ (this)[act]();
    this.check();
  }

  check() {
    const wanted = this.wanted();
    for (const store of [createStore(COURSE, this.storage), ...this.tabs.map((tab) => tab.store)])
      assert.deepEqual(found(store), wanted);
    assert.deepEqual(
      laidAside()
        .map(({ name }) => name)
        .sort(),
      [...this.aside.keys()].sort(),
    );
  }

  wanted() {
    const { drafts, attempts, opinions, nickname } = this.person;
    const answers = [...drafts].map(([exercise, draft]) => [
      exercise,
      Object.fromEntries(
        [...draft].flatMap(([id, { answer }]) => (answer ? [[id, answer]] : [])).sort(),
      ),
    ]);
    return {
      drafts: Object.fromEntries(answers),
      attempts: Object.fromEntries([...attempts].sort()),
      opinions: Object.fromEntries([...opinions].sort()),
      nickname,
    };
  }
}

/** @param {import("../src/store/practice-types").Store} store */
function found(store) {
  const { drafts, attempts, opinions, person } = store.toFile();
  const begun = new Map(drafts.map(({ exercise, answers }) => [exercise, answers]));
  return {
    drafts: Object.fromEntries(EXERCISES.map((id) => [id, sorted(begun.get(id) ?? {})])),
    attempts: sorted(Object.fromEntries(attempts.map(({ id, answers }) => [id, answers]))),
    opinions: sorted(Object.fromEntries(opinions.map(({ id, text }) => [id, text]))),
    nickname: person.nickname ?? "",
  };
}

/** @param {Record<string, any>} value */
const sorted = (value) => Object.fromEntries(Object.entries(value).sort());

/** @param {number} seed */
function run(seed) {
  const world = new World(seed);
  try {
    for (let n = 0; n < STEPS; n += 1) world.step();
  } catch (error) {
    assert.fail(`seed ${seed}: ${world.done.join(", ")}\n${error}`);
  }
  return world;
}

test(`${COUNT} random sequences of acts lose nothing and bring nothing back`, () => {
  const acts = new Set();
  for (let seed = 1; seed <= COUNT; seed += 1) run(seed).done.forEach((act) => acts.add(act));
  assert.equal(acts.size, 15, "every act came up");
});

test("a store that loses one answer is caught", () => {
  const { prototype } = /** @type {any} */ (
    createStore(COURSE, /** @type {any} */ (new FakeStorage())).constructor
  );
  const { saveDraft } = prototype;
  let n = 0;
  prototype.saveDraft = function (/** @type {any[]} */ ...given) {
    const kept = saveDraft.apply(this, given);
    if ((n += 1) === 9) this.backing.remove(`draft/${given[0]}/${given[1]}`);
    return kept;
  };
  try {
    assert.throws(() => [1, 2, 3, 4, 5].forEach(run), /seed/);
  } finally {
    prototype.saveDraft = saveDraft;
  }
});
