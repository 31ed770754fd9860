"""Points of a circular become data where they are whole; every hole in them is told."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course
from generator.importing.found import FoundCondition
from generator.importing.reading import read_bytes
from generator.importing.recognising import recognise
from generator.importing.rule_phrases import Vocabulary, read_phrase
from tests.importing.legal_form import paragraphs
from tests.importing.points import _at_labels, _most_points, by_points, worth
from tests.importing.spec import invented

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
LINES = _at_labels(invented()).decode().split("\n")
WORDS = Vocabulary(("chua dat", "dat"), ("1", "2", "3"), {}, Fraction(100), True)


def read(lines):
    return recognise(read_bytes("document.txt", "\n".join(lines).encode()))


def told(found):
    return [(x.why, x.text) for x in found.doubts]


def changed(old, new, lines=LINES):
    assert any(old in x for x in lines)
    return [x.replace(old, new) for x in lines]


def points(kind, amount, upto=""):
    return FoundCondition(kind, "", amount, upto=upto)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("từ 80 điểm trở lên", points("total_points", "80")),
        ("tổng điểm đạt từ 80 đến 100 điểm", points("total_points", "80", "100")),
        ("từ 65 điểm đến dưới 80 điểm", points("total_points", "65", "<80")),
        ("tổng số điểm các tiêu chí đạt từ 62,5 đến dưới 80 điểm",
         points("total_points", "62.5", "<80")),
        ("đạt 80 điểm trở lên", points("total_points", "80")),
        ("tối thiểu 80 điểm", points("total_points", "80")),
        ("dưới 50 điểm", points("not_total_points", "50")),
        ("đạt từ 80 % tổng số điểm trở lên", points("points_share", "80/100")),
        ("điểm trung bình các tiêu chí đạt từ 8,5 trở lên", points("mean_points", "8.5")),
    ],
)  # fmt: skip
def test_points_in_words_become_conditions(sentence, wanted):
    phrase = read_phrase(sentence, WORDS)
    assert (list(phrase.conditions), phrase.unread) == ([wanted], ())


@pytest.mark.parametrize(
    "sentence",
    ["từ 101 điểm trở lên", "trên 80 điểm", "từ 80 đến 65 điểm", "từ 0 điểm trở lên",
     "từ 120 % tổng số điểm trở lên", "khoảng 80 điểm"],
)  # fmt: skip
def test_points_that_cannot_be_or_are_open_are_given_back(sentence):
    phrase = read_phrase(sentence, WORDS)
    assert (phrase.conditions, bool(phrase.unread)) == ((), True)


def test_a_document_without_points_has_no_rule_of_points():
    spec = by_points(invented())
    found = read(paragraphs(spec))
    assert {d for r in found.rule.ratings for d in r.doubts} >= {"unread", "no_condition"}


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("(việc số 3)", "(việc số 3)", None),
        ("Mức vững (5 điểm): Người dẫn tự kể", "Mức vững: Người dẫn tự kể",
         ("points_missing", "2: vững")),
        ("Mức vững (5 điểm): Người dẫn tự kể", "Mức vững (50 điểm): Người dẫn tự kể",
         ("points_falling", "2: 0, 2.5, 50, 7.5, 10")),
        ("Mức vững (5 điểm): Người dẫn tự kể", "Mức vững (từ 4 đến 6 điểm): Người dẫn tự kể",
         ("points_seen", "2: từ 4 đến 6 điểm")),
        ("Năng lực kể chuyện", "Năng lực kể chuyện (12 điểm)",
         ("points_differ", "2: 12 / 0, 2.5, 5, 7.5, 10")),
        ("Tiêu chuẩn 1. Phẩm chất", "Tiêu chuẩn 1. Phẩm chất (35 điểm)",
         ("points_sum", "1: 35 / 30")),
        ("Chuẩn gồm 3 tiêu chuẩn, 11 tiêu chí.",
         "Chuẩn gồm 3 tiêu chuẩn, 11 tiêu chí; tổng điểm là 100 điểm.",
         ("points_total", "100 / 110")),
    ],
)  # fmt: skip
def test_points_that_disagree_are_told(old, new, doubt):
    found = read(changed(old, new))
    assert len(found.criteria) == 11
    assert all(len(c.levels) == 4 for c in found.criteria)
    fresh = set(told(found)) - set(told(read(LINES)))
    assert fresh >= ({doubt} if doubt else set())
    assert bool(fresh) == bool(doubt)


@pytest.mark.parametrize(
    ("old", "new"),
    [("dưới 99 điểm", "dưới 98 điểm"), ("dưới 99 điểm", "99 điểm"), ("từ 99 điểm", "từ 97 điểm")],
)
def test_a_band_that_leaves_a_gap_is_a_hole(old, new):
    """77 to below 98 under "from 99": what is 98? Nobody is rated before a person has said it."""
    found = read(changed(old, new))
    assert [(r.level, r.doubts) for r in found.rule.ratings if r.doubts] == [("gioi", ("bands",))]


def imported(tmp_path, name, content):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    path = tmp_path / name
    path.write_bytes(content)
    cli = make_cli(console_for(root, "en"))
    result = CliRunner().invoke(cli, ["import", str(path), "--new", "guide-2031"])
    assert result.exit_code == 0, result.output
    data = (root / "rubric_data/standards/guide-2031.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(data), root


def test_points_and_bands_become_a_standard_that_rates(tmp_path):
    data, root = imported(tmp_path, "circular.txt", "\n".join(LINES).encode())
    assert [x["points"] for x in data["scale"]] == [0, 2.5, 5, 7.5, 10]
    assert [r.get("when") for r in data["rating_rule"]["ratings"]] == [
        [{"total_points": n}] for n in (99, 77, 55, 33)
    ] + [None]
    checked = check_course(root)
    assert checked.errors == ()
    assert "L110" not in {p.code for p in checked.problems}


def test_criteria_with_points_of_their_own_keep_them(tmp_path):
    data, _root = imported(
        tmp_path, "circular.txt",
        "\n".join(changed("Mức dẫn dắt (10 điểm): Người dẫn được đồng nghiệp mời dự khi kể",
                          "Mức dẫn dắt (12 điểm): Người dẫn được đồng nghiệp mời dự khi kể")).encode(),
    )  # fmt: skip
    assert "points" not in data["scale"][0]
    criteria = [c for g in data["groups"] for c in g["criteria"]]
    assert [c["points"]["dan_dat"] for c in criteria] == [10, 12, *[10] * 9]


def test_ratings_with_names_of_their_own_stand_over_met_and_not_met(tmp_path):
    data, root = imported(tmp_path, "circular.html", _most_points(invented()))
    ratings = data["rating_rule"]["ratings"]
    assert [r["rating"] for r in ratings] == ["xuat_sac", "tot", "chua_hoan_thanh"]
    assert [r.get("when") for r in ratings[:2]] == [[{"total_points": 50}], [{"total_points": 40}]]
    assert ratings[2]["otherwise"] is True
    assert not any("level" in r for r in ratings)
    checked = check_course(root)
    assert checked.errors == ()


def test_a_rating_typed_in_points_is_understood(tmp_path):
    lines = changed("dưới 99 điểm", "dưới 98 điểm")
    _data, root = imported(tmp_path, "circular.txt", "\n".join(lines).encode())
    cli = make_cli(console_for(root, "vi"))
    words = "tổng điểm từ 77 đến dưới 99 điểm"
    arguments = ["rule", "guide-2031", "--rating", "gioi", "--when", words, "--yes"]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, "tổng điểm từ 77" in result.output) == (0, True), result.output
    data = yaml.safe_load((root / "rubric_data/standards/guide-2031.yaml").read_text("utf-8"))
    assert data["rating_rule"]["ratings"][1]["when"] == [{"total_points": 77}]
    assert "unread" not in data["rating_rule"]["ratings"][1]


def test_points_are_shown_beside_the_level_in_the_report(tmp_path):
    path = tmp_path / "circular.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    result = CliRunner().invoke(make_cli(console_for(MUSEUM, "en")), ["import", str(path)])
    assert f"vững ({worth(1)} points)" in result.output
