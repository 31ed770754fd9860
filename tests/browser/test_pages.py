"""Reading pages in a browser, from a folder: what they remember, filter, switch and print."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
KINDS = [
    "index.html", "primary/index.html", "primary/opinions.html", "glossary.html", "about.html",
    "primary/teacher-2018/index.html", "primary/teacher-2018/c03.html",
    "primary/principal-2018/rating.html", "primary/principal-2018/process.html",
    "primary/teacher-2018/summary.html", "primary/teacher-2018/evidence.html",
    "primary/teacher-2018/practice.html", "today/index.html", "today/principal.html",
]  # fmt: skip


@pytest.fixture
def folder(site_of):
    """The participant's site in a folder with spaces and Vietnamese letters in its path."""
    return site_of("shipped")


@pytest.fixture
def visit(chromium, folder):
    """Opens a page of the site; all pages of one test share what the browser remembers."""
    contexts = {}

    def open_page(path, viewport=DESKTOP, **options):
        key = (viewport["width"], tuple(sorted(options)))
        if key not in contexts:
            contexts[key] = chromium.new_context(viewport=viewport, **options)
        page = contexts[key].new_page()
        page.goto((folder / path).as_uri())
        return page

    yield open_page
    for context in contexts.values():
        context.close()


def test_the_chosen_track_is_remembered_and_the_shortcuts_lead_into_it(visit):
    assert visit("index.html").locator("[data-th-yours]").count() == 0
    visit("upper_secondary/index.html")
    home = visit("index.html")
    yours = home.locator("[data-th-yours]")
    expect(yours).to_have_attribute("data-th-choice", "upper_secondary")
    expect(yours.locator(".th-choice__yours")).to_be_visible()
    links = home.locator("a[data-th-tracks]").evaluate_all("all => all.map(a => a.href)")
    assert links
    assert all("/upper_secondary/" in link for link in links)


def test_the_path_ticks_what_was_opened_and_goes_on_where_one_stopped(visit):
    start = visit("primary/index.html").locator("[data-th-next]").get_attribute("href")
    assert start == "teacher-2018/index.html"
    visit("primary/teacher-2018/index.html")
    visit("primary/teacher-2018/c01.html")
    track = visit("primary/index.html")
    expect(track.locator("[data-th-done]")).to_have_count(1)
    following = re.compile("teacher-2018/c02.html$")
    expect(track.locator("[data-th-next]")).to_have_attribute("href", following)


def test_evidence_can_be_filtered_by_level(visit):
    page = visit("primary/teacher-2018/c03.html")
    expect(page.locator("[data-th-group]")).to_have_count(3)
    page.locator("[data-th-filter] button").nth(2).click()
    expect(page.locator("[data-th-group]:not([hidden])")).to_have_count(1)
    expect(page.locator("[data-th-filter] [aria-pressed=true]")).to_have_count(1)
    page.locator("[data-th-filter] button").first.click()
    expect(page.locator("[data-th-group][hidden]")).to_have_count(0)


def test_a_link_to_a_piece_of_evidence_opens_it(visit):
    page = visit("primary/teacher-2018/evidence.html")
    with page.expect_navigation():
        page.locator(".th-finder dd a").first.click()
    expect(page.locator(".th-evidence:target details[open]")).to_have_count(1)


def test_a_phone_shows_one_standard_at_a_time_and_remembers_which(visit):
    page = visit("primary/index.html", PHONE)
    columns = page.locator(".th-step").first.locator("[data-th-column]")
    expect(columns.nth(0)).to_be_visible()
    expect(columns.nth(1)).to_be_hidden()
    page.locator("[data-th-show='1']").click()
    expect(columns.nth(0)).to_be_hidden()
    expect(columns.nth(1)).to_be_visible()
    again = visit("lower_secondary/index.html", PHONE)
    expect(again.locator("[data-th-show='1']")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("path", KINDS)
def test_nothing_scrolls_sideways_on_a_phone(visit, path):
    page = visit(path, PHONE)
    page.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_summary_is_read_on_a_phone_without_moving_it_sideways(visit):
    """Cells stand one below the other there, each with its level; it stays a table for who listens."""
    page = visit("primary/teacher-2018/summary.html", PHONE)
    table = page.locator(".th-sheet [role=region]")
    assert table.evaluate("one => one.scrollWidth <= one.clientWidth")
    rows = page.get_by_role("table").get_by_role("row")
    cells = rows.nth(2).get_by_role("cell")
    assert [cells.nth(n).bounding_box()["x"] for n in range(3)] == [
        cells.first.bounding_box()["x"]
    ] * 3
    levels = page.get_by_role("columnheader").all_text_contents()[1:]
    shown = rows.nth(2).locator(".th-sheet__level")
    assert [one.inner_text() for one in shown.all()] == levels
    wide = visit("primary/teacher-2018/summary.html")
    assert wide.locator(".th-sheet__level:visible").count() == 0
    expect(wide.get_by_role("columnheader")).to_have_count(4)


@pytest.mark.parametrize("path", KINDS)
def test_pages_are_complete_without_scripts(visit, path):
    page = visit(path, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("[data-th-filter]:visible, .th-switch:visible").count() == 0
    assert page.locator("[data-th-group]:visible, [data-th-column]:visible").count() == (
        page.locator("[data-th-group], [data-th-column]").count()
    )


@pytest.mark.parametrize("standard", ["teacher-2018", "principal-2018"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_summary_is_printed_on_one_sheet(visit, standard, scheme):
    page = visit(f"primary/{standard}/summary.html", color_scheme=scheme)
    sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_folded_parts_are_open_on_paper(visit):
    page = visit("primary/teacher-2018/c03.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("article details:not([open])")).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("article details[open]")).to_have_count(0)


def test_the_fonts_come_with_the_site_and_nothing_is_asked_of_the_network(chromium, folder):
    context = chromium.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / "primary/teacher-2018/c03.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.wait_for_function(
        "[...document.fonts].some(f => f.status === 'loaded' && f.family.includes('Be Vietnam Pro'))"
    )
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    context.close()


@pytest.mark.parametrize(
    "role", ["teacher", "team-leader", "principal", "vice-principal", "commune", "department"]
)
def test_what_applies_today_to_a_role_is_printed_on_one_sheet(visit, role):
    sheet = visit(f"today/{role}.html").pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


def test_windows_that_a_test_leaves_open_are_closed_and_earlier_ones_kept(chromium):
    early = chromium.new_context()
    before = chromium.contexts
    chromium.new_context().new_page()
    assert len(chromium.contexts) == len(before) + 1
    chromium.close_all_but(before)
    assert chromium.contexts == before
    early.close()
