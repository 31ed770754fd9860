"""A dress rehearsal: 60 people of known skill do two dossiers; what the board's code counts is what
numpy counts from the definitions (tests/board_figures.py). The browser's part: browser/test_report.py."""

import functools
import json
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from tests.board_figures import Expected, expect
from tests.conftest import MUSEUM, ROOT
from tests.courses import course_at
from tests.node_support import NODE, answers_of
from tests.rehearsal import (
    CONSTANT,
    PERFECT,
    Participant,
    board_course,
    dossiers_of_classes,
    result_files,
    simulate,
)

pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node.js")
NAMES = ["answered", "exact", "exact_share", "within1", "within1_share", "discrepant", "lean"]
shipped = functools.cache(lambda: course_at(ROOT))


def rehearse(course: Any, people: list[Participant], **options: Any) -> dict[str, Any]:
    """The report that the page's code makes of these people's files."""
    entries = [
        {"name": f"{n}.json", "text": text} for n, text in enumerate(result_files(course, people))
    ]
    entries += options.pop("more", [])
    asked = {"course": board_course(course), "entries": entries, "hideNames": False, **options}
    found: dict[str, Any] = answers_of("report-answers.js", asked)
    return found


def tables(report: dict[str, Any]) -> dict[str, Any]:
    every = [t for section in report["sections"] for t in section["tables"]] + report["sheets"]
    return {table["id"]: table for table in every}


def cells(expected: Expected) -> list[Any]:
    """As the report writes them: shares as pairs, the lean to two places, halves away from zero."""
    share = [{"count": n, "of": expected.answered} for n in (expected.exact, expected.within1)]
    lean = expected.lean
    if lean is not None:
        hundredths = (abs(lean) * 100 + Fraction(1, 2)) // 1
        lean = float(hundredths if lean > 0 else -hundredths) / 100
    return [
        expected.answered, expected.exact, share[0], expected.within1, share[1],
        expected.discrepant, lean,
    ]  # fmt: skip


@functools.cache
def sixty() -> tuple[list[Participant], dict[str, Any]]:
    people = simulate(shipped(), dossiers_of_classes(shipped(), "teacher-2018", 2), 20)
    assert len(people) == 60
    return people, tables(rehearse(shipped(), people))


def test_every_criterion_of_every_dossier_comes_out_as_numpy_counts_it():
    course, (people, found) = shipped(), sixty()
    checked = 0
    for dossiers in dossiers_of_classes(course, "teacher-2018", 2):
        for dossier in dossiers:
            expected = expect(course, [dossier], people)
            rows = found[f"criteria-{dossier.id}"]["rows"]
            assert len(rows) == len(dossier.ratings) == 15
            for row, rating in zip(rows, dossier.ratings, strict=True):
                assert row[3:9] == expected.counts[rating.criterion]
                assert row[9:] == cells(expected.criteria[rating.criterion])
                checked += 1
    assert checked == 90


def test_totals_by_dossier_and_over_all_come_out_as_numpy_counts_them():
    course, (people, found) = shipped(), sixty()
    classes = dossiers_of_classes(course, "teacher-2018", 2)
    sets = [[d] for dossiers in classes for d in dossiers] + [[d for ds in classes for d in ds]]
    rows = found["agreement"]["rows"]
    assert len(rows) == len(sets) == 7
    by_title = {row[0]: row for row in rows}
    for dossiers in sets:
        expected = expect(course, dossiers, people)
        row = by_title[dossiers[0].title] if len(dossiers) == 1 else rows[-1]
        assert row[2] == expected.people == (20 if len(dossiers) == 1 else 60)
        assert row[3:10] == cells(expected.total)
        assert row[10:] == [expected.same_rating, expected.rated]


@pytest.mark.parametrize("skill", [PERFECT, CONSTANT], ids=lambda skill: skill.name)
def test_the_perfect_and_the_constant_come_out_as_such(skill):
    course = shipped()
    dossiers = dossiers_of_classes(course, "principal-2018", 2)[0]
    people = [p for p in simulate(course, [dossiers], 40) if p.skill is skill]
    assert len(people) >= 5
    row = tables(rehearse(course, people))["agreement"]["rows"][-1]
    keys = [{r.level, *r.accept} for d in dossiers for r in d.ratings]
    agreed = sum("kha" in key for key in keys) if skill is CONSTANT else len(keys)
    assert row[3] == len(keys) * len(people) == 36 * len(people)
    assert row[4] == agreed * len(people)
    if skill is PERFECT:
        assert row[8:] == [0, 0, 2 * len(people), 2 * len(people)]


def test_raw_rows_are_every_try_and_the_first_one_counts():
    people, found = sixty()
    rows = found["raw-teacher-2018"]["rows"]
    assert len(rows) == sum(len(p.tries) for p in people) == 126
    shorts = {level.id: level.short for level in shipped().standard("teacher-2018").scale}
    by_person = {}
    for row in rows:
        by_person.setdefault(row[1], []).append(row)
    for person in people:
        tries = sorted(by_person[person.nickname], key=lambda row: (row[2], row[3]))
        first = [row for row in tries if row[3] == 1]
        assert len(first) == 2
        for row in first:
            dossier = next(d for d, _ in person.tries if d.title == row[2])
            levels = person.first[dossier.id]
            given = [
                shorts.get(levels.get(r.criterion, ""), levels.get(r.criterion, ""))
                for r in dossier.ratings
            ]
            assert [g if g != "not_enough" else "report.not_enough" for g in given] == row[6:-1]


def test_weighted_kappa_of_the_pooled_answers_is_that_of_scikit_learn():
    """The raw rows hold enough to compute any other figure again."""
    from sklearn.metrics import cohen_kappa_score  # here: other files use this one's helpers

    people, found = sixty()
    shorts = [level.short for level in shipped().standard("teacher-2018").scale]
    keys = {d.title: [r.level for r in d.ratings] for p in people for d, _ in p.tries}
    ids = [level.id for level in shipped().standard("teacher-2018").scale]
    given, key = [], []
    for row in found["raw-teacher-2018"]["rows"]:
        for own, level in zip(row[6:-1], keys[row[2]], strict=True):
            if row[3] == 1 and own in shorts and level in ids:
                given.append(shorts.index(own))
                key.append(ids.index(level))
    assert np.mean(np.array(given) - np.array(key)) == pytest.approx(
        found["agreement"]["rows"][-1][9], abs=0.005
    )
    assert 0.3 < cohen_kappa_score(given, key, weights="quadratic") < 0.95


def test_small_groups_show_counts_only_and_hidden_names_no_spread():
    course = shipped()
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 1), 4)
    open_names = tables(rehearse(course, people))
    dossier = people[0].tries[0][0]
    row = open_names[f"criteria-{dossier.id}"]["rows"][0]
    assert row[11] is None and row[13] is None and row[-1] is None
    assert sum(row[3:9]) == 4
    hidden = tables(rehearse(course, people, hideNames=True))
    assert set(map(json.dumps, hidden[f"criteria-{dossier.id}"]["rows"][0][3:9])) == {"null"}
    assert hidden["raw-teacher-2018"]["rows"] == []
    assert "good" not in json.dumps(hidden)


def test_a_course_of_other_levels_without_classes():
    course = course_at(MUSEUM)
    people = simulate(course, [list(course.dossiers_of(course.tracks[0], "guide-2030"))], 30)
    found = tables(rehearse(course, people))
    dossier = people[0].tries[0][0]
    expected = expect(course, [dossier], people)
    for row, rating in zip(found[f"criteria-{dossier.id}"]["rows"], dossier.ratings, strict=True):
        assert row[3:10] == expected.counts[rating.criterion]
        assert row[10:] == cells(expected.criteria[rating.criterion])
