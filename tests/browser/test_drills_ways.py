"""Short heads, hints, near bins, verdicts in sight: what makes a drill usable on a phone."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .drilling import MUSEUM, SHIPPED, compare, key_of, lay, seen, verdict
from .waiting import kept, settle

pytestmark = pytest.mark.browser

DRILLS = [
    "boundary",
    "sort-criteria",
    "sort-opinion",
    "faults",
    "rule-cases",
    "order-evidence",
    "traps",
]
FIRST_THING = ".th-q:visible, .th-pieces .th-piece:visible, [data-part=pool] .th-piece:visible"
HEADER = 49


def test_the_first_card_is_on_the_first_screen(visitor):
    reader = visitor("shipped", "phone")
    for name in DRILLS:
        page = reader.open(f"{SHIPPED}/{name}.html")
        page.locator("[data-ready]").first.wait_for()
        top = page.locator(FIRST_THING).first.bounding_box()["y"]
        share = 0.9 if name.startswith("order") else 0.66  # one's own row comes before the steps
        assert top < 844 * share, (name, top)
        page.close()


def test_the_skip_link_leads_into_the_exercise(visitor):
    reader = visitor("shipped")
    for name in ("boundary", "sort-criteria", "faults", "d01"):
        page = reader.open(f"{SHIPPED}/{name}.html")
        page.locator("[data-ready]").first.wait_for()
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**#*")
        page.keyboard.press("Tab")
        expect(page.locator("[data-exercise] :focus"), name).to_have_count(1)
        page.close()


def test_a_border_situation_carries_what_both_levels_ask(visitor):
    course = course_of("museum")
    exercise = next(e for e in course.exercises if e.id == "guide-2030-boundary")
    (item,) = [i for i in exercise.items if i.id == "b01"]
    standard = course.standard("guide-2030")
    criterion = next(c for c in standard.criteria if c.id == item.criterion)
    page = visitor("museum", "phone").open(f"{MUSEUM}/boundary.html")
    for level in item.between:
        described = criterion.levels.get(level)
        words = described.summary if described else criterion.lowest
        asks = seen(page).locator(f"[data-value={level}] .th-pick__asks")
        expect(asks).to_have_text(words.strip(), use_inner_text=True)
    page.check(f"input[value={item.between[1]}]")
    compare(page)
    expect(verdict(page)).not_to_contain_text(words.strip())


def test_a_hint_says_where_to_look_and_nothing_of_what_is_right(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/boundary.html")
    hint = page.locator("[data-do=hint]")
    hint.click()
    words = key_of("guide-2030-boundary")["reasons"]["items"]["b01"]["words"]
    expect(seen(page).locator("[data-part=hint]")).to_contain_text(words)
    expect(verdict(page)).to_have_count(0)
    page.check("input[value=solid]")
    compare(page)
    expect(hint).to_be_hidden()
    kept(page, "attempt", 1)
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    expect(page.locator("[data-do=hint]")).to_be_hidden()


def test_every_paper_and_every_case_has_a_hint(visitor):
    reader = visitor("shipped", "phone")
    for name in ("faults", "rule-cases"):
        page = reader.open(f"{SHIPPED}/{name}.html")
        page.click("[data-do=hint]")
        expect(seen(page).locator("[data-part=hint]")).to_have_text(re.compile(r"\w{2,}"))
        page.close()


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("name", ["faults", "rule-cases", "boundary"])
def test_a_verdict_lands_in_sight(visitor, size, name):
    page = visitor("shipped", size).open(f"{SHIPPED}/{name}.html")
    page.locator(".th-q:visible input[type=radio]").first.check()
    compare(page)
    settle(page)
    box = verdict(page).bounding_box()
    assert HEADER <= box["y"] <= page.viewport_size["height"] - box["height"]
    at = "box => document.elementFromPoint(box.x + 20, box.y + 8).closest('.th-verdict') !== null"
    assert page.evaluate(at, box)
    expect(page.locator(".md-top")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(320, 640), (844, 390), (640, 450)])
@pytest.mark.parametrize("name", ["faults", "rule-cases", "boundary", "traps"])
def test_a_verdict_begins_in_sight_on_small_screens_too(visitor, width, height, name):
    reader = visitor("shipped", viewport={"width": width, "height": height}, has_touch=True)
    page = reader.open(f"{SHIPPED}/{name}.html")
    page.locator(".th-q:visible input[type=radio]").first.check()
    compare(page)
    settle(page)
    box = verdict(page).bounding_box()
    assert box["y"] >= HEADER and box["y"] + box["height"] <= height
    at = "box => document.elementFromPoint(box.x + 20, box.y + 8).closest('.th-verdict') !== null"
    assert page.evaluate(at, box)


def test_bins_stay_near_the_card(visitor):
    page = visitor("shipped", "phone").open(f"{SHIPPED}/sort-criteria.html")
    page.locator("[data-ready]").first.wait_for()
    for _ in range(page.locator("[data-card]").count() - 1):
        page.locator("[data-lay]").first.click()
    expect(page.locator(".th-pieces .th-piece:visible")).to_have_count(1)
    card = page.locator(".th-pieces .th-piece:visible").bounding_box()
    last = page.locator("[data-lay]").last.bounding_box()
    assert last["y"] + last["height"] - card["y"] < 844
    toggle = page.locator("[data-do=laid]")
    expect(page.locator(".th-bin .th-piece:visible")).to_have_count(0)
    toggle.click()
    expect(page.locator(".th-bin .th-piece:visible").first).to_be_visible()
    page.locator("[data-lay]").last.click()
    expect(page.locator(".th-bin .th-take:visible").first).to_be_visible()


def test_a_card_is_compared_at_once_where_that_is_wished(visitor):
    reader = visitor("museum", "phone")
    page = reader.open(f"{MUSEUM}/sort.html")
    key = key_of("guide-2030-sort")
    order = page.eval_on_selector_all("[data-card]", "all => all.map(one => one.dataset.card)")
    told = page.locator("[data-part=told]")
    lay(page, key["answers"]["cards"][order[0]][0])
    expect(told).to_be_hidden()
    page.check("[data-part=each]")
    wrong = next(b for b in ("g1", "g3", "none") if b not in key["answers"]["cards"][order[1]])
    lay(page, wrong)
    expect(told).to_contain_text(key["reasons"]["cards"][order[1]], use_inner_text=True)
    page.reload()
    expect(page.locator("[data-part=each]")).to_be_checked()
