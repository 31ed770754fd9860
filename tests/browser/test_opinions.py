"""Opinions: kept with the results, shown to the one who wrote them, text and nothing else."""

from typing import Any

import pytest
from playwright.sync_api import expect

from . import waiting

pytestmark = pytest.mark.browser

HOSTILE = "The word <img src=x onerror=alert(1)> is unclear.\nSecond line & more."
PLACES = ["g1", "evidence", "process", "rating", "boundary", "d01"]


def write(page: Any, text: str, kind: int = 0) -> None:
    form = page.locator("opinion-form")
    if form.locator("details").get_attribute("open") != "":
        form.locator("summary").click()
    form.locator("textarea").wait_for()
    form.locator("input[type=radio]").nth(kind).check()
    form.locator("textarea").fill(text)
    form.locator("[type=submit]").click()
    form.locator("[data-part=said]:not(:empty)").wait_for()


def kept(page: Any, count: int) -> list[dict[str, Any]]:
    return waiting.kept(page, "opinion", count)


@pytest.mark.parametrize("over", ["file", "school.test"])
def test_an_opinion_is_kept_with_its_page_and_shown_as_text(visitor, over):
    one = visitor("museum", "phone", over)
    page = one.open("guide-2030/g1.html")
    write(page, f"  {HOSTILE}  ", kind=1)
    expect(page.locator("opinion-form [data-part=said]")).to_have_text("Kept.")
    expect(page.locator("opinion-form textarea")).to_have_value("")
    (opinion,) = kept(page, 1)
    assert (opinion["page"], opinion["kind"]) == ("guide-2030/g1", "proposal")
    assert opinion["title"] == "Criterion 1.1. Exhibits"
    assert opinion["text"] == HOSTILE
    shown = page.locator("opinion-form .th-own-words")
    assert shown.evaluate("node => node.textContent") == HOSTILE
    assert page.locator("opinion-form img").count() == 0
    other = one.open("guide-2030/g2.html")
    expect(other.locator("opinion-form [type=submit]")).to_be_attached()
    assert other.locator("opinion-form li").count() == 0, "each page shows its own"


def test_the_opinions_page_lists_all_and_lets_one_go(visitor):
    one = visitor("museum")
    write(one.open("guide-2030/g1.html"), "First.")
    write(one.open("guide-2030/rule.html"), "Second.", kind=1)
    page = one.open("opinions.html")
    items = page.locator("opinion-list li")
    expect(items).to_have_count(2)
    for words in ("Proposal", "Which rating follows?"):
        expect(items.nth(1)).to_contain_text(words, use_inner_text=True)
    items.nth(0).get_by_role("button", name="Remove").click()
    assert [o["text"] for o in kept(page, 1)] == ["Second."]
    expect(items).to_have_count(1)
    write(page, "Third.")
    expect(items).to_have_count(2)  # the list knows of what is written beside it


@pytest.mark.parametrize("place", PLACES)
def test_criteria_guides_and_exercises_have_the_form(visitor, place):
    page = visitor("museum").open(f"guide-2030/{place}.html")
    assert page.locator("opinion-form").count() == 1
    write(page, "")
    said = page.locator("opinion-form [data-part=said]")
    expect(said).to_have_text("You have not written anything.")
    assert kept(page, 0) == []


def test_a_browser_that_keeps_nothing_says_how_long_the_opinion_lives(visitor):
    one = visitor("museum")
    one.expected = "^no$"  # what the theme's own scripts say to that
    one.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page = one.open("guide-2030/g1.html")
    write(page, "Still heard.")
    said = page.locator("opinion-form [data-part=said]")
    expect(said).to_contain_text("lost when the page is closed")
    expect(page.locator("opinion-form li")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_form_and_list(visitor, axe, scheme):
    one = visitor("museum", "phone", color_scheme=scheme)
    page = one.open("guide-2030/g1.html")
    write(page, "One.")
    assert axe(page) == []
    page = one.open("opinions.html")
    write(page, "Two.")
    assert axe(page) == []


def test_without_scripts_the_form_says_that_it_cannot_keep(visitor):
    page = visitor("museum", java_script_enabled=False).open("guide-2030/g1.html")
    page.locator("opinion-form summary").click()
    expect(page.get_by_text("write it on paper")).to_be_visible()
    assert page.locator("opinion-form [type=submit]:visible").count() == 0
