"""From the board to the report: the same figures on screen, in print, in Excel and in Word; hostile
names and opinions do no harm; short results come in by camera and by paste."""

import functools
import json
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.documents.office_text import through_libreoffice
from tests.rehearsal import Participant, dossiers_of_classes, result_files, simulate

from .conftest import ROOT, course_of

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")
pdfium = pytest.importorskip("pypdfium2")
pytestmark = pytest.mark.browser

BOARD = "trainer/board.html"
TABLES = """() => [...document.querySelectorAll('.th-report [data-table]')].map(table => ({
  id: table.dataset.table,
  seen: table.checkVisibility(),
  rows: [...table.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)),
}))"""
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


@functools.cache
def sixty() -> tuple[list[Participant], list[str]]:
    """Sixty people in three classes, with some opinions, and their files."""
    course = course_of("shipped")
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 2), 20)
    kinds = [kind.id for kind in course.settings.opinions]
    for n, person in enumerate(people[::7]):
        text = f"Ý kiến thứ {n}\nDòng hai"
        page = {"page": "primary/teacher-2018/c03", "title": "Tiêu chí 3"}
        person.opinions.append({**page, "kind": kinds[n % len(kinds)], "text": text})
    return people, result_files(course, people)


def files_of(texts: list[str]) -> list[dict[str, Any]]:
    return [
        {"name": f"result-{n:03}.json", "mimeType": "application/json", "buffer": text.encode()}
        for n, text in enumerate(texts)
    ]


def bring(page: Any, texts: list[str]) -> None:
    """Choose files on the board and wait until they are taken."""
    page.set_input_files("[name=files]", files_of(texts))
    page.locator("[data-part=report-actions] button").first.wait_for()


def look(page: Any) -> list[dict[str, Any]]:
    """The report's tables on the screen."""
    page.get_by_role("button", name=re.compile("Xem báo cáo|Look at the report")).click()
    page.locator(".th-report").wait_for()
    found: list[dict[str, Any]] = page.evaluate(TABLES)
    return found


def save(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name.isascii()
    return path


def word_tables(path: Path) -> list[list[list[str]]]:
    """The data tables of a document, without their heads."""
    tables = docx.Document(str(path)).tables
    return [
        [[cell.text for cell in row.cells] for row in table.rows[1:]]
        for table in tables
        if table.style.name == "Lines"
    ]


def as_shown(cell: Any) -> str:
    """What Excel shows for a cell of ours, with a Vietnamese comma; a dash for an empty one."""
    value, form = cell.value, cell.number_format
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if form == "0.0 %":
        rounded = (Decimal(repr(value)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{rounded} %".replace(".", ",")
    if form == '+0.00;"\u2212"0.00;0.00':
        sign = "" if value == 0 else "+" if value > 0 else "\u2212"
        return sign + f"{abs(value):.2f}".replace(".", ",")
    assert form in ("0", "General"), form
    return str(value)


def sheet_rows(book: Any, title: str) -> list[list[str]]:
    return [[as_shown(cell) for cell in row] for row in book[title].iter_rows(min_row=2)]


def test_the_same_figures_on_screen_in_print_in_excel_and_in_word(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    bring(page, [*sixty()[1], "{", '{"a": 1}'])
    page.uncheck("[name=hide-names]")
    screen = look(page)
    rows = {table["id"]: table["rows"] for table in screen}
    assert len(rows) == 5 + 6 + 6
    assert all(table["seen"] for table in screen)

    board = page.locator("[data-stage=summary] .th-bigfacts dd").all_inner_texts()
    chosen = page.locator("select option:checked").first.inner_text().partition(" – ")[0]
    own = next(row for row in rows["agreement"] if row[0] == chosen)
    assert board[0].split(" ", 2) == [*own[5].split(), f"{own[4]}/{own[3]}"]
    assert board[1].split(" ", 2) == [*own[7].split(), f"{own[6]}/{own[3]}"]
    assert board[2].endswith(f" {own[8]}/{own[3]}")
    assert board[3].endswith(f" {own[10]}/{own[11]}")

    in_word = word_tables(save(page, "Báo cáo Word", tmp_path))
    assert in_word == [table["rows"] for table in screen]

    book = openpyxl.load_workbook(save(page, "Báo cáo Excel", tmp_path))
    for title, table in (
        ("Thành phần theo lớp", "participants"),
        ("Hồ sơ đã chấm", "exercises"),
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
    assert not page.locator("[data-part=stage]").is_visible()
    printed = printed_text(page, tmp_path)
    missing = [
        row
        for row in on_screen + rows["agreement"]
        if "".join(row[3:]).replace(" ", "") not in printed
    ]
    assert missing == []


def printed_text(page: Any, folder: Path) -> str:
    """What stands on the printed pages, without any space."""
    path = folder / "print.pdf"
    page.pdf(path=str(path), format="A4", landscape=True)
    pages = pdfium.PdfDocument(str(path))
    return "".join("".join(one.get_textpage().get_text_range().split()) for one in pages)


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
    bring(page, result_files(course, people))
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
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
    risky = [c for c in cells if isinstance(c.value, str) and c.value[:1] in tuple("=+-@")]
    assert risky and all(cell.quotePrefix for cell in risky)
    opinions = [row[2] for row in sheet_rows(book, "Góp ý")]
    assert opinions.count(long.strip()) == len(people)
    assert HOSTILE[4] in opinions and "a\x00b".replace("\x00", "") + "c" in opinions


def test_an_opinion_of_10000_letters_is_refused_by_name_and_the_others_stay(visitor):
    course = course_of("shipped")
    people = simulate(course, dossiers_of_classes(course, "teacher-2018", 1)[:1], 6)
    people[0].opinions.append({"page": "x", "title": "x", "kind": "other", "text": "@"})
    first, *others = result_files(course, people)
    page = visitor("shipped-trainer").open(BOARD)
    bring(page, [first.replace('"@"', f'"{"a" * 10_000}"'), *others])
    rows = {table["id"]: table["rows"] for table in look(page)}
    assert rows["participants"][0][1] == "5"
    assert len(rows["left-out"]) == 1


def test_axe_and_widths_of_the_open_report(visitor, axe):
    for size, width in (("desktop", 1280), ("phone", 390)):
        for scheme in ("light", "dark"):
            page = visitor("shipped-trainer", size, color_scheme=scheme).open(BOARD)
            bring(page, sixty()[1][:8])
            look(page)
            assert axe(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == width


CAMERA = """frames => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 600, height: 600});
  const pen = canvas.getContext('2d');
  let n = 0;
  window.nextFrame = async () => {
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(frames[n++ % frames.length]);
    await image.decode();
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 600, 600);
    pen.drawImage(image, 0, 0, 600, 600);
  };
  Object.defineProperty(navigator, 'mediaDevices', {value: {
    getUserMedia: async () => (await window.nextFrame(), canvas.captureStream(10)),
  }});
}"""
DETECTOR = """() => {
  window.BarcodeDetector = class {
    static async getSupportedFormats() { return ['qr_code']; }
    async detect(video) {
      const [width, height] = [video.videoWidth, video.videoHeight];
      if (!width) return [];
      const pen = Object.assign(document.createElement('canvas'), {width, height}).getContext('2d');
      pen.drawImage(video, 0, 0);
      const found = jsQR(pen.getImageData(0, 0, width, height).data, width, height);
      return found ? [{rawValue: found.data}] : [];
    }
  };
}"""
JSQR = ROOT / "generator/frontend/node_modules/jsqr/dist/jsQR.js"


def codes(visitor: Any, texts: list[str]) -> list[tuple[str, str]]:
    """The codes that participants' pages show: line of text and picture."""
    found = []
    for text in texts:
        page = visitor("shipped").open("results.html")
        one = {"name": "r.json", "mimeType": "application/json", "buffer": text.encode()}
        page.set_input_files("[name=file]", one)
        page.locator("[data-part=said] p").wait_for()
        page.click(".th-short summary")
        frame = page.locator(".th-qr__frame").first
        picture = frame.evaluate(
            "f => new XMLSerializer().serializeToString(f.querySelector('svg'))"
        )
        found.append((frame.locator("textarea").input_value(), picture))
        page.context.close()
    return found


def test_codes_come_in_by_camera_and_by_paste_and_join_their_files(visitor):
    texts = sixty()[1][:3]
    (_, picture), (second, _), (third, _) = codes(visitor, texts)
    trainer = visitor("shipped-trainer")
    trainer.context.add_init_script(JSQR.read_text(encoding="utf-8"))
    trainer.context.add_init_script(f"({DETECTOR})()")
    trainer.context.add_init_script(f"({CAMERA})({json.dumps([picture])})")
    page = trainer.open(BOARD)
    page.click("text=Quét mã QR")
    page.locator(".th-scan [role=status]", has_text="Đã nhận mã thứ 1").wait_for()
    page.click("text=Dừng quét")

    page.click("[data-part=paste] summary")
    broken = third[:-1] + ("0" if third[-1] != "0" else "1")
    page.fill("[name=pasted]", f"Kết quả của em: {second}\n\n{broken}")
    page.click("[data-do=paste]")
    rows = {table["id"]: table["rows"] for table in look(page)}
    assert rows["participants"] == [["Lớp Tiểu học", "2", "0", "2", "0", "4", "0"]]
    assert [row[1] for row in rows["left-out"]] == ["mã chép thiếu hoặc sai chữ. Xin gửi lại mã."]

    page.get_by_role("button", name="Đóng báo cáo").click()
    bring(page, texts)
    people = next(t for t in look(page) if t["id"] == "participants")["rows"]
    assert people == [["Lớp Tiểu học", "3", "3", "0", "0", "6", "1"]]


def test_without_a_reader_of_codes_no_button_is_shown(visitor):
    page = visitor("museum-trainer").open(BOARD)
    page.wait_for_timeout(300)
    assert page.locator("[data-part=more-ways] button").count() == 0
    assert page.locator("[data-part=paste]").is_visible()


@pytest.mark.office
def test_libreoffice_opens_both_files_and_keeps_every_letter(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    bring(page, sixty()[1])
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
