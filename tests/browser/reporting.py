"""The board's report: files of a class of sixty, the report opened, saved, read back."""

import functools
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.rehearsal import Participant, dossiers_of_classes, result_files, simulate

from .boarding import bring
from .conftest import course_of

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")
pdfium = pytest.importorskip("pypdfium2")

TABLES = """() => [...document.querySelectorAll('.th-report [data-table]')].map(table => ({
  id: table.dataset.table,
  seen: table.checkVisibility(),
  rows: [...table.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)),
}))"""


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


def bring_texts(page: Any, texts: list[str]) -> None:
    """Chooses files of these texts on the board and waits until they are taken."""
    bring(page, files_of(texts))
    page.locator("[data-part=report-actions] button").first.wait_for()


def look(page: Any) -> list[dict[str, Any]]:
    """The report's tables on the screen."""
    button = page.locator("[data-part=report-actions] button").first
    expect(button).to_have_text(re.compile("Xem báo cáo|Look at the report"))
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
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
        return f"{rounded}\u00a0%".replace(".", ",")
    if form == '+0.00;"\u2212"0.00;0.00':
        sign = "" if value == 0 else "+" if value > 0 else "\u2212"
        return sign + f"{abs(value):.2f}".replace(".", ",")
    assert form in ("0", "General"), form
    return str(value)


def sheet_rows(book: Any, title: str) -> list[list[str]]:
    return [[as_shown(cell) for cell in row] for row in book[title].iter_rows(min_row=2)]


def printed_text(page: Any, folder: Path) -> str:
    """What stands on the printed pages, without any space."""
    path = folder / "print.pdf"
    page.pdf(path=str(path), format="A4", landscape=True)
    pages = pdfium.PdfDocument(str(path))
    return "".join("".join(one.get_textpage().get_text_range().split()) for one in pages)


def word_text(path: Path) -> str:
    """The paragraphs of a document, one a line."""
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def openpyxl_rows(path: Path, title: str) -> list[list[str]]:
    """The rows of a sheet as Excel shows them."""
    return sheet_rows(openpyxl.load_workbook(path), title)
