"""The numbers below the rating rule, each exactly at its limit and one beside it."""

import pytest
from rating_support import read_standard

from generator.course.model.exercise import NOT_APPLICABLE
from generator.course.rating import (
    count_outcomes,
    counted_whole,
    fewest_changes,
    possible_ratings,
    reach,
    uncovered,
    unreachable,
)
from generator.course.rating.changes import _best_plan, _raised
from generator.course.rating.demands import (
    Clause,
    Demand,
    Table,
    at_most,
    hundredths,
    share_of,
    share_parts,
)
from generator.course.rating.figures import have, need
from generator.course.rating.outcome import _state, _step
from generator.course.rating.reach import (
    TooManyStates,
    _bounded,
    _counts,
    _leaning,
    _sampled,
    _walk,
    bounds,
    lower,
    out_of_reach,
    possible_of,
    reserve,
    winner_of,
)
from generator.course.rating.table import rule_table

THREE = ((0, 1), (0, 1), (0, 1, 2))
"""Two criteria with two levels, and a third that may not apply."""


def demand(*rows: tuple[int, ...], need: int = 0) -> Demand:
    return Demand((True,) * len(rows), rows, need)


def table(*needs: int, bare_end: bool = True) -> Table:
    """One rating for each need of the same weights, and one that asks for nothing."""
    rows = ((0, 1, 0), (0, 2, 0), (0, 4, 1))
    clauses = [(Clause("count", 1, n, (demand(*rows, need=n),)),) for n in needs]
    ratings = [f"r{n}" for n in needs] + ["rest"] * bare_end
    ends = [()] * bare_end
    return Table(
        ("a", "b", "c"), ("low", "high"), THREE,
        ((0, 30_000), (0, 25_000), (20_000, 140_000)), (100, 50, 200), tuple(ratings), (*clauses, *ends),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("share", "total", "least", "most"),
    [
        ("2/3", 15, 10, 10), ("2/3", 16, 11, 10), ("2/3", 14, 10, 9), ("1/3", 18, 6, 6),
        ("1/3", 17, 6, 5), ("1/1", 7, 7, 7), ("1/2", 0, 0, 0), ("12/35", 35, 12, 12),
    ],
)  # fmt: skip
def test_a_share_is_rounded_up_where_it_is_asked_and_down_where_it_is_allowed(
    share, total, least, most
):
    assert share_of(share, total) == least
    assert at_most(share, total) == most
    assert at_most(4, total) == 4


def test_numbers_are_read_letter_by_letter():
    assert share_parts("12/35") == (12, 35)
    assert [hundredths(value) for value in (2.5, 0.29, 1.15, 3)] == [250, 29, 115, 300]


def test_an_open_level_adds_nothing_to_a_demand():
    one = demand((0, 1, 5), (0, 2, 7))
    assert [one.sum(given) for given in ((None, None), (2, None), (None, 1), (2, 2))] == [
        0, 5, 2, 12,
    ]  # fmt: skip


def test_what_is_no_level_of_a_criterion_is_open():
    levels = {"a": "high", "b": NOT_APPLICABLE, "c": NOT_APPLICABLE, "d": "low"}
    assert table(1).given(levels) == (1, None, 2)
    assert table(1).given({"a": "", "b": None, "c": "top"}) == (None, None, None)
    assert table(1).given({"a": "low", "b": "low", "c": "low"}) == (0, 0, 0)


def test_the_most_points_leave_out_that_a_criterion_does_not_apply():
    assert [table(1).most(n) for n in range(3)] == [30_000, 25_000, 140_000]
    assert table(1).absent == 2


def test_bounds_are_what_the_open_levels_can_still_add():
    whole = table(1)
    (one,) = whole.demands(0)
    assert bounds(whole, one, (None, None, None)) == (0, 7)
    assert bounds(whole, one, (1, None, 2)) == (2, 4)
    assert bounds(whole, one, (1, 1, 1)) == (7, 7)
    no_zero = demand((2, 3, 9), (4, 6, 9), (5, 8, 1))
    assert bounds(whole, no_zero, (None, None, None)) == (7, 17)


def test_reserves_are_what_the_criteria_from_a_place_on_can_add():
    assert reserve(demand((0, 3), (2, 1), (0, 4))) == [9, 6, 4, 0]
    assert lower((5, 1), (demand((0, 3)), demand((0, 3))), 0, 1) == (2, 0)
    rows = [[9, 6, 4, 0], [3, 2, 1, 0]]
    assert not out_of_reach((6, 2), rows, 1)
    assert out_of_reach((7, 2), rows, 1)
    assert out_of_reach((6, 3), rows, 1)
    assert not out_of_reach((0, 0), rows, 3)


@pytest.mark.parametrize(
    ("given", "winner"),
    [((1, 1, 1), 0), ((1, 1, 0), 2), ((0, 0, 1), 1), ((1, 0, 1), 0), ((0, 0, 0), 2)],
)
def test_a_rating_is_won_exactly_at_its_need(given, winner):
    assert winner_of(table(5, 4), given) == winner


def test_no_rating_is_won_below_every_need():
    assert winner_of(table(5, 4, bare_end=False), (1, 1, 0)) is None
    assert winner_of(table(5, 4, bare_end=False), (0, 0, 1)) == 1


def test_bounds_alone_end_at_the_first_rating_that_is_certain():
    assert _bounded(table(7, 3, 2), (None, None, None)) == ("r7", "r3", "r2", "rest")
    assert _bounded(table(8, 3, 2), (None, None, None)) == ("r3", "r2", "rest")
    assert _bounded(table(7, 3, 2), (1, 1, None)) == ("r7", "r3")
    assert _bounded(table(7, 4, 3), (1, 1, None)) == ("r7", "r4", "r3")
    assert _bounded(table(7, 5, 4), (1, 1, None)) == ("r7", "r5", "r4", "rest")


def test_what_is_possible_is_exact_where_the_rule_is_walked():
    assert possible_of(table(7, 3, 2), (1, 1, None)) == ("r7", "r3")
    assert possible_of(table(6, 5), (0, None, None)) == ("r6", "rest")
    assert possible_of(table(6, 5, bare_end=False), (0, 0, None)) == ()


def test_a_walk_may_have_as_many_states_as_the_limit_and_no_more():
    sums = Table(
        ("a", "b"), ("low", "middle", "high"), ((0, 1, 2), (0, 1, 2)), ((0, 0, 0),) * 2,
        (100, 100), ("r", "rest"),
        ((Clause("count", 1, 9, (demand((0, 1, 2, 0), (0, 3, 6, 0), need=8),)),), ()),
    )  # fmt: skip
    states = _walk(sums, (None, None), 9)
    assert sum(states.values()) == 9
    widest = len(_walk(sums, (None, 0), 9))
    assert widest == 1, "eight of two criteria is out of reach without the highest of the second"
    assert len(_walk(sums, (None, None), 2)) == 2
    with pytest.raises(TooManyStates):
        _walk(sums, (None, None), 1)


def fine(holed: bool = False):
    """A rule with more sums than anybody could walk; with a hole where nothing is met."""
    standard = read_standard("fine-24")
    if not holed:
        return standard
    first, second, last = standard.rating_rule.ratings
    last = last.model_copy(update={"otherwise": None, "when": first.when})
    rule = standard.rating_rule.model_copy(update={"ratings": (first, second, last)})
    return standard.model_copy(update={"rating_rule": rule})


def test_a_rule_that_is_too_fine_is_told_by_samples_that_are_the_same_every_time(monkeypatch):
    monkeypatch.setattr(reach, "SAMPLES", 400)
    found = _sampled(rule_table(fine()))
    assert found == {0: 83, 1: 166, 2: 151}, "as the generator of chance gives them"
    assert not counted_whole(fine())
    assert uncovered(fine()) == 0
    assert unreachable(fine()) == ()
    holed = _sampled(rule_table(fine(holed=True)))
    assert uncovered(fine(holed=True)) == holed[None] == found[2]
    assert unreachable(fine(holed=True)) == ("low",)


def test_what_is_possible_of_a_rule_that_is_too_fine_is_told_by_bounds():
    top = {c.id: "l3" for c in fine().criteria}
    low = dict.fromkeys(list(top)[:12], "l0")
    assert possible_ratings(fine(), {}) == tuple(r.rating for r in fine().rating_rule.ratings)
    assert possible_ratings(fine(), top) == ("high",)
    assert "high" not in possible_ratings(fine(), low)


def test_a_rule_that_can_be_counted_is_counted():
    harbour = read_standard("harbour-6")
    assert counted_whole(harbour)
    assert unreachable(harbour) == ()
    assert uncovered(harbour) == 0
    kept = harbour.rating_rule.ratings[:-1]
    rule = harbour.rating_rule.model_copy(update={"ratings": kept})
    holed = harbour.model_copy(update={"rating_rule": rule})
    assert uncovered(holed) == 282
    assert count_outcomes(holed) == {"gold": 566, "silver": 4148, "bronze": 4004}
    twice = harbour.rating_rule.model_copy(
        update={"ratings": (harbour.rating_rule.ratings[0], *harbour.rating_rule.ratings)}
    )
    assert unreachable(harbour.model_copy(update={"rating_rule": twice})) == ("gold",)


def test_an_unknown_target_is_named_and_an_open_level_gives_no_plan():
    harbour = read_standard("harbour-6")
    lowest = {c.id: harbour.scale_of(c)[0] for c in harbour.criteria}
    with pytest.raises(ValueError, match="platinum"):
        fewest_changes(harbour, lowest, "platinum")
    assert fewest_changes(harbour, {}, "gold") is None
    assert fewest_changes(harbour, lowest, "none") == ()
    assert possible_ratings(harbour, lowest) == ("none",)


def test_a_condition_of_no_known_kind_has_no_figures():
    whole = table(3)
    odd = Clause("odd", None, "1/2", (demand((0, 1), (0, 1), (0, 1)),))
    with pytest.raises(ValueError, match=r"^no figures for odd$"):
        need(whole, odd, (1, 1, 1))


@pytest.mark.parametrize(
    ("kind", "given", "there", "wanted"),
    [
        ("total_points", (1, 1, 1), 19.5, 2),
        ("total_points", (1, None, 2), 3, 2),
        ("mean_points", (1, 1, 1), 5.57, 2),
        ("mean_points", (1, None, 2), 3, 2),
        ("mean_points", (None, None, None), 0, 2),
        ("mean_points", (None, None, 2), 0, 2),
    ],
)
def test_points_and_their_mean_count_what_is_given_and_applies(kind, given, there, wanted):
    clause = Clause(kind, None, 200, (demand((0, 1), (0, 1), (0, 1)),))
    assert repr(have(table(3), clause, given, [])) == repr(there), "19.5, but 3 and not 3.0"
    assert repr(need(table(3), clause, given)) == repr(wanted)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [((1, 1, 1), 9.75), ((None, 1, None), 9.75), ((1, 0, 2), 2.75), ((None, None, 2), 2.75)],
)
def test_a_share_of_the_points_is_of_the_most_that_open_levels_can_still_give(given, wanted):
    clause = Clause("points_share", None, "1/2", (demand((0, 1), (0, 1), (0, 1, 0)),))
    assert need(table(3), clause, given) == wanted


@pytest.mark.parametrize("kind", ["each_group", "each_group_mean"])
def test_what_every_group_must_reach_counts_groups(kind):
    clause = Clause(kind, 1, 250, (demand((0, 1)), demand((0, 1)), demand((0, 1))))
    assert need(table(3), clause, (1,)) == 3
    assert have(table(3), clause, (1,), [True, None, False]) == 1


@pytest.mark.parametrize(
    ("possible", "states"),
    [
        (("r7",), ("met", "below", "below", "below")),
        (("r3",), ("missed", "met", "below", "below")),
        (("rest",), ("missed", "missed", "missed", "met")),
        (("r7", "r3"), ("open", "open", "below", "below")),
        (("r3", "r2"), ("missed", "open", "open", "below")),
        (("r7", "rest"), ("open", "missed", "missed", "open")),
        ((), ("missed",) * 4),
    ],
)
def test_a_rating_is_missed_before_the_possible_ones_and_below_after_them(possible, states):
    whole = table(7, 3, 2)
    found = [_state(whole, number, False, possible) for number in range(4)]
    assert tuple(found) == states


@pytest.mark.parametrize(("met", "state"), [(False, "missed"), (None, "open"), (True, "open")])
def test_between_two_possible_ratings_one_is_missed_only_if_its_conditions_are(met, state):
    assert _state(table(7, 3, 2), 1, met, ("r7", "rest")) == state


@pytest.mark.parametrize(("need", "state"), [(8, "missed"), (7, "open")])
def test_a_step_between_possible_ratings_knows_what_its_own_conditions_say(need, state):
    step = _step(table(7, need, 2), 1, (None, None, None), ("r7", "rest"))
    assert (step.state, step.met) == (state, False if need == 8 else None)


def test_what_is_asked_for_is_there_from_the_start_where_nothing_is_asked():
    nothing = table(0, bare_end=False)
    assert possible_of(nothing, (0, 0, 0)) == ("r0",)
    assert _best_plan(nothing, 0, (0, 0, 0)) == (0, 0, (), ())


def test_a_plan_counts_criteria_then_steps_and_there_is_none_out_of_reach():
    assert _best_plan(table(7), 0, (0, 0, 0)) == (3, 3, (0, 1, 2), (1, 1, 1))
    assert _best_plan(table(3), 0, (0, 0, 0)) == (1, 1, (2,), (1,))
    assert _best_plan(table(8), 0, (0, 0, 0)) is None
    assert _best_plan(table(7), 0, (1, 1, 2)) is None, "what does not apply stays so"
    assert [_raised(table(1), 2, level) for level in (0, 1, 2)] == [(0, 1), (1,), (2,)]


class Fixed:
    """A generator of chance that says what it is told."""

    def __init__(self, value: float):
        self.value = value

    def gauss(self, lean: float, spread: float) -> float:
        assert (lean, spread) == (0.4, 0.25)
        return self.value


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (-3, 5),
        (-0.1, 5),
        (0, 5),
        (0.24, 5),
        (0.25, 6),
        (0.5, 8),
        (0.74, 8),
        (0.76, 9),
        (1, 9),
        (4, 9),
    ],
)
def test_a_sample_leans_to_a_level_and_never_beyond_the_ends(value, level):
    assert _leaning(Fixed(value), (5, 6, 8, 9), 0.4) == level


def test_samples_of_a_small_rule_are_counted_by_rating(monkeypatch):
    monkeypatch.setattr(reach, "SAMPLES", 60)
    assert _sampled(table(5, 3)) == {0: 14, 1: 22, 2: 24}
    assert _sampled(table(5, 3, bare_end=False)) == {0: 14, 1: 22, None: 24}


def test_ways_to_a_rating_add_up_for_an_odd_number_of_criteria_too():
    assert _counts(table(5, 3)) == {0: 3, 1: 4, 2: 5}
