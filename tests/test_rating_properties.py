"""The rating rule against brute force, on small invented standards."""

from collections import Counter
from fractions import Fraction
from itertools import product
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rating_support import OF_POINTS, read_standard, standard_from_payload

from generator.course.model.exercise import NOT_APPLICABLE
from generator.course.model.rule import PointsCondition
from generator.course.model.standard import Criterion, Standard
from generator.course.rating import (
    count_outcomes,
    counted_whole,
    fewest_changes,
    hinges,
    overall_rating,
    possible_ratings,
    single_changes,
    uncovered,
    unreachable,
)

Levels = dict[str, str | None]
MAX_LEVELS = 4


@st.composite
def standards(draw: st.DrawFn) -> Standard:
    """One to four criteria in groups, two to four levels, one to three ratings of any kind."""
    sizes = draw(st.lists(st.integers(1, 2), min_size=1, max_size=2))
    count = draw(st.integers(2, MAX_LEVELS))
    ids = [f"c{n}" for n in range(sum(sizes))]
    points = sorted(draw(st.lists(POINTS, min_size=count, max_size=count)))
    groups = [g for g, size in enumerate(sizes) for _ in range(size)]
    ratings = draw(st.lists(st.lists(conditions(ids, count), max_size=3), min_size=2, max_size=4))
    return standard_from_payload(
        {
            "id": "s",
            "short": "s",
            "levels": [
                {"id": f"l{n}", "name": "-", "short": "-", "points": p}
                for n, p in enumerate(points)
            ],
            "groups": [{"number": str(g), "short": "-"} for g in range(len(sizes))],
            "criteria": [
                {"id": c, "number": str(n), "name": "-", "short": "-", "group": groups[n]}
                | draw(own_of_a_criterion(count))
                for n, c in enumerate(ids)
            ],
            "ratings": [
                {"id": f"r{n}", "name": "-", "short": "-", "when": when}
                for n, when in enumerate(ratings)
            ],
        }
    )


POINTS = st.integers(0, 4) | st.sampled_from([0.5, 1.25, 2.5])


@st.composite
def own_of_a_criterion(draw: st.DrawFn, levels: int) -> dict[str, Any]:
    """A weight, points, a scale of its own; that it may not apply: each of them now and then."""
    own: dict[str, Any] = {}
    if draw(st.booleans()):
        return own
    if draw(st.booleans()):
        own["weight"] = draw(st.integers(1, 3) | st.sampled_from([0.25, 1.5]))
    if draw(st.booleans()):
        own["points"] = sorted(draw(st.lists(POINTS, min_size=levels, max_size=levels)))
    if draw(st.booleans()):
        scale = draw(st.sets(st.integers(0, levels - 1), min_size=2, max_size=levels))
        own["scale"] = sorted(scale)
    if draw(st.booleans()):
        own["mayNotApply"] = True
    return own


@st.composite
def conditions(draw: st.DrawFn, ids: list[str], levels: int) -> dict[str, Any]:
    kind = draw(
        st.sampled_from(["every", "share", "count", "named", "noMoreThan", "eachGroup", *OF_POINTS])
    )
    if kind in ("meanPoints", "eachGroupMean"):
        return {"kind": kind, "count": draw(POINTS)}
    if kind == "pointsShare":
        den = draw(st.integers(1, 4))
        return {"kind": kind, "num": draw(st.integers(1, den)), "den": den}
    condition: dict[str, Any] = {"kind": kind, "level": draw(st.integers(0, levels - 1))}
    if kind == "named":
        named = draw(st.sets(st.sampled_from(ids), min_size=1))
        return {**condition, "criteria": sorted(named)}
    if kind in ("count", "totalPoints"):
        return {**condition, "count": draw(st.integers(1, 9 if kind == "totalPoints" else 5))}
    if kind == "noMoreThan" and draw(st.booleans()):
        return {**condition, "count": draw(st.integers(0, 3))}
    if kind != "every":
        den = draw(st.integers(1, 3))
        condition |= {"num": draw(st.integers(1, den)), "den": den}
    return condition


def by_the_book(standard: Standard, levels: dict[str, str]) -> str | None:
    """The rating, worked out condition by condition as the words say it."""
    for rating in standard.rating_rule.ratings:
        if rating.otherwise or all(_holds(standard, c, levels) for c in rating.when):
            return rating.rating
    return None


def _holds(standard: Standard, condition: Any, levels: dict[str, str]) -> bool:
    levels = {c: level for c, level in levels.items() if level != NOT_APPLICABLE}
    at = {c: standard.level_index(level) for c, level in levels.items()}
    record = condition.model_dump()
    if isinstance(condition, PointsCondition):
        return _points_hold(standard, record, levels)
    if "no_more_than" in record:
        below = sum(a < standard.level_index(record["below"]) for a in at.values())
        return below <= _number(record["no_more_than"], len(at))
    bar = standard.level_index(record["at_least"])
    if "each_group" in record:
        return all(
            sum(at[c.id] >= bar for c in g.criteria if c.id in at)
            >= _number(record["each_group"], sum(c.id in at for c in g.criteria))
            for g in standard.groups
        )
    if "named" in record:
        return all(at[c] >= bar for c in record["named"] if c in at)
    reached = sum(a >= bar for a in at.values())
    return bool(reached >= _number(record.get("share", record.get("count", len(at))), len(at)))


def _points_hold(standard: Standard, record: dict[str, Any], levels: dict[str, str]) -> bool:
    """Sums and means as fractions, the way people add them up."""

    def exact(value: float) -> Fraction:
        return Fraction(str(value))

    def points(c: Criterion, level: str) -> Fraction:
        own = c.points.get(level, standard.level(level).points or 0)
        return exact(own) * exact(c.weight)

    def mean_reaches(criteria: tuple[Criterion, ...], least: float) -> bool:
        asked = [c for c in criteria if c.id in levels]
        weights = sum(exact(c.weight) for c in asked)
        return sum(points(c, levels[c.id]) for c in asked) >= exact(least) * weights

    asked = [c for c in standard.criteria if c.id in levels]
    total = sum(points(c, levels[c.id]) for c in asked)
    if "total_points" in record:
        return total >= exact(record["total_points"])
    if "points_share" in record:
        most = sum(max(points(c, level) for level in standard.scale_of(c)) for c in asked)
        return total >= Fraction(record["points_share"]) * most
    if "mean_points" in record:
        return mean_reaches(standard.criteria, record["mean_points"])
    return all(mean_reaches(g.criteria, record["each_group_mean"]) for g in standard.groups)


def _number(limit: str | int, total: int) -> float:
    if isinstance(limit, int):
        return limit
    numerator, denominator = map(int, limit.split("/"))
    return numerator * total / denominator


def all_answers(standard: Standard) -> list[dict[str, str]]:
    ids = [c.id for c in standard.criteria]
    return [
        dict(zip(ids, combination, strict=True))
        for combination in product(*(choices_of(standard, c) for c in standard.criteria))
    ]


def choices_of(standard: Standard, criterion: Criterion) -> list[str]:
    absent = [NOT_APPLICABLE] if criterion.may_not_apply else []
    return [*standard.scale_of(criterion), *absent]


@st.composite
def answers(draw: st.DrawFn, gaps: bool) -> tuple[Standard, Levels]:
    standard = draw(standards())
    open_too: list[str | None] = [None] if gaps else []
    return standard, {
        c.id: draw(st.sampled_from([*choices_of(standard, c), *open_too]))
        for c in standard.criteria
    }


@given(answers(gaps=True))
@settings(deadline=None, max_examples=300)
def test_exactly_the_ratings_that_some_completion_brings_are_possible(
    drawn: tuple[Standard, Levels],
) -> None:
    standard, levels = drawn
    brought = {
        by_the_book(standard, answer)
        for answer in all_answers(standard)
        if all(levels[c] in (None, level) for c, level in answer.items())
    }
    possible = possible_ratings(standard, levels)
    order = [r.rating for r in standard.rating_rule.ratings]
    assert list(possible) == [r for r in order if r in brought]
    outcome = overall_rating(standard, levels)
    complete = None not in levels.values()
    assert outcome.rating == (next(iter(brought)) if complete else None)


@given(standards())
@settings(deadline=None, max_examples=200)
def test_the_counts_are_those_of_going_through_every_answer(standard: Standard) -> None:
    counted = Counter(by_the_book(standard, answer) for answer in all_answers(standard))
    found = count_outcomes(standard)
    assert found == {r.rating: counted[r.rating] for r in standard.rating_rule.ratings}
    assert uncovered(standard) == counted[None]
    assert set(unreachable(standard)) == {r for r, n in found.items() if not n}
    assert sum(found.values()) + uncovered(standard) == len(all_answers(standard))


@given(answers(gaps=True))
@settings(deadline=None, max_examples=200)
def test_a_step_is_met_or_missed_only_when_no_completion_says_otherwise(
    drawn: tuple[Standard, Levels],
) -> None:
    standard, levels = drawn
    fits = [
        answer
        for answer in all_answers(standard)
        if all(levels[c] in (None, level) for c, level in answer.items())
    ]
    outcome = overall_rating(standard, levels)
    for step, rating in zip(outcome.steps, standard.rating_rule.ratings, strict=True):
        verdicts = {
            bool(rating.otherwise) or all(_holds(standard, c, answer) for c in rating.when)
            for answer in fits
        }
        truth = verdicts.pop() if len(verdicts) == 1 else None
        absent = any(c.may_not_apply for c in standard.criteria)
        short = any(c.scale for c in standard.criteria)
        # what is best for one condition may not be for another: then a step may stay open longer
        assert step.met == truth or ((absent or short) and step.met is None)


@given(answers(gaps=True))
@settings(deadline=None, max_examples=200)
def test_a_rating_is_said_to_be_the_outcome_only_when_nothing_else_is_left(
    drawn: tuple[Standard, Levels],
) -> None:
    standard, levels = drawn
    outcome = overall_rating(standard, levels)
    order = [r.rating for r in standard.rating_rule.ratings]
    for step in outcome.steps:
        worse = all(order.index(r) < order.index(step.rating) for r in outcome.possible)
        assert (step.state == "met") == (outcome.possible == (step.rating,))
        assert (step.state == "below") == (bool(outcome.possible) and worse)
        assert (step.rating in outcome.possible) <= (step.state in ("met", "open"))


@pytest.mark.slow
def test_a_rule_too_fine_to_count_is_told_by_bounds_and_samples() -> None:
    """Weights and points of two decimals on 24 criteria: more sums than anybody could walk."""
    standard = read_standard("fine-24")
    ratings = [r.rating for r in standard.rating_rule.ratings]
    assert not counted_whole(standard)
    assert counted_whole(read_standard("harbour-6"))
    assert list(possible_ratings(standard, {})) == ratings
    assert uncovered(standard) == 0
    assert unreachable(standard) == ()
    top = {c.id: "l3" for c in standard.criteria}
    assert possible_ratings(standard, top) == ("high",)
    assert "high" not in possible_ratings(standard, {**dict.fromkeys(list(top)[:12], "l0")})
    low = standard.rating_rule.ratings[2].model_copy(
        update={"otherwise": None, "when": standard.rating_rule.ratings[0].when}
    )
    holed = (*standard.rating_rule.ratings[:2], low)
    rule = standard.rating_rule.model_copy(update={"ratings": holed})
    broken = standard.model_copy(update={"rating_rule": rule})
    assert uncovered(broken) > 0
    assert unreachable(broken) == ("low",)


@pytest.mark.slow
@given(answers(gaps=False))
@settings(deadline=None, max_examples=200)
def test_fewest_changes_are_the_fewest_and_the_smallest(drawn: tuple[Standard, Levels]) -> None:
    standard, levels = drawn
    order = [r.rating for r in standard.rating_rule.ratings]
    own = {c.id: standard.scale_of(c) for c in standard.criteria}
    now = {c: level for c, level in levels.items() if level != NOT_APPLICABLE}
    absent = levels.keys() - now.keys()
    for goal, target in enumerate(order):
        best = None
        for answer in all_answers(standard):
            if {c for c, level in answer.items() if level == NOT_APPLICABLE} != absent:
                continue
            rises = [
                own[c].index(level) - own[c].index(now[c] or "") if c in now else 0
                for c, level in answer.items()
            ]
            rated = by_the_book(standard, answer)
            if min(rises) >= 0 and rated is not None and order.index(rated) <= goal:
                raised = tuple(n for n, rise in enumerate(rises) if rise)
                cost = (len(raised), sum(rises), raised)
                best = cost if best is None else min(best, cost)
        changes = fewest_changes(standard, levels, target)
        if best is None or changes is None:
            assert best is changes is None
            continue
        ids = [c.id for c in standard.criteria]
        steps = [
            own[c.criterion].index(c.to_level) - own[c.criterion].index(c.from_level)
            for c in changes
        ]
        raised = tuple(ids.index(c.criterion) for c in changes)
        assert (len(changes), sum(steps), raised) == best


@given(answers(gaps=False))
@settings(deadline=None, max_examples=150)
def test_single_changes_are_all_that_change_the_rating(drawn: tuple[Standard, Levels]) -> None:
    standard, levels = drawn
    before = overall_rating(standard, levels).rating
    wanted = set()
    near = set()
    for one in standard.criteria:
        criterion, old, own = one.id, levels[one.id], standard.scale_of(one)
        for level in own if old != NOT_APPLICABLE else ():
            after = by_the_book(standard, {**levels, criterion: level})  # type: ignore[dict-item]
            if after != before:
                wanted.add((criterion, level, after))
                if abs(own.index(level) - own.index(old or "")) == 1:
                    near.add(criterion)
    found = single_changes(standard, levels)
    assert {(s.criterion, s.to_level, s.rating) for s in found} == wanted
    assert len(found) == len(wanted)
    assert set(hinges(standard, levels)) == near


@pytest.mark.parametrize("name", ["teacher-2018", "principal-2018", "craft-9"])
def test_every_complete_set_of_levels_gets_exactly_one_rating(name: str) -> None:
    standard = read_standard(name)
    counts = count_outcomes(standard)
    assert uncovered(standard) == 0
    assert unreachable(standard) == ()
    assert sum(counts.values()) == len(standard.scale) ** len(standard.criteria)


def test_the_top_rating_is_as_rare_as_counting_by_hand_says() -> None:
    # five pivotal at the top, at least five of the other ten; ten pivotal, at least two of eight
    assert count_outcomes(read_standard("teacher-2018"))["tot"] == 638
    assert count_outcomes(read_standard("principal-2018"))["tot"] == 2**8 - 1 - 8


def test_an_unknown_target_is_refused() -> None:
    standard = read_standard("craft-9")
    with pytest.raises(ValueError, match="grandmaster"):
        fewest_changes(standard, {c.id: "l1" for c in standard.criteria}, "grandmaster")


def test_a_rule_that_leaves_cases_open_gives_them_no_rating() -> None:
    craft = read_standard("craft-9")
    rule = craft.rating_rule.model_copy(update={"ratings": craft.rating_rule.ratings[:-1]})
    standard = craft.model_copy(update={"rating_rule": rule})
    outcome = overall_rating(standard, {c.id: "l1" for c in standard.criteria})
    assert (outcome.rating, outcome.possible, outcome.missing) == (None, (), ())
    assert uncovered(standard) == count_outcomes(craft)["not-yet"]


def test_what_is_possible_is_known_at_once_even_when_every_level_is_open() -> None:
    standard = read_standard("principal-2018")
    times = []
    for _ in range(5):
        start = process_time()
        overall_rating(standard, {})
        times.append(process_time() - start)
    assert min(times) < 0.05
