"""Points, weights, own scales and what may not apply: set in cells, without a YAML file."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.course.opening import open_course
from tests.sheets.test_sheets import column, content_of, edited, run

GALLERY = Path(__file__).parents[1] / "fixtures" / "gallery"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The workbook of the gallery; it knows its course by the bytes of its files, wherever it is."""
    file = tmp_path_factory.mktemp("book") / "book.xlsx"
    code, output = run(GALLERY, "export", "--out", file)
    assert code == 0, output
    return file


@pytest.fixture
def exported(book, tmp_path):
    shutil.copytree(GALLERY, tmp_path / "gallery")
    return tmp_path / "gallery", Path(shutil.copy(book, tmp_path))


def put(sheet, key, row_id, value):
    """Types a value as it is: a number stays a number, a text a text."""

    def edit(book):
        page = book[sheet]
        row = next(r for r in page.iter_rows(min_row=4) if row_id in (r[0].value, r[1].value))
        cell = page[f"{column(book, sheet, key)}{row[0].row}"]
        cell.value = value

    return edit


def standard(root, name):
    return next(s for s in open_course(root).standards if s.id == name)


def take(root, file, *edits):
    for edit in edits:
        edited(file, edit)
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output


def test_points_weights_and_scales_are_set_in_cells(exported):
    root, file = exported
    take(
        root, file,
        put("Scale", "points", "c2", "4,75"),
        put("Scale", "points", "b2", 2.5),
        put("Criteria", "weight", "digital-find", 2),
        put("Criteria", "weight", "digital-make", "1.25"),
        put("Criteria", "may_not_apply", "digital-guide", "Yes"),
        put("Criteria", "scale", "digital-make", "A1, b1, B2, c1"),
        put("Criteria", "points", "digital-make", "A1: 0\nB1: 2,5\nB2: 3\nC1: 4"),
    )  # fmt: skip
    made = standard(root, "digital")
    assert [level.points for level in made.scale] == [0, 1, 2, 2.5, 4, 4.75]
    find, make, guide, _guard = made.criteria
    assert (find.weight, make.weight, guide.may_not_apply) == (2, 1.25, True)
    assert make.scale == ("a1", "b1", "b2", "c1")
    assert make.points == {"a1": 0, "b1": 2.5, "b2": 3, "c1": 4}


def test_what_is_emptied_is_left_out_and_what_stands_changes_alone(exported):
    root, file = exported
    before = content_of(root)
    ward = standard(root, "ward")
    heavy = next(c for c in ward.criteria if c.weight != 1)
    take(root, file, put("Criteria", "weight", heavy.id, None))
    assert standard(root, "ward").criterion(heavy.id).weight == 1
    after = content_of(root)
    changed = [p for p in before if before[p] != after[p]]
    assert [p.name for p in changed] == ["ward.yaml"]
    old, new = (one[changed[0]].decode().splitlines() for one in (before, after))
    assert len(new) == len(old) - 1 and "    weight: 2" in old


def test_points_of_a_criterion_of_its_own_are_written_in_the_style_that_they_had(exported):
    root, file = exported
    own = next(c for c in standard(root, "digital").criteria if c.points)
    level = next(iter(own.points))
    shown = cell_of(file, "Criteria", "points", own.id)
    assert shown == "\n".join(f"{k.upper()}: {v:g}" for k, v in own.points.items())
    lines = shown.split("\n")
    lines[0] = f"{level}: 0,25"
    take(root, file, put("Criteria", "points", own.id, "\n".join(lines)))
    assert standard(root, "digital").criterion(own.id).points == {**own.points, level: 0.25}
    text = (root / "rubric_data/standards/digital.yaml").read_text("utf-8")
    assert "    points: {a1: 0.25, b1: 1, c1: 3}\n" in text


def cell_of(file, sheet, key, row_id):
    book = load_workbook(file)
    row = next(r for r in book[sheet].iter_rows(min_row=4) if r[0].value == row_id)
    return book[sheet][f"{column(book, sheet, key)}{row[0].row}"].value


@pytest.mark.parametrize(
    "sheet, key, row, value, told",
    [
        ("Criteria", "weight", "digital-find", "two", "X136"),
        ("Criteria", "weight", "digital-find", "1.234.5", "X136"),
        ("Criteria", "weight", "digital-find", "0", "S106"),
        ("Criteria", "weight", "digital-find", 1.234, "L112"),
        ("Scale", "points", "c2", "0,5", "L107"),
        ("Criteria", "points", "digital-find", "much", "X137"),
        ("Criteria", "points", "digital-find", "A1: 1\nA1: 2", "X137"),
        ("Criteria", "points", "digital-find", "Z9: 1", "X114"),
        ("Criteria", "scale", "digital-find", "a1, z9", "X114"),
        ("Criteria", "may_not_apply", "digital-find", "perhaps", "X114"),
        ("Criteria", "may_not_apply", "digital-find", 3, "X111"),
    ],
)
def test_what_is_no_number_no_level_no_yes_is_told_by_its_cell(
    exported, sheet, key, row, value, told
):
    root, file = exported
    before = content_of(root)
    edited(file, put(sheet, key, row, value))
    where = "digital.yaml:" if told == "L107" else f"{sheet}!"
    code, output = run(root, "import", file, "--yes")
    assert code != 0 and told in output and where in output, output
    assert content_of(root) == before
