"""Typing in scoring sheets: digits and Enter, nothing lost, nothing twice, into the same board."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from .boarding import bring, summary_says
from .conftest import course_of
from .waiting import clear, told

pytestmark = pytest.mark.browser

ENTRY = "trainer/paper-entry.html"
BOARD = "trainer/board.html"
MUSEUM = "museum-trainer"
KEYED = "2312423"
KEYS_PER_SECOND = 3


def type_row(page: Any, digits: str, answer: str = "is kept") -> None:
    """Types a row with the keyboard alone, and waits for what the page says to it."""
    clear(page, "[data-part=said]")
    expect(page.locator("[name=digits]")).to_be_focused()
    page.keyboard.type(digits)
    page.keyboard.press("Enter")
    expect(page.locator("paper-entry")).to_contain_text(answer, use_inner_text=True)


def kept(page: Any, count: int) -> list[list[str]]:
    """The rows of the table, as soon as they are so many."""
    rows = page.locator("[data-part=rows] tbody tr")
    expect(rows).to_have_count(count)
    cells = "trs => trs.map(tr => [...tr.cells].slice(0, 3).map(cell => cell.textContent))"
    return list(rows.evaluate_all(cells))


def state(page: Any) -> Any:
    """What is expected of the words on the row in hand."""
    return expect(page.locator("[data-part=state]"))


def value(page: Any, name: str) -> Any:
    """What is expected of a field's value."""
    return expect(page.locator(f"[name={name}]"))


def test_rows_are_typed_with_the_keyboard_alone(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=sheet]")
    value(page, "sheet").to_have_value("1")
    page.keyboard.press("Enter")
    type_row(page, KEYED, "Sheet 1 is kept. 1 sheets")
    value(page, "sheet").to_have_value("2")
    type_row(page, "23 12 9.3", "Sheet 2 is kept. 2 sheets")
    rows = kept(page, 2)
    assert [row[0] for row in rows] == ["2", "1"]
    assert rows[0][2] == "23129 .3"


def test_a_row_says_what_it_still_needs(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=digits]")
    page.keyboard.type("23")
    state(page).to_have_text("2 of 7 typed")
    expect(page.locator("[data-part=cells] [data-state=next] span")).to_have_text("1.3")
    page.keyboard.press("Enter")
    told(page, "2 of 7 typed")
    assert kept(page, 0) == []
    page.keyboard.type("124238")
    state(page).to_contain_text("Not understood: 8")
    page.keyboard.press("Backspace")
    state(page).to_contain_text("All 7")
    page.keyboard.type("1")
    state(page).to_contain_text("Too many: 8 of 7")
    page.keyboard.press("Enter")
    told(page, "Too many: 8 of 7")
    assert kept(page, 0) == []


def test_a_number_that_is_taken_is_told(visitor):
    page = visitor(MUSEUM).open(ENTRY)
    page.focus("[name=digits]")
    type_row(page, KEYED)
    page.fill("[name=sheet]", "01")
    page.focus("[name=digits]")
    type_row(page, KEYED, "Sheet 1 is here already, just the same")
    page.fill("[name=sheet]", "1")
    page.focus("[name=digits]")
    type_row(page, "0000000", "Sheet 1 is here already with other levels")
    expect(page.get_by_role("button", name="Change the number")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=rows]")).to_contain_text("00000 00")
    assert [row[2] for row in kept(page, 1)] == ["00000 00"]


def test_undo_gives_the_last_row_back_and_a_reload_loses_nothing(visitor):
    someone = visitor(MUSEUM)
    page = someone.open(ENTRY)
    page.focus("[name=digits]")
    type_row(page, KEYED)
    type_row(page, "1111111")
    page.keyboard.press("Control+z")
    value(page, "digits").to_have_value("1111111")
    value(page, "sheet").to_have_value("2")
    page.keyboard.press("Backspace")
    type_row(page, "0")
    page.reload()
    assert [row[2] for row in kept(page, 2)] == ["11111 10", "23124 23"]
    page.click("[data-part=rows] button >> nth=1")
    value(page, "digits").to_have_value(KEYED)
    assert len(kept(page, 1)) == 1


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
    expect(board.locator("[data-part=offer]")).to_contain_text("7 paper sheets")
    board.click("[data-do=sheets]")
    summary_says(board, "7 people handed this dossier in")
    summary = board.inner_text("[data-stage=summary]")
    assert "7 people handed this dossier in" in summary
    assert "41/43" in summary
    assert "43 of 49 answered; in 1 only one side" in summary
    other = visitor(MUSEUM, over="127.0.0.1").open(BOARD)
    bring(other, [str(tmp_path / "paper.json")])
    assert other.inner_text("[data-stage=summary]") == summary


def test_eighteen_criteria_take_less_than_twenty_seconds(visitor):
    """At three keys a second, a slow two-finger pace, from one sheet to the next: counted in keys,
    which are all that a sheet needs, not by the clock of a machine that may be busy."""
    page = visitor("shipped-trainer").open(ENTRY)
    course = course_of("shipped")
    dossier = next(e for e in course.exercises if e.kind == "dossier" and len(e.ratings) == 18)
    page.select_option("[name=exercise]", dossier.id)
    page.locator("[name=digits]").press_sequentially("012301230123012301")
    state(page).to_contain_text("18")
    page.keyboard.press("Enter")
    kept(page, 1)
    keys = [*"221322133221922.12", "Enter"]
    for key in keys:
        page.keyboard.press(key)
    kept(page, 2)
    expect(page.locator("[name=digits]")).to_be_focused()  # no mouse, no number to type
    assert len(keys) / KEYS_PER_SECOND < 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, size, scheme):
    page = visitor(MUSEUM, size, color_scheme=scheme).open(ENTRY)
    assert axe(page) == []
    page.focus("[name=digits]")
    type_row(page, KEYED)
    page.fill("[name=sheet]", "1")
    page.focus("[name=digits]")
    type_row(page, "0000000", "Sheet 1 is here already with other levels")
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
    type_row(page, KEYED, "save the sheets as a file")
