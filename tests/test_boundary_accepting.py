"""Situations whose key takes both levels, since the words of the document leave it open."""

import pytest
from conftest import ROOT

from generator.course.model.exercise import Boundary
from generator.course.opening import check_course
from generator.locale import Locale
from generator.outputs.lms.counting import counted_exercise
from generator.outputs.lms.questions import question_sets
from generator.practice.exercise_payload import exercise_key
from generator.site.planning import plan_site
from generator.site.slides.planning import plan_decks
from tests.courses import course_at

DRILL = "exercises/guide-2030/all/boundary/exercise.yaml"
LEVEL = "level: helped\n    deciding"


def accepting(museum, accept):
    text = f"level: helped\n    accept: [{accept}]\n    deciding"
    return check_course(museum({DRILL: {"replace": [[LEVEL, text]]}}))


@pytest.fixture
def course(museum):
    checked = accepting(museum, "helped, solid")
    assert checked.errors == ()
    return checked.course


def drill(course):
    return next(e for e in course.exercises if e.id == "guide-2030-boundary")


def test_the_key_names_its_level_first_and_then_the_other(course):
    assert exercise_key(course, drill(course))["answers"] == {"items": {"b01": ["helped", "solid"]}}


def test_a_package_counts_both_as_right(course):
    assert counted_exercise(course, drill(course))["right"] == {"b01": ["helped", "solid"]}


def test_pages_say_without_scripts_that_both_are_taken(course):
    files = plan_site(course, "participant", Locale.load("en")).files
    page = next(f.content for f in files if f.path.endswith("guide-2030/boundary.md"))
    assert "Helped (Solid is accepted too)" in page


def test_a_vote_marks_both_as_right_and_says_so(course):
    decks = plan_decks(course, Locale.load("en"))
    slides = [s for deck in decks for s in deck.slides if s.answer.startswith("Helped (Solid")]
    assert slides and all(option.right for option in slides[0].options)


def test_a_question_on_which_every_choice_is_right_is_left_out_of_question_banks(course):
    locale = Locale.load("en")
    told = [
        q.id
        for t in course.tracks
        for part in question_sets(course, t, locale)
        for q in part.questions
    ]
    assert told and not [name for name in told if "guide-2030-boundary" in name]


@pytest.mark.parametrize("accept", ["helped", "solid", "helped, starting"])
def test_what_is_accepted_is_both_levels_of_the_boundary(museum, accept):
    assert "K113" in [p.code for p in accepting(museum, accept).errors]


@pytest.mark.shipped_course
def test_each_track_of_both_standards_has_such_a_situation_and_says_why():
    """The class's convention on level Tốt is stricter than the circular: keys name it."""
    open_items = [
        (exercise.standard, exercise.school_level, item)
        for exercise in course_at(ROOT).exercises
        if isinstance(exercise, Boundary)
        for item in exercise.items
        if item.accept
    ]
    assert len({(standard, level) for standard, level, _ in open_items}) == 6
    for _, _, item in open_items:
        assert (item.level, set(item.accept)) == ("kha", {"kha", "tot"})
        assert "quy ước của khóa học" in item.for_lower + item.rationale
        assert "nhận cả" in item.rationale
