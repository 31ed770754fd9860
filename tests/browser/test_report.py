"""From the board to the report: the same figures on screen, in print, in Excel and in Word; hostile
names and opinions do no harm."""

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.documents.office_text import through_libreoffice
from tests.rehearsal import dossiers_of_classes, result_files, simulate

from .boarding import BOARD
from .conftest import course_of
from .reporting import (
    TABLES,
    bring_texts,
    docx,
    look,
    printed_text,
    save,
    sheet_rows,
    sixty,
    word_tables,
)

openpyxl = pytest.importorskip("openpyxl")
pytestmark = pytest.mark.browser

HOSTILE = [
    '=HYPERLINK("http://evil.test","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    "Cô \u202egnol\u202c Lan",
    '\u2067Hà\u2069 & "Minh" ]]>',
    "]]></w:t><w:t>",
    "a\x00b\x0bc\ufffe",
]


def test_the_same_figures_on_screen_in_print_in_excel_and_in_word(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, [*sixty()[1], "{", '{"a": 1}'])
    page.uncheck("[name=hide-names]")
    screen = look(page)
    rows = {table["id"]: table["rows"] for table in screen}
    assert len(rows) == 5 + 6 + 6
    assert all(table["seen"] for table in screen)

    board = page.locator("[data-stage=summary] .th-bigfacts dd").all_inner_texts()
    chosen = page.locator("select option:checked").first.inner_text().partition(" – ")[0]
    own = next(row for row in rows["agreement"] if row[0] == chosen)
    assert board[0].split() == f"{own[5]} {own[4]}/{own[3]}".split()
    assert board[1].split() == f"{own[7]} {own[6]}/{own[3]}".split()
    assert board[2].endswith(f" {own[8]}/{own[3]}")
    assert board[3].endswith(f" {own[10]}/{own[11]}")

    in_word = word_tables(save(page, "Báo cáo Word", tmp_path))
    assert in_word == [table["rows"] for table in screen]

    book = openpyxl.load_workbook(save(page, "Báo cáo Excel", tmp_path))
    for title, table in (
        ("Thành phần theo lớp", "participants"),
        ("Hồ sơ đã xếp mức", "exercises"),
        ("Thống nhất theo hồ sơ và lớp", "agreement"),
        ("Góp ý", "opinions"),
        ("Không tính", "left-out"),
    ):
        assert sheet_rows(book, title) == [[c or "–" for c in row] for row in rows[table]], title
    by_criterion = sheet_rows(book, "Tiêu chí – Chuẩn giáo viên")
    on_screen = [row for id, own in rows.items() if id.startswith("criteria-") for row in own]
    assert [row[3:] for row in by_criterion] == on_screen
    assert len(on_screen) == 90

    page.emulate_media(media="print")
    page.evaluate("document.documentElement.dataset.thPrint = 'report'")
    assert [table["rows"] for table in page.evaluate(TABLES)] == in_word
    expect(page.locator("[data-part=stage]")).to_be_hidden()
    printed = printed_text(page, tmp_path)
    missing = [
        row
        for row in on_screen + rows["agreement"]
        if "".join("".join(row[3:]).split()) not in printed
    ]
    assert missing == []


@pytest.mark.parametrize("hidden", [True, False])
def test_hostile_names_and_opinions_are_only_text(visitor, tmp_path, hidden):
    course = course_of("shipped")
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 1)[:1], len(HOSTILE))
    long = "ý kiến rất dài " * 260
    for person, text in zip(people, HOSTILE, strict=True):
        person.nickname = text
        one = {"page": "primary/teacher-2018/c03", "title": text, "kind": "other"}
        person.opinions += [{**one, "text": text}, {**one, "text": long}]
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, result_files(course, people))
    page.set_checked("[name=hide-names]", hidden)
    look(page)
    excel, word = save(page, "Báo cáo Excel", tmp_path), save(page, "Báo cáo Word", tmp_path)
    assert page.evaluate("window.hurt") is None
    assert page.locator(".th-board script, .th-board img").count() == 0
    whole = page.locator(".th-report").inner_text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", whole)
    for path in (excel, word):
        with zipfile.ZipFile(path) as parts:
            assert parts.testzip() is None
            text = "".join(parts.read(name).decode() for name in parts.namelist())
        assert "<f>" not in text and "<script" not in text and "HYPERLINK" in text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x0b\ufffe]", text)
    book = openpyxl.load_workbook(excel)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    dated = {c.parent.cell(1, c.column).value for c in cells if c.data_type == "d"}
    assert dated == {"Nộp lúc"}
    risky = [c for c in cells if isinstance(c.value, str) and c.value[:1] in tuple("=+-@")]
    assert risky and all(cell.quotePrefix for cell in risky)
    opinions = [row[2] for row in sheet_rows(book, "Góp ý")]
    assert opinions.count(long.strip()) == len(people)
    assert HOSTILE[4] in opinions and "a\x00b".replace("\x00", "") + "c" in opinions


def test_every_sheet_of_the_workbook_is_printed_across_and_one_page_wide(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, sixty()[1][:5])
    for sheet in openpyxl.load_workbook(save(page, "Báo cáo Excel", tmp_path)):
        look_of = sheet.page_setup
        assert (look_of.orientation, look_of.paperSize) == ("landscape", 9), sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and look_of.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"


def test_tables_of_the_word_report_break_where_they_may_and_nobody_signs_an_empty_page(
    visitor, tmp_path
):
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, sixty()[1])
    report = docx.Document(str(save(page, "Báo cáo Word", tmp_path)))

    def kept(row):
        texts = [text for cell in row.cells for text in cell.paragraphs]
        return all(text.paragraph_format.keep_with_next for text in texts)

    tables = [one for one in report.tables if one.style.name == "Lines"]
    assert len(tables) > 10
    for table in tables:
        held = [kept(row) for row in table.rows]
        assert held[:2] == [True, True] and held[-2:] == [True, False]
    end = next(n for n, one in enumerate(report.paragraphs) if one.text.startswith("Trên đây"))
    last = report.paragraphs[end - 3 : end + 2]  # room to write in, the last sentence, a line apart
    assert all(one.paragraph_format.keep_with_next for one in last)
    assert last[-1].text == "" and last[0].text.startswith("…")


def test_an_opinion_of_10000_letters_is_refused_by_name_and_the_others_stay(visitor):
    course = course_of("shipped")
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 1)[:1], 6)
    people[0].opinions.append({"page": "x", "title": "x", "kind": "other", "text": "@"})
    first, *others = result_files(course, people)
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, [first.replace('"@"', f'"{"a" * 10_000}"'), *others])
    rows = {table["id"]: table["rows"] for table in look(page)}
    assert rows["participants"][0][1] == "5"
    assert len(rows["left-out"]) == 1


def test_axe_and_widths_of_the_open_report(visitor, axe):
    for size, width in (("desktop", 1280), ("phone", 390)):
        for scheme in ("light", "dark"):
            page = visitor("shipped-trainer", size, color_scheme=scheme).open(BOARD)
            bring_texts(page, sixty()[1][:8])
            look(page)
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.office
def test_libreoffice_opens_both_files_and_keeps_every_letter(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, sixty()[1])
    page.uncheck("[name=hide-names]")
    excel, word = save(page, "Báo cáo Excel", tmp_path), save(page, "Báo cáo Word", tmp_path)
    again = through_libreoffice(
        excel.read_bytes(), "again.xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path
    )
    (tmp_path / "calc.xlsx").write_bytes(again)
    ours, theirs = openpyxl.load_workbook(excel), openpyxl.load_workbook(tmp_path / "calc.xlsx")
    assert ours.sheetnames == theirs.sheetnames
    for sheet in ours:
        for row in sheet.iter_rows():
            for cell in row:
                kept = theirs[sheet.title][cell.coordinate].value
                assert kept == (pytest.approx(cell.value) if cell.data_type == "n" else cell.value)
    again = through_libreoffice(word.read_bytes(), "again.docx", "docx", tmp_path)
    (tmp_path / "writer.docx").write_bytes(again)
    ours, theirs = docx.Document(str(word)), docx.Document(str(tmp_path / "writer.docx"))
    assert [p.text for p in ours.paragraphs] == [p.text for p in theirs.paragraphs]
    cells = [
        [c.text for t in document.tables for row in t.rows for c in row.cells]
        for document in (ours, theirs)
    ]
    assert len(cells[0]) > 2000
    assert cells[0] == cells[1]
