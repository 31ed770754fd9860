"""Certificates by attendance, the board's file and the pass rule together."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from documents.reading import pdf_text, squashed
from documents.test_attendance import ROOT, RULE, VI, book, with_rule
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.course import Course
from generator.course.opening import open_course
from generator.outputs.documents.passing import Refused, read_passing, with_board
from generator.sheets.people import Options, People, read_people
from generator.site.pages.board import target_payload
from tests.courses import course_at

HEAD = ["Họ và tên", "Đơn vị", "Có mặt", "Kết quả"]


@pytest.fixture(scope="module")
def ruled() -> Course:
    return with_rule(course_at(ROOT))


def board(path: Path, *people: tuple[str, str], **other: object) -> Path:
    """A board's file as the board writes it (tests/browser/test_board.py holds its form)."""
    passing = {
        "rule": target_payload(RULE),
        "people": [{"name": name, "state": state} for name, state in people],
        "nameless": 1,
    }
    file = {
        "format": "taphuan-board", "version": 1, "savedAt": "2027-01-09T10:00:00Z",
        "course": {"id": course_at(ROOT).settings.id, "version": "1"},
        "entries": [], "sheets": [], "oneName": [], "passing": passing,
    }  # fmt: skip
    path.write_text(json.dumps(file | other), encoding="utf-8")
    return path


def listed(tmp_path: Path, *rows: list[str]) -> People:
    return read_people(book(tmp_path, HEAD, *rows), VI, Options(open_results=True))


def test_the_board_says_who_has_passed_by_name(ruled, tmp_path):
    people = listed(
        tmp_path,
        ["Lê Thị Hoà", "A", "x", ""],
        ["Đỗ Bình", "A", "x", ""],
        ["Võ Chi", "B", "x", ""],
        ["Hồ Giấy", "B", "x", "đạt"],
        ["Hồ Không", "B", "x", ""],
        ["Hồ Vở", "B", "x", "đạt"],
    )
    told = [("lê thị hòa", "met"), ("Đỗ Bình", "notMet"), ("Võ Chi", "few"), ("Hồ Vở", "few")]
    found = with_board(people, read_passing(ruled, board(tmp_path / "b.json", *told)))
    passed = {p.name: p.passed for p in found.people.attendees}
    assert passed == {
        "Lê Thị Hoà": True, "Đỗ Bình": False, "Võ Chi": False, "Hồ Giấy": True,
        "Hồ Không": False, "Hồ Vở": True,
    }  # fmt: skip
    assert [p.name for p in found.missing] == ["Hồ Không"]
    assert found.nameless == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "told", "code"),
    [
        ([["Lê An", "A", "x", ""]], [("Lê An", "met"), ("LÊ AN", "notMet")], "D120"),
        ([["Lê An", "A", "x", ""], ["Lê An", "B", "x", ""]], [("Lê An", "met")], "D120"),
        ([["Lê An", "A", "x", "đạt"]], [("Lê An", "notMet")], "D121"),
        ([["Lê An", "A", "x", "chưa"]], [("Lê An", "met")], "D121"),
    ],
)
def test_nobody_passes_by_a_name_that_is_not_theirs_alone(ruled, tmp_path, rows, told, code):
    passing = read_passing(ruled, board(tmp_path / "b.json", *told))
    with pytest.raises(Refused) as refused:
        with_board(listed(tmp_path, *rows), passing)
    assert refused.value.code == code
    assert "Lê An (Danh sách!A2)" in refused.value.details["people"]


def test_two_of_one_name_may_be_decided_by_the_list(ruled, tmp_path):
    rows = [["Lê An", "A", "x", "đạt"], ["Lê An", "B", "x", "chưa"]]
    passing = read_passing(ruled, board(tmp_path / "b.json", ("Lê An", "met")))
    found = with_board(listed(tmp_path, *rows), passing)
    assert [p.passed for p in found.people.attendees] == [True, False]


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        (None, "D118", "missing"),
        ("{", "D118", "damaged"),
        ('{"format": "taphuan-result"}', "D118", "not_only_a_board"),
        ("[" * 200_000, "D118", "damaged"),
    ],
)
def test_what_is_no_board_is_refused(ruled, tmp_path, text, code, reason):
    path = tmp_path / "b.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_passing(ruled, path)
    assert (refused.value.code, refused.value.details["reason"]) == (code, reason)


@pytest.mark.slow
def test_another_course_another_rule_and_no_rule_are_told(ruled, tmp_path):
    for other, code in (
        ({"course": {"id": "other"}}, "D102"),
        ({"passing": None}, "D119"),
        ({"passing": {"rule": {}, "people": [], "nameless": 0}}, "D119"),
    ):
        with pytest.raises(Refused) as refused:
            read_passing(ruled, board(tmp_path / "b.json", **other))
        assert refused.value.code == code
    settings = ruled.settings.model_copy(
        update={"pass_rule": RULE.model_copy(update={"exact_share": "4/5"})}
    )
    with pytest.raises(Refused):
        read_passing(replace(ruled, settings=settings), board(tmp_path / "b.json"))


@pytest.mark.slow
def test_the_command_takes_the_three_together(museum, tmp_path):
    rule = (
        "pass_rule: {name: Pass, minimum_items: 7, exact_share: 3/4, discrepant_at_most: 0, "
        "same_overall_rating: false, lean_below: 1/2}\n"
    )
    root = museum()
    cli = make_cli(console_for(root, "vi"))
    names = book(
        tmp_path, HEAD, ["Lê An", "A", "x", ""], ["Lê Bình", "A", "", ""], ["Lê Chi", "A", "x", ""]
    )

    def run(out: str):
        call = [
            "certificates",
            str(names),
            "--board",
            str(tmp_path / "b.json"),
            "--out",
            str(tmp_path / out),
        ]
        return CliRunner().invoke(cli, call)

    settings = root / "rubric_data/course.yaml"
    assert run("none.pdf").exit_code == 2, "no rule"
    settings.write_text(settings.read_text("utf-8") + rule, encoding="utf-8")
    course = open_course(root)
    passing = {
        "rule": target_payload(course.settings.pass_rule),
        "people": [{"name": n, "state": "met"} for n in ("Lê An", "Lê Bình")],
        "nameless": 0,
    }
    board(tmp_path / "b.json", course={"id": course.settings.id}, passing=passing)
    done = run("c.pdf")
    assert done.exit_code == 0, done.output
    text = squashed(pdf_text((tmp_path / "c.pdf").read_bytes()))
    assert "LêAn" in text and "LêBình" not in text and "LêChi" not in text
    assert "Không thấy tên trên bảng lớp" in done.output and "Lê Chi" in done.output
    (tmp_path / "b.json").write_text("{}", encoding="utf-8")
    refused = run("d.pdf")
    assert refused.exit_code == 1 and "D118" in refused.output
    assert not (tmp_path / "d.pdf").exists()
