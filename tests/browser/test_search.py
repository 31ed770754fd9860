"""The search in a browser: typed, pasted, by keyboard, over file:// and http, and in Firefox."""

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.search_support import search_cases

pytestmark = pytest.mark.browser

CRITERION = "primary/teacher-2018/c03.html"
BOX = "[data-th-search]"
ALL_SHOWN = """() => {
  const [said, list] = ["status", "found"].map((name) => document.querySelector(`[data-part=${name}]`));
  const [count] = said.textContent.match(/\\d+/) ?? ["1"];
  return list.querySelectorAll("li").length >= Number(count);
}"""


def go_to_box(page):
    """Goes to the box with the key; what is typed from now on arrives there."""
    page.keyboard.press("/")
    expect(page.locator(f"{BOX} input")).to_be_focused()


def search(page, text, enter=False):
    """Goes to the box, puts the text in its place, waits for the results."""
    if not page.locator("#__search").is_checked():
        go_to_box(page)
    box = page.locator(f"{BOX} input")
    box.fill(text)
    page.locator("[data-part=found] a[data-best]").first.wait_for()
    expect(page.locator("#__search")).to_be_checked()  # it opens a moment after the results
    page.wait_for_function(ALL_SHOWN)
    if enter:
        with page.expect_navigation():
            page.keyboard.press("Enter")


def first_path(page):
    address = page.locator("[data-part=found] li a").first.get_attribute("href")
    return address.split("/shipped/")[-1].split("?")[0]


@pytest.fixture
def page(visitor):
    return visitor("shipped").open(CRITERION)


@pytest.mark.parametrize("over", ["file", "127.0.0.1", "school.test"])
def test_what_is_typed_is_found_and_marked_on_the_page(visitor, over):
    page = visitor("shipped", over=over).open(CRITERION)
    go_to_box(page)
    page.keyboard.type("hoc duong")
    found = page.locator("[data-part=found] mark")
    expect(found.filter(has_text="học đường").first).to_be_visible()
    expect(page.locator("#__search")).to_be_checked()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("mark[data-th-found]").first.wait_for()
    marks = set(page.locator("mark[data-th-found]").all_inner_texts())
    assert {mark.lower() for mark in marks} == {"học đường"}


def test_the_browser_finds_what_node_finds(page):
    hits = []
    for case in search_cases()[::6]:
        search(page, case.q)
        links = page.locator("[data-part=found] li > a:first-child").evaluate_all(
            "all => all.slice(0, 3).map(a => a.href.split('?')[0])"
        )
        paths = [link.split("/shipped/")[-1] for link in links]
        hits.append(any(case.hit(path) for path in paths))
    assert sum(hits) / len(hits) >= 0.9


@pytest.mark.parametrize("text", ["ho\u00e1", "h\u00f3a", "ho\u0301a", "HOA\u0301"])
def test_both_places_of_the_tone_mark_and_text_of_a_mac_find_the_same(page, text):
    search(page, text)
    marks = page.locator("[data-part=found] mark").all_text_contents()
    assert {mark.lower() for mark in marks} == {"hóa"}


def test_typed_tone_marks_narrow(page):
    search(page, "duong")
    many = set(page.locator("[data-part=found] mark").all_text_contents())
    search(page, "đường")
    one = set(page.locator("[data-part=found] mark").all_text_contents())
    assert {mark.lower() for mark in one} == {"đường"}
    assert len({mark.lower() for mark in many}) > 1


def test_results_stay_in_the_reader_s_own_track(visitor):
    person = visitor("shipped")
    person.open("upper_secondary/index.html").wait_for_load_state()
    page = person.open("glossary.html")
    search(page, "tieu chi 9")
    assert first_path(page).startswith("upper_secondary/")
    page = person.open(CRITERION)
    search(page, "tieu chi 9")
    assert first_path(page).startswith("primary/")


def test_an_abbreviation_leads_to_its_full_form(page):
    search(page, "gvcn")
    assert first_path(page) == "glossary.html"
    assert "giáo viên chủ nhiệm" in page.locator("[data-part=found] li").first.inner_text()


def test_the_keyboard_does_everything(page):
    search(page, "tieu chi")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-part=found] li:first-child a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"{BOX} input")).to_be_focused()
    page.keyboard.type(" 4")
    expect(page.locator(f"{BOX} input")).to_have_value("tieu chi 4")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(f"{BOX} input")).not_to_be_focused()


def test_the_arrow_takes_the_suggestion(page):
    search(page, "minh chun")
    expect(page.locator("[data-part=suggestion]")).to_have_text("minh chung")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"{BOX} input")).to_have_value("minh chung")


def test_nothing_found_says_so_and_enter_does_nothing(page):
    go_to_box(page)
    page.keyboard.type("zzzz")
    expect(page.locator("[data-part=status]")).to_contain_text("Không tìm thấy trang nào")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url.endswith(CRITERION)


def test_what_is_typed_is_never_markup(page):
    search(page, "<img src=x onerror=alert(1)> minh chung")
    assert page.locator(f"{BOX} img").count() == 0


def test_a_missing_index_is_told(visitor, site_of, tmp_path):
    copy = tmp_path / "shipped"
    shutil.copytree(site_of("museum"), copy)
    (copy / "assets/search-index.js").unlink()
    person = visitor("museum")
    person.base = copy.as_uri()
    person.expected = "net::ERR_FILE_NOT_FOUND"  # the browser's own words on the missing file
    page = person.open("index.html")
    go_to_box(page)
    expect(page.locator("[data-part=status]")).to_contain_text("could not be opened")


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_reading_the_results(visitor, axe, size, scheme):
    page = visitor("shipped", size, color_scheme=scheme).open(CRITERION)
    search(page, "minh chung")
    assert axe(page) == []


def test_a_phone_opens_the_box_by_its_button(visitor):
    page = visitor("shipped", "phone").open(CRITERION)
    page.locator("label.md-header__button[for=__search]").tap()
    expect(page.locator(f"{BOX} input")).to_be_focused()
    page.keyboard.type("tc6")
    page.locator("[data-part=found] a").first.wait_for()
    expect(page.locator("#__search")).to_be_checked()
    with page.expect_navigation():
        page.locator("[data-part=found] a").first.tap()
    assert parse_qs(urlsplit(page.url).query)["h"]


def test_the_index_is_loaded_only_when_somebody_searches(visitor):
    page = visitor("shipped", over="127.0.0.1").open(CRITERION)
    loaded = (
        "() => performance.getEntriesByType('resource').filter(e => /search/.test(e.name)).length"
    )
    assert page.evaluate("typeof taphuanSearch") == "undefined"
    assert page.evaluate(loaded) == 0
    search(page, "tc6")
    page.wait_for_function(f"({loaded})() === 2")


def test_firefox_finds_and_marks_too(site_of, firefox):
    url = f"{site_of('shipped').as_uri()}/{CRITERION}"
    answer = firefox("firefox-search.js", url=url, q="hoc duong")
    assert answer["errors"] == []
    assert "học đường" in answer["found"]
    assert {mark.lower() for mark in answer["marked"]} == {"học đường"}


def test_an_empty_result_offers_ways_on(visitor):
    page = visitor("museum", "phone").open("index.html")
    page.click(".md-header label[for=__search]")
    page.locator("[data-th-search] input").fill("zzzzqqq")
    ways = page.locator("[data-part=found] a")
    expect(ways.first).to_be_visible()
    before = page.url
    ways.nth(1).click()
    page.wait_for_url(lambda url: url != before)
