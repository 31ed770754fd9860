"""Course data as a workbook and back: the same bytes, clear messages, nothing half-written."""

import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.loading.nodes import read_document
from generator.locale import Locale
from generator.sheets.applying import new_texts
from generator.sheets.changes import Change, Compared
from generator.sheets.columns import cell_value
from generator.sheets.comparing import compare
from generator.sheets.gathering import choices_of, documents_of, files_of, fingerprint
from generator.sheets.meta import read_meta
from generator.sheets.reading import MAX_FILE, Refused, read_workbook
from generator.sheets.tables import tables_of
from generator.sheets.workbook import write_workbook
from tests.courses import course_at

ROOT = Path(__file__).parents[2]


def run(root, *arguments):
    result = CliRunner().invoke(make_cli(console_for(root, "en")), ["sheet", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def content_of(root):
    return {p: p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def exported(museum, tmp_path):
    root = museum()
    file = tmp_path / "book.xlsx"
    code, output = run(root, "export", "--out", file)
    assert code == 0, output
    return root, file


def test_every_sheet_is_printed_across_and_one_page_wide(exported):
    _, file = exported
    shown = [one for one in load_workbook(file).worksheets if one.sheet_state == "visible"]
    assert len(shown) > 3
    across = [one for one in shown if one.page_setup.orientation == "landscape"]
    assert len(across) >= len(shown) - 1, "the first sheet only says what this is"
    for sheet in across:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$2:$2"


def edited(file, edit):
    book = load_workbook(file)
    edit(book)
    book.save(file)


def column(book, sheet, key):
    return next(c.column_letter for c in book[sheet][1] if c.value == key)


@pytest.fixture(scope="module")
def shipped():
    course = course_at(ROOT)
    files = files_of(course, None, "all")
    tables = tables_of(documents_of(ROOT, files))
    return course, files, tables


def test_every_shipped_file_comes_back_with_the_same_bytes(shipped, tmp_path):
    course, files, tables = shipped
    hashes = {f: fingerprint(ROOT / f) for f in files}
    out = tmp_path / "all.xlsx"
    out.write_bytes(
        write_workbook(tables, hashes, ("", "all"), choices_of(course), Locale.load("vi"))
    )
    sheets = read_workbook(out)
    found = compare(tables, sheets, read_meta(sheets).titles, choices_of(course))
    assert (found.problems, found.changes) == ([], [])
    assert len(files) == sum(
        len(list(ROOT.glob(p)))
        for p in ("rubric_data/standards/*.yaml", "rubric_data/evidence/*/*.yaml")
    ) + 1 + sum(
        1 + len(getattr(e, "evidence", ())) for e in course.exercises if e.kind != "calibration"
    )


def test_a_cell_of_every_sheet_and_file_can_be_changed_and_only_its_lines_change(shipped, tmp_path):
    """Two texts of a row of every file and sheet, up to where its lines begin."""
    _course, _files, tables = shipped
    rng = random.Random(7)
    tried = 0
    for table in tables:
        by_file = {row.file: row for row in rng.sample(table.rows, len(table.rows))}
        for row in by_file.values():
            raw = (ROOT / row.file).read_text("utf-8")
            for number, item in rng.sample(
                list(enumerate(table.spec.columns)), min(2, len(table.spec.columns))
            ):
                old = row.cells[number]
                if item.shape != "text" or item.choices or not old:
                    continue
                place = (*row.base, *item.path)
                new_text = f"{old} – thêm: chữ"
                change = Change("A1", row.file, place, old, new_text, new_text, ())
                texts, problems = new_texts(ROOT, Compared([change]))
                assert problems == []
                new = texts[row.file]
                paper = row.file.endswith(".md")
                value = {"text": new} if paper else read_document("x", new).value
                for step in place:
                    value = value[step]
                assert value.strip() == f"{old} – thêm: chữ"
                same_head = next(
                    n for n, (a, b) in enumerate(zip(raw, new, strict=False)) if a != b
                )
                assert raw[:same_head] == new[:same_head]
                assert cell_value(old, item) == old
                tried += 1
    assert tried > 100


def test_a_changed_cell_changes_only_its_lines(exported):
    root, file = exported
    before = content_of(root)

    def edit(book):
        letter = column(book, "Evidence entries", "title")
        book["Evidence entries"][f"{letter}4"] = "=1+1: a title"

    edited(file, edit)
    book = load_workbook(file)
    cell = book["Evidence entries"][column(book, "Evidence entries", "title") + "4"]
    assert cell.data_type == "f"
    cell.data_type = "s"
    book.save(file)
    code, output = run(root, "import", file)
    assert code == 0
    assert "Nothing is written yet" in output
    assert content_of(root) == before
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output
    after = content_of(root)
    changed = [p for p in before if before[p] != after[p]]
    assert [p.name for p in changed] == ["g1.yaml"]
    assert set(after) == set(before)
    old, new = before[changed[0]].decode(), after[changed[0]].decode()
    assert new == old.replace("title: Tour notes 1 on exhibits", 'title: "=1+1: a title"', 1)
    code, output = run(root, "import", file)
    assert code == 1
    assert "X110" in output


def test_ids_are_locked_cells_are_text_and_lists_drop_down(exported):
    _root, file = exported
    book = load_workbook(file)
    for title in ("Evidence entries", "Keys", "Levels"):
        sheet = book[title]
        assert sheet.protection.sheet
        assert sheet["A4"].protection.locked
        assert not sheet["D4"].protection.locked
        assert sheet.freeze_panes
        assert sheet.row_dimensions[1].hidden
        assert sheet.data_validations.dataValidation
        assert {c.number_format for row in sheet.iter_rows(min_row=4) for c in row} == {"@"}
        assert all(c.value for c in sheet[3])
    assert book["_taphuan"].sheet_state == "veryHidden"


def test_formulas_never_leave_as_formulas(museum, tmp_path):
    path = "rubric_data/evidence/guide-2030/g1.yaml"
    for sign in "=+-@":
        root = museum({path: {"replace": [["Notes, tour 11.", f'"{sign}cmd()"']]}})
        out = tmp_path / "out.xlsx"
        assert run(root, "export", "--out", out, "--yes")[0] == 0
        book = load_workbook(out)
        found = [c for s in book for row in s.iter_rows() for c in row if c.value == f"{sign}cmd()"]
        assert [c.data_type for c in found] == ["s"]
        assert run(root, "import", out)[0] == 0
        shutil.rmtree(root)


def _drop_column(book):
    book["Keys"].delete_cols(3)


def _add_column(book):
    book["Keys"].cell(1, 40, "mine")


def _number(book):
    book["Keys"]["C4"] = 1.1


def _choice(book):
    book["Keys"]["C4"] = "perfect"


def _formula(book):
    book["Keys"]["C4"] = '=HYPERLINK("x")'


def _empty(book):
    book["Keys"]["C4"] = None


def _extra(book):
    book["Keys"].append(["guide-2030-d99", "guide-2030-g1", "solid"])


def _fewer(book):
    book["Keys"].delete_rows(5)


def _twice(book):
    for n in (1, 2):
        book["Keys"].cell(5, n).value = book["Keys"].cell(4, n).value


def _row_above(book):
    book["Keys"].insert_rows(1, 2)
    book["Keys"]["A1"] = "From the meeting of the 3rd"


def _no_keys(book):
    book["Keys"].delete_rows(1)


def _wide(book):
    book["Keys"].cell(30_000, 1, "far away")


FAULTS = {
    "X104": (lambda book: book.remove(book["Keys"]), "Keys: X104"),
    "X105": (_drop_column, "Keys: X105"),
    "X106": (_add_column, "Keys!AN1: X106"),
    "X107": (_extra, "X107"),
    "X108": (_fewer, "Keys: X108"),
    "X109": (_twice, "Keys!A5: X109"),
    "X111": (_number, "Keys!C4: X111"),
    "X112": (_formula, "Keys!C4: X112"),
    "X113": (lambda book: book["Keys"].merge_cells("C4:D4"), "Keys!C4:D4: X113"),
    "X114": (_choice, "Keys!C4: X114"),
    "X115": (_empty, "Keys!C4: X115"),
    "X117": (lambda book: book.remove(book["_taphuan"]), "X117"),
    "X118": (_wide, "X118"),
    "X124": (_row_above, "(found in row: 3)"),
    "X124 gone": (_no_keys, "Keys!A1: X124"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_by_sheet_and_cell_and_nothing_changes(code, exported):
    root, file = exported
    edit, expected = FAULTS[code]
    edited(file, edit)
    before = content_of(root)
    exit_code, output = run(root, "import", file, "--yes")
    assert exit_code == 1
    assert expected in output
    assert content_of(root) == before


@pytest.mark.parametrize("edit", [_row_above, _no_keys])
def test_headings_out_of_their_place_are_one_problem_and_not_one_for_each_column(edit, exported):
    root, file = exported
    edited(file, edit)
    _code, output = run(root, "import", file)
    assert re.findall(r"X1\d\d", output) == ["X124"]


LONG = "A title that is longer than the stretch which a change is shown with, by some more letters"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Tour notes", "Tour  notes", ("“Tour␣notes”", "“Tour␣␣notes”")),
        ("Tour notes", "Tour\u00a0notes", ("“Tour␣notes”", "“Tour⍽notes”")),
        ("Tour notes", "Tour\nnotes", ("“Tour␣notes”", "“Tour↵notes”")),
        ("Tour notes", "Tour\u200b notes", ("“Tour␣notes”", "“Tour<U+200B>␣notes”")),
        (LONG, f"{LONG}, and an end", ("…by some more letters”", "letters, and an end”")),
    ],
)
def test_what_a_cell_was_and_what_it_becomes_never_look_alike(
    museum, tmp_path, before, after, shown
):
    path = "rubric_data/evidence/guide-2030/g1.yaml"
    root = museum({path: {"replace": [["Tour notes 1 on exhibits", json.dumps(before)]]}})
    out = tmp_path / "out.xlsx"
    assert run(root, "export", "--out", out)[0] == 0
    edited(
        out,
        lambda b: b["Evidence entries"].__setitem__(
            column(b, "Evidence entries", "title") + "4", after
        ),
    )
    code, output = run(root, "import", out)
    assert code == 0, output
    old, new = re.search(r"(“[^”]*”) → (“[^”]*”)", output).groups()
    assert old != new
    assert all(part in output for part in shown), output


def test_moved_columns_and_sorted_rows_are_no_fault(exported):
    root, file = exported

    def edit(book):
        sheet = book["Keys"]
        rows = [[c.value for c in row] for row in sheet.iter_rows()]
        rows[3:] = reversed(rows[3:])
        for n, row in enumerate(rows, 1):
            for m, value in enumerate(reversed(row), 1):
                sheet.cell(n, m).value = value

    edited(file, edit)
    assert run(root, "import", file) == (0, "No cell has changed; nothing to write.\n")


def test_what_the_checks_of_the_course_say_is_told_by_cell(exported):
    root, file = exported

    def edit(book):
        book["Keys"][column(book, "Keys", "decisive") + "4"] = "e77"
        letter = column(book, "Levels", "key_terms")
        book["Levels"][f"{letter}4"] = "one two three four five six seven"

    edited(file, edit)
    before = content_of(root)
    code, output = run(root, "import", file, "--yes")
    assert code == 1
    assert "Levels!" in output
    assert "S109" in output
    assert content_of(root) == before


def test_a_list_with_a_comment_inside_is_left_to_people(museum, tmp_path):
    path = "rubric_data/standards/guide-2030.yaml"
    root = museum()
    text = (root / path).read_text("utf-8")
    start = text.index("key_terms: [")
    end = text.index("]", start)
    (root / path).write_text(text[:end] + "  # why\n" + " " * 12 + text[end:], "utf-8")
    out = tmp_path / "out.xlsx"
    assert run(root, "export", "--out", out)[0] == 0
    edited(out, lambda b: b["Levels"].__setitem__(column(b, "Levels", "key_terms") + "4", "other"))
    code, output = run(root, "import", out, "--yes")
    assert code == 1
    assert "X116" in output


def test_a_text_that_no_cell_can_hold_stops_the_export(museum, tmp_path):
    path = "rubric_data/evidence/guide-2030/g1.yaml"
    root = museum({path: {"replace": [["Notes, tour 11.", "w " * 17_000]]}})
    code, output = run(root, "export", "--out", tmp_path / "out.xlsx")
    assert code == 1
    assert "X119" in output
    assert not (tmp_path / "out.xlsx").exists()


def test_an_export_does_not_overwrite(exported):
    root, file = exported
    code, output = run(root, "export", "--out", file)
    assert code == 2
    assert "--yes" in output


def _zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _merged(*ranges):
    """A workbook of ours with merged ranges that no program would write."""
    book = Workbook()
    book.active["A1"] = "x"
    book.active.merge_cells("A1:B1")
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    many = "".join(f'<mergeCell ref="{one}"/>' for one in ranges).encode()
    old = b'<mergeCell ref="A1:B1"/>'
    assert old in parts[name]
    parts[name] = parts[name].replace(old, many)
    return _zip(parts)


def _sheets(count):
    book = Workbook()
    for _ in range(count):
        book.create_sheet()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _with_part(file, name, content):
    with zipfile.ZipFile(file) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
    return _zip({**parts, name: content})


HOSTILE = {
    "empty": (lambda f: b"", "X101"),
    "text": (lambda f: b"just words", "X101"),
    "old or encrypted": (lambda f: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "X101"),
    "cut in half": (lambda f: f.read_bytes()[:5000], "X101"),
    "another zip": (lambda f: _zip({"a.txt": "b"}), "X101"),
    "bomb": (lambda f: _zip({"xl/worksheets/sheet1.xml": b" " * 90_000_000}), "X102"),
    "many parts": (lambda f: _zip({f"p{n}": "" for n in range(600)}), "X102"),
    "100 MB": (lambda f: b"PK" + b"\0" * 100_000_000, "X102"),
    "macros": (lambda f: _with_part(f, "xl/vbaProject.bin", b"x"), "X103"),
    "links": (lambda f: _with_part(f, "xl/externalLinks/externalLink1.xml", b"<a/>"), "X103"),
    "entities": (
        lambda f: _with_part(f, "xl/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "X103",
    ),
    "huge merged range": (lambda f: _merged("A1:XFD1048576"), "X130"),
    "huge merged range in disguise": (lambda f: _merged("&#65;1:XFD1048576"), "X131"),
    "many merged ranges": (lambda f: _merged(*[f"A{n}:B{n}" for n in range(2, 7000)]), "X130"),
    "many sheets": (lambda f: _sheets(201), "X130"),
    "utf-16": (lambda f: _with_part(f, "xl/styles.xml", "<!DOCTYPE a>".encode("utf-16")), "X103"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_changes(name, exported):
    root, file = exported
    make, code = HOSTILE[name]
    file.write_bytes(make(file))
    before = content_of(root)
    exit_code, output = run(root, "import", file, "--yes")
    assert exit_code == 1
    assert code in output
    assert content_of(root) == before


def test_a_missing_file_and_the_size_limit(tmp_path):
    with pytest.raises(Refused, match="X101"):
        read_workbook(tmp_path / "none.xlsx")
    assert MAX_FILE <= 10_000_000
