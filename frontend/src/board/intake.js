/**
 * Result files come in: what is good becomes people, what is not is named with its reason. Files of
 * one person are joined (`joining.js`), and only attempts at the exercises of this site, by its
 * keys, count, each once.
 *
 * @import { Attempt } from "../store/practice-types"
 * @import { Finding } from "./finding.js"
 * @import { Group, Read } from "./joining.js"
 * @import { Apart, BoardCourse, Entry, Intake, Person, Refused, Words } from "./types"
 */

import { openedResultFile, parseResultFile } from "../store/result-file.js";
import { isShortCode, readShortEntry } from "../short/entries.js";
import { byTime, numbered } from "../store/store-records.js";
import { looksLikeBoard } from "./board-file.js";
import { sameName } from "../shared/people-names.js";
import { apartReason } from "./apart.js";
import { classOf } from "./classes.js";
import { begunDossiers } from "./drafts.js";
import { joined, sharedRecords, undecided } from "./joining.js";
import { once } from "./memory.js";
import { isZip } from "./unpacking.js";

/**
 * A trainer who has said nothing yet.
 *
 * @returns {Words}
 */
export const noWords = () => ({ oneName: [], one: [], different: [], split: [], drafts: [] });

/**
 * @param {BoardCourse} course
 * @param {Entry[]} entries
 * @param {Words} [words] what the trainer has said
 * @returns {Intake}
 */
export function intake(course, entries, words = noWords()) {
  /** @type {Refused[]} */
  const refused = [];
  /** @type {Read[]} */
  const read = [];
  for (const entry of entries) {
    const { name } = entry;
    const found = parsed(entry, course);
    if (found.refusal) refused.push({ name, reason: found.refusal });
    else read.push({ name, ...found });
  }
  /** @type {Apart[]} */
  const apart = [];
  const groups = joined(read, words);
  const { owner, partners } = sharedRecords(groups);
  const counted = new Set(words.drafts);
  const people = groups.map((group, index) => {
    const isOwn = (/** @type {{ id: string }} */ { id }) => (owner.get(id) ?? group) === group;
    return withDrafts(course, person(course, group, index, isOwn, apart), group, counted);
  });
  const asked = undecided(groups, partners, words.different);
  const sharing = asked.map((list) => list.map((group) => people[groups.indexOf(group)].id));
  return { people, refused, apart, sameName: sameNames(people), sharing };
}

/** @typedef {(Omit<Read, "name"> & { refusal?: undefined }) | { refusal: Refused["reason"], file?: undefined }} Parsed */

/**
 * Reads an entry once, however often the board counts anew; a course has its own entries.
 *
 * @param {Entry} entry
 * @param {BoardCourse} course
 * @returns {Parsed}
 */
function parsed(entry, course) {
  return once(course.memory.parsed, entry, () => readText(entry.text, course));
}

/**
 * Takes what was found out about an entry beside the page.
 *
 * @param {BoardCourse} course
 * @param {Entry} entry
 * @param {Finding} finding
 */
export function takeFinding({ memory }, entry, { refusal, unchanged }) {
  if (refusal) memory.parsed.set(entry, { refusal });
  else if (entry.text) {
    const file = openedResultFile(entry.text);
    file.attempts.forEach((attempt, n) => memory.unchanged.set(attempt, unchanged[n]));
    memory.parsed.set(entry, { file });
  }
}

/**
 * Whether a thread beside the page can look at the entry: a board and a short result are read here.
 *
 * @param {Entry} entry
 */
export function isForAside({ text }) {
  return text !== null && !looksLikeBoard(text.slice(0, 99)) && !isShortCode(text) && !isZip(text);
}

/**
 * Does what `intake` needs of one entry alone, and what takes long, so that many entries can be
 * looked at with pauses between them: `intake` then finds it done.
 *
 * @param {BoardCourse} course
 * @param {Entry} entry
 */
export function lookAhead(course, entry) {
  if (looksLikeBoard(entry.text?.slice(0, 99) ?? "")) return;
  const { file } = parsed(entry, course);
  for (const attempt of file?.attempts ?? []) apartReason(course, attempt);
}

/**
 * A result file, or the short result that stands in its place.
 *
 * @param {Entry["text"]} text
 * @param {BoardCourse} course
 * @returns {Parsed}
 */
function readText(text, course) {
  if (text === null) return { refusal: "large" };
  if (isZip(text)) return { refusal: "zip" };
  const short = isShortCode(text) ? readShortEntry(text, course) : null;
  if (short && "refusal" in short) return short;
  const { file, refusal } = parseResultFile(short ? JSON.stringify(short.file) : text, course.id);
  if (!file) return { refusal: refusal ?? "damaged" };
  return short ? { file, code: short.person } : { file };
}

/**
 * @param {BoardCourse} course
 * @param {Group} group
 * @param {number} index of the person
 * @param {(record: { id: string }) => boolean} isOwn whether a record counts for this person
 * @param {Apart[]} apart taken from their attempts
 * @returns {Person}
 */
function person(course, { files, marks, joined }, index, isOwn, apart) {
  /** @type {Map<string, Attempt>} */
  const good = new Map();
  /** @type {Map<string, Apart>} */
  const bad = new Map();
  const fullFirst = [...files].sort((a, b) => Number(!!a.code) - Number(!!b.code));
  for (const { name, file } of fullFirst) {
    for (const attempt of file.attempts.filter(isOwn)) {
      const reason = apartReason(course, attempt);
      if (!reason) good.set(attempt.id, good.get(attempt.id) ?? attempt);
      else if (!bad.has(attempt.id)) bad.set(attempt.id, { name, reason, attempts: [attempt] });
    }
  }
  apart.push(...together([...bad.values()]));
  const attempts = numbered([...good.values()]);
  const newest = [...files].sort((a, b) => byTime(b.file.savedAt, a.file.savedAt));
  return {
    id: [...good.keys(), ...bad.keys()][0] ?? `file ${index}`,
    name: newest.map(({ file }) => file.person.nickname?.trim()).find(Boolean) ?? "",
    classId: classOf(course, attempts),
    source: files.every(({ code }) => code) ? "short" : "file",
    files: files.map(({ name }) => name),
    marks,
    joined,
    attempts,
    begun: [],
    opinions: opinionsOf(files).filter(isOwn),
  };
}

/**
 * With what was begun and not handed in; what the trainer counts is among the attempts.
 *
 * @param {BoardCourse} course
 * @param {Person} person
 * @param {Group} group
 * @param {Set<string>} counted
 * @returns {Person}
 */
function withDrafts(course, person, { files }, counted) {
  const begun = begunDossiers(course, files, person.attempts);
  const count = begun.filter(({ mark }) => counted.has(mark));
  if (count.length === 0) return { ...person, begun };
  const attempts = numbered([...person.attempts, ...count.map(({ attempt }) => attempt)]);
  const list = begun.map((one) => ({ ...one, counts: count.includes(one) }));
  return { ...person, begun: list, attempts, classId: classOf(course, attempts) };
}

/**
 * What was said and not taken back since: an older file brings nothing back.
 *
 * @param {Read[]} files of one person
 */
function opinionsOf(files) {
  const removed = new Set(files.flatMap(({ file }) => file.removed ?? []));
  const all = files.flatMap(({ file }) => file.opinions);
  const said = new Map(all.map((one) => [one.id, one]));
  return [...said.values()].filter(({ id }) => !removed.has(id));
}

/**
 * One line for each file and reason.
 *
 * @param {Apart[]} found
 */
function together(found) {
  /** @type {Map<string, Apart>} */
  const lines = new Map();
  for (const { name, reason, attempts } of found) {
    const line = lines.get(`${reason} ${name}`);
    if (line) line.attempts.push(...attempts);
    else lines.set(`${reason} ${name}`, { name, reason, attempts: [...attempts] });
  }
  return [...lines.values()];
}

/** @param {Person[]} people */
function sameNames(people) {
  /** @type {Map<string, { name: string, people: string[] }>} */
  const found = new Map();
  for (const { id, name } of people.filter((one) => one.name)) {
    const key = sameName(name);
    const before = found.get(key);
    if (before) before.people.push(id);
    else found.set(key, { name, people: [id] });
  }
  return [...found.values()].filter((one) => one.people.length > 1);
}
