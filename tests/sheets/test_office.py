"""The workbook of a course through LibreOffice and back: nothing is lost, what is typed arrives."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.course.opening import open_course
from generator.locale import Locale
from tests.sheets.test_sheets import column, content_of, edited, run

pytestmark = pytest.mark.office
ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
XLSX = "xlsx:Calc MS Excel 2007 XML"
WAYS = {"xlsx": (XLSX,), "ods": ("ods", XLSX)}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A file as LibreOffice saves it in one form after the other."""
    profile = tmp_path_factory.mktemp("profile")
    soffice = shutil.which("soffice")
    assert soffice, "install libreoffice-calc: tools/install_office.sh"
    command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]

    def saved(file, way):
        for form in WAYS[way]:
            out = tmp_path_factory.mktemp("saved")
            subprocess.run(
                [*command, form, "--outdir", str(out), str(file)],
                check=True, timeout=300, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            file = next(out.iterdir())
        return file

    return saved


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "root",
    [
        FIXTURES / "museum",
        FIXTURES / "gallery",
        pytest.param(ROOT, marks=pytest.mark.shipped_course),
    ],
    ids=["museum", "gallery", "shipped"],
)
def test_a_course_comes_back_unchanged(office, tmp_path, root, way):
    file = tmp_path / "book.xlsx"
    code, output = run(root, "export", "--out", file)
    assert code == 0, output
    assert run(root, "import", office(file, way)) == (0, "No cell has changed; nothing to write.\n")


LONG = "Words and words, 1.10 of them. " * 1000
TYPED = {
    ("Criteria", "about", 4): "007",
    ("Criteria", "lowest", 4): "50 % of 1.10, 12/05",
    ("Criteria", "weight", 4): 2.5,
    ("Criteria", "weight", 5): 3,
    ("Criteria", "may_not_apply", 5): True,
    ("Scale", "points", 4): 0,
    ("Levels", "summary", 4): "First line\nSecond line\n\n=1+1",
    ("Levels", "note", 4): LONG.strip(),
    ("Dossier evidence", "dated", 4): date(2030, 5, 14),
    ("Dossiers", "review.signed_on", 4): date(2024, 6, 2),
    ("Dossiers", "review.status", 4): "reviewed",
    ("Dossiers", "review.by", 4): "An Expert",
}
"""Sheet, column, row: as a person types it; a day, a number and a yes are what a program makes."""


def type_in(book):
    for (sheet, key, row), value in TYPED.items():
        cell = book[sheet][f"{column(book, sheet, key)}{row}"]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        else:
            cell.number_format = "General" if not isinstance(value, date) else "dd/mm/yyyy"


@pytest.mark.parametrize("way", WAYS)
def test_what_was_typed_arrives_as_it_was_typed(office, museum, tmp_path, way):
    root, file = museum(), tmp_path / "book.xlsx"
    run(root, "export", "--out", file)
    edited(file, type_in)
    code, output = run(root, "import", office(file, way), "--yes")
    assert code == 0, output
    course = open_course(root)
    first, second = course.standards[0].criteria[:2]
    assert (first.about, first.lowest) == ("007", "50 % of 1.10, 12/05")
    assert (first.weight, second.weight, second.may_not_apply) == (2.5, 3, True)
    assert course.standards[0].scale[0].points == 0
    described = next(iter(first.levels.values()))
    assert described.summary == "First line\nSecond line\n\n=1+1"
    assert described.note == LONG.strip()
    dossier = next(e for e in course.exercises if e.kind == "dossier")
    assert dossier.evidence[0].dated == "14/5/2030"
    assert (dossier.review.signed_on, dossier.review.by) == (date(2024, 6, 2), "An Expert")


@pytest.mark.parametrize("way", WAYS)
def test_a_percentage_that_became_a_number_is_told_by_its_cell(office, museum, tmp_path, way):
    root, file = museum(), tmp_path / "book.xlsx"
    run(root, "export", "--out", file)
    before = content_of(root)

    def percent(book):
        cell = book["Criteria"][f"{column(book, 'Criteria', 'about')}4"]
        cell.value, cell.number_format = 0.5, "0%"

    edited(file, percent)
    code, output = run(root, "import", office(file, way), "--yes")
    assert code != 0 and "X111" in output and "Criteria!" in output
    assert content_of(root) == before


@pytest.mark.parametrize("way", WAYS)
def test_lists_locks_and_hidden_lines_are_still_there(office, museum, tmp_path, way):
    root, file = museum(), tmp_path / "book.xlsx"
    run(root, "export", "--out", file)
    old, new = load_workbook(file), load_workbook(office(file, way))
    assert new.sheetnames == old.sheetnames
    levels = Locale.load("en").text("sheets.table.criteria")
    assert lists_of(old[levels], old) and "points" in [c.value for c in new[levels][1]]
    for sheet in old.worksheets:
        again = new[sheet.title]
        assert lists_of(again, new) == lists_of(sheet, old), sheet.title
        assert (again.sheet_state == "visible") == (sheet.sheet_state == "visible")
        assert again.protection.sheet == sheet.protection.sheet
        locked = [
            (c.coordinate, c.protection.locked) for row in sheet.iter_rows(max_row=6) for c in row
        ]
        assert locked == [(at, again[at].protection.locked) for at, _locked in locked]
        assert again.row_dimensions[1].hidden == sheet.row_dimensions[1].hidden


def lists_of(sheet, book):
    """Cells -> what their drop-down offers, and whether it refuses other words."""
    found = {}
    for one in sheet.data_validations.dataValidation:
        assert one.type == "list"
        name, _, cells = one.formula1.rpartition("!")
        offered = [c.value for row in book[name.strip("'")][cells.replace("$", "")] for c in row]
        found |= {str(r): (offered, bool(one.showErrorMessage)) for r in one.sqref.ranges}
    return found
