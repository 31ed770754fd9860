"""A rule with a part that was not read: what was read stays, the hole is told, nothing is rated."""

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.loading.editing import CannotEdit
from generator.course.loading.rule_editing import set_conditions
from generator.course.opening import check_course
from tests.importing.legal_form import paragraphs
from tests.importing.spec import INVENTED_DATA, invented

MUSEUM = Path(__file__).parents[1] / "fixtures" / "museum"
STANDARD = "rubric_data/standards/guide-2031.yaml"
BRACKET = " (không tính người mới vào nghề)"


def taphuan(course, *arguments, typed=None, language="vi"):
    cli = make_cli(console_for(course, language))
    return CliRunner().invoke(cli, [*map(str, arguments)], input=typed)


def imported(tmp_path, change):
    """A course with the invented standard, imported from a text with one change."""
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    text = "\n".join(paragraphs(invented()))
    path = tmp_path / "circular.txt"
    path.write_text(change(text), encoding="utf-8")
    result = taphuan(root, "import", path, "--new", "guide-2031", language="en")
    assert result.exit_code == 0, result.output
    return root, result.output


@pytest.fixture
def holed(tmp_path):
    return imported(
        tmp_path, lambda t: t.replace("đạt mức giỏi trở lên;", f"đạt mức giỏi{BRACKET};")
    )


def ratings_of(root):
    data = yaml.safe_load((root / STANDARD).read_text(encoding="utf-8"))
    return {r["rating"]: r for r in data["rating_rule"]["ratings"]}


def wanted(number):
    """Conditions as the invented rule has them, with the ids of the imported standard."""
    conditions = [dict(c) for c in INVENTED_DATA[number]]
    for condition in conditions:
        if "named" in condition:
            condition["named"] = [c.replace("guide-", "guide-2031-") for c in condition["named"]]
    return conditions


def test_one_unread_bracket_keeps_all_that_was_read(holed):
    root, output = holed
    ratings = ratings_of(root)
    assert list(ratings) == ["dan_dat", "gioi", "vung", "buoc_dau", "chua_lam_duoc"]
    assert ratings["gioi"]["unread"] is True
    assert [r for r in ratings if ratings[r].get("unread")] == ["gioi"]
    for level, data in zip(("dan_dat", "vung", "buoc_dau"), (0, 2, 3), strict=True):
        assert ratings[level]["when"] == wanted(data)
    assert "không tính người mới vào nghề" in output.split("For a person to look at")[1]


def test_check_tells_the_hole_and_names_the_cure(holed):
    root, _output = holed
    checked = check_course(root)
    assert checked.errors == ()
    told = [p for p in checked.warnings if p.code == "L110"]
    assert [p.details["rating"] for p in told] == ["Đạt chuẩn ở mức giỏi"]
    plain, strict = taphuan(root, "check"), taphuan(root, "check", "--strict")
    assert "taphuan rule guide-2031" in plain.output
    assert "L110" in plain.output
    assert (plain.exit_code, strict.exit_code) == (0, 1)
    assert "L110" in strict.output


def test_a_rule_that_is_nowhere_becomes_marks_and_no_numbers(tmp_path):
    def without_rule(text):
        head, _mark, rest = text.partition("2. Xếp loại kết quả")
        return head + rest.partition("Chu kỳ đánh giá")[2]

    root, output = imported(tmp_path, without_rule)
    ratings = ratings_of(root)
    assert all(r["unread"] is True and "when" not in r for r in ratings.values())
    assert len(ratings) == 5
    assert "No article or clause" in output.split("For a person to look at")[1]
    assert check_course(root).errors == ()


def test_words_typed_by_a_person_fill_the_hole(holed):
    root, _output = holed
    typed = "mỗi tiêu chuẩn có ít nhất 1/2 số tiêu chí đạt mức giỏi; không quá 1/3 số tiêu chí dưới mức vững\ny\n"
    result = taphuan(root, "rule", "guide-2031", typed=typed)
    assert result.exit_code == 0, result.output
    assert BRACKET.strip(" ()") in result.output
    ratings = ratings_of(root)
    assert "unread" not in ratings["gioi"]
    assert ratings["gioi"]["when"] == wanted(1)
    assert [p.code for p in check_course(root).warnings if p.code == "L110"] == []
    assert "đã đủ điều kiện" in taphuan(root, "rule", "guide-2031").output


def test_words_that_are_not_understood_are_given_back_and_nothing_is_written(holed):
    root, _output = holed
    before = (root / STANDARD).read_bytes()
    for words in (
        "được hội đồng nhất trí",
        "các tiêu chí 1 và 99 đạt mức giỏi",
        "có tiêu chí chưa làm được",
    ):
        result = taphuan(root, "rule", "guide-2031", "--rating", "gioi", "--when", words, "--yes")
        assert (result.exit_code, "Chưa hiểu" in result.output) == (1, True), words
        assert (root / STANDARD).read_bytes() == before


def test_a_condition_that_breaks_the_rule_is_refused(holed):
    """Otherwise in the middle would swallow the ratings below it."""
    root, _output = holed
    before = (root / STANDARD).read_bytes()
    words = "các trường hợp còn lại"
    result = taphuan(root, "rule", "guide-2031", "--rating", "gioi", "--when", words, "--yes")
    assert (result.exit_code, "L109" in result.output) == (1, True)
    assert (root / STANDARD).read_bytes() == before


def test_enter_leaves_a_rating_as_it_is(holed):
    root, _output = holed
    before = (root / STANDARD).read_bytes()
    result = taphuan(root, "rule", "guide-2031", typed="\n")
    assert (result.exit_code, "Để nguyên" in result.output) == (0, True)
    assert (root / STANDARD).read_bytes() == before


def test_wrong_calls_of_rule(holed):
    root, _output = holed
    assert taphuan(root, "rule", "nobody").exit_code == 2
    assert taphuan(root, "rule", "guide-2031", "--rating", "nobody").exit_code == 2


RULE = """\
rating_rule:
  # why this rule
  ratings:
    - rating: high
      name: High
      unread: true
      when:
        - every: criterion
          at_least: solid

    - rating: low   # the rest
      otherwise: true
      unread: true
"""


def test_only_the_condition_of_a_rating_is_written_anew():
    edited = set_conditions(RULE, 0, [{"share": "2/3", "at_least": "solid"}])
    assert edited == RULE.replace("      unread: true\n      when:", "      when:", 1).replace(
        "        - every: criterion\n          at_least: solid",
        "        - share: 2/3\n          at_least: solid",
    )
    assert set_conditions(RULE, 1, []) == RULE.removesuffix("      unread: true\n")


def test_a_rating_in_brackets_is_left_to_a_person():
    with pytest.raises(CannotEdit):
        set_conditions("rating_rule:\n  ratings: [{rating: a, otherwise: true}]\n", 0, [])


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("hai phần ba số tiêu chí", "0% số tiêu chí"),
        ("hai phần ba số tiêu chí", "5/3 số tiêu chí"),
        ("ít nhất 1/2 số tiêu chí đạt từ mức bước đầu", "ít nhất 12 tiêu chí đạt từ mức bước đầu"),
    ],
)
def test_an_amount_that_cannot_be_is_a_hole_and_no_rule(tmp_path, good, bad):
    """A digit that was lost or doubled: told with its words, nobody is rated, the rest stays."""
    root, output = imported(tmp_path, lambda t: t.replace(good, bad))
    ratings = ratings_of(root)
    assert len([r for r in ratings if ratings[r].get("unread")]) == 1
    assert " ".join(bad.split()[:4]).split(" đạt")[0] in output.split("For a person to look at")[1]
    assert [p.code for p in check_course(root).warnings if p.code == "L110"] == ["L110"]


def test_a_part_that_no_data_can_hold_is_refused_by_the_text_s_own_line(tmp_path):
    """A level whose name is no name (words glued together): told of the document, nothing is
    written."""
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    text = "\n".join(paragraphs(invented())).replace("dẫn dắt", "dẫndắt" * 12)
    path = tmp_path / "circular.txt"
    path.write_text(text, encoding="utf-8")
    result = taphuan(root, "import", path, "--new", "guide-2031", language="en")
    assert (result.exit_code, "I120" in result.output) == (1, True), result.output
    assert invented().number in result.output
    assert not (root / STANDARD).exists()
