/**
 * Result files come in: what is good becomes people, what is not is named with its reason. Files of
 * one person are joined, and only attempts at the exercises of this site, by its keys, count.
 *
 * @import { Attempt, ResultFile } from "../store/practice-types"
 * @import { Finding } from "./finding.js"
 * @import { Apart, BoardCourse, Entry, Intake, Person, Refused } from "./types"
 */

import { openedResultFile, parseResultFile } from "../store/result-file.js";
import { isShortCode, readShortEntry } from "../short/entries.js";
import { byTime, numbered } from "../store/store-records.js";
import { looksLikeBoard } from "./board-file.js";
import { apartReason } from "./apart.js";
import { classOf } from "./classes.js";
import { Groups } from "./groups.js";
import { once } from "./memory.js";

/** @typedef {{ name: string, file: ResultFile, code?: string }} Read code: a short result; of one person, always the same */

/**
 * @param {BoardCourse} course
 * @param {Entry[]} entries
 * @param {Iterable<string>} [oneName] names (see nameKey) whose files the trainer says are of one person
 * @returns {Intake}
 */
export function intake(course, entries, oneName = []) {
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
  const groups = joined(read, new Set(oneName));
  const people = groups.map((files, index) => person(course, files, index, apart));
  return { people, refused, apart, sameName: sameNames(people) };
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
  return text !== null && !looksLikeBoard(text.slice(0, 99)) && !isShortCode(text);
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
  const short = isShortCode(text) ? readShortEntry(text, course) : null;
  if (short && "refusal" in short) return short;
  const { file, refusal } = parseResultFile(short ? JSON.stringify(short.file) : text, course.id);
  if (!file) return { refusal: refusal ?? "damaged" };
  return short ? { file, code: short.person } : { file };
}

/**
 * A name as it counts when people are compared.
 *
 * @param {string} name
 */
export function nameKey(name) {
  return name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

/**
 * Files that share a record are of one person: records have random ids. A file without records is
 * told from another by its whole content.
 *
 * @param {Read[]} read
 * @param {Set<string>} oneName
 * @returns {Read[][]}
 */
function joined(read, oneName) {
  const groups = new Groups(read.length);
  /** @type {Map<string, number>} */
  const seen = new Map();
  read.forEach(({ file, code }, index) => {
    const { attempts, opinions, drafts } = file;
    const marks = [...attempts, ...opinions].map(({ id }) => id);
    if (code) marks.push(`code ${code}`);
    if (marks.length === 0) marks.push(JSON.stringify([file.person, drafts]));
    const key = nameKey(file.person.nickname ?? "");
    if (oneName.has(key)) marks.push(`name ${key}`);
    for (const mark of marks) {
      const before = seen.get(mark);
      if (before === undefined) seen.set(mark, index);
      else groups.join(before, index);
    }
  });
  return groups.all().map((members) => members.map((index) => read[index]));
}

/**
 * @param {BoardCourse} course
 * @param {Read[]} files of one person
 * @param {number} index of the person
 * @param {Apart[]} apart taken from their attempts
 * @returns {Person}
 */
function person(course, files, index, apart) {
  /** @type {Map<string, Attempt>} */
  const good = new Map();
  /** @type {Map<string, Apart>} */
  const bad = new Map();
  const fullFirst = [...files].sort((a, b) => Number(!!a.code) - Number(!!b.code));
  for (const { name, file } of fullFirst) {
    for (const attempt of file.attempts) {
      const reason = apartReason(course, attempt);
      if (!reason) good.set(attempt.id, good.get(attempt.id) ?? attempt);
      else if (!bad.has(attempt.id)) bad.set(attempt.id, { name, reason, attempts: [attempt] });
    }
  }
  apart.push(...together([...bad.values()]));
  const attempts = numbered([...good.values()]);
  const opinions = new Map(files.flatMap(({ file }) => file.opinions.map((one) => [one.id, one])));
  const newest = [...files].sort((a, b) => byTime(b.file.savedAt, a.file.savedAt));
  return {
    id: recordId(files) ?? `file ${index}`,
    name: newest.map(({ file }) => file.person.nickname?.trim()).find(Boolean) ?? "",
    classId: classOf(course, attempts),
    source: files.every(({ code }) => code) ? "short" : "file",
    files: files.map(({ name }) => name),
    attempts,
    opinions: [...opinions.values()],
  };
}

/** @param {Read[]} files */
function recordId(files) {
  const [first] = files.flatMap(({ file }) => [...file.attempts, ...file.opinions]);
  return first?.id;
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
    const key = nameKey(name);
    const before = found.get(key);
    if (before) before.people.push(id);
    else found.set(key, { name, people: [id] });
  }
  return [...found.values()].filter((one) => one.people.length > 1);
}
