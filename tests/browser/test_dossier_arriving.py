"""How the page of a dossier arrives: nothing jumps when its script starts, and nothing stays
hidden when the script never comes."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGE = "primary/teacher-2018/d01.html"
SCRIPT = "**/taphuan-dossier.js"
MOST_PX = 3
MOST_BYTES = 260 * 1024

PLACES = """async () => {
  await document.fonts.ready;
  return ["#teacher-2018-c01 legend", "#teacher-2018-c01 .th-picks"].map(
    (name) => document.querySelector(name).getBoundingClientRect().top);
}"""
LENGTHS = """() => document.getAnimations()
  .filter((one) => one.animationName === "th-wait").map((one) => one.effect.getTiming().duration)"""


def without_script(visitor: Any, size: str) -> Any:
    """The page whose script never comes, at the first moment of its waiting, and what lets its
    time go on."""
    visit = visitor("shipped", size)
    visit.expected = "net::ERR_FAILED"  # the browser tells of the missing script
    visit.context.route(SCRIPT, lambda route: route.abort())
    page = visit.open("about.html")
    devtools = visit.context.new_cdp_session(page)
    devtools.send("Animation.enable")
    devtools.send("Animation.setPlaybackRate", {"playbackRate": 0})
    page.goto(f"{visit.base}/{PAGE}")
    return page, lambda: devtools.send("Animation.setPlaybackRate", {"playbackRate": 100})


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_first_question_stands_where_it_will_stay(visitor, size):
    page, _ = without_script(visitor, size)
    before = page.evaluate(PLACES)
    after = visitor("shipped", size).open(PAGE).evaluate(PLACES)
    assert [abs(a - b) < MOST_PX for a, b in zip(before, after, strict=True)] == [True, True]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_page_whose_script_is_missing_shows_everything_in_the_end(visitor, size):
    page, go_on = without_script(visitor, size)
    assert set(page.evaluate(LENGTHS)) == {8_000}
    expect(page.locator(".th-criterion:visible")).to_have_count(1)
    go_on()
    expect(page.locator(".th-criterion:visible")).to_have_count(15)
    expect(page.locator("[data-paper]:visible")).to_have_count(15)


def test_a_first_visit_is_small(visitor):
    """Everything that a page of a dossier asks for, as a server sends it."""
    sizes: dict[str, int] = {}
    person = visitor("shipped", "phone", over="127.0.0.1")
    page = person.context.new_page()

    def note(response: Any) -> None:
        body = response.body()
        packed = response.url.endswith((".woff2", ".png"))
        sizes[response.url] = len(body) if packed else len(gzip.compress(body))

    page.on("requestfinished", lambda request: note(request.response()))
    page.goto(f"{person.base}/{PAGE}")
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("taphuan-dossier.js") for url in sizes)
    assert sum(sizes.values()) <= MOST_BYTES, sizes
