"""Whose files are of one person, and what was begun: the trainer decides, and can take it back."""

import json

import pytest
from playwright.sync_api import expect

from .boarding import (
    BOARD,
    MUSEUM,
    SAID,
    bring,
    dossier,
    levels,
    person,
    rows,
    summary_says,
    unfold,
    write,
)
from .reporting import look, openpyxl, save

pytestmark = pytest.mark.browser


def two_at_one_computer(folder):
    """Lan saves first; Minh goes on at the same computer, so his file has her work in it too."""
    lan, minh = (json.loads(person(n, name)) for n, name in ((1, "Lan"), (2, "Minh")))
    minh["attempts"] = lan["attempts"] + minh["attempts"]
    minh["savedAt"] = "2019-02-22T05:00:00Z"
    files = {"lan.json": json.dumps(lan), "minh.json": json.dumps(minh)}
    return write(folder, files)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_nobody_is_joined_silently_and_every_joining_can_be_undone(visitor, tmp_path, size, axe):
    page = visitor(MUSEUM, size).open(BOARD)
    said = bring(page, two_at_one_computer(tmp_path / "in"))
    assert "2 people on the board" in said
    assert "1 groups of files bear different names and share work" in said
    summary_says(page, "2 people")
    notice = page.locator("[data-notice=sharing]")
    assert "Lan" not in notice.inner_text(), "names are hidden at first"
    page.uncheck("[name=hide-names]")
    expect(notice).to_contain_text("“Lan”, “Minh”")
    assert axe(page) == []
    notice.get_by_role("button", name="Join as one person").click()
    expect(notice).to_have_count(0)
    expect(page.locator("#fold-people")).to_be_focused()
    expect(page.locator("[data-part=people] tbody")).to_contain_text("because you said so")
    summary_says(page, "1 people")
    page.get_by_role("button", name="Take the joined files of Minh apart").click()
    summary_says(page, "2 people")
    notice.get_by_role("button", name="They are different people").click()
    expect(notice).to_have_count(0)
    summary_says(page, "2 people")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_what_was_joined_by_name_and_records_is_shown_too(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    later = json.loads(person(1, "lan")) | {"savedAt": "2019-02-22T05:00:00Z"}
    files = {"a.json": person(1, "Lan"), "b.json": json.dumps(later)}
    assert "1 people on the board" in bring(page, write(tmp_path / "in", files))
    page.uncheck("[name=hide-names]")
    unfold(page, "people")
    expect(page.locator("[data-part=people] tbody")).to_contain_text("a.json")
    (row,) = rows(page, "people")
    assert "a.json, b.json" in row[-1] and "Joined from 2 files of one name" in row[-1]
    page.get_by_role("button", name="Take the joined files of lan apart").click()
    expect(page.locator(SAID)).to_have_text("Taken apart.")
    assert len(rows(page, "people")) == 2


def test_what_was_begun_stands_apart_until_the_trainer_counts_it(visitor, tmp_path, axe):
    given = {criterion: {"level": level} for criterion, level in levels().items()}
    draft = {
        "exercise": dossier().id, "keyHash": "f" * 16, "answers": given,
        "startedAt": "2019-02-22T01:00:00Z", "savedAt": "2019-02-22T03:00:00Z",
    }  # fmt: skip
    begun = json.loads(person(1, "Lan")) | {"attempts": [], "drafts": [draft]}
    page = visitor(MUSEUM).open(BOARD)
    bring(
        page, write(tmp_path / "in", {"begun.json": json.dumps(begun), "b.json": person(2, "An")})
    )
    summary_says(page, "1 people")
    page.click("#fold-drafts")
    expect(page.locator("[data-part=drafts] tbody tr")).to_have_count(1)
    expect(page.locator("[data-part=drafts] tbody")).to_contain_text("7/7")
    assert axe(page) == []
    page.locator("[data-part=drafts] tbody").get_by_role("button").click()
    summary_says(page, "2 people")
    page.uncheck("[name=hide-names]")
    unfold(page, "people")
    expect(page.locator("[data-part=people] tbody")).to_contain_text("Lan")
    assert [row[0] for row in rows(page, "people")] == ["An", "Lan"]
    assert "(not handed in, counted)" in rows(page, "people")[1][2]
    page.get_by_role("button", name="Count none").click()
    summary_says(page, "1 people")


def test_who_has_handed_in_nothing_is_no_person_with_results_in_the_report(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    files = {f"{n}.json": person(n, f"Lan {n}") for n in (1, 2)}
    files["empty.json"] = json.dumps(json.loads(person(3, "Minh")) | {"attempts": []})
    bring(page, write(tmp_path / "in", files))
    (row,) = next(table for table in look(page) if table["id"] == "participants")["rows"]
    assert row[1] == "2"
    book = openpyxl.load_workbook(save(page, "Excel", tmp_path))
    facts = [[cell.value for cell in line][:2] for line in book.worksheets[0].iter_rows()]
    assert ["People with results", "2"] in [[a, str(b)] for a, b in facts]
    assert ["Files without anything handed in", "1"] in [[a, str(b)] for a, b in facts]
