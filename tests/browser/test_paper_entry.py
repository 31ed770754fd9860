"""Typing in scoring sheets: digits and Enter, nothing lost, nothing twice, into the same board."""

import json
import time
from typing import Any

import pytest

from .conftest import course_of

pytestmark = pytest.mark.browser

ENTRY = "trainer/paper-entry.html"
BOARD = "trainer/board.html"
MUSEUM = "museum-trainer"
KEYED = "2312423"


def type_row(page: Any, digits: str) -> str:
    """Types a row with the keyboard alone; what the page says."""
    page.keyboard.type(digits)
    page.keyboard.press("Enter")
    return str(page.inner_text("[data-part=said]"))


def kept(page: Any) -> list[list[str]]:
    cells = "trs => trs.map(tr => [...tr.cells].slice(0, 3).map(cell => cell.textContent))"
    return list(page.eval_on_selector_all("[data-part=rows] tbody tr", cells))


def test_rows_are_typed_with_the_keyboard_alone(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=sheet]")
    assert page.input_value("[name=sheet]") == "1"
    page.keyboard.press("Enter")
    assert "Sheet 1 is kept. 1 sheets" in type_row(page, KEYED)
    assert page.input_value("[name=sheet]") == "2"
    assert "Sheet 2 is kept. 2 sheets" in type_row(page, "23 12 9.3")
    assert [row[0] for row in kept(page)] == ["2", "1"]
    assert kept(page)[0][2] == "23129 .3"


def test_a_row_says_what_it_still_needs(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=digits]")
    page.keyboard.type("23")
    assert page.inner_text("[data-part=state]") == "2 of 7 typed"
    assert page.locator("[data-part=cells] [data-state=next] span").inner_text() == "1.3"
    page.keyboard.press("Enter")
    assert kept(page) == []
    page.keyboard.type("124238")
    assert "Not understood: 8" in page.inner_text("[data-part=state]")
    page.keyboard.press("Backspace")
    assert "All 7" in page.inner_text("[data-part=state]")
    page.keyboard.type("1")
    assert "Too many: 8 of 7" in page.inner_text("[data-part=state]")
    page.keyboard.press("Enter")
    assert kept(page) == []


def test_a_number_that_is_taken_is_told(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=digits]")
    type_row(page, KEYED)
    page.fill("[name=sheet]", "01")
    page.focus("[name=digits]")
    assert "Sheet 1 is here already, just the same" in type_row(page, KEYED)
    page.fill("[name=sheet]", "1")
    page.focus("[name=digits]")
    type_row(page, "0000000")
    assert "Sheet 1 is here already with other levels" in page.inner_text("[data-part=ask]")
    assert page.evaluate("document.activeElement.textContent") == "Change the number"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert kept(page)[0][2] == "00000 00"
    assert len(kept(page)) == 1


def test_undo_gives_the_last_row_back_and_a_reload_loses_nothing(visitor):
    someone = visitor(MUSEUM)
    page = someone.open(ENTRY)
    page.focus("[name=digits]")
    type_row(page, KEYED)
    type_row(page, "1111111")
    page.keyboard.press("Control+z")
    assert page.input_value("[name=digits]") == "1111111"
    assert page.input_value("[name=sheet]") == "2"
    page.keyboard.press("Backspace")
    type_row(page, "0")
    page.reload()
    assert [row[2] for row in kept(page)] == ["11111 10", "23124 23"]
    page.click("[data-part=rows] button >> nth=1")
    assert page.input_value("[name=digits]") == KEYED
    assert len(kept(page)) == 1


def test_sheets_go_into_the_same_board_when_asked(visitor, tmp_path):
    someone = visitor(MUSEUM)
    page = someone.open(ENTRY)
    page.focus("[name=digits]")
    for digits in (KEYED, KEYED, KEYED, KEYED, KEYED, "4312423", "9......"):
        type_row(page, digits)
    with page.expect_download() as download:
        page.click("[data-do=save]")
    assert download.value.suggested_filename.startswith("paper-museum-guides-")
    download.value.save_as(tmp_path / "paper.json")
    assert len(json.loads((tmp_path / "paper.json").read_text("utf-8"))["sheets"]) == 7
    board = someone.open(BOARD)
    assert board.locator("[data-stage]").count() == 0, "nothing is taken unasked"
    assert "7 paper sheets" in board.inner_text("[data-part=offer]")
    board.click("[data-do=sheets]")
    summary = board.inner_text("[data-stage=summary]")
    assert "7 people handed this folder in" in summary
    assert "41/43" in summary
    assert "43 of 49 answered; in 1 only one side" in summary
    other = visitor(MUSEUM, over="127.0.0.1").open(BOARD)
    other.set_input_files("[name=files]", str(tmp_path / "paper.json"))
    other.locator("[data-stage=summary]").wait_for()
    assert other.inner_text("[data-stage=summary]") == summary


def test_eighteen_criteria_take_less_than_twenty_seconds(visitor):
    """At three keys a second, a slow two-finger pace, from one sheet to the next."""
    page = visitor("shipped-trainer").open(ENTRY)
    course = course_of("shipped")
    dossier = next(e for e in course.exercises if e.kind == "dossier" and len(e.ratings) == 18)
    page.select_option("[name=exercise]", dossier.id)
    page.focus("[name=digits]")
    type_row(page, "012301230123012301")
    keys = "221322133221922.12"
    start = time.monotonic()
    page.keyboard.type(keys, delay=1000 / 3)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('[data-part=rows] tbody tr').length === 2")
    took = time.monotonic() - start
    assert len(keys) + 1 == 19, "keys for a sheet: no mouse, no number to type"
    assert page.evaluate("document.activeElement.name") == "digits"
    assert took < 20, f"{took:.1f} s"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, size, scheme):
    page = visitor(MUSEUM, size, color_scheme=scheme).open(ENTRY)
    assert axe(page) == []
    page.focus("[name=digits]")
    type_row(page, KEYED)
    page.fill("[name=sheet]", "1")
    page.focus("[name=digits]")
    type_row(page, "0000000")
    assert axe(page) == []
    width = 390 if size == "phone" else 1280
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_where_the_browser_keeps_nothing_the_page_says_so(visitor):
    someone = visitor(MUSEUM)
    someone.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page = someone.open(ENTRY)
    page.focus("[name=digits]")
    assert "save the sheets as a file" in type_row(page, KEYED)
