"""A rubric in a table, in whatever people keep it, becomes the same standard."""

import csv
import io
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course
from generator.importing.rubric_files import read_table
from generator.importing.rubric_table import rubric_in
from generator.importing.source import Refused

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
ROWS = [
    ["No", "Criterion", "Weight", "Excellent (3)", "Good (1.5)", "Poor (0)"],
    ["Before the tour", "", "", "", "", ""],
    ["1", "Route", "2", "Walks it the day before.", "Knows it by heart.", "Looks at the map."],
    ["2", "Keys", "1", "Brings a second set.", "Has them at hand.", "Has to fetch them."],
    ["On the tour", "", "", "", "", ""],
    ["3", "Voice", "1", "Carries without effort.", "Carries.", "Is lost in the hall."],
]


def as_csv(rows, sign=","):
    into = io.StringIO()
    csv.writer(into, delimiter=sign).writerows(rows)
    return into.getvalue().encode("utf-8-sig")


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def as_docx(rows):
    document = docx.Document()
    document.add_paragraph("How we look at a tour")
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    into = io.BytesIO()
    document.save(into)
    return into.getvalue()


def as_html(rows):
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<!doctype html><meta charset=utf-8><p>A tour</p><table>{cells}</table>".encode()


FILES = {
    "comma.csv": as_csv(ROWS),
    "semicolon.csv": as_csv(ROWS, ";"),
    "tour.xlsx": as_xlsx(ROWS),
    "tour.docx": as_docx(ROWS),
    "tour.html": as_html(ROWS),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_table_in_any_file_is_the_same_rubric(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    rubric = rubric_in(read_table(path))
    assert [(lv.name, lv.points) for lv in rubric.levels] == [
        ("Poor", 0), ("Good", 1.5), ("Excellent", 3),
    ]  # fmt: skip
    assert [(title, len(criteria)) for title, criteria in rubric.groups] == [
        ("Before the tour", 2), ("On the tour", 1),
    ]  # fmt: skip
    route = rubric.criteria[0]
    assert (route.number, route.name, route.weight) == ("1", "Route", 2)
    assert route.texts == ("Looks at the map.", "Knows it by heart.", "Walks it the day before.")


@pytest.mark.parametrize(
    "head, name, points",
    [
        ("Good (3 points)", "Good", 3), ("Khá (1,5 điểm)", "Khá", 1.5), ("3 - Good", "Good", 3),
        ("Level 3", "Level 3", None), ("Mức 2", "Mức 2", None),
    ],
)  # fmt: skip
def test_points_are_told_apart_from_names(head, name, points):
    rubric = rubric_in([["Criterion", "Low", head], ["x", "a", "b"]])
    found = next(lv for lv in rubric.levels if lv.name != "Low")
    assert (found.name, found.points) == (name, points)


def test_without_points_the_order_is_that_of_the_columns_or_what_is_said():
    rows = [["Tiêu chí", "Chưa đạt", "Đạt"], ["1.1. Đón khách", "Không đón.", "Đón tận cửa."]]
    rising, falling = rubric_in(rows), rubric_in(rows, falling=True)
    assert [lv.name for lv in rising.levels] == ["Chưa đạt", "Đạt"]
    assert [lv.name for lv in falling.levels] == ["Đạt", "Chưa đạt"]
    assert (rising.criteria[0].number, rising.criteria[0].name) == ("1.1", "Đón khách")


ACROSS = [
    ["", "Before the tour", "", "On the tour"],
    ["Level", "1. Route", "2. Keys", "3. Voice"],
    ["Weight", "2", "1", "1"],
    [
        "Excellent (3)",
        "Walks it the day before.",
        "Brings a second set.",
        "Carries without effort.",
    ],
    ["Good (1.5)", "Knows it by heart.", "Has them at hand.", "Carries."],
    ["Poor (0)", "Looks at the map.", "Has to fetch them.", "Is lost in the hall."],
]


@pytest.mark.parametrize(
    "name, make",
    [("t.csv", as_csv), ("t.xlsx", as_xlsx), ("t.docx", as_docx), ("t.html", as_html)],
)
def test_criteria_in_columns_make_the_same_rubric(name, make, tmp_path):
    upright, across = tmp_path / f"upright-{name}", tmp_path / name
    upright.write_bytes(make(ROWS))
    across.write_bytes(make(ACROSS))
    one, other = rubric_in(read_table(upright)), rubric_in(read_table(across))
    assert (one.across, other.across) == (False, True)
    assert other.groups == one.groups
    assert [(lv.name, lv.points) for lv in other.levels] == [
        (lv.name, lv.points) for lv in one.levels
    ]


@pytest.mark.parametrize("corner", ["", "Mức", "Level"])
@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Chưa đạt", "Đạt"],
            ["Đón khách", "Không đón.", "Đón tận cửa."],
            ["Đèn", "Tắt.", "Sáng."],
        ],
        [["Level 1", "Level 2"], ["Door", "Shut.", "Open."], ["Light", "Off.", "On."]],
        [["Poor (0)", "So and so (2)"], ["1. Door", "Shut.", "Open."], ["2. Light", "Off.", "On."]],
    ],
)
def test_either_way_round_is_known_from_the_table(rows, corner):
    heads, *below = rows
    upright = rubric_in([["" if not corner else "Criterion", *heads], *below])
    across = rubric_in([[corner, *(row[0] for row in below)], *transposed_below(heads, below)])
    assert (upright.across, across.across) == (False, True)
    assert across.criteria == upright.criteria
    assert across.levels == upright.levels


def transposed_below(heads, below):
    """The lines of levels when criteria stand in columns."""
    return [[head, *(row[n] for row in below)] for n, head in enumerate(heads, 1)]


def test_a_corner_that_names_criteria_decides_whatever_they_are_called():
    rows = [["Criterion", "One", "Two"], ["A", "Shut.", "Open."], ["B", "Off.", "On."]]
    assert [c.name for c in rubric_in(rows).criteria] == ["A", "B"]


def test_a_table_that_does_not_say_how_it_lies_can_be_told():
    rows = [["", "One", "Two"], ["Door", "Shut.", "Open."], ["Light", "Off.", "On."]]
    assert [c.name for c in rubric_in(rows).criteria] == ["Door", "Light"]
    told = rubric_in(rows, across=True)
    assert [c.name for c in told.criteria] == ["One", "Two"]
    assert [lv.name for lv in told.levels] == ["Door", "Light"]
    assert [lv.name for lv in rubric_in(rows, falling=True, across=True).levels] == [
        "Light", "Door",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows", [[["Only", "text"], ["and", "more"]], [["Criterion", "Low", "High"]], [["x", "", ""]]]
)
def test_a_table_that_is_no_rubric_is_refused(rows):
    with pytest.raises(Refused) as refused:
        rubric_in(rows)
    assert refused.value.code == "I122"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    return root


def run(root, *call):
    return CliRunner().invoke(make_cli(console_for(root, "en")), ["import", *call])


@pytest.mark.slow
def test_the_command_writes_a_standard_that_only_wants_filling_in(course, tmp_path):
    path = tmp_path / "tour.xlsx"
    path.write_bytes(FILES["tour.xlsx"])
    done = run(course, str(path), "--new", "tour-2030", "--table")
    assert done.exit_code == 0, done.output
    assert "Poor < Good < Excellent" in done.output and "--across" in done.output
    written = course / "rubric_data/standards/tour-2030.yaml"
    data = yaml.safe_load(written.read_text("utf-8"))
    assert [level.get("points") for level in data["scale"]] == [0, 1.5, 3]
    assert data["groups"][0]["criteria"][0]["weight"] == 2
    checked = check_course(course)
    assert checked.errors == ()
    assert {"L110", "C103"} <= {p.code for p in checked.warnings}
    assert "tour-2030" in checked.course.settings.standards
    again = run(course, str(path), "--new", "tour-2030", "--table")
    assert again.exit_code == 1
    assert "I113" in again.output
    assert run(course, str(path), "--new", "tour-2030", "--table", "--yes").exit_code == 0
    turned = run(course, str(path), "--new", "tour-2030", "--table", "--yes", "--across")
    assert turned.exit_code == 0 and "--upright" in turned.output
    assert run(course, str(path), "--table").exit_code == 2


def test_a_file_without_a_table_changes_nothing(course, tmp_path):
    path = tmp_path / "words.html"
    path.write_text("<!doctype html><p>No table here.</p>", encoding="utf-8")
    done = run(course, str(path), "--new", "words", "--table")
    assert done.exit_code == 1
    assert "I122" in done.output
    assert not (course / "rubric_data/standards/words.yaml").exists()
