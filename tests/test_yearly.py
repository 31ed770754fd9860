"""The unit on the yearly rating: bands and caps are computed, drills agree with the data.

What is computed is tried on numbers of its own; what the decree says, on the shipped course.
"""

from dataclasses import replace
from functools import cache

import pytest
from conftest import ROOT

from generator.course.model.exercise import Choice, OrderSteps
from generator.course.model.law import Band, Yearly, YearlyPart
from generator.course.rating.yearly import band_of, most_excellent
from generator.locale import Locale
from generator.site.planning import plan_site
from generator.site.views.paths import exercise_slug
from tests.courses import course_at, site_at


@cache
def course():
    return course_at(ROOT)


SMALL = Yearly(
    title="Year", about="One year.", parts=(YearlyPart(id="one", title="One", text="One."),),
    steps=("Ask.",), shared=("Work.",), apart=("Points.",), common_points=4, result_points=6,
    bands=(
        Band(id="low", name="Low", from_points=0),
        Band(id="high", name="High", from_points=9),
        Band(id="middle", name="Middle", from_points=5),
    ),
    cap="2/7", cap_of_excellent_unit="1/2",
)  # fmt: skip
"""Bands in no order, so that the order of the file decides nothing."""


@pytest.mark.parametrize(
    ("common", "result", "band"),
    [
        (4, 6, "high"),
        (3, 6, "high"),
        (4, 5, "high"),
        (2, 6, "middle"),
        (4, 1, "middle"),
        (0, 5, "middle"),
        (0, 4, "low"),
        (4, 0, "low"),
        (0, 0, "low"),
    ],
)
def test_points_fall_into_their_band_exactly_at_its_border(common, result, band):
    assert band_of(SMALL, common, result).id == band


@pytest.mark.parametrize(("common", "result"), [(5, 0), (0, 7), (-1, 0), (0, -1), (-1, 7)])
def test_points_that_cannot_be_given_are_refused_and_named(common, result):
    with pytest.raises(ValueError, match=f"^{common} and {result} points cannot be given$"):
        band_of(SMALL, common, result)


@pytest.mark.parametrize(
    ("good", "excellent_unit", "most"),
    [
        (0, False, 0), (3, False, 0), (4, False, 1), (7, False, 2), (10, False, 2), (11, False, 3),
        (1, True, 0), (2, True, 1), (7, True, 3), (8, True, 4),
    ],
)  # fmt: skip
def test_the_cap_is_a_share_of_the_good_ones_and_is_never_rounded_up(good, excellent_unit, most):
    assert most_excellent(SMALL, good, excellent_unit) == most


@pytest.mark.shipped_course
def test_the_bands_of_the_data_are_those_of_the_decree():
    yearly = course().yearly
    assert (yearly.common_points, yearly.result_points) == (30, 70)
    assert [band.from_points for band in yearly.bands] == [90, 70, 50, 0]
    assert (yearly.cap, yearly.cap_of_excellent_unit) == ("1/5", "1/4")


@pytest.mark.shipped_course
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
    yearly, text = course().yearly, Locale.load("vi").text
    files = site_at(ROOT).files
    page = next(str(f.content) for f in files if f.path == "today/yearly.md")
    cards = page.split('<details class="th-card">')[1:]
    assert len(cards) == len(yearly.band_cases) + len(yearly.cap_cases) > 2
    for case, card in zip(yearly.band_cases, cards, strict=False):
        points = {"common": case.common, "result": case.result, "n": case.common + case.result}
        assert text("today.case_sum", **points) in card
        assert next(band.name for band in yearly.bands if band.id == case.expect) in card
    for case, card in zip(yearly.cap_cases, cards[len(yearly.band_cases) :], strict=True):
        assert text("today.case_most", n=case.expect) in card
    drills = [e for e in course().exercises if e.id in yearly.exercises]
    assert drills and all(f"/{exercise_slug(e)}.html" in page for e in drills)
    drill = next(
        str(f.content) for f in files if f.path.endswith(f"/{exercise_slug(drills[0])}.md")
    )
    assert course().terms.setting not in drill
    assert any(
        course().terms.setting in str(f.content) for f in files if f.path.endswith("/d01.md")
    )


def test_a_course_without_the_unit_has_no_page_of_it():
    bare = replace(course(), yearly=None)
    files = plan_site(bare, "participant", Locale.load("vi")).files
    assert not [f for f in files if f.path == "today/yearly.md"]
