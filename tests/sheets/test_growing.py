"""What a workbook holds beside single texts: papers of dossiers, new entries of guides, the rest said."""

import pytest
from openpyxl import load_workbook

from generator.course.loading.appending import append_items
from generator.course.loading.editing import CannotEdit
from generator.course.loading.nodes import read_document
from generator.course.opening import open_course
from generator.sheets.growing import next_id
from tests.sheets.test_sheets import column, content_of, edited, exported, run

__all__ = ["exported"]
ENTRIES = "Evidence entries"
NEW = {
    "level": "strong",
    "kind": "record",
    "title": "=Letters of 2030: three",
    "what": "Three letters of visitors, with their answers.",
    "counts": "A visitor says what the guide did when the room was full.\nNot praise alone.",
    "kept": "Post book.",
    "authentic": "Stamped on arrival.",
    "does_not_prove": "Who is angry does not write.",
    "would_lift": "A colleague who uses the same answer.",
    "also_serves": "guide-2030-g2",
    "origin.kind": "own_suggestion",
}

OTHER = {
    **NEW,
    "title": "A talk beside the tide clock",
    "what": "The head listens for ten minutes and writes down the questions of a class.",
    "counts": "Children ask back, and the guide waits.",
    "does_not_prove": "One class, one morning.",
}


def add_row(book, values, criterion="guide-2030-g1"):
    sheet = book[ENTRIES]
    row = next(n for n in range(4, 999) if sheet.cell(n, 1).value is None)
    sheet.cell(row, 1, criterion)
    for key, value in values.items():
        cell = sheet[f"{column(book, ENTRIES, key)}{row}"]
        cell.value, cell.data_type = value, "s"
    return row


@pytest.mark.slow
def test_a_row_without_an_id_becomes_a_new_entry(exported):
    root, file = exported
    path = root / "rubric_data/evidence/guide-2030/g1.yaml"
    before = path.read_text("utf-8")
    number = len(open_course(root).guides["guide-2030-g1"].entries)
    others = content_of(root)
    edited(file, lambda book: [add_row(book, NEW), add_row(book, OTHER)])
    code, output = run(root, "import", file)
    assert code == 0, output
    assert f"new entry guide-2030-g1-e{number + 1}" in output
    assert content_of(root) == others
    assert run(root, "import", file, "--yes")[0] == 0
    after = path.read_text("utf-8")
    start = next(n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    assert after[:start] + after[start - len(before) :] == before
    entries = open_course(root).guides["guide-2030-g1"].entries
    assert [e.id for e in entries[-2:]] == [f"guide-2030-g1-e{number + n}" for n in (1, 2)]
    first = entries[-2]
    assert (first.title, first.counts) == (NEW["title"], NEW["counts"])
    assert (first.also_serves, first.origin.kind) == (("guide-2030-g2",), "own_suggestion")
    assert [p for p in others if others[p] != content_of(root)[p]] == [path]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "criterion", "told"),
    [
        ({**NEW, "kept": None}, "guide-2030-g1", "X115"),
        ({**NEW, "level": "perfect"}, "guide-2030-g1", "X114"),
        (NEW, "guide-2030-g99", "X107"),
        ({**NEW, "also_serves": "guide-2030-g77"}, "guide-2030-g1", "R102"),
    ],
)
def test_a_faulty_new_row_is_told_by_cell_and_nothing_changes(values, criterion, told, exported):
    root, file = exported
    rows = []
    edited(file, lambda book: rows.append(add_row(book, values, criterion)))
    before = content_of(root)
    code, output = run(root, "import", file, "--yes")
    assert code == 1
    line = next(line for line in output.splitlines() if told in line)
    assert line.startswith(f"{ENTRIES}!")
    assert line.split(":")[0].endswith(str(rows[0]))
    assert content_of(root) == before


@pytest.mark.slow
def test_the_text_date_and_author_of_a_paper_can_be_changed(exported):
    root, file = exported
    folder = root / "exercises/guide-2030/all/d01"
    raw = (folder / "e1.md").read_bytes()
    (folder / "e1.md").write_bytes(b"\r\n" + raw.replace(b"\n", b"\r\n") + b"\r\n\r\n")
    assert run(root, "export", "--out", file, "--yes")[0] == 0
    text = "**New letter**\n\n| a | b |\n|---|---|\n| 1 | 2 |"

    def edit(book):
        book["Paper texts"][column(book, "Paper texts", "text") + "4"] = text
        for key, value in (("dated", "5 May 2030"), ("issued_by", "The desk")):
            book["Dossier evidence"][column(book, "Dossier evidence", key) + "4"] = value

    edited(file, edit)
    assert run(root, "import", file, "--yes")[0] == 0
    assert (folder / "e1.md").read_bytes() == b"\r\n" + text.encode().replace(b"\n", b"\r\n") + raw[
        len(raw.rstrip()) :
    ].replace(b"\n", b"\r\n") + b"\r\n\r\n"
    item = next(e for e in open_course(root).exercises if e.id.endswith("d01")).evidence[0]
    assert (item.dated, item.issued_by) == ("5 May 2030", "The desk")


def test_the_first_sheet_says_what_is_in_and_what_is_not(exported):
    _root, file = exported
    book = load_workbook(file)
    assert book.worksheets[0].title == "Read first"
    words = " ".join(str(row[0].value) for row in book.worksheets[0].iter_rows())
    for part in ("rating rule", "32,767", "id empty", "cannot be deleted", "papers"):
        assert part in words
    sheet = book[ENTRIES]
    empty = next(n for n in range(4, 999) if sheet.cell(n, 1).value is None)
    locked = [sheet.cell(empty, n).protection.locked for n in (1, 2, 3)]
    assert locked == [False, True, False]


@pytest.mark.parametrize(
    ("ids", "new"),
    [
        (["x-e01", "x-e09"], "x-e10"),
        (["e1", "e3", "e2"], "e4"),
        (["only"], "only-2"),
        (["a-9", "b-1"], "b-2"),
    ],
)
def test_the_next_id_is_made_like_its_neighbours(ids, new):
    assert next_id(ids) == new


LIST = """# head
a:
  - id: x1  # first
    t: one
  # between
  - id: x2
    t: >-
      two
      lines
    o: {k: v}

# foot
b: c
"""


def test_new_parts_stand_behind_the_last_one_and_comments_stay():
    item = {"id": "x3", "t": "yes: no", "l": ("p", "q"), "o": {"k": "v, w"}, "gone": None}
    text = append_items(LIST, ("a",), [item, item])
    new = '  - id: x3\n    t: "yes: no"\n    l: [p, q]\n    o: {k: "v, w"}\n'
    assert text == LIST.replace("    o: {k: v}\n", "    o: {k: v}\n" + new * 2)
    assert read_document("x", text).value["a"][3]["o"]["k"] == "v, w"
    for broken in ("a: [1]\n", "a: {}\n", "b: 1\n", "a:\n"):
        with pytest.raises(CannotEdit):
            append_items(broken, ("a",), [item])
