"""Lists as people really keep them: joined cells, filters, lines that are no person."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from generator.locale import Locale
from generator.sheets.people import People, read_people
from generator.sheets.reading import Refused

VI = Locale.load("vi")
HEAD = ["STT", "Họ và tên", "Đơn vị", "Có mặt"]
AN = [1, "Lê An", "TH A", "x"]
BINH = [2, "Lê Bình", "TH A", "x"]
Change = Callable[[Any], object]


def read(folder: Path, rows: list, change: Change | None = None) -> People:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    book.save(folder / "list.xlsx")
    return read_people(folder / "list.xlsx", VI)


def hide(row: int) -> Change:
    return lambda sheet: setattr(sheet.row_dimensions[row], "hidden", True)


def strike(cell: str) -> Change:
    return lambda sheet: setattr(sheet[cell], "font", Font(strike=True))


def join(*cells: str) -> Change:
    return lambda sheet: [sheet.merge_cells(one) for one in cells]


DOUBTS: dict[str, tuple[str, list, Change | None]] = {
    "filtered away": ("D126", [HEAD, AN, BINH], hide(3)),
    "name struck out": ("D126", [HEAD, AN, BINH], strike("B3")),
    "mark struck out": ("D126", [HEAD, AN, BINH], strike("D3")),
    "two in a cell": ("D123", [HEAD, [1, "Lê An\nTrần Bình", "TH A", "x"]], None),
    "absent in brackets": ("D123", [HEAD, [1, "Lê An (vắng)", "TH A", "x"]], None),
    "absent behind a dash": ("D123", [HEAD, [1, "Lê An - nghỉ", "TH A", "x"]], None),
    "a total": ("D123", [HEAD, AN, [None, "Tổng cộng: 01 người"]], None),
    "TCVN3": ("D123", [HEAD, [1, "NguyÔn ThÞ Hoµ", "", "x"]], None),
    "VNI": ("D123", [HEAD, [1, "Traàn Vaên Ñöôïc", "", "x"]], None),
    "title of a group": ("D124", [HEAD, ["I", "Trường TH A"], AN, BINH], None),
    "signature": ("D124", [HEAD, AN, BINH, [None, "Người lập danh sách"]], None),
    "signature without numbers": (
        "D124",
        [["Họ và tên", "Có mặt"], ["Lê An", "x"], [None], ["Người lập danh sách"]],
        None,
    ),
    "birth as a number": ("D125", [["Họ và tên", "Ngày sinh"], ["Lê An", 29252]], None),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_a_line_that_may_be_no_person_stops_the_work(case, tmp_path):
    code, rows, change = DOUBTS[case]
    with pytest.raises(Refused) as refused:
        read(tmp_path, rows, change)
    assert refused.value.code == code
    assert all(str(told) for told in refused.value.details.values())


def said(people: People) -> list[tuple[str, str, str | None]]:
    return [(one.name, one.unit, one.attendance) for one in people.attendees]


def test_what_is_joined_downwards_holds_for_every_line_that_it_covers(tmp_path):
    rows = [HEAD, AN, [2, "Lê Bình"], [3, "Lê Chi", "TH B", "v"]]
    found = read(tmp_path, rows, join("C2:C3", "D2:D3"))
    assert said(found) == [
        ("Lê An", "TH A", "whole"), ("Lê Bình", "TH A", "whole"), ("Lê Chi", "TH B", "absent"),
    ]  # fmt: skip
    one = read(tmp_path, [HEAD, AN, [None, None, "TH B"], BINH], join("A2:A3", "B2:B3", "D2:D3"))
    assert said(one) == [("Lê An", "TH A", "whole"), ("Lê Bình", "TH A", "whole")]


def test_numbers_by_formula_and_numbers_of_a_form_are_no_hindrance(tmp_path):
    rows = [HEAD, ["(1)", "(2)", "(3)", "(4)"], AN, ["=A3+1", *BINH[1:]]]
    assert [name for name, _, _ in said(read(tmp_path, rows))] == ["Lê An", "Lê Bình"]


def test_one_name_over_two_lines_of_a_cell_stays_one(tmp_path):
    assert said(read(tmp_path, [HEAD, [1, "Nguyễn Thị\nÁnh", "", "x"]]))[0][0] == "Nguyễn Thị Ánh"


def test_letters_in_pieces_and_signs_without_width_make_no_second_person(tmp_path):
    odd = unicodedata.normalize("NFD", "\u200bNGUYỄN THỊ HÒA\ufeff\u00a0")
    found = read(tmp_path, [HEAD, [1, odd, "TH A", "x "], [2, "Nguyễn Thị Hoà", "TH A", "\u00a0x"]])
    assert said(found) == [("NGUYỄN THỊ HÒA", "TH A", "whole")]
    assert len(found.doubles) == 1


def test_births_are_dates_years_or_left_out(tmp_path):
    rows = [["Họ và tên", "Ngày sinh"], ["Lê An", datetime(1980, 2, 1)], ["Lê Bình", 1981]]
    found = read(tmp_path, [*rows, ["Lê Chi", "3/2/1982"], ["Lê Dung", None]])
    assert [one.birth for one in found.attendees] == ["01/02/1980", "1981", "3/2/1982", ""]


@pytest.mark.parametrize("content", ["STT;Họ và tên\n1;Lê An\n", "\u200b"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "cp1258"])
def test_a_list_as_text_is_told_to_be_no_workbook(tmp_path, content, coding):
    path = tmp_path / "list.csv"
    apart = unicodedata.normalize("NFD", content)
    path.write_bytes(apart.encode(coding, "replace"))
    with pytest.raises(Refused) as refused:
        read_people(path, VI)
    assert (refused.value.code, refused.value.details["reason"]) == ("X101", "not_a_workbook")


NAMES = st.sampled_from(["Lê An", "Trần Bình", "Phạm Chi", "Y Ƀhăm Niê", "H'Nhung Êban"])
LINES = st.lists(st.tuples(NAMES, st.booleans(), st.booleans()), min_size=1, max_size=6)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
def test_nobody_whom_a_reader_of_the_sheet_does_not_see_is_counted_as_there(tmp_path, lines):
    rows = [[n, name, f"TH {n}", "x"] for n, (name, _, _) in enumerate(lines, 1)]

    def change(sheet: Any) -> None:
        for row, (_, hidden, struck) in enumerate(lines, 2):
            hide(row)(sheet) if hidden else None
            strike(f"B{row}")(sheet) if struck else None

    unseen = [f"Sheet!B{row}" for row, (_, a, b) in enumerate(lines, 2) if a or b]
    if not unseen:
        assert len(read(tmp_path, [HEAD, *rows], change).attendees) == len(lines)
        return
    with pytest.raises(Refused) as refused:
        read(tmp_path, [HEAD, *rows], change)
    assert all(cell in refused.value.details["people"] for cell in unseen)
