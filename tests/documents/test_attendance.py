"""Certificates and attendance lists from lists of names as people keep them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from documents.office_text import through_libreoffice
from documents.reading import fonts, lacking, pages, pdf_text, squashed
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.course import AgreementTarget, Course
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.attendance import (
    Signing,
    attendance_pdf,
    attendance_view,
    attendance_xlsx,
    certificates_pdf,
    certificates_view,
    choose,
)
from generator.outputs.documents.people import LONGEST, Attendee, read_people
from generator.outputs.documents.results import Refused

ROOT = Path(__file__).parents[2]
VI = Locale.load("vi")
HEAD = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Lớp", "Có mặt", "Kết quả"]
ROWS = [
    [1, "Nguyễn Thị Ỷ Nhưỡng", "Phó hiệu trưởng", "Trường Tiểu học Bến Sứ Xanh", "Lớp Tiểu học", "có", "đạt"],
    [2, "Đặng Phước Huỳnh", "Tổ trưởng", "Trường THCS Gò Mây Trắng", "Lớp THCS", "", "chưa"],
    [3, "Lê Bữu", "", "", "Lớp THCS", "Vắng", ""],
]  # fmt: skip
RULE = AgreementTarget(
    name="khớp từ 3/4",
    minimum_items=30,
    exact_share="3/4",
    discrepant_at_most=0,
    same_overall_rating=True,
    lean_below="1/2",
)


@pytest.fixture(scope="module")
def shipped() -> Course:
    return open_course(ROOT)


def with_rule(course: Course) -> Course:
    return replace(course, settings=course.settings.model_copy(update={"pass_rule": RULE}))


def book(tmp_path: Path, *rows: list, sheets: dict[str, list] | None = None) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, lines in (sheets or {"Danh sách": list(rows)}).items():
        sheet = made.create_sheet(title)
        for line in lines:
            sheet.append(line)
    path = tmp_path / "danh-sach.xlsx"
    made.save(path)
    return path


def usual(tmp_path: Path) -> Path:
    return book(tmp_path, ["PHÒNG TỔ CHỨC CÁN BỘ"], [], HEAD, *ROWS)


def test_a_list_is_read_by_its_headings(tmp_path):
    people = read_people(usual(tmp_path), VI)
    assert people.has_results
    first, second, third = people.attendees
    assert first == Attendee(
        "Nguyễn Thị Ỷ Nhưỡng", "Phó hiệu trưởng", "Trường Tiểu học Bến Sứ Xanh", "Lớp Tiểu học", True, True
    )  # fmt: skip
    assert (second.present, second.passed) == (None, False)
    assert (third.present, third.passed) == (False, False)


def test_names_in_two_columns_and_classes_on_sheets_are_joined(tmp_path):
    lines = [["Họ và tên đệm", "Tên"], ["Nguyễn Văn", "Bình"], ["Nguyễn Văn", "Bình"]]
    people = read_people(book(tmp_path, sheets={"Lớp A": lines, "Lớp B": lines}), VI)
    assert [(p.name, p.group) for p in people.attendees] == [
        ("Nguyễn Văn Bình", "Lớp A"),
        ("Nguyễn Văn Bình", "Lớp B"),
    ]
    assert people.doubles == 2
    assert not people.has_results


def test_everybody_who_is_not_absent_gets_a_certificate(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    chosen = choose(shipped, people)
    assert [p.name for p in chosen.people] == [ROWS[0][1], ROWS[1][1]]
    assert (chosen.absent, chosen.not_passed) == (1, 0)
    content = certificates_pdf(shipped, VI, chosen.people, Signing())
    view = certificates_view(shipped, VI, chosen.people, Signing())
    assert pages(content) == 2
    assert lacking(content, {**view, "head": {**view["head"], "right": "?"}}) == []
    assert certificates_pdf(shipped, VI, chosen.people, Signing()) == content
    assert all(inside for _, inside in fonts(content))


def test_a_pass_rule_counts_only_where_the_course_sets_one(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    assert shipped.settings.pass_rule is None
    ruled = with_rule(shipped)
    chosen = choose(ruled, people)
    assert [p.name for p in chosen.people] == [ROWS[0][1]]
    assert chosen.not_passed == 1
    text = pdf_text(certificates_pdf(ruled, VI, chosen.people, Signing()))
    assert squashed(RULE.name) in squashed(text)
    bare = read_people(book(tmp_path, ["Họ và tên"], ["Lê Bữu"]), VI)
    with pytest.raises(Refused) as refused:
        choose(ruled, bare)
    assert refused.value.code == "D108"


def test_an_attendance_list_names_everybody_by_class(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    content = attendance_pdf(shipped, VI, people, "22/02/2019")
    assert lacking(content, attendance_view(shipped, VI, people, "22/02/2019")) == []
    assert pages(content) == 2


def test_the_workbook_of_attendance_can_be_filled_in_and_read_again(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    content = attendance_xlsx(shipped, VI, people)
    assert attendance_xlsx(shipped, VI, people) == content, "the same bytes each time"
    filled = load_workbook(io.BytesIO(content))
    assert filled.sheetnames == ["Lớp Tiểu học", "Lớp THCS"]
    filled["Lớp THCS"]["F4"] = "vắng"
    filled.save(tmp_path / "filled.xlsx")
    again = read_people(tmp_path / "filled.xlsx", VI)
    assert [(p.name, p.group, p.present) for p in again.attendees] == [
        (ROWS[0][1], "Lớp Tiểu học", None),
        (ROWS[1][1], "Lớp THCS", False),
        (ROWS[2][1], "Lớp THCS", None),
    ]


def test_a_name_is_text_whatever_it_looks_like(shipped, tmp_path):
    odd = ["+84 Lê", "-1", "@SUM", "<b>Lê & Bữu</b>", "#let x = 1", "Lê \u202eữuB\x0b"]
    path = tmp_path / "odd.xlsx"
    made = Workbook()
    made.active.append(["Họ và tên"])
    for name in odd[:-1]:
        made.active.append([name])
    made.active.append(["Lê \u202eữuB"])
    made.save(path)
    people = read_people(path, VI)
    assert [p.name for p in people.attendees] == [*odd[:-1], "Lê ữuB"]
    chosen = choose(shipped, people)
    view = certificates_view(shipped, VI, chosen.people, Signing())
    content = certificates_pdf(shipped, VI, chosen.people, Signing())
    assert lacking(content, {**view, "head": {**view["head"], "right": "?"}}) == []
    sheet = load_workbook(io.BytesIO(attendance_xlsx(shipped, VI, people))).worksheets[0]
    cells = [sheet.cell(row, 2) for row in range(4, 4 + len(odd))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Ghi chú"], ["x"]], "D105"),
        ([["Họ và tên"], ["=CONCATENATE(1,2)"]], "D106"),
        ([["Họ và tên"], ["x" * (LONGEST + 1)]], "D107"),
        ([["Họ và tên", "Chức vụ"], ["", "Tổ trưởng"]], "D109"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(tmp_path, rows, code):
    with pytest.raises(Refused) as refused:
        read_people(book(tmp_path, *rows), VI)
    assert refused.value.code == code


def test_a_list_of_absent_people_gives_no_empty_file(shipped, tmp_path):
    people = read_people(book(tmp_path, HEAD, ROWS[2]), VI)
    with pytest.raises(Refused) as refused:
        choose(shipped, people)
    assert refused.value.code == "D109"


def test_the_commands_say_what_they_wrote_and_what_they_refuse(tmp_path):
    cli = make_cli(console_for(ROOT, "vi"))
    names = usual(tmp_path)

    def run(*call: str):
        return CliRunner().invoke(cli, list(call))

    done = run("certificates", str(names), "--out", str(tmp_path / "c.pdf"), "--place", "Bến Cát")
    assert done.exit_code == 0, done.output
    assert "Đã ghi 2 giấy xác nhận" in done.output
    assert "BếnCát" in squashed(pdf_text((tmp_path / "c.pdf").read_bytes()))
    for ending in ("pdf", "xlsx"):
        done = run("attendance", str(names), "--out", str(tmp_path / f"a.{ending}"))
        assert done.exit_code == 0, done.output
    assert run("attendance", str(names), "--out", str(tmp_path / "a.txt")).exit_code == 2
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_text("nothing")
    done = run("certificates", str(wrong), "--out", str(tmp_path / "d.pdf"))
    assert done.exit_code == 1
    assert "X101" in done.output
    done = run("attendance", str(book(tmp_path, ["x"])), "--out", str(tmp_path / "d.pdf"))
    assert done.exit_code == 1
    assert "D105" in done.output
    assert not (tmp_path / "d.pdf").exists()


@pytest.mark.office
def test_libreoffice_shows_every_letter_of_the_attendance_workbook(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    content = attendance_xlsx(shipped, VI, people)
    text = squashed(pdf_text(through_libreoffice(content, "list.xlsx", "pdf", tmp_path)))
    shown = [
        shipped.settings.title,
        *(VI.text(f"documents.attendance.{k}") for k in ("name", "role", "unit", "present")),
    ]
    shown += [part for p in people.attendees for part in (p.name, p.role, p.unit, p.group)]
    assert [s for s in shown if squashed(s) not in text] == []
