"""How the page of a dossier arrives: nothing jumps when its script starts, and nothing stays
hidden when the script never comes."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGE = "primary/teacher-2018/d01.html"
SCRIPT = "**/taphuan-dossier.js"
WAIT_MS = 8_500
MOST_PX = 3

PLACES = """() => ["#teacher-2018-c01 legend", "#teacher-2018-c01 .th-picks"].map(
    (name) => document.querySelector(name).getBoundingClientRect().top)"""


def without_script(visitor: Any, size: str) -> Any:
    visit = visitor("shipped", size)
    visit.context.route(SCRIPT, lambda route: route.abort())
    page = visit.open(PAGE)
    page.wait_for_load_state("load")
    visit.failures.clear()  # the browser tells of the missing script
    return page


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_first_question_stands_where_it_will_stay(visitor, size):
    before = without_script(visitor, size).evaluate(PLACES)
    after = visitor("shipped", size).open(PAGE).evaluate(PLACES)
    assert [abs(a - b) < MOST_PX for a, b in zip(before, after, strict=True)] == [True, True]


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_page_whose_script_is_missing_shows_everything_in_the_end(visitor, size):
    page = without_script(visitor, size)
    assert page.locator(".th-criterion:visible").count() == 1
    page.wait_for_timeout(WAIT_MS)
    assert page.locator(".th-criterion:visible").count() == 15
    assert page.locator("[data-paper]:visible").count() == 15
