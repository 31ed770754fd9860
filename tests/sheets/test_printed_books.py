"""Every workbook is printed whole: no column beyond the page, no letters without a name, no heading
higher than its row."""

import io

import pytest
from openpyxl import load_workbook

from generator.locale import Locale
from generator.sheets.attendance import AttendanceSheet, attendance_workbook
from generator.sheets.proposals import proposals_workbook

from .test_sheets import exported  # noqa: F401

VI = Locale.load("vi")
SESSIONS = {"20 morning": "Sáng 20/02", "20 afternoon": "Có mặt chiều"}


@pytest.fixture
def books(exported):  # noqa: F811
    sheet = AttendanceSheet("Lớp A", ({"name": "Lê An", "20 morning": "x"},), SESSIONS)
    return [
        load_workbook(exported[1]),
        load_workbook(io.BytesIO(attendance_workbook("Khóa học", [sheet], VI))),
        load_workbook(io.BytesIO(proposals_workbook([], ["Bảng đề xuất"], VI))),
    ]


def test_no_sheet_is_cut_at_the_edge_of_its_page(books):
    shown = [one for book in books for one in book.worksheets if one.sheet_state == "visible"]
    assert len(shown) > 6
    for sheet in shown:
        assert sheet.sheet_properties.pageSetUpPr is not None, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0), sheet.title
        assert int(sheet.page_setup.paperSize) == 9, sheet.title


def test_every_cell_names_its_letters(books):
    for book in books:
        cells = [c for s in book.worksheets for row in s.iter_rows() for c in row if c.value]
        assert {cell.font.name for cell in cells} == {"Calibri"}


def test_headings_of_an_attendance_list_have_room_for_their_lines(books):
    sheet = books[1].worksheets[0]
    for cell in sheet[3]:
        width = sheet.column_dimensions[cell.column_letter].width
        lines = -(-len(cell.value) // int(width - 1))
        assert sheet.row_dimensions[3].height >= lines * 15 + 3, cell.value
