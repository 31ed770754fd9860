"""Opinions: kept with the results, shown to the one who wrote them, text and nothing else."""

import json
from typing import Any

import pytest

pytestmark = pytest.mark.browser

HOSTILE = "The word <img src=x onerror=alert(1)> is unclear.\nSecond line & more."
PLACES = ["g1", "evidence", "process", "rating", "boundary", "d01"]


def write(page: Any, text: str, kind: int = 0) -> None:
    form = page.locator("opinion-form")
    if form.locator("details").get_attribute("open") != "":
        form.locator("summary").click()
    form.locator("input[type=radio]").nth(kind).check()
    form.locator("textarea").fill(text)
    form.locator("[type=submit]").click()


def kept(page: Any) -> list[dict[str, Any]]:
    values = page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.includes('/opinion/')).map(([, v]) => v)"
    )
    return sorted(map(json.loads, values), key=lambda o: o["at"])


@pytest.mark.parametrize("over", ["file", "school.test"])
def test_an_opinion_is_kept_with_its_page_and_shown_as_text(visitor, over):
    one = visitor("museum", "phone", over)
    page = one.open("guide-2030/g1.html")
    write(page, f"  {HOSTILE}  ", kind=1)
    assert page.locator("opinion-form [data-part=said]").inner_text() == "Kept."
    assert page.input_value("opinion-form textarea") == ""
    (opinion,) = kept(page)
    assert (opinion["page"], opinion["kind"]) == ("guide-2030/g1", "proposal")
    assert opinion["title"] == "Criterion 1.1. Exhibits"
    assert opinion["text"] == HOSTILE
    shown = page.locator("opinion-form .th-own-words")
    assert shown.evaluate("node => node.textContent") == HOSTILE
    assert page.locator("opinion-form img").count() == 0
    other = one.open("guide-2030/g2.html")
    assert other.locator("opinion-form li").count() == 0, "each page shows its own"


def test_the_opinions_page_lists_all_and_lets_one_go(visitor):
    one = visitor("museum")
    write(one.open("guide-2030/g1.html"), "First.")
    write(one.open("guide-2030/rule.html"), "Second.", kind=1)
    page = one.open("opinions.html")
    items = page.locator("opinion-list li")
    assert items.count() == 2
    assert "Proposal" in items.nth(1).inner_text()
    assert "Which rating follows?" in items.nth(1).inner_text()
    items.nth(0).get_by_role("button", name="Remove").click()
    assert [o["text"] for o in kept(page)] == ["Second."]
    write(page, "Third.")
    assert items.count() == 2, "the list knows of what is written beside it"


@pytest.mark.parametrize("place", PLACES)
def test_criteria_guides_and_exercises_have_the_form(visitor, place):
    page = visitor("museum").open(f"guide-2030/{place}.html")
    assert page.locator("opinion-form").count() == 1
    write(page, "")
    assert page.locator("opinion-form [data-part=said]").inner_text() == (
        "You have not written anything."
    )
    assert kept(page) == []


def test_a_browser_that_keeps_nothing_says_how_long_the_opinion_lives(visitor):
    one = visitor("museum")
    page = one.context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page.goto(f"{one.base}/guide-2030/g1.html")
    write(page, "Still heard.")
    assert "lost when the page is closed" in page.inner_text("opinion-form [data-part=said]")
    assert page.locator("opinion-form li").count() == 1


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
    assert page.get_by_text("write it on paper").is_visible()
    assert page.locator("opinion-form [type=submit]:visible").count() == 0
