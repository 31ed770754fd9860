"""My results over several dossiers: the pull of the self-rating, and what comes back in time."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .resulting import attempt, forge, load, result_file

pytestmark = pytest.mark.browser

COURSE = "shipped"
SILENT = ("teacher-2018-primary-d03", "teacher-2018-primary-d04")


def rated(exercise, number, choose):
    """An attempt in which each level is what `choose` makes of the places of key and claim."""
    course = course_of(COURSE)
    dossier = next(e for e in course.exercises if e.id == exercise)
    levels = course.standard(dossier.standard).level_ids
    size = len(levels)
    tally = [[0] * size for _ in levels]
    answers, gaps = {}, {}
    for rating in dossier.ratings:
        if rating.level not in levels or rating.claimed not in levels:
            continue
        key, claimed = levels.index(rating.level), levels.index(rating.claimed)
        given = min(size - 1, max(0, choose(key, claimed)))
        answers[rating.criterion] = {"level": levels[given]}
        gaps[rating.criterion] = given - key
        tally[key][given] += 1
    right = sum(gap == 0 for gap in gaps.values())
    n = len(gaps)
    summary = {"items": n, "answered": n, "right": right, "tally": tally, "gaps": gaps}
    return attempt(COURSE, number, exercise, answers=answers, summary=summary)


def with_habits(visitor, tmp_path, choose):
    page = visitor(COURSE, "phone").open("results.html")
    attempts = [rated(exercise, n + 1, choose) for n, exercise in enumerate(SILENT)]
    course = course_of(COURSE).settings.id
    load(page, forge(tmp_path, "made.json", result_file(course, attempts=attempts)))
    page.locator("#mine").wait_for()
    return page


def test_who_follows_the_self_rating_is_told_with_restraint(visitor, axe, tmp_path):
    page = with_habits(visitor, tmp_path, lambda _key, claimed: claimed)
    expect(page.locator("#pull")).to_have_count(1)
    part = page.locator("#pull + ul")
    expect(part).to_contain_text("lần nghiêng về phía mức tự đánh giá")
    expect(page.locator("#pull + ul + p")).to_contain_text("Có thể là trùng hợp")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe(page) == []


@pytest.mark.parametrize(
    "choose",
    [lambda key, _claimed: key, lambda key, _claimed: key + 1, lambda key, _claimed: key - 1],
    ids=["right", "lenient", "severe"],
)
def test_who_does_not_is_told_nothing_of_it(visitor, tmp_path, choose):
    page = with_habits(visitor, tmp_path, choose)
    expect(page.locator("#pull")).to_have_count(0)


def test_what_was_missed_comes_back_after_3_10_and_30_days(visitor, tmp_path):
    missed = "teacher-2018-primary-faults"
    begun = datetime.fromisoformat("2030-05-03T09:00:00+00:00")
    course = course_of(COURSE).settings.id

    def shown(days, *rights):
        """What is due so many days after the first try; each try comes when it is due."""
        at, attempts = begun, []
        for n, (right, wait) in enumerate(zip(rights, (3, 10, 30, 0), strict=False)):
            when = at.isoformat().replace("+00:00", "Z")
            summary = {"items": 6, "answered": 6, "right": right}
            attempts.append(
                attempt(COURSE, n + 1, missed, handedInAt=when, number=n + 1, summary=summary)
            )
            at += timedelta(days=wait)
        page = visitor(COURSE).open("results.html")
        page.clock.set_fixed_time(begun + timedelta(days=days))
        load(page, forge(tmp_path, "made.json", result_file(course, attempts=attempts)))
        return page.locator("#return ~ ol li")

    expect(shown(2.9, 4)).to_have_count(0)
    expect(shown(3.1, 4)).to_have_count(1)
    expect(shown(12.9, 4, 6)).to_have_count(0)
    expect(shown(13.1, 4, 6)).to_have_count(1)
    expect(shown(42.9, 4, 6, 6)).to_have_count(0)
    expect(shown(43.1, 4, 6, 6)).to_have_count(1)
    expect(shown(400, 4, 6, 6, 6)).to_have_count(0)
    expect(shown(17, 4, 6, 3)).to_have_count(1)


def test_what_is_due_is_called_by_its_name_not_by_its_id(visitor, tmp_path):
    exercise = next(e for e in course_of(COURSE).exercises if e.id == "teacher-2018-primary-faults")
    item = exercise.items[3]
    missed = {"items": 1, "answered": 1, "right": 0}
    made = [
        attempt(COURSE, n, exercise.id, unit=f"{exercise.id}/{one}", summary=missed)
        for n, one in enumerate([item.id, "gone"], 1)
    ]
    page = visitor(COURSE).open("results.html")
    page.clock.set_fixed_time(datetime.fromisoformat("2030-06-03T09:00:00+00:00"))
    load(
        page,
        forge(tmp_path, "made.json", result_file(course_of(COURSE).settings.id, attempts=made)),
    )
    due = page.locator("#return ~ ol li")
    expect(due.filter(has_text=f"câu 4. {item.title}")).to_have_count(1)
    expect(due.filter(has_text="một câu")).to_have_count(1)
    for id_ in (item.id, "gone"):
        expect(due.filter(has_text=f"câu {id_}")).to_have_count(0)
