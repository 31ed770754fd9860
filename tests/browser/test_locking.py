"""Locked exercises: answers first, then the phrase; also where there is no secure context."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.practice.exercise_payload import exercise_key
from tests.courses import course_at

from .conftest import COURSES

pytestmark = pytest.mark.browser

PAGE = "guide-2030/locked.html"
PHRASE = "The otter winds every clock"
OVER = ["file", "127.0.0.1", "school.test"]


def reasons() -> dict[str, Any]:
    course = course_at(COURSES["museum"])
    exercise = next(e for e in course.exercises if e.id == "guide-2030-locked")
    return exercise_key(course, exercise)["reasons"]["items"]


def attempts(page: Any) -> list[dict[str, Any]]:
    values = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes('/attempt/')).map(([, v]) => v)"
    )
    return sorted(map(json.loads, values), key=lambda a: a["handedInAt"])


def go_on(page: Any) -> None:
    page.locator("boundary-drill form [type=submit]:visible").first.click()


def hand_in(page: Any, *levels: str) -> None:
    for number, level in enumerate(levels, 1):
        page.check(f"input[name=b0{number}][value={level}]")
        go_on(page)
    page.get_by_role("button", name="Hand in").click()


def unlock(page: Any, phrase: str) -> None:
    page.fill("unlock-key input", phrase)
    page.click("unlock-key [type=submit]")


@pytest.mark.parametrize("over", OVER)
def test_answers_are_handed_in_and_kept_before_the_phrase_opens_the_key(visitor, over):
    page = visitor("museum", "phone", over).open(PAGE)
    if over == "school.test":
        assert page.evaluate("isSecureContext") is False
    expect(page.locator("unlock-key")).to_be_hidden()
    hand_in(page, "solid", "starting")
    expect(page.locator("unlock-key")).to_be_visible()
    (before,) = attempts(page)
    assert before["answers"] == {"b01": {"level": "solid"}, "b02": {"level": "starting"}}
    assert before["summary"] == {"items": 2, "answered": 2}
    assert "unlockedAt" not in before
    assert len(before["fingerprint"]) == 64
    unlock(page, "the otter winds every watch")
    page.get_by_text("These words do not open it.").wait_for()
    expect(page.locator("unlock-key input")).to_be_focused()
    unlock(page, "  the OTTER wínds every  clock ")
    page.get_by_text("1 of 2 agree with the key.").wait_for()
    expect(page.get_by_text("Higher than the key: 0; lower: 1.")).to_be_visible()
    page.get_by_role("button", name="Situation 1").click()
    expect(page.get_by_text(reasons()["b01"]["why"])).to_be_visible()
    (after,) = attempts(page)
    assert after["unlockedAt"]
    assert after["summary"] == {"items": 2, "answered": 2, "right": 1, "near": 1, "far": 0}
    unchanged = ("id", "answers", "fingerprint", "handedInAt", "keyHash")
    assert all(after[part] == before[part] for part in unchanged)


def test_what_was_handed_in_stays_as_it_is(visitor):
    one = visitor("museum")
    page = one.open(PAGE)
    page.check("input[name=b01][value=solid]")
    go_on(page)
    go_on(page)
    expect(page.locator("[data-part=finish]")).to_contain_text("You have answered 1 of 2.")
    expect(page.get_by_role("button", name="Situation 2")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("boundary-drill input[type=radio]:enabled")).to_have_count(0)
    page = one.open(PAGE)
    expect(page.locator("unlock-key")).to_be_visible()
    expect(page.locator("boundary-drill input[type=radio]:enabled")).to_have_count(0)
    unlock(page, PHRASE)
    page.get_by_text("0 of 1 agree with the key.").wait_for()
    page = one.open(PAGE)
    page.get_by_text("0 of 1 agree with the key.").wait_for()
    expect(page.locator("unlock-key")).to_be_hidden()  # a phrase once right is remembered
    kept = page.evaluate("JSON.stringify({...localStorage})")
    assert "unlock" in kept and "otter" not in kept, "the phrase itself is kept nowhere"


def test_a_second_try_keeps_the_first(visitor):
    one = visitor("museum")
    page = one.open(PAGE)
    hand_in(page, "solid", "starting")
    unlock(page, PHRASE)
    page.get_by_role("button", name="Start again").click()
    hand_in(page, "strong", "starting")
    page.get_by_text("2 of 2 agree with the key.").wait_for()
    first, second = attempts(page)
    assert (first["answers"]["b01"]["level"], second["answers"]["b01"]["level"]) == (
        "solid",
        "strong",
    )
    assert first["fingerprint"] != second["fingerprint"]


def test_nothing_typed_and_damaged_data_are_told_apart(visitor):
    one = visitor("museum")
    page = one.context.new_page()
    page.goto(f"{one.base}/{PAGE}")
    hand_in(page, "solid", "starting")
    unlock(page, "   ")
    page.get_by_text("You have not typed anything.").wait_for()
    page.evaluate(
        "document.querySelector('boundary-drill').dataset.locked = "
        "JSON.stringify({n: 32768, r: 8, p: 1, salt: 'AAAA', nonce: 'AA', data: '?'})"
    )
    unlock(page, PHRASE)
    page.get_by_text("The key in this page is damaged.").wait_for()


def test_the_keyboard_opens_the_key(visitor):
    page = visitor("museum").open(PAGE)
    hand_in(page, "solid", "starting")
    page.locator("unlock-key").wait_for()
    page.focus("unlock-key input")
    page.keyboard.type(PHRASE)
    page.keyboard.press("Enter")
    page.get_by_text("1 of 2 agree with the key.").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_locked_refused_and_open(visitor, axe, scheme):
    page = visitor("museum", "phone", color_scheme=scheme).open(PAGE)
    assert axe(page) == []
    hand_in(page, "solid", "starting")
    page.locator("unlock-key").wait_for()
    assert axe(page) == []
    unlock(page, "no no no no")
    page.get_by_text("These words do not open it.").wait_for()
    assert axe(page) == []
    unlock(page, PHRASE)
    page.get_by_text("1 of 2 agree with the key.").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Situation 1").click()
    page.get_by_text(reasons()["b01"]["why"]).wait_for()
    assert axe(page) == []


def test_without_scripts_the_page_says_why_there_is_no_key(visitor):
    page = visitor("museum", java_script_enabled=False).open(PAGE)
    assert page.get_by_text("use a new Chrome, Edge or Firefox").first.is_visible()
    expect(page.locator("unlock-key")).to_be_hidden()


def test_what_opens_a_key_comes_with_the_page_and_its_loss_is_told(visitor):
    """It is there before the phrase is asked for; where it never came, the work is kept."""
    one = visitor("museum", over="127.0.0.1")
    page = one.open(PAGE)
    page.wait_for_function("!!customElements.get('unlock-key')")
    one.context.set_offline(True)
    hand_in(page, "solid", "starting")
    unlock(page, PHRASE)
    page.get_by_text("1 of 2 agree with the key.").wait_for()

    other = visitor("museum", over="127.0.0.1")
    other.expected = "net::ERR_FAILED|ask is not a function"  # what the console says of it
    other.context.route("**/taphuan-unlock.js", lambda route: route.abort())
    page = other.open(PAGE)
    hand_in(page, "solid", "starting")
    page.get_by_text("What opens the key could not be loaded.").wait_for()
    assert len(attempts(page)) == 1
