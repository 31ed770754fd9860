"""Each kind of condition on a rubric of four criteria, exactly at its limit and one beside it."""

from typing import Any

import pytest
from rating_support import standard_from_payload

from generator.course.model.exercise import NOT_APPLICABLE
from generator.course.model.standard import Standard
from generator.course.rating import (
    count_outcomes,
    counted_whole,
    fewest_changes,
    hinges,
    overall_rating,
    reach,
    single_changes,
    uncovered,
    unreachable,
)
from generator.course.rating.table import rule_table

NA = NOT_APPLICABLE
IDS = ("quay-a", "quay-b", "quay-c", "quay-d")


def quay(*when: dict[str, Any], rest: bool = True, lower: dict[str, Any] | None = None) -> Standard:
    """Levels l0 to l3 with as many points; a and b are one group, c and d (which may not apply) the
    other; `top` on the conditions, `middle` on `lower`, `rest` on none."""
    ratings = [{"id": "top", "name": "-", "short": "T", "when": list(when)}]
    ratings += [{"id": "middle", "name": "-", "short": "M", "when": [lower]}] if lower else []
    ratings += [{"id": "rest", "name": "-", "short": "R", "when": []}] if rest else []
    criteria = [
        {"id": one, "number": str(n + 1), "name": "-", "short": "-", "group": n // 2,
         "mayNotApply": n == 3}
        for n, one in enumerate(IDS)
    ]  # fmt: skip
    levels = [
        {"id": f"l{n}", "name": f"Level {n}", "short": f"l{n}", "points": n} for n in range(4)
    ]
    groups = [{"number": "1", "short": "Quay"}, {"number": "2", "short": "Crew"}]
    payload = {"id": "quay", "short": "Quay", "levels": levels, "groups": groups}
    return standard_from_payload(payload | {"criteria": criteria, "ratings": ratings})


def at(*levels: int | str | None) -> dict[str, str | None]:
    """Levels of the four by number; NA where one does not apply, None where one is open."""
    return {
        one: f"l{level}" if isinstance(level, int) else level
        for one, level in zip(IDS, levels, strict=True)
    }


EVERY = {"kind": "every", "level": 2}
SHARE = {"kind": "share", "level": 2, "num": 2, "den": 3}
COUNT = {"kind": "count", "level": 2, "count": 3}
NAMED = {"kind": "named", "level": 2, "criteria": ["quay-a", "quay-d"]}
HALF_BELOW = {"kind": "noMoreThan", "level": 2, "num": 1, "den": 2}
ONE_BELOW = {"kind": "noMoreThan", "level": 2, "count": 1}
GROUPS = {"kind": "eachGroup", "level": 2, "num": 1, "den": 2}
TOTAL = {"kind": "totalPoints", "count": 7}
POINTS = {"kind": "pointsShare", "num": 1, "den": 2}
MEAN = {"kind": "meanPoints", "count": 2}
GROUP_MEANS = {"kind": "eachGroupMean", "count": 2}


@pytest.mark.parametrize(
    ("condition", "there", "beside"),
    [
        (EVERY, (2, 2, 2, 2), (2, 2, 1, 3)),
        (EVERY, (2, 2, 2, NA), (1, 3, 3, NA)),
        (SHARE, (2, 2, 2, 0), (2, 2, 1, 1)),
        (SHARE, (2, 2, 0, NA), (2, 1, 0, NA)),
        (COUNT, (0, 2, 2, 2), (1, 1, 3, 3)),
        (COUNT, (2, 2, 2, NA), (3, 3, 1, NA)),
        (NAMED, (2, 0, 0, 2), (2, 3, 3, 1)),
        (NAMED, (2, 0, 0, NA), (1, 3, 3, NA)),
        (HALF_BELOW, (0, 0, 2, 2), (0, 1, 1, 3)),
        (HALF_BELOW, (0, 2, 2, NA), (0, 1, 3, NA)),
        (ONE_BELOW, (0, 2, 2, 2), (1, 1, 3, 3)),
        (ONE_BELOW, (0, 2, 2, NA), (1, 1, 3, NA)),
        (GROUPS, (2, 0, 0, 2), (3, 3, 1, 1)),
        (GROUPS, (0, 2, 2, NA), (3, 3, 1, NA)),
        (TOTAL, (3, 3, 1, 0), (3, 2, 1, 0)),
        (TOTAL, (3, 3, 1, NA), (3, 2, 1, NA)),
        (POINTS, (3, 3, 0, 0), (3, 2, 0, 0)),
        (POINTS, (3, 2, 0, NA), (3, 1, 0, NA)),
        (MEAN, (3, 1, 2, 2), (3, 1, 2, 1)),
        (MEAN, (3, 3, 0, NA), (3, 2, 0, NA)),
        (GROUP_MEANS, (3, 1, 1, 3), (3, 3, 2, 1)),
        (GROUP_MEANS, (3, 1, 2, NA), (3, 3, 1, NA)),
    ],
)  # fmt: skip
def test_a_condition_is_met_exactly_at_its_limit_and_what_does_not_apply_helps_nobody(
    condition, there, beside
):
    standard = quay(condition)
    assert overall_rating(standard, at(*there)).rating == "top"
    assert overall_rating(standard, at(*beside)).rating == "rest"


@pytest.mark.parametrize(
    ("condition", "kind", "level", "have", "need"),
    [
        (EVERY, "every", "l2", 3, 4), (SHARE, "share", "l2", 3, 3), (COUNT, "count", "l2", 3, 3),
        (NAMED, "named", "l2", 1, 2), (HALF_BELOW, "no_more_than", "l2", 1, 2),
        (ONE_BELOW, "no_more_than", "l2", 1, 1), (GROUPS, "each_group", "l2", 2, 2),
        (TOTAL, "total_points", None, 8, 7), (POINTS, "points_share", None, 8, 6),
        (MEAN, "mean_points", None, 2, 2), (GROUP_MEANS, "each_group_mean", None, 1, 2),
    ],
)  # fmt: skip
def test_a_condition_says_of_what_kind_it_is_and_how_much_of_it_there_is(
    condition, kind, level, have, need
):
    (found,) = overall_rating(quay(condition), at(3, 2, 2, 1)).steps[0].conditions
    assert (found.kind, found.level, found.have, found.need) == (kind, level, have, need)


def test_a_change_of_one_criterion_tells_the_rating_that_it_brings():
    def found(standard, *levels):
        return [
            (one.criterion[-1], one.from_level, one.to_level, one.rating)
            for one in single_changes(standard, at(*levels))
        ]

    lower = {"kind": "every", "level": 1}
    assert found(quay(EVERY, lower=lower), 1, 2, 2, 2) == [
        ("a", "l1", "l0", "rest"), ("a", "l1", "l2", "top"), ("a", "l1", "l3", "top"),
        ("b", "l2", "l0", "rest"), ("c", "l2", "l0", "rest"), ("d", "l2", "l0", "rest"),
    ]  # fmt: skip
    assert found(quay(EVERY, rest=False), 2, 2, 3, NA) == [
        (one, level, to, None) for one, level in (("a", "l2"), ("b", "l2"), ("c", "l3"))
        for to in ("l0", "l1")
    ]  # fmt: skip
    assert found(quay(EVERY), 2, 2, 2, None) == []


@pytest.mark.parametrize(
    ("level", "hinged"), [(0, ()), (1, ("quay-a",)), (2, ("quay-a",)), (3, ())]
)
def test_a_rating_hinges_on_a_criterion_one_level_below_its_limit_or_at_it(level, hinged):
    standard = quay({**NAMED, "criteria": ["quay-a"]})
    assert hinges(standard, at(level, 0, 0, 0)) == hinged


def test_what_does_not_apply_is_neither_raised_nor_left_out_to_reach_a_rating():
    def found(*levels):
        changes = fewest_changes(quay(EVERY), at(*levels), "top")
        return changes and [(one.criterion[-1], one.to_level) for one in changes]

    assert found(1, 3, 0, NA) == [("a", "l2"), ("c", "l2")]
    assert found(2, 2, 2, 0) == [("d", "l2")]
    assert fewest_changes(quay(EVERY, {**TOTAL, "count": 11}), at(3, 3, 3, NA), "top") is None


def test_all_answers_of_a_small_rubric_are_counted():
    assert count_outcomes(quay(EVERY)) == {"top": 2**3 * 3, "rest": 4**3 * 5 - 2**3 * 3}
    assert (uncovered(quay(EVERY)), uncovered(quay(EVERY, rest=False))) == (0, 4**3 * 5 - 24)
    assert counted_whole(quay(EVERY))
    assert unreachable(quay(EVERY)) == ()
    assert unreachable(quay({**COUNT, "count": 5}, lower=EVERY)) == ("top",)


def test_a_rating_that_nobody_gets_is_counted_as_none():
    assert count_outcomes(quay({**COUNT, "count": 5}, lower=EVERY)) == {
        "top": 0, "middle": 24, "rest": 296,
    }  # fmt: skip


def test_a_rubric_too_fine_to_count_is_told_by_samples(monkeypatch):
    monkeypatch.setattr(reach, "COUNTED_STATES", 1)
    monkeypatch.setattr(reach, "SAMPLES", 60)
    holed = quay(EVERY, rest=False)
    assert not counted_whole(holed)
    met = reach._sampled(rule_table(holed))
    assert met[0] + met[None] == 60 and 0 < met[0] < met[None]
    assert uncovered(holed) == met[None]
    assert uncovered(quay(EVERY)) == 0
    assert unreachable(quay({**COUNT, "count": 5}, lower=EVERY)) == ("top",)
