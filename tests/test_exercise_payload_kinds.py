"""The payload of the small exercises: public parts tell nothing, keys tell everything."""

import json

import pytest

from generator.locale import Locale
from generator.practice.exercise_payload import exercise_key, exercise_public, key_hash
from generator.practice.payload_kinds import shown_options, shown_steps, step_id
from generator.site.pages.drill_unit import boundary_units
from generator.site.views import paths
from generator.site.views.context import PageContext
from tests.courses import course_at


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    from conftest import MUSEUM

    return course_at(MUSEUM)


def exercise(course, slug):
    return next(e for e in course.exercises if e.id == f"guide-2030-{slug}")


@pytest.mark.parametrize("slug", ["boundary", "sort", "faults", "rule", "order", "choice"])
def test_the_public_part_holds_no_reason_and_no_answer(course, slug):
    one = exercise(course, slug)
    public = json.dumps(exercise_public(course, one), ensure_ascii=False)
    key = exercise_key(course, one)
    assert set(key) == {"answers", "reasons"}
    for reason in _texts(key["reasons"]):
        assert reason not in public


def _texts(value):
    if isinstance(value, str):
        return [value]
    return [text for part in value.values() for text in _texts(part)]


def test_answers_by_kind(course):
    def answers(slug):
        return exercise_key(course, exercise(course, slug))["answers"]

    assert answers("boundary") == {"items": {"b01": "helped"}}
    assert answers("sort")["cards"]["k04"] == ["g3", "g1"]
    assert answers("faults") == {"items": {"f01": "undated", "f02": "sound", "f03": "other_year"}}
    assert answers("rule") == {"cases": {"r01": "silver", "r02": "silver"}}
    assert answers("choice") == {"items": {"q1": "b", "q2": "b"}}
    order = exercise(course, "order")
    assert answers("order") == {"order": [step_id(order, s) for s in order.steps if s.belongs]}


def test_steps_and_options_are_shown_in_an_order_and_under_names_that_tell_nothing(course):
    order = exercise(course, "order")
    shown = shown_steps(order)
    assert [s.id for s in shown] != [s.id for s in order.steps]
    assert sorted(s.id for s in shown) == sorted(s.id for s in order.steps)
    assert not {step_id(order, s) for s in order.steps} & {s.id for s in order.steps}
    choice = exercise(course, "choice")
    assert shown_options(choice, choice.items[0]) == shown_options(choice, choice.items[0])
    assert exercise_public(course, order)["steps"] == [step_id(order, s) for s in shown]


def test_wording_does_not_change_the_hash_of_an_open_key_but_an_answer_does(course):
    choice = exercise(course, "choice")
    first = choice.items[0]

    def with_options(**changes):
        options = tuple(o.model_copy(update=changes.get(o.id, {})) for o in first.options)
        item = first.model_copy(update={"options": options})
        return choice.model_copy(update={"items": (item, *choice.items[1:])})

    worded = with_options(a={"why": "Other words."})
    assert key_hash(course, worded) == key_hash(course, choice)
    moved = with_options(a={"right": True}, b={"right": False})
    assert key_hash(course, moved) != key_hash(course, choice)


def test_a_criterions_page_carries_just_its_own_situations(course):
    standard = course.standards[0]
    (track,) = course.tracks
    criterion = standard.criteria[0]
    path = paths.criterion_page(track, standard, criterion)
    page = PageContext(course, Locale.load("en"), "participant", path, track)
    (unit,) = boundary_units(page, standard, criterion)
    assert unit.public["of"] == 1
    assert [item["id"] for item in unit.public["items"]] == ["b01"]
    assert set(unit.secret["reasons"]["items"]) == {"b01"}
    locked_only = next(c for c in standard.criteria if c.id == "guide-2030-g2")
    assert boundary_units(page, standard, locked_only) == (), "locked ones stay on their page"
