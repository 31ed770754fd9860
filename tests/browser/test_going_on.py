"""Coming back: what was begun is one tap away, with what is left of it."""

import re

import pytest
from playwright.sync_api import expect

from .drilling import SHIPPED, compare
from .waiting import kept, settle

pytestmark = pytest.mark.browser


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
    begun = reader.open("primary/index.html").locator("[data-th-next]")
    expect(begun).to_have_text(re.compile("^Bắt đầu"))


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
