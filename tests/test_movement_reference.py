"""The board's movement between two measures beside an independent one: no shared formula.

Student's t comes from integrating its density, the estimate from a regression on period and form
(Senn, Cross-over Trials): for two orders it has the same centre as the page's mean of means.
"""

import math
import random
import statistics
from itertools import pairwise

import pytest
from node_support import NODE, answers_of

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")


def t_value(freedom: float) -> float:
    """The t that leaves 2.5 % above it, by bisection on Simpson's rule over the density."""
    norm = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    norm /= math.sqrt(freedom * math.pi)

    def below(limit: float) -> float:
        steps = 4000
        points = [limit * n / steps for n in range(steps + 1)]
        density = [norm * (1 + x * x / freedom) ** (-(freedom + 1) / 2) for x in points]
        pairs = sum(density[n] * (4 if n % 2 else 2) for n in range(1, steps))
        return 0.5 + limit / steps / 3 * (density[0] + density[-1] + pairs)

    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < 0.975 else (low, middle)
    return (low + high) / 2


def expected(changes: list[dict[str, object]]) -> tuple[float, float, float]:
    """Centre and interval where both orders were heard, by Welch's formula written out."""
    one, other = (
        [float(c["by"]) for c in changes if c["order"] == order]  # type: ignore[arg-type]
        for order in ("a b", "b a")
    )
    if min(len(one), len(other)) < 3:
        all_changes = [float(c["by"]) for c in changes]  # type: ignore[arg-type]
        error = statistics.stdev(all_changes) / math.sqrt(len(all_changes))
        centre = statistics.fmean(all_changes)
        reach = t_value(len(all_changes) - 1) * error
        return centre, centre - reach, centre + reach
    errors = [statistics.variance(group) / len(group) for group in (one, other)]
    centre = (statistics.fmean(one) + statistics.fmean(other)) / 2
    freedom = sum(errors) ** 2 / (
        errors[0] ** 2 / (len(one) - 1) + errors[1] ** 2 / (len(other) - 1)
    )
    reach = t_value(freedom) * math.sqrt(sum(errors)) / 2
    return centre, centre - reach, centre + reach


def classes() -> list[list[dict[str, object]]]:
    chance = random.Random(19)
    made = []
    for people in (8, 9, 12, 20, 31, 60):
        for share in (0.0, 0.2, 0.5):
            made.append(
                [
                    {
                        "order": "b a" if n < share * people else "a b",
                        "by": chance.randint(-4, 6) / 6,
                    }
                    for n in range(people)
                ]
            )
    return made


@pytest.mark.slow
def test_movement_and_interval_are_those_of_an_independent_count():
    questions = classes()
    found = answers_of("movement-answers.js", questions)
    for changes, answer in zip(questions, found, strict=True):
        centre, low, high = expected(changes)
        assert answer["by"] == pytest.approx(centre, abs=1e-9)
        assert answer["low"] == pytest.approx(low, abs=2e-4)
        assert answer["high"] == pytest.approx(high, abs=2e-4)
        assert answer["state"] == ("up" if low > 0 else "down" if high < 0 else "unclear")


def test_few_people_are_counted_only():
    few = [{"order": "a b", "by": 1}] * 7
    [answer] = answers_of("movement-answers.js", [few])
    assert (answer["state"], answer["by"], answer["low"]) == ("few", None, None)


def test_a_form_that_is_easier_moves_nobody_where_both_orders_are_heard():
    """Form b gives everybody a third more, nobody has learned: the two orders cancel out."""
    easier = [
        {"order": order, "by": (1 if order == "a b" else -1) * 2 / 6 + n % 3 / 6 - 1 / 6}
        for n, order in enumerate(["a b", "b a"] * 9)
    ]
    alone = [one for one in easier if one["order"] == "a b"]
    both, one_order = answers_of("movement-answers.js", [easier, alone])
    assert both["rotated"] and both["state"] == "unclear"
    assert not one_order["rotated"] and one_order["state"] == "up"


SKILLS = {"as before": 0.0, "better": 0.15, "worse": -0.12}


@pytest.mark.parametrize("name", SKILLS)
def test_simulated_classes_are_told_the_truth(name):
    """500 classes of 30: people differ, judge a whole form more mildly or strictly (halo), and the
    forms differ in difficulty. What is said of 95 % holds of about 95 %; a class that did not move
    is hardly ever told that it did."""
    chance = random.Random(2026)
    moved = SKILLS[name]
    questions, truths = [], []
    for _ in range(500):
        harder = chance.uniform(-0.1, 0.1)
        questions.append([person(chance, moved, harder, n) for n in range(30)])
        truths.append(moved)
    found = answers_of("movement-answers.js", questions)
    held = sum(a["low"] <= truth <= a["high"] for a, truth in zip(found, truths, strict=True))
    assert held / 500 > 0.92
    said = {state: sum(a["state"] == state for a in found) / 500 for state in ("up", "down")}
    if moved == 0:
        assert said["up"] + said["down"] < 0.08
    else:
        right, wrong = ("up", "down") if moved > 0 else ("down", "up")
        assert said[right] > 0.5
        assert said[wrong] < 0.01


def person(chance: random.Random, moved: float, harder: float, n: int) -> dict[str, object]:
    """Someone with a skill of their own; form b is harder; the mood of the hour shifts a form."""
    skill = min(0.75, max(0.35, chance.gauss(0.55, 0.08)))
    first = "a" if n % 2 == 0 else "b"
    shares = []
    for place, form in enumerate((first, "b" if first == "a" else "a")):
        mood = chance.uniform(-0.08, 0.08)
        right = skill + place * moved - (harder if form == "b" else 0) + mood
        shares.append(sum(chance.random() < right for _ in range(6)) / 6)
    [(before, after)] = pairwise(shares)
    return {"order": f"{first} {'b' if first == 'a' else 'a'}", "by": after - before}
