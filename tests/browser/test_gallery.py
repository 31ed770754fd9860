"""Five rubrics of the world's kinds, in words of our own, scored in the page; every result below
was worked out by hand."""

import pytest
from playwright.sync_api import expect

from .dossiers import answer_all, dossier, hand_in

pytestmark = pytest.mark.browser

LESSON = {
    "lesson-goals": "solid", "lesson-tasks": "basic", "lesson-pupils": "solid",
    "lesson-respect": "bright", "lesson-helpers": "not_applicable",
}  # fmt: skip
DIGITAL = {"digital-find": "c2", "digital-make": "b2", "digital-guide": "b2", "digital-guard": "c1"}
WARD = {
    "ward-signs": "l4", "ward-waiting": "l3", "ward-hands": "l4",
    "ward-babies": "not_applicable", "ward-slips": "l2",
}  # fmt: skip
PROJECT = {
    "project-licence": "yes", "project-report": "yes", "project-tests": "no",
    "project-notes": "yes", "project-names": "no", "project-crypto": "not_applicable",
}  # fmt: skip
CASES = [
    # half of each group is solid (1/2, 1/1, 1/1 of those that apply), nothing is weak
    ("lesson", LESSON, "Solid teaching", []),
    # one weak task: none may be
    ("lesson", LESSON | {"lesson-tasks": "weak"}, "Growing", []),
    # guarding has points of its own, 0, 1, 3: the most is 3 x 4.5 + 3 = 16.5, three quarters of
    # it 12.375, shown as 12.38; 4.5 + 3 + 3 + 3 = 13.5
    ("digital", DIGITAL, "Expert", ["12.38", "13.5"]),
    # 4.5 + 3 + 1 + 3 = 11.5: below 12.375, above a half, 8.25
    ("digital", DIGITAL | {"digital-guide": "a2"}, "Integrator", ["8.25", "11.5"]),
    # 4.5 + 3 + 3 + 1 = 11.5; with the scale's 2 points for b1 it would be 12.5 and Expert
    ("digital", DIGITAL | {"digital-guard": "b1"}, "Integrator", ["8.25", "11.5"]),
    # 4 + 3 + 2x4 + 2 = 17 over weights 1 + 1 + 2 + 1 = 5: 3.4; chapter D has a mean of 2
    ("ward", WARD, "Good", ["3.4"]),
    # 16 over 5 is 3.2, but chapter D falls to 1
    ("ward", WARD | {"ward-slips": "l1"}, "Fair", ["3.2", "2/3"]),
    ("project", PROJECT, "In progress", []),
    # all musts; three quarters of the five that apply are 3.75, so four: there are four
    ("project", PROJECT | {"project-tests": "yes"}, "Passing", []),
    ("project", PROJECT | {"project-tests": "yes", "project-names": "yes"}, "Silver", []),
]


@pytest.mark.parametrize(("name", "levels", "rating", "figures"), CASES)
def test_the_calculator_gives_what_was_worked_out_by_hand(visitor, name, levels, rating, figures):
    page = visitor("gallery", "phone").open(f"{name}/rating.html")
    for criterion, level in levels.items():
        page.check(f"[data-criterion={criterion}][value={level}]")
    expect(page.locator("[data-part=headline] strong")).to_have_text(rating)
    shown = page.inner_text("[data-part=steps]")
    for figure in figures:
        assert figure in shown


def test_a_criterion_offers_its_own_levels_and_what_may_be_said_of_it(visitor):
    page = visitor("gallery").open("digital/rating.html")
    offered = "[data-criterion=digital-{}]"
    expect(page.locator(offered.format("guard"))).to_have_count(3)
    expect(page.locator(offered.format("find"))).to_have_count(6)
    page.click("[data-do=all][value=b2]")
    lower = page.locator("[data-criterion=digital-guard][value=b1]")
    expect(lower, "the next lower of its own").to_be_checked()
    page = visitor("gallery").open("ward/rating.html")
    absent = page.locator("[value=not_applicable]")
    expect(absent).to_have_count(1)
    expect(absent).to_have_attribute("data-criterion", "ward-babies")


DOSSIERS = {
    "lesson": (LESSON, "lesson-tasks", "weak", "Growing", "Solid teaching"),
    "digital": (DIGITAL, "digital-guide", "a2", "Integrator", "Expert"),
    "ward": (WARD, "ward-slips", "l1", "Fair", "Good"),
    "project": (PROJECT, "project-tests", "yes", "Passing", "In progress"),
}


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_dossier_is_scored_by_its_rubric(visitor, name):
    right, other, level, mine, keys = DOSSIERS[name]
    _, key = dossier("gallery", f"{name}-d01")
    assert {c: one["level"] for c, one in key["answers"]["ratings"].items()} == right
    page = visitor("gallery").open(f"{name}/d01.html")
    answer_all(page, right | {other: level})
    hand_in(page)
    text = page.inner_text("[data-part=feedback]")
    assert f"{len(right) - 1} of {len(right)} agree" in text
    columns = page.locator(".th-feedback .th-two").first.locator(".th-card")
    expect(columns.nth(0).locator("strong").first).to_have_text(mine)
    expect(columns.nth(1).locator("strong").first).to_have_text(keys)


def test_a_rubric_without_an_overall_rating_makes_none(visitor):
    at = visitor("gallery")
    page = at.open("essay/rating.html")
    assert page.locator("rating-calculator").count() == 0
    assert "makes no overall rating" in page.inner_text("article")
    _, key = dossier("gallery", "essay-d01")
    right = {c: one["level"] for c, one in key["answers"]["ratings"].items()}
    page = at.open("essay/d01.html")
    # half a milestone above the key: one level apart on the essay's own six
    answer_all(page, right | {"essay-view": "between"})
    hand_in(page)
    text = page.inner_text("[data-part=feedback]")
    assert "4 of 5 agree" in text
    assert "one level" in text
    assert page.locator(".th-calc-steps").count() == 0


def test_does_not_apply_is_told_apart_from_not_enough(visitor):
    page = visitor("gallery").open("ward/d01.html")
    answer_all(page, WARD | {"ward-babies": "l3"})
    hand_in(page)
    assert "the key says that this criterion does not apply" in page.inner_text(".th-feedback")


def test_parts_and_elements_are_shown(visitor):
    at = visitor("gallery")
    overview = at.open("lesson/index.html").inner_text("article")
    assert "1. Before the lesson" in overview and "2. In the room" in overview
    criterion = at.open("lesson/goals.html").inner_text("article")
    assert "A pupil can say the goal." in criterion


def test_scripts_of_a_page_say_the_words_of_its_standard(visitor):
    at = visitor("gallery", "phone")
    for name, word in (("lesson", "component"), ("project", "item"), ("ward", "criterion")):
        page = at.open(f"{name}/d01.html")
        page.wait_for_selector("[data-ready]")
        page.click(".th-scoring__form [type=submit]")
        expect(page.locator(".th-check")).to_be_focused()
        told = page.inner_text(".th-scoring")
        assert word in told.lower(), told
        page = at.open(f"{name}/rating.html")
        counted = "criteria" if name == "ward" else f"{word}s"
        expect(page.locator("rating-calculator")).to_contain_text(counted, use_inner_text=True)
