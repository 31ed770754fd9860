"""Whatever the exercise: without scripts, before and after an answer, printed, when something fails."""

import pytest
from playwright.sync_api import expect

from .conftest import LOOKS
from .drilling import MUSEUM, SHIPPED, answer_something

pytestmark = pytest.mark.browser

PAGES = [
    ("museum", f"{MUSEUM}/{slug}.html")
    for slug in ("boundary", "choice", "faults", "rule", "sort", "order", "locked", "g1")
] + [
    ("shipped", f"{SHIPPED}/{slug}.html")
    for slug in ("boundary", "traps", "faults", "rule-cases", "sort-criteria", "order-process")
]  # fmt: skip


@pytest.mark.parametrize(("course", "path"), PAGES)
def test_everything_can_be_read_and_checked_without_scripts(visitor, course, path):
    page = visitor(course, java_script_enabled=False).open(path)
    assert page.locator(".th-drill input:visible, .th-drill select:visible").count() >= 2
    assert page.locator(".th-drill [type=submit]:visible").count() == 0
    answers = page.locator("details.th-answers")
    if "locked" in path:
        assert answers.count() == 0
        return
    expect(answers.locator("li").first).to_be_hidden()
    answers.locator("summary").click()
    expect(answers.locator("li").first).to_be_visible()


@pytest.mark.parametrize(("course", "path"), PAGES)
def test_with_scripts_the_key_stays_away_until_it_is_earned(visitor, course, path):
    page = visitor(course).open(path)
    page.locator(".th-drill[data-ready]").first.wait_for()
    assert page.locator(".th-answers").is_visible() is False
    assert page.locator("[data-part=feedback]:visible, [data-part=result]:visible").count() == 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize(("course", "path"), PAGES)
def test_nothing_scrolls_sideways(visitor, course, path, size):
    page = visitor(course, size).open(path)
    answer_something(page)
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("course", "path"), PAGES)
def test_axe_finds_nothing_before_and_after(visitor, axe, course, path, look):
    page = visitor(course, "phone", **LOOKS[look]).open(path)
    assert axe(page) == []
    for hint in page.locator("[data-do=hint]:visible").all():
        hint.click()
        expect(page.locator("[data-part=hint]:visible").first).not_to_be_empty()
        page.evaluate("scrollTo(0, 0)")  # a target half below the header counts as too small
        assert axe(page) == []
    answer_something(page)
    page.evaluate("scrollTo(0, 0)")
    assert axe(page) == []


def test_one_exercise_that_fails_says_so_and_stops_nothing_else(visitor):
    one = visitor("museum")
    one.expected = "SyntaxError"
    one.context.add_init_script(
        "new MutationObserver(() => document.querySelector('boundary-drill')"
        "?.setAttribute('data-exercise', '{')).observe(document, {childList: true, subtree: true})"
    )
    page = one.open(f"{MUSEUM}/g1.html")
    alert = page.locator("boundary-drill [role=alert]")
    expect(alert).to_contain_text("does not run", use_inner_text=True)
    page.click("opinion-form summary")
    page.fill("opinion-form textarea", "Still here.")
    page.click("opinion-form [type=submit]")
    expect(page.locator("opinion-form li")).to_have_count(1)


@pytest.mark.parametrize("path", ["choice", "sort", "order"])
def test_a_browser_that_keeps_nothing_is_told_honestly_and_works_on(visitor, path):
    one = visitor("museum")
    one.expected = "^no$"  # what the theme's own scripts say to that
    one.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page = one.open(f"{MUSEUM}/{path}.html")
    expect(page.locator(".th-drill > .th-notice")).to_be_visible()
    answer_something(page)
    expect(page.locator(".th-verdict:visible").first).to_be_visible()


def test_print_shows_every_question_and_no_key(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.emulate_media(media="print")
    expect(page.locator(".th-q:visible")).to_have_count(2)
    expect(page.locator(".th-answers:visible, .th-actions:visible")).to_have_count(0)
