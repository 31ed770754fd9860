"""Waiting for what a page does in its own time; nothing here counts on how fast that is."""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import expect

from tests.patience import PATIENCE_MS

SETTLED = """() => document.fonts.status === "loaded" && document.getAnimations().every((one) =>
  one.playState !== "running" || one.effect.getComputedTiming().endTime > 5000)"""
"""What moves for longer than five seconds is there to move."""


def settle(page: Any) -> None:
    """Waits until the fonts are there and nothing moves: colours that still change have no
    contrast, and what still moves has no place."""
    page.evaluate("() => new Promise((done) => setTimeout(done))")  # what is queued has its turn
    page.wait_for_function(SETTLED)


PAINTED = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}"""


def painted(page: Any) -> None:
    """Waits until the page has been painted again, where a key may also have changed nothing."""
    page.evaluate(PAINTED)


def stand_still(page: Any) -> None:
    """Stops the page's clock, which must be one of Playwright's: a slow press is as good as a
    quick one."""
    now = datetime.fromtimestamp(page.evaluate("Date.now()") / 1000)
    page.clock.pause_at(now + timedelta(seconds=2))


def told(page: Any, words: str) -> None:
    """Waits until people who listen to the page are told these words."""
    page.wait_for_function(
        """words => [...document.querySelectorAll("[aria-live], [role=status]")]
            .some((region) => region.textContent.includes(words))""",
        arg=words,
    )


def stored(page: Any) -> dict[str, Any]:
    """All that the browser keeps of a course, by the end of its key."""
    return {
        key.split("/", 3)[3]: json.loads(value)
        for key, value in page.evaluate("Object.entries(localStorage)")
        if key.startswith("taphuan/v1/")
    }


def kept(page: Any, part: str, count: int) -> list[dict[str, Any]]:
    """What the browser keeps below `part`, as soon as that is so many, the oldest first."""
    page.wait_for_function(
        """([part, count]) => Object.keys(localStorage).filter((key) =>
            key.startsWith("taphuan/v1/") && key.includes(`/${part}/`)).length === count""",
        arg=[part, count],
    )
    found = [value for key, value in stored(page).items() if key.startswith(f"{part}/")]
    return sorted(found, key=lambda one: one.get("handedInAt", one.get("at", "")))


def clear(page: Any, selector: str) -> None:
    """Empties a place, so that what stands in it next is new."""
    page.locator(selector).evaluate("place => place.replaceChildren()")


def open_folds(page: Any) -> None:
    """Opens all that is folded on a page."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def eventually(look: Callable[[], Any], wanted: Any) -> None:
    """Looks again until that is seen, where `expect` has no word for it."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while (seen := look()) != wanted and time.monotonic() < end:
        time.sleep(0.05)
    assert seen == wanted


def press_until(page: Any, key: str, selector: str, most: int) -> None:
    """Presses a key until something is there, no more than so often; the page answers each press
    before the next."""
    for _ in range(most):
        page.keyboard.press(key)
        settle(page)
        if page.locator(selector).count():
            return
    expect(page.locator(selector)).not_to_have_count(0)
