/**
 * Whose files are of one person. Records have random ids, so files that share one come from one
 * browser; but a browser is not a person, and a record can be copied into any file. So files are
 * joined without a question only where their names agree too, and every joining can be undone.
 *
 * @import { ResultFile } from "../store/practice-types"
 * @import { Mark, Words } from "./types"
 */

import { sameName } from "../shared/people-names.js";
import { UnionFind } from "./union-find.js";

/** @typedef {{ name: string, file: ResultFile, code?: string }} Read code: a short result; of one person, always the same */

/**
 * @typedef {object} Unit one file as it is compared with others
 * @property {Read} read
 * @property {string} name as it counts; empty where the person gave none
 * @property {Set<string>} records
 */

/**
 * @typedef {object} Group files of one person
 * @property {Read[]} files
 * @property {Set<string>} records
 * @property {Mark[]} marks one of each file
 * @property {"records" | "word" | null} joined by what
 */

/**
 * @param {Read[]} read
 * @param {Words} words what the trainer has said
 * @returns {Group[]} in the order of their first files
 */
export function joined(read, words) {
  const units = read.map(unitOf);
  const alike = new UnionFind(units.length);
  joinSame(units, alike, words.split);
  joinNameless(units, alike, words.split);
  const all = new UnionFind(units.length);
  for (const members of alike.all()) members.forEach((one) => all.join(members[0], one));
  joinAsSaid(units, all, words);
  return all.all().map((members) => {
    const own = members.map((index) => units[index]);
    const said = new Set(members.map((index) => alike.first(index))).size > 1;
    return {
      files: own.map((unit) => unit.read),
      records: union(own),
      marks: own.map(markOf),
      joined: said ? "word" : own.length > 1 ? "records" : null,
    };
  });
}

/**
 * @param {Read} read
 * @returns {Unit}
 */
function unitOf(read) {
  const { attempts, opinions, drafts, person } = read.file;
  const records = [...attempts, ...opinions].map(({ id }) => id);
  if (records.length === 0) records.push(...drafts.map(draftMark));
  if (records.length === 0) records.push(JSON.stringify(person));
  return { read, name: sameName(person.nickname ?? ""), records: new Set(records) };
}

/** @param {{ exercise: string, startedAt: string }} draft */
const draftMark = ({ exercise, startedAt }) => `draft ${exercise} ${startedAt}`;

/**
 * @param {Unit} unit
 * @returns {Mark}
 */
function markOf({ name, records }) {
  const [record] = records;
  return { name, record };
}

/** @param {Unit[]} units */
const union = (units) => new Set(units.flatMap(({ records }) => [...records]));

/**
 * One name and a common record; also the codes that one result was split over.
 *
 * @param {Unit[]} units
 * @param {UnionFind} groups
 * @param {Mark[]} split
 */
function joinSame(units, groups, split) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  units.forEach((unit, index) => {
    if (isMeant(unit, split)) return;
    const marks = unit.name ? [...unit.records] : [];
    if (unit.read.code) marks.push(`code ${unit.read.code}`);
    for (const mark of marks) {
      const key = `${mark} ${unit.name}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, index);
      else groups.join(before, index);
    }
  });
}

/**
 * Files without a name have none that could agree. What one person saved again and again grows from
 * file to file; records that somebody picked from several people's files do not.
 *
 * @param {Unit[]} units
 * @param {UnionFind} groups
 * @param {Mark[]} split
 */
function joinNameless(units, groups, split) {
  const nameless = new Set(
    units.flatMap((unit, index) => (unit.name || isMeant(unit, split) ? [] : [index])),
  );
  const own = groups
    .all()
    .filter(([index]) => nameless.has(index))
    .map((members) => ({ first: members[0], records: union(members.map((at) => units[at])) }));
  for (const together of touching(own.map(({ records }) => records))) {
    const chain = together.map((at) => own[at]).sort((a, b) => a.records.size - b.records.size);
    const grows = chain.every(
      ({ records }, n) => n === 0 || [...chain[n - 1].records].every((one) => records.has(one)),
    );
    if (grows) chain.forEach(({ first }) => groups.join(chain[0].first, first));
  }
}

/**
 * @param {Unit[]} units
 * @param {UnionFind} groups
 * @param {Words} words
 */
function joinAsSaid(units, groups, { oneName, one }) {
  const sets = [
    ...[...oneName].map(sameName).map((name) => (/** @type {Unit} */ unit) => unit.name === name),
    ...one.map((marks) => (/** @type {Unit} */ unit) => isMeant(unit, marks)),
  ];
  for (const belongs of sets) {
    const members = units.flatMap((unit, index) => (belongs(unit) ? [index] : []));
    members.forEach((index) => groups.join(members[0], index));
  }
}

/**
 * Whether one of the marks means this file.
 *
 * @param {{ name: string, records: Set<string> }} unit
 * @param {Mark[]} marks
 */
function isMeant({ name, records }, marks) {
  return marks.some((mark) => mark.name === name && records.has(mark.record));
}

/**
 * Which of some sets have something in common, directly or by way of others: their numbers.
 *
 * @param {Set<string>[]} sets
 */
function touching(sets) {
  const groups = new UnionFind(sets.length);
  for (const holders of holdersOf(sets).values()) {
    holders.forEach((index) => groups.join(holders[0], index));
  }
  return groups.all();
}

/**
 * Which sets hold each record.
 *
 * @param {Set<string>[]} sets
 */
function holdersOf(sets) {
  /** @type {Map<string, number[]>} */
  const holders = new Map();
  sets.forEach((records, index) => {
    for (const record of records) {
      const list = holders.get(record);
      if (list) list.push(index);
      else holders.set(record, [index]);
    }
  });
  return holders;
}

/**
 * Of records that several people's files hold, whose they are: each counts once. They belong to
 * whose files have something in common with the fewest others, and of those to who saved first:
 * who sat at the computer first, and nobody who has gathered other people's records.
 *
 * @param {Group[]} groups
 * @returns {{ owner: Map<string, Group>, partners: Map<Group, Set<Group>> }}
 */
export function sharedRecords(groups) {
  const shared = [...holdersOf(groups.map(({ records }) => records))].filter(
    ([, holders]) => holders.length > 1,
  );
  const together = new Map(shared.map(([, holders]) => [holders.join(), holders]));
  /** @type {Map<Group, Set<Group>>} */
  const partners = new Map();
  for (const holders of together.values()) {
    const own = holders.map((index) => groups[index]);
    for (const group of own) {
      const known = partners.get(group) ?? new Set();
      own.filter((other) => other !== group).forEach((other) => known.add(other));
      partners.set(group, known);
    }
  }
  const first = (/** @type {Group} */ { files }) => files.map(({ file }) => file.savedAt).sort()[0];
  const order = (/** @type {Group} */ a, /** @type {Group} */ b) =>
    (partners.get(a)?.size ?? 0) - (partners.get(b)?.size ?? 0) || (first(a) < first(b) ? -1 : 1);
  const owner = new Map(
    shared.map(([record, holders]) => [record, holders.map((n) => groups[n]).sort(order)[0]]),
  );
  return { owner, partners };
}

/**
 * People of whom the trainer has not said yet whether they are one.
 *
 * @param {Group[]} groups
 * @param {Map<Group, Set<Group>>} partners
 * @param {Mark[][]} different people who are not one, as the trainer has said
 * @returns {Group[][]}
 */
export function undecided(groups, partners, different) {
  const asked = new UnionFind(groups.length);
  const index = new Map(groups.map((group, n) => [group, n]));
  const saidApart = (/** @type {Group} */ a, /** @type {Group} */ b) =>
    different.some((marks) => [a, b].every((group) => hasMark(group, marks)));
  for (const [group, others] of partners) {
    for (const other of others) {
      if (saidApart(group, other)) continue;
      asked.join(index.get(group) ?? 0, index.get(other) ?? 0);
    }
  }
  const found = asked.all().filter((members) => members.length > 1);
  return found.map((members) => members.map((index) => groups[index]));
}

/**
 * @param {Group} group
 * @param {Mark[]} marks
 */
function hasMark(group, marks) {
  return group.marks.some(({ name, record }) =>
    marks.some((mark) => mark.name === name && mark.record === record),
  );
}
