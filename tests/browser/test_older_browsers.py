"""A browser of 2021: what JavaScript has gained since is taken away before the page starts."""

import pytest
from playwright.sync_api import expect

from .test_locking import PAGE, PHRASE, attempts, hand_in, unlock

pytestmark = pytest.mark.browser

SINCE_2021 = """
for (const [home, ...names] of [
  [Object, 'hasOwn', 'groupBy'],
  [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
  [String.prototype, 'at', 'isWellFormed'],
  [Uint8Array.prototype.__proto__, 'at', 'findLast', 'toSorted', 'toReversed', 'with'],
  [Promise, 'withResolvers', 'try'],
  [Set.prototype, 'union', 'intersection', 'difference'],
  [globalThis, 'structuredClone', 'scheduler'],
  [crypto, 'randomUUID'],
]) for (const name of names) { delete home[name]; delete home.__proto__?.[name]; }
"""


@pytest.fixture
def person(visitor):
    one = visitor("museum")
    one.context.add_init_script(SINCE_2021)
    return one


def test_what_is_newer_is_really_gone(person):
    page = person.context.new_page()
    page.goto("about:blank")
    gone = "['at' in [], 'randomUUID' in crypto, 'structuredClone' in window]"
    assert page.evaluate(gone) == [False, False, False]
    assert page.evaluate("typeof Object.hasOwn") == "undefined"


def test_a_locked_exercise_is_scored_and_opened(person):
    page = person.open(PAGE)
    hand_in(page, "solid", "starting")
    unlock(page, PHRASE)
    page.get_by_text("1 of 2 agree with the key.").wait_for()
    (attempt,) = attempts(page)
    assert attempt["unlockedAt"]


def test_pages_are_found(person):
    page = person.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("exhibits")
    page.locator("[data-part=found] a").first.wait_for()


def test_a_browser_that_cannot_read_our_scripts_is_told_what_to_open(visitor):
    person = visitor("museum", over="127.0.0.1")
    person.expected = "SyntaxError|Unexpected|is not defined"
    person.scripts = False  # none that starts an exercise
    person.context.route(
        "**/assets/taphuan*.js",
        lambda route: route.fulfill(body="let a = ;", content_type="text/javascript"),
    )
    page = person.open("guide-2030/d01.html")
    told = page.get_by_text("Open the page in a new Chrome, Edge or Firefox").first
    expect(told).to_be_visible()
    expect(page.locator(".th-answers").first).to_be_visible()
