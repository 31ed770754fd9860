"""A browser of 2021: what JavaScript has gained since is taken away before the page starts."""

import pytest

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
