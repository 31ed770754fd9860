"""Certificates and attendance lists from lists of names as people keep them."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from documents.office_text import through_libreoffice
from documents.reading import fonts, lacking, pages, pdf_text, squashed
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.course import Course
from generator.course.model.day import Day, Organiser
from generator.course.model.settings import AgreementTarget
from generator.course.names import name_key
from generator.locale import Locale
from generator.outputs.documents.attendance import (
    attendance_pdf,
    attendance_view,
    attendance_xlsx,
)
from generator.outputs.documents.certificates import (
    Signing,
    Wanted,
    certificates_pdf,
    certificates_view,
    choose,
)
from generator.outputs.documents.results import Refused
from generator.outputs.documents.typesetting import shows_every_sign
from generator.sheets.people import LONGEST, Attendee, Options, Session, read_people
from generator.sheets.people.classes import joined
from generator.sheets.reading import Refused as RefusedWorkbook
from tests.courses import course_at

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases/people"
VI = Locale.load("vi")
HEAD = ["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Lớp", "Có mặt", "Kết quả"]
ROWS = [
    [1, "Nguyễn Thị Ỷ Nhưỡng", "Phó hiệu trưởng", "Trường Tiểu học Bến Sứ Xanh", "Lớp Tiểu học", "có", "đạt"],
    [2, "Đặng Phước Huỳnh", "Tổ trưởng", "Trường THCS Gò Mây Trắng", "Lớp THCS", "x", "chưa"],
    [3, "Lê Bữu", "", "", "Lớp THCS", "Vắng", ""],
    [4, "Võ Trống", "", "", "Lớp THCS", "", ""],
]  # fmt: skip
SIGNING = Signing(
    issuer="Phòng Giáo dục và Đào tạo thị xã Bến Cát",
    superior="Ủy ban nhân dân thị xã Bến Cát",
    number="{n}/GXN-PGDĐT",
    place="Bến Cát",
    date="ngày 22 tháng 02 năm 2019",
    held="ngày 22/02/2019, từ 7 giờ 30 đến 17 giờ",
    venue="Hội trường Phòng Giáo dục",
    capacity="KT. Trưởng phòng",
    signer_title="Phó Trưởng phòng",
    signer="Trần Văn Bình",
)
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
    return course_at(ROOT)


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
    first, second, third, fourth = people.attendees
    assert first == Attendee(
        "Nguyễn Thị Ỷ Nhưỡng", "Phó hiệu trưởng", "Trường Tiểu học Bến Sứ Xanh", "Lớp Tiểu học", "whole", True
    )  # fmt: skip
    assert (second.attendance, second.passed) == ("whole", False)
    assert (third.attendance, third.passed) == ("absent", False)
    assert (fourth.attendance, fourth.passed) == ("absent", False), "blank beside marks"


def test_names_in_two_columns_and_classes_on_sheets_are_joined(tmp_path):
    lines = [["Họ và tên đệm", "Tên"], ["Nguyễn Văn", "Bình"], ["Nguyễn Văn", "Bình"]]
    people = read_people(book(tmp_path, sheets={"Lớp A": lines, "Lớp B": lines}), VI)
    assert [(p.name, p.group) for p in people.attendees] == [
        ("Nguyễn Văn Bình", "Lớp A"),
        ("Nguyễn Văn Bình", "Lớp B"),
    ]
    assert people.doubles == (
        "Nguyễn Văn Bình (Lớp A!B2, Lớp A!B3)",
        "Nguyễn Văn Bình (Lớp B!B2, Lớp B!B3)",
    )
    assert not people.has_results


def test_only_who_is_marked_as_there_gets_a_certificate(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    chosen = choose(shipped, people)
    assert [p.name for p in chosen.people] == [ROWS[0][1], ROWS[1][1]]
    assert [p.name for p in chosen.absent] == [ROWS[2][1], ROWS[3][1]]
    assert (chosen.halves, chosen.not_passed) == ((), ())
    content = certificates_pdf(shipped, VI, chosen.people, SIGNING)
    assert pages(content) == 2
    text = squashed(pdf_text(content)).upper()
    view = certificates_view(shipped, VI, chosen.people, SIGNING)
    wanted = [*view["signing"].values(), *(v for p in view["people"] for v in p.values())]
    assert [w for w in wanted if squashed(w).upper() not in text] == []
    assert squashed(VI.text("documents.certificates.nation")).upper() in text
    assert certificates_pdf(shipped, VI, chosen.people, SIGNING) == content
    assert all(inside for _, inside in fonts(content))
    assert {name for name, _ in fonts(content)} == {
        "LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic",
    }  # fmt: skip


def test_a_certificate_without_its_paper_s_data_leaves_room_for_the_pen(shipped, tmp_path):
    people = choose(shipped, read_people(usual(tmp_path), VI)).people
    content = certificates_pdf(shipped, VI, people[:1], Signing())
    assert pages(content) == 1
    text = squashed(pdf_text(content))
    assert squashed(VI.text("documents.certificates.date")) in text
    assert squashed(VI.text("documents.certificates.signs")).upper() in text


def test_a_certificate_with_much_to_say_stays_on_its_page(shipped):
    long = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nguyễn Thị Minh Khai"
    person = Attendee("Y Ƀhăm Niê Ƀuôn Yă", long, f"{long}, xã Sông Lam", "", "whole", None, "1980")
    signing = replace(
        SIGNING, issuer=long, venue=long, capacity="TM. Ban tổ chức hội nghị\nKT. Trưởng ban"
    )
    assert pages(certificates_pdf(shipped, VI, [person, person], signing)) == 2


def test_half_a_day_is_said_and_never_called_whole(shipped, tmp_path):
    rows = [
        ["Họ và tên", "Sáng", "Chiều"],
        ["Lê An", "x", "x"],
        ["Lê Bình", "x", ""],
        ["Lê Chi", "", ""],
    ]
    people = read_people(book(tmp_path, *rows), VI)
    chosen = choose(shipped, people)
    assert [p.name for p in chosen.people] == ["Lê An"]
    assert [p.name for p in chosen.halves] == ["Lê Bình"]
    assert [p.name for p in chosen.absent] == ["Lê Chi"]
    both = choose(shipped, people, Wanted(halves=True))
    view = certificates_view(shipped, VI, both.people, Signing())
    said = [p["attended"] for p in view["people"]]
    assert said == [
        VI.text("documents.certificates.attended.whole"),
        VI.text("documents.certificates.attended.morning"),
    ]


def test_a_list_without_marks_gives_certificates_only_on_somebody_s_word(shipped, tmp_path):
    for rows in ([["Họ và tên"], ["Lê Bữu"]], [["Họ và tên", "Có mặt"], ["Lê Bữu", ""]]):
        people = read_people(book(tmp_path, *rows), VI)
        with pytest.raises(Refused) as refused:
            choose(shipped, people)
        assert refused.value.code == "D110"
        assert "Lê Bữu" in refused.value.details["people"]
        assert len(choose(shipped, people, Wanted(all_present=True)).people) == 1


def test_a_pass_rule_counts_only_where_the_course_sets_one(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI)
    assert shipped.settings.pass_rule is None
    ruled = with_rule(shipped)
    chosen = choose(ruled, people)
    assert [p.name for p in chosen.people] == [ROWS[0][1]]
    assert [p.name for p in chosen.not_passed] == [ROWS[1][1]]
    text = pdf_text(certificates_pdf(ruled, VI, chosen.people, Signing()))
    assert squashed(RULE.name) in squashed(text)
    bare = read_people(book(tmp_path, ["Họ và tên"], ["Lê Bữu"]), VI)
    with pytest.raises(Refused) as refused:
        choose(ruled, bare)
    assert refused.value.code == "D108"


def test_classes_of_a_list_are_those_of_the_agenda(shipped, tmp_path):
    written = ["TH", "Tiểu học", "lớp tiểu học", "LỚP TH", "THCS", "Trung học cơ sở", "Lớp 9", ""]
    rows = [["Họ và tên", "Lớp"], *([f"Lê {chr(65 + n)}", text] for n, text in enumerate(written))]
    found = joined(shipped, read_people(book(tmp_path, *rows), VI), VI)
    assert [p.group for p in found.people] == [
        *["Lớp Tiểu học"] * 4, *["Lớp THCS"] * 2, "Lớp 9", "",
    ]  # fmt: skip
    assert found.unknown == ("Lớp 9",)


def test_people_stand_in_vietnamese_order_in_their_class(shipped):
    people = read_people(CASES / "names.xlsx", VI)
    found = joined(shipped, people, VI)
    assert [p.name for p in found.people] == sorted(
        [p.name for p in people.attendees], key=name_key
    )
    assert found.people[0].name == "Nguyễn Hoàng Ái"
    assert len(people.doubles) == 1, "Hoà and Hòa are one"


def test_an_attendance_list_names_everybody_by_class(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI).attendees
    content = attendance_pdf(shipped, VI, people, "22/02/2019")
    assert lacking(content, attendance_view(shipped, VI, people, "22/02/2019")) == []
    assert pages(content) == 2


def test_the_workbook_of_attendance_can_be_filled_in_and_read_again(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI).attendees
    content = attendance_xlsx(shipped, VI, people)
    assert attendance_xlsx(shipped, VI, people) == content, "the same bytes each time"
    filled = load_workbook(io.BytesIO(content))
    assert filled.sheetnames == ["Lớp Tiểu học", "Lớp THCS"]
    filled["Lớp THCS"]["F4"] = "vắng"
    filled.save(tmp_path / "filled.xlsx")
    again = read_people(tmp_path / "filled.xlsx", VI)
    assert [(p.name, p.group, p.attendance, p.passed) for p in again.attendees] == [
        (ROWS[0][1], "Lớp Tiểu học", "whole", True),
        (ROWS[1][1], "Lớp THCS", "afternoon", False),
        (ROWS[2][1], "Lớp THCS", "absent", False),
        (ROWS[3][1], "Lớp THCS", "absent", False),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_marks_and_birth_dates_survive_every_list_made_from_a_list(shipped, tmp_path, language):
    locale = Locale.load(language)
    kinds = ("whole", "morning", "afternoon", "half", "absent", None)
    people = tuple(
        Attendee(f"Lê {kind}", "HT", f"TH {n}", "Lớp A", kind, n % 2 == 0, f"0{n + 1}/02/1980")
        for n, kind in enumerate(kinds)
    )
    people = tuple(replace(p, passed=None) for p in people) if language == "en" else people
    path = tmp_path / "again.xlsx"
    path.write_bytes(attendance_xlsx(shipped, locale, people))
    again = read_people(path, locale)
    # an empty line beside marks is absent from then on
    assert list(again.attendees) == [*people[:-1], replace(people[-1], attendance="absent")]


DAYS = (date(2019, 2, 20), date(2019, 2, 21))
TWO_DAYS = [
    ["Họ và tên", "Ngày 20/2", "", "Ngày 21/2", ""], ["", "Sáng", "Chiều", "Sáng", "Chiều"],
    ["Lê An", "x", "x", "x", "x"], ["Lê Bình", "x", "v", "x", "x"], ["Lê Chi", *["v"] * 4],
    ["Lê Dung", "x", "1/2", "x", "x"],
]  # fmt: skip


def on_days(course: Course, days: tuple[date, ...], programme: str | None = None) -> Course:
    agenda = course.written_agenda
    return replace(
        course,
        workshop=Day(organiser=Organiser(name="Sở"), days=days),
        agenda=agenda.chosen(programme) if agenda else None,
    )


@pytest.mark.shipped_course
def test_over_two_days_every_session_counts(shipped, tmp_path):
    course = on_days(shipped, DAYS)
    people = read_people(book(tmp_path, *TWO_DAYS), VI, Options(days=DAYS))
    assert [p.attendance for p in people.attendees] == ["whole", "half", "absent", "half"]
    chosen = choose(course, people)
    assert [p.name for p in chosen.people] == ["Lê An"]
    assert [p.name for p in chosen.halves] == ["Lê Bình", "Lê Dung"]
    partly = choose(course, people, Wanted(halves=True)).people
    said = [p["attended"] for p in certificates_view(course, VI, partly, SIGNING)["people"]]
    text = VI.text
    assert said == [
        text("documents.certificates.attended.whole"),
        text("documents.certificates.attended.sessions", n=3, total=4),
        text("documents.certificates.attended.half"),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lists_for_several_sessions_have_a_column_for_each_and_are_read_again(
    shipped, tmp_path, language
):
    locale = Locale.load(language)
    course = on_days(shipped, DAYS)
    kinds = [(f"2019-02-2{n}", part) for n in (0, 1) for part in ("morning", "afternoon")]
    many = {
        "days set up": kinds,
        "numbered": [("", "1"), ("", "2"), ("", "3")],
        "days by number": [("1", ""), ("2", "")],
        "weekdays": [("w2", "evening"), ("w7", "morning")],
        "no year": [("0000-02-20", "evening"), ("0000-02-21", "evening")],
    }
    for own in many.values():
        marks = tuple((Session(*one), "whole" if n else "half") for n, one in enumerate(own))
        person = Attendee("Lê An", "HT", "TH A", "Lớp A", "half", None, sessions=marks)
        path = tmp_path / "again.xlsx"
        path.write_bytes(attendance_xlsx(course, locale, [person]))
        days = DAYS if own is kinds else ()
        assert read_people(path, locale, Options(days=days)).attendees == (person,)
        content = attendance_pdf(course, locale, [person], "20/02/2019")
        assert lacking(content, attendance_view(course, locale, [person], "20/02/2019")) == []


@pytest.mark.shipped_course
@pytest.mark.parametrize(
    ("days", "programme", "columns"),
    [
        (DAYS[:1], None, ["Ký buổi sáng", "Ký buổi chiều"]),
        (DAYS, None, ["Sáng 20/02", "Chiều 20/02", "Sáng 21/02", "Chiều 21/02"]),
        (DAYS, "two-evenings", ["Tối 20/02", "Tối 21/02"]),
    ],
)
def test_a_list_to_sign_has_the_sessions_of_its_programme(shipped, days, programme, columns):
    course = on_days(shipped, days, programme)
    person = Attendee("Lê An", "", "", "", "whole", None)
    view = attendance_view(course, VI, [person], "")
    assert view["sessions"] == columns
    assert view["groups"][0]["people"][0]["marks"] == ["x"] * len(columns)
    partly = replace(person, attendance="half")
    known = attendance_view(course, VI, [partly], "")["groups"][0]["people"][0]["marks"]
    assert set(known) == ({"nửa buổi"} if len(days) == 1 else {""})


def test_a_list_of_other_days_stops_with_its_columns_and_the_days(museum, tmp_path):
    cli = make_cli(console_for(museum(), "vi"))
    given = ["day", "--yes", "--organiser", "Sở", "--days"]
    assert CliRunner().invoke(cli, [*given, "20/02/2019, 22/02/2019"]).exit_code == 0
    names = book(tmp_path, *TWO_DAYS)
    out = tmp_path / "g.pdf"
    refused = CliRunner().invoke(cli, ["certificates", str(names), "--out", str(out)])
    assert refused.exit_code == 1 and not out.exists()
    for part in ("D127", "22/02/2019", "D1 “Ngày 21/2 – Sáng”"):
        assert part in refused.output
    assert CliRunner().invoke(cli, [*given, "20/02/2019, 21/02/2019"]).exit_code == 0
    done = CliRunner().invoke(cli, ["certificates", str(names), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert pages(out.read_bytes()) == 1


def test_names_of_all_peoples_are_complete(shipped):
    people = read_people(CASES / "dan-toc.xlsx", VI).attendees
    content = certificates_pdf(shipped, VI, people, SIGNING)
    assert shows_every_sign(content)
    text = squashed(pdf_text(content))
    assert [p.name for p in people if squashed(p.name) not in text] == []
    assert pages(content) == len(people)


def test_a_letter_that_no_font_has_stops_with_the_name(shipped, tmp_path):
    people = read_people(book(tmp_path, ["Họ và tên"], ["Lê Bữu"], ["Lê \u4e2d"]), VI).attendees
    with pytest.raises(Refused) as refused:
        certificates_pdf(shipped, VI, people, SIGNING)
    assert refused.value.code == "D115"
    assert refused.value.details["people"] == "Lê \u4e2d (Danh sách!A3)"


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
    chosen = choose(shipped, people, Wanted(all_present=True))
    text = squashed(pdf_text(certificates_pdf(shipped, VI, chosen.people, Signing())))
    assert [p.name for p in chosen.people if squashed(p.name) not in text] == []
    sheet = load_workbook(io.BytesIO(attendance_xlsx(shipped, VI, chosen.people))).worksheets[0]
    cells = [sheet.cell(row, 2) for row in range(4, 4 + len(odd))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Ghi chú", "Ngày"], ["x", "y"], ["x", "y"]], "D105"),
        ([["Họ và tên"], ["=CONCATENATE(1,2)"]], "D106"),
        ([["Họ và tên"], ["x" * (LONGEST + 1)]], "D107"),
        ([["Họ và tên", "Chức vụ"], ["", "Tổ trưởng"]], "D109"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(tmp_path, rows, code):
    with pytest.raises(RefusedWorkbook) as refused:
        read_people(book(tmp_path, *rows), VI)
    assert refused.value.code == code


def test_a_list_of_absent_people_gives_no_empty_file(shipped, tmp_path):
    people = read_people(book(tmp_path, HEAD, ROWS[2]), VI)
    with pytest.raises(Refused) as refused:
        choose(shipped, people)
    assert refused.value.code == "D109"


@pytest.mark.usefixtures("shipped_once")
def test_the_commands_say_what_they_wrote_and_what_they_refuse(tmp_path):
    cli = make_cli(console_for(ROOT, "vi"))
    names = usual(tmp_path)

    def run(*call: str):
        return CliRunner().invoke(cli, list(call))

    done = run("certificates", str(names), "--out", str(tmp_path / "c.pdf"), "--place", "Bến Cát")
    assert done.exit_code == 0, done.output
    assert "Đã ghi 2 giấy xác nhận" in done.output
    assert "Lê Bữu, Võ Trống" in done.output
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
    strange = book(tmp_path, ["x", "y"], ["x", "y"])
    done = run("attendance", str(strange), "--out", str(tmp_path / "d.pdf"))
    assert done.exit_code == 1
    assert "D105" in done.output
    assert not (tmp_path / "d.pdf").exists()


@pytest.mark.office
def test_libreoffice_shows_every_letter_of_the_attendance_workbook(shipped, tmp_path):
    people = read_people(usual(tmp_path), VI).attendees
    content = attendance_xlsx(shipped, VI, people)
    text = squashed(pdf_text(through_libreoffice(content, "list.xlsx", "pdf", tmp_path)))
    shown = [
        shipped.settings.title,
        *(VI.text(f"documents.attendance.{k}") for k in ("name", "role", "unit", "morning")),
    ]
    shown += [part for p in people for part in (p.name, p.role, p.unit, p.group)]
    assert [s for s in shown if squashed(s) not in text] == []
