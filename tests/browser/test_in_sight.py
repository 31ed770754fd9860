"""What the keyboard reaches can be seen: forward and back, not below the header, not below the bar of
a dossier; and a search whose script comes late does not open behind somebody's back."""

import time

import pytest
from playwright.sync_api import expect

from .conftest import SIZES

pytestmark = pytest.mark.browser

STANDARD = "primary/teacher-2018"
PAGES = ["index.html", "results.html", f"{STANDARD}/evidence.html", f"{STANDARD}/d01.html"]
SCREENS = {"phone": SIZES["phone"], "zoomed": {"width": 640, "height": 450}}
FORWARD, BACK = 30, 25
COVERED = """async () => {
  const seen = (at) => {
    if (at === document.body || at.closest(".md-header, .md-skip, .th-pull")) return true;
    const box = (at.closest("label") ?? at).getBoundingClientRect();
    const bar = document.querySelector(".th-pull");
    const top = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const bottom = bar?.offsetHeight ? bar.getBoundingClientRect().top : innerHeight;
    return box.bottom > top + 1 && box.top < bottom - 1;
  };
  // on a busy machine the page scrolls a moment after the focus has moved
  for (let frame = 0; frame < 60; frame += 1) {
    await new Promise(requestAnimationFrame);
    if (seen(document.activeElement)) return "";
  }
  return document.activeElement.outerHTML.slice(0, 120);
}"""


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("path", PAGES)
def test_no_step_by_keyboard_ends_below_the_header_or_the_bar(visitor, path, screen):
    page = visitor("shipped", viewport=SCREENS[screen], reduced_motion="reduce").open(path)
    page.locator(".md-header").wait_for()
    covered = []
    for key in ["Tab"] * FORWARD + ["Shift+Tab"] * BACK:
        page.keyboard.press(key)
        covered += [(key, found)] if (found := page.evaluate(COVERED)) else []
    assert covered == []


def test_a_search_that_comes_late_stays_shut_once_somebody_has_gone_on(visitor):
    person = visitor("shipped", over="127.0.0.1", viewport=SCREENS["zoomed"])

    def late(route):
        time.sleep(0.5)
        route.continue_()

    person.context.route("**/taphuan-search.js", late)
    page = person.open(f"{STANDARD}/evidence.html")
    page.focus("[data-th-search] input")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "globalThis.taphuanFind && document.querySelector('[data-part=status]').textContent"
    )
    expect(page.locator("#__search")).not_to_be_checked()
    page.locator(".th-titles a").nth(12).focus()
    expect(page.locator(":focus")).to_be_in_viewport()
