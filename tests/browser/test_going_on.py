"""Coming back: what was begun is one tap away, with what is left of it."""

import re

import pytest
from playwright.sync_api import expect

from .drilling import SHIPPED, compare
from .test_pages import KINDS
from .waiting import kept, settle

pytestmark = pytest.mark.browser

FILLED = """() => {
  const tone = (name) => {
    const one = document.createElement("i");
    one.style.background = `var(${name})`;
    document.body.append(one);
    const found = getComputedStyle(one).backgroundColor;
    one.remove();
    return found;
  };
  const accent = tone("--th-accent");
  return [...document.querySelectorAll("main .th-button")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}))
    .filter((one) => getComputedStyle(one).backgroundColor === accent)
    .filter((one) => one.getBoundingClientRect().top < innerHeight)
    .map((one) => one.textContent.trim());
}"""
"""What is filled with the accent on the first screen of a page."""
EXERCISES = [
    "boundary",
    "traps",
    "faults",
    "rule-cases",
    "sort-criteria",
    "order-process",
    "d01",
    "plan",
    "portfolio",
]


def test_who_never_began_is_offered_a_beginning(visitor):
    reader = visitor("shipped", "phone")
    home = reader.open("index.html")
    expect(home.locator("[data-th-goon]")).to_be_hidden()
    choices = home.locator("[data-th-choices]").bounding_box()
    lead = home.locator(".th-lead").first.bounding_box()
    assert choices["y"] < lead["y"], "the choice of the school level comes first"
    track = reader.open("primary/index.html")
    expect(track.locator("[data-th-next]")).to_have_text(re.compile("^Bắt đầu"))


def test_a_begun_exercise_is_one_tap_away_on_home_and_track(visitor):
    reader = visitor("shipped", "phone")
    page = reader.open(f"{SHIPPED}/boundary.html")
    page.locator(".th-q:visible input[type=radio]").first.check()
    compare(page)
    kept(page, "attempt", 1)
    title = page.locator("h1").inner_text()
    for path in ("index.html", "primary/index.html"):
        place = reader.open(path).locator("[data-th-goon]")
        expect(place.locator("a")).to_have_text(f"Làm tiếp: {title}")
        expect(place.locator("span")).to_have_text("đã làm 1/15, còn 14")
        place.locator("a").click()
        place.page.wait_for_url(re.compile(r"/primary/teacher-2018/boundary\.html$"))
    expect(reader.open("lower_secondary/index.html").locator("[data-th-goon]")).to_be_hidden()
    track = reader.open("primary/index.html")
    expect(track.locator("[data-th-next]")).to_have_text(re.compile("^Bắt đầu"))
    assert track.evaluate(FILLED) == [f"Làm tiếp: {title}"], "one thing is the next one"


def test_reading_goes_on_with_the_next_page_and_the_path_says_what_is_left(visitor):
    reader = visitor("shipped", "phone")
    for name in ("index", "c01", "c02"):
        settle(reader.open(f"{SHIPPED}/{name}.html"))
    place = reader.open("index.html").locator("[data-th-goon]")
    expect(place.locator("a")).to_have_attribute("href", re.compile(r"teacher-2018/c03\.html$"))
    track = reader.open("primary/index.html")
    button = track.locator("[data-th-next]")
    expect(button).to_have_text(re.compile("^Tiếp tục"))
    expect(button).to_have_attribute("href", re.compile(r"teacher-2018/c03\.html$"))
    expect(track.locator(".th-path__next .th-small")).to_contain_text("còn 13/15")


READ_ALOUD = '.th-item[data-th-pages^="doc-mau-"]'


def test_pages_written_by_hand_are_opened_on_the_path_too(visitor):
    reader = visitor("shipped", "phone")
    teacher, _ = reader.open("primary/index.html").locator(READ_ALOUD).all()
    expect(teacher).not_to_have_attribute("data-th-done", "")
    settle(reader.open("doc-mau-giao-vien-tieu-hoc.html"))
    item, principal = reader.open("primary/index.html").locator(READ_ALOUD).all()
    expect(principal).not_to_have_attribute("data-th-done", "")
    expect(item).to_have_attribute("data-th-done", "")
    expect(item).to_contain_text("đã mở")


@pytest.mark.parametrize(
    ("minutes", "away", "full"), [(16, 1, True), (14, 1, False), (40, 21, False)]
)
def test_after_a_quarter_of_an_hour_a_page_says_that_one_may_stop(visitor, minutes, away, full):
    page = visitor("museum", "phone").open("guide-2030/g2.html")
    notice = page.locator(".th-sitting")
    expect(notice).to_have_count(0)
    page.evaluate(
        """([minutes, away]) => {
          const key = Object.keys(localStorage).find((one) => one.endsWith("/pages/sitting"));
          const now = Date.now();
          const sitting = {began: now - minutes * 60_000, seen: now - away * 60_000};
          localStorage.setItem(key, JSON.stringify(sitting));
        }""",
        [minutes, away],
    )
    page.reload()
    if not full:
        page.locator(".th-around__next").wait_for()
        expect(notice).to_have_count(0)
        return
    expect(notice).to_contain_text("About 16 minutes so far")
    expect(notice).to_contain_text(
        page.locator(".th-around__next").evaluate("a => a.lastChild.data.trim()")
    )
    expect(page.locator(".th-sitting + .th-around")).to_have_count(1)


def test_every_page_of_a_standard_has_a_next_one(visitor):
    reader = visitor("museum", "phone")
    page = reader.open("guide-2030/index.html")
    seen = []
    while page.locator(".th-around__next").count():
        seen.append(page.url)
        page.locator(".th-around__next").first.click()
        page.wait_for_url(lambda url: url != seen[-1])
        assert page.url not in seen
    assert len(seen) > 6


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_no_page_begins_with_two_main_buttons(visitor, size):
    reader = visitor("shipped", size)
    several = {}
    for path in (*KINDS, *(f"{SHIPPED}/{name}.html" for name in EXERCISES)):
        page = reader.open(path)
        settle(page)
        shown = page.evaluate(FILLED)
        if len(shown) > 1:
            several[path] = shown
        page.close()
    assert several == {}
