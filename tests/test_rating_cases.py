"""The rating rule on worked cases; the page's JavaScript runs the same files."""

import json
from typing import Any

import pytest
from rating_support import CASES, expand, read_payload, standard_from_payload

from generator.course.rating import (
    count_outcomes,
    fewest_changes,
    hinges,
    overall_rating,
    possible_ratings,
)

Case = dict[str, Any]


def _all_cases() -> list[Any]:
    cases = []
    for path in sorted(CASES.glob("*.json")):
        file = json.loads(path.read_text("utf-8"))
        for case in file["cases"]:
            name = f"{path.stem}: {case['name']}"
            cases.append(pytest.param(file["standard"], case, id=name))
    return cases


@pytest.mark.parametrize(("name", "case"), _all_cases())
def test_the_rule_gives_what_was_worked_out_by_hand(name: str, case: Case) -> None:
    payload = read_payload(name)
    standard = standard_from_payload(payload)
    levels = expand(payload, case["levels"])
    outcome = overall_rating(standard, levels)
    assert outcome.rating == case["rating"]
    if outcome.rating is not None:
        assert outcome.possible == (outcome.rating,)
        assert outcome.missing == ()
    assert possible_ratings(standard, levels) == outcome.possible
    if "possible" in case:
        assert list(outcome.possible) == case["possible"]
    if "missingCount" in case:
        assert len(outcome.missing) == case["missingCount"]
    for step, wanted in zip(outcome.steps, case.get("steps", ()), strict="steps" in case):
        assert (step.rating, step.met) == (wanted["rating"], wanted["met"])
        for result, expected in zip(step.conditions, wanted["conditions"], strict=True):
            found = {"have": result.have, "need": result.need, "met": result.met}
            found |= {"failing": list(result.failing)} if "failing" in expected else {}
            assert found == expected
    for plan in case.get("fewestChanges", ()):
        _check_plan(standard, levels, plan)
    if "hinges" in case:
        assert list(hinges(standard, levels)) == case["hinges"]


def _check_plan(standard: Any, levels: dict[str, str | None], plan: Case) -> None:
    changes = fewest_changes(standard, levels, plan["target"])
    assert changes is not None
    order = standard.level_ids
    assert len(changes) == plan["count"]
    steps = [order.index(c.to_level) - order.index(c.from_level) for c in changes]
    assert sum(steps) == plan["totalSteps"]
    if "changes" in plan:
        found = [[c.criterion, c.from_level, c.to_level] for c in changes]
        assert found == plan["changes"]
    after = levels | {c.criterion: c.to_level for c in changes}
    rated = overall_rating(standard, after).rating
    ratings = [r.rating for r in standard.rating_rule.ratings]
    assert ratings.index(rated or "") <= ratings.index(plan["target"])


def test_all_answers_of_a_small_rule_are_counted() -> None:
    """Figures from rating each of the 9,000 sets of answers by itself."""
    standard = standard_from_payload(read_payload("harbour-6"))
    wanted = {"gold": 566, "silver": 4148, "bronze": 4004, "none": 282}
    assert count_outcomes(standard) == wanted
    assert sum(wanted.values()) == 5 * 5 * 6 * 2 * 6 * 5
