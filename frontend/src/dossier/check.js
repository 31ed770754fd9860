/**
 * The page before handing in: what was chosen at a glance, gaps, what was marked to look at again,
 * the time; from here back to any criterion. Only its own button hands in.
 *
 * @import { Answers } from "../store/practice-types"
 * @import { ScoreDossier } from "./score-dossier.js"
 */

import { el, fill } from "../shared/dom.js";
import { button } from "../exercise/element.js";
import { t } from "../shared/strings.js";
import { answerMark } from "./words.js";
import { worthALook } from "./worth-a-look.js";

/** From so many minutes on a time has breaks in it, and the beginning says more. */
const LONGEST = 180;

/**
 * @param {ScoreDossier} root
 * @param {HTMLElement} place
 */
export function showCheck(root, place) {
  const { form, exercise } = root;
  const answers = form.read();
  const total = form.fields.length;
  const back = (/** @type {number} */ n) => {
    form.show(n);
    root.check.close();
  };
  fill(
    place,
    el("h2", {}, t("practice.check.title")),
    el(
      "p",
      { class: "th-lead" },
      t("practice.check.count", { n: total - form.gaps.length, total }),
    ),
    el("p", {}, timeLine(root)),
    ...findings(root, answers, back),
    el("ol", { class: "th-glance" }, ...form.fields.map((_, n) => row(root, answers, n, back))),
    exercise.locked ? el("p", {}, t("practice.check.locked")) : null,
    el(
      "p",
      { class: "th-actions" },
      handInButton(root),
      button(t("practice.check.back"), () => back(form.at)),
    ),
  );
}

/** @param {ScoreDossier} root */
function handInButton(root) {
  const made = button(t("practice.check.hand_in"), () => root.handIn(), "th-button");
  made.dataset.do = "hand-in";
  return made;
}

/** @param {ScoreDossier} root */
function timeLine({ store, exercise: { id, keyHash } }) {
  const began = store.draft(id, keyHash)?.startedAt;
  if (!began) return "";
  const minutes = Math.round((Date.now() - Date.parse(began)) / 60_000);
  if (minutes < LONGEST) return t("practice.check.minutes", { n: Math.max(1, minutes) });
  return t("practice.check.since", {
    when: new Date(began).toLocaleString(document.documentElement.lang),
  });
}

/**
 * @param {ScoreDossier} root
 * @param {Answers} answers
 * @param {(n: number) => void} back
 */
function findings({ form }, answers, back) {
  const ids = form.fields.map(({ dataset }) => dataset.criterion ?? "");
  const found = worthALook(answers, ids);
  if (found.length === 0) return [el("p", {}, t("practice.check.whole"))];
  return found.map(([kind, numbers]) =>
    el(
      "div",
      { class: "th-gaps", "data-kind": kind },
      el("p", {}, el("strong", {}, t(`practice.check.${kind}`, { n: numbers.length }))),
      el(
        "p",
        { class: "th-stepper" },
        ...numbers.map((n) => button(form.fields[n].dataset.number ?? "", () => back(n), "")),
      ),
      kind === "gaps" ? el("p", { class: "th-small" }, t("practice.check.gaps_about")) : null,
    ),
  );
}

/**
 * One criterion: its level, on what papers, whether it is marked; a tap leads there.
 *
 * @param {ScoreDossier} root
 * @param {Answers} answers
 * @param {number} n
 * @param {(n: number) => void} back
 */
function row(root, answers, n, back) {
  const { dataset } = root.form.fields[n];
  const { level, evidence = [], flag } = answers[dataset.criterion ?? ""] ?? {};
  const short = root.standard.criteria.find(({ id }) => id === dataset.criterion)?.short;
  const name = el("span", {}, `${dataset.number}. ${short}`);
  const link = button("", () => back(n), "th-glance__row");
  fill(
    link,
    name,
    level ? answerMark(root.standard, level, root) : el("em", {}, t("practice.step.open")),
    el("small", {}, papersLine(root, evidence), flag ? ` ⚑ ${t("practice.step.flagged")}` : null),
  );
  return el("li", {}, link);
}

/**
 * @param {ScoreDossier} root
 * @param {string[]} evidence
 */
function papersLine({ papers: { sheets, tabs } }, evidence) {
  if (evidence.length === 0) return t("practice.check.no_paper");
  const ids = sheets.map(({ dataset }) => dataset.paper ?? "");
  const names = evidence.map((id) => tabs[ids.indexOf(id)]?.textContent).join("; ");
  return t("practice.check.papers", { names });
}
