"""`taphuan opinions`: boards and result files become proposals by criterion, with their sources."""

import json

import openpyxl
import pytest
from board_support import class_of, dossiers_of, result_file
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from tests.conftest import ROOT
from tests.courses import course_at

pytestmark = pytest.mark.usefixtures("shipped_once")

HELD = "ngày 22/02/2019"


@pytest.fixture(scope="module")
def course():
    return course_at(ROOT)


def decision(dossier, criterion, level="", at=1, **parts):
    texts = {"words": "", "lesson": "", "question": "", "held": HELD, "classId": "primary"}
    return {
        "exercise": dossier.id, "criterion": criterion, "level": level,
        "at": f"2019-02-22T0{at}:00:00Z", **texts, **parts,
    }  # fmt: skip


def opinion(number, page, text, kind="level"):
    return {
        "id": f"{number:016x}", "page": page, "title": "Trang", "kind": kind, "text": text,
        "at": "2019-02-22T03:00:00Z",
    }  # fmt: skip


def board(course, decisions, texts=(), version=1):
    entries = [{"name": f"{n}.json", "text": text} for n, text in enumerate(texts)]
    return json.dumps({
        "format": "taphuan-board", "version": version, "savedAt": "2019-02-22T09:00:00Z",
        "course": {"id": course.settings.id, "version": "1"}, "entries": entries, "sheets": [],
        "oneName": [], "decisions": decisions,
    })  # fmt: skip


def run(*arguments):
    return CliRunner().invoke(make_cli(console_for(ROOT, "vi")), ["opinions", *map(str, arguments)])


def rows_of(path):
    sheet = openpyxl.load_workbook(path)["Đề xuất"]
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_keys_words_questions_and_opinions_stand_by_criterion_with_sources(course, tmp_path):
    dossier = next(d for d in dossiers_of(course, "primary") if d.standard == "teacher-2018")
    rating = dossier.ratings[2]
    other = next(
        level
        for level in course.standard("teacher-2018").level_ids
        if level not in (rating.level, *rating.accept)
    )
    first = board(
        course,
        [
            decision(dossier, rating.criterion, other, words="=cmd()", question="Sở hướng dẫn?"),
            decision(dossier, rating.criterion, rating.level, classId="lower_secondary"),
            decision(dossier, "gone-c01", "tot", lesson="Đừng mất câu này."),
        ],
        [
            *dict(class_of(course, [dossier], 1, 3)).values(),
            "QR:abc",
            result_file(
                course,
                "Lan",
                [],
                opinions=[
                    opinion(1, "primary/teacher-2018/c03", "Chưa rõ chữ."),
                    opinion(2, "nowhere", "Ở đâu cũng được."),
                    opinion(3, "primary/teacher-2018/c03", "Đã rút lại."),
                ],
            ),
        ],
    )
    second = board(
        course,
        [
            decision(dossier, rating.criterion, other, at=2, words="mới hơn"),
            decision(dossier, rating.criterion, other, held="ngày 1/3/2020"),
        ],
        [result_file(course, "Lan", [], opinions=[], removed=[f"{3:016x}"])],
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(first, "utf-8")
    (tmp_path / "in" / "b.json").write_text("\ufeff" + second, "utf-8")
    out = tmp_path / "de-xuat.xlsx"
    done = run(tmp_path / "in", "--out", out)
    assert done.exit_code == 0, done.output
    found = rows_of(out)
    name = course.standard("teacher-2018").criterion(rating.criterion).name
    own = [row for row in found if row[0].endswith(name)]
    kinds = [row[1] for row in own]
    said = next(kind.name for kind in course.settings.opinions if kind.id == "level")
    assert kinds == ["Đáp án", "Mô tả mức, dấu hiệu", said]
    key = own[0]
    assert key[3].startswith("2 lớp thống nhất mức ") and "mới hơn" in key[3]
    assert "ngày 22/02/2019" in key[4] and "ngày 1/3/2020" in key[4] and "b.json" in key[4]
    path, _, line = key[5].rpartition(":")
    text = (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1]
    assert text.strip() == f"level: {rating.level}" or f"level: {rating.level}" in text
    assert own[2][3] == "Chưa rõ chữ." and own[2][5].count("\n") == 1
    everything = json.dumps(found, ensure_ascii=False)
    assert "Đừng mất câu này." in everything and "Ở đâu cũng được." in everything
    assert "Đã rút lại." not in everything and "Lan" not in everything
    assert "=cmd()" not in everything, "a newer text of the same talk counts"
    assert [row for row in found if row[1] == "Câu hỏi gửi Sở"] == []


def test_a_level_that_the_key_accepts_is_no_proposal(course, tmp_path):
    dossier = dossiers_of(course, "primary")[0]
    rating = dossier.ratings[0]
    path = tmp_path / "board.json"
    path.write_text(board(course, [decision(dossier, rating.criterion, rating.level)]), "utf-8")
    done = run(path, "--out", tmp_path / "x.xlsx")
    assert done.exit_code == 0, done.output
    assert rows_of(tmp_path / "x.xlsx") == []


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "taphuan-board"}', "9" * 99])
def test_what_is_no_board_stops_with_its_name_and_writes_nothing(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    done = run(path, "--out", tmp_path / "out.xlsx")
    assert done.exit_code == 1
    assert "D130" in done.output and "x.json" in done.output
    assert not (tmp_path / "out.xlsx").exists()


def test_other_courses_and_empty_boards_are_told(course, tmp_path):
    path = tmp_path / "x.json"
    path.write_text(board(course, []), "utf-8")
    assert "D131" in run(path, "--out", tmp_path / "o.xlsx").output
    other = board(course, []).replace(course.settings.id, "another")
    path.write_text(other, "utf-8")
    assert "D102" in run(path, "--out", tmp_path / "o.xlsx").output
    assert run(path, "--out", tmp_path / "o.txt").exit_code == 2
    assert "D130" in run(tmp_path / "none.json", "--out", tmp_path / "o.xlsx").output
