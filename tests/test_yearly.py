"""The unit on the yearly rating: bands and caps are computed, drills agree with the data."""

from dataclasses import replace
from functools import cache

import pytest
from conftest import ROOT

from generator.course.model.exercise import Choice, OrderSteps
from generator.course.opening import open_course
from generator.course.rating.yearly import band_of, most_excellent
from generator.locale import Locale
from generator.site.planning import plan_site


@cache
def course():
    return open_course(ROOT)


@pytest.mark.parametrize(
    ("common", "result", "band"),
    [
        (30, 70, "excellent"),
        (20, 70, "excellent"),
        (20, 69, "good"),
        (0, 70, "good"),
        (30, 39, "done"),
        (30, 20, "done"),
        (30, 19, "not_done"),
        (0, 0, "not_done"),
    ],
)
def test_points_fall_into_their_band_exactly_at_its_border(common, result, band):
    assert band_of(course().yearly, common, result).id == band


@pytest.mark.parametrize(("common", "result"), [(31, 0), (0, 71), (-1, 0)])
def test_points_that_cannot_be_given_are_refused(common, result):
    with pytest.raises(ValueError, match="cannot be given"):
        band_of(course().yearly, common, result)


@pytest.mark.parametrize(
    ("good", "excellent_unit", "most"),
    [(0, False, 0), (4, False, 0), (5, False, 1), (9, False, 1), (10, False, 2), (4, True, 1)],
)
def test_the_cap_is_a_share_of_the_good_ones_and_is_never_rounded_up(good, excellent_unit, most):
    assert most_excellent(course().yearly, good, excellent_unit) == most


def test_the_bands_of_the_data_are_those_of_the_decree():
    yearly = course().yearly
    assert (yearly.common_points, yearly.result_points) == (30, 70)
    assert [band.from_points for band in yearly.bands] == [90, 70, 50, 0]
    assert (yearly.cap, yearly.cap_of_excellent_unit) == ("1/5", "1/4")


def test_the_drills_of_the_unit_are_about_today_and_the_one_with_numbers_agrees_with_the_data():
    found = {e.id: e for e in course().exercises if e.id in course().yearly.exercises}
    assert len(found) == 2
    assert all(exercise.plays_today for exercise in found.values())
    questions = found["teacher-2018-yearly"]
    assert isinstance(questions, Choice)
    right = {q.id: next(o.text for o in q.options if o.right) for q in questions.items}
    assert right["y04"] == f"{most_excellent(course().yearly, 30, False)} người."
    order = found["teacher-2018-yearly-order"]
    assert isinstance(order, OrderSteps)
    assert sum(step.belongs for step in order.steps) == 6


def test_the_page_shows_the_computed_answers_and_the_way_to_the_drills():
    files = plan_site(course(), "participant", Locale.load("vi")).files
    page = next(str(f.content) for f in files if f.path == "today/yearly.md")
    assert page.count('<details class="th-card">') == 8
    assert "28 + 62 = 90 điểm" in page
    assert "yearly-order.html" in page
    drill = next(str(f.content) for f in files if f.path.endswith("teacher-2018/yearly.md"))
    assert "Bối cảnh: năm học 2018-2019" not in drill


def test_a_course_without_the_unit_has_no_page_of_it():
    bare = replace(course(), yearly=None)
    files = plan_site(bare, "participant", Locale.load("vi")).files
    assert not [f for f in files if f.path == "today/yearly.md"]
