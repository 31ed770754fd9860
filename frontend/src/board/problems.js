/**
 * What does not count: files refused, each with its reason, and attempts of other versions.
 *
 * @import { BoardCourse, Intake } from "./types"
 */

import { el } from "../shared/dom.js";
import { t } from "../shared/strings.js";

/**
 * @param {BoardCourse} course
 * @param {Intake} intake
 */
export function problemParts(course, { refused, apart }) {
  /** @type {HTMLElement[]} */
  const parts = [];
  if (refused.length) {
    const items = refused.map(({ name, reason }) =>
      el("li", {}, el("bdi", {}, el("b", {}, name)), ": ", t(`board.refused.${reason}`)),
    );
    parts.push(
      el("h3", {}, t("board.refused.title", { n: refused.length })),
      el("ul", {}, ...items),
    );
  }
  if (apart.length) {
    const items = apart.map(({ name, reason, attempts }) => {
      const titles = new Set(
        attempts.map(({ exercise }) => course.exercises[exercise]?.title ?? exercise),
      );
      return el(
        "li",
        {},
        el("bdi", {}, el("b", {}, name)),
        ": ",
        t(`board.apart.${reason}`, { titles: [...titles].join(", ") }),
      );
    });
    parts.push(
      el("h3", {}, t("board.apart.title", { n: apart.length })),
      el("p", {}, t("board.apart.about")),
      el("ul", {}, ...items),
    );
  }
  return parts;
}
