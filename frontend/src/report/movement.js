/**
 * Movement between calibrations as a table of the report, class by class.
 *
 * @import { ReportInput, Table } from "./types"
 */

import { movedIn, movementLines, points } from "../board/movement.js";
import { t } from "../shared/strings.js";
import { column, word } from "./cells.js";
import { className, groupsOf } from "./people.js";

/**
 * @param {ReportInput} input
 * @returns {Table}
 */
export function movementTable(input) {
  const { course, people } = input;
  const found = groupsOf(input).flatMap((classId) =>
    movedIn(course, people, classId).map((moved) => ({ classId, ...moved })),
  );
  const rows = found.map(({ classId, standard, step, movement, sums }) => [
    className(course, classId),
    standard.short,
    t(`report.movement.step_${step}`),
    movement.n,
    movement.state === "few" ? null : { count: sums.before.exact, of: sums.before.of },
    movement.state === "few" ? null : { count: sums.after.exact, of: sums.after.of },
    movement.by === null ? null : points(movement.by),
    movement.low === null ? null : `${points(movement.low)} … ${points(movement.high)}`,
    t(`report.movement.${movement.state}`),
  ]);
  const columns = [
    column(word("class"), "text", 18),
    column(word("standard"), "text", 18),
    column(word("measured"), "text", 22),
    column(word("people")),
    column(word("before"), "percent"),
    column(word("after"), "percent"),
    column(word("moved"), "text", 9),
    column(word("interval"), "text", 14),
    column(word("found"), "text", 24),
  ];
  const notes = [...new Set(found.flatMap((moved) => movementLines(moved).slice(2)))];
  return {
    id: "movement",
    title: t("report.table.movement"),
    notes: [t("report.movement.about"), ...notes],
    columns,
    rows,
  };
}
