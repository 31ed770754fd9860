"""Cells as people fill them: words instead of codes, real dates, the rule in words, slips told."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.model.rule import CONDITION_KEYS
from generator.course.opening import open_course
from generator.importing.rule_asking import typed_conditions
from generator.locale import LANGUAGES, Locale
from generator.sheets.changes import Change
from generator.sheets.choosing import words_of
from generator.sheets.rule_cells import rule_words
from generator.sheets.warning import warnings_of
from tests.courses import course_at
from tests.importing.figures import shipped

STANDARD = "rubric_data/standards/guide-2030.yaml"


def run(root, *arguments):
    result = CliRunner().invoke(make_cli(console_for(root, "en")), ["sheet", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def exported(museum, tmp_path):
    root = museum()
    file = tmp_path / "book.xlsx"
    code, output = run(root, "export", "--out", file)
    assert code == 0, output
    return root, file


def fill(file, sheet, key, row, value):
    """Put a value into the cell of a row (counted from the first of the data)."""
    book = load_workbook(file)
    letter = next(c.column_letter for c in book[sheet][1] if c.value == key)
    cell = book[sheet][f"{letter}{row + 3}"]
    old = cell.value
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    book.save(file)
    return old


def test_words_of_a_list_become_its_codes(exported):
    root, file = exported
    words = words_of(open_course(root), Locale.load("en"))
    word = next(w for w, code in words["kinds"].items() if code == "minutes")
    old = fill(file, "Dossier evidence", "kind", 1, word.upper())
    assert old != "minutes"
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output
    assert "minutes" in output
    assert fill(file, "Dossier evidence", "kind", 1, old) == word.upper()


def test_a_word_that_is_in_no_list_is_refused(exported):
    root, file = exported
    fill(file, "Dossier evidence", "kind", 1, "something")
    assert run(root, "import", file)[0] == 1


def test_a_word_for_two_levels_stands_for_none():
    class Course:
        standards = (shipped("teacher-2018"), shipped("principal-2018"))
        school_levels = ()

    words = words_of(Course, Locale.load("vi"))
    assert words["levels"]["chưa đạt"] == "chua_dat"
    assert words["kinds"]["biên bản"] == "minutes"
    level = type("L", (), {"name": "Đạt", "id": "other"})
    rule = type("R", (), {"ratings": ()})
    same = type("S", (), {"scale": [level], "short": "Same", "id": "same", "rating_rule": rule})

    class Two(Course):
        standards = (*Course.standards, same)

    assert "đạt" not in words_of(Two, Locale.load("vi"))["levels"]


def test_a_real_date_becomes_day_month_year(exported):
    root, file = exported
    fill(file, "Dossier evidence", "dated", 1, date(2030, 3, 5))
    code, output = run(root, "import", file)
    assert code == 0, output
    assert "05/3/2030" in output


def test_a_real_date_in_another_column_is_refused(exported):
    root, file = exported
    fill(file, "Dossier evidence", "title", 1, date(2030, 3, 5))
    code, output = run(root, "import", file)
    assert (code, "X111" in output) == (1, True)


def test_the_rule_is_edited_in_words(exported):
    """A third written as three ninths: another condition that rates nobody differently."""
    root, file = exported
    old = fill(file, "Rating rule", "when", 2, "")
    assert "1/3" in old
    fill(file, "Rating rule", "when", 2, old.replace("1/3", "3/9"))
    code, output = run(root, "import", file, "--yes")
    assert code == 0, output
    data = yaml.safe_load((root / STANDARD).read_text(encoding="utf-8"))
    when = data["rating_rule"]["ratings"][1]["when"]
    assert [str(c.get("no_more_than")) for c in when] == ["None", "3/9", "None"]
    assert [c.get("named") for c in when][-1] == ["guide-2030-g3"]


def test_words_of_a_rule_that_mean_nothing_are_refused(exported):
    root, file = exported
    before = (root / STANDARD).read_bytes()
    fill(file, "Rating rule", "when", 2, "when the jury likes it")
    code, output = run(root, "import", file, "--yes")
    assert (code, "X123" in output) == (1, True)
    assert (root / STANDARD).read_bytes() == before


GALLERY = course_at(Path(__file__).parents[1] / "fixtures/gallery")
RULES = ["teacher-2018", "principal-2018", "lesson", "digital", "ward", "project"]


@pytest.mark.parametrize("standard_id", RULES)
def test_the_rule_s_words_are_read_back_as_the_same_conditions(standard_id):
    ours = standard_id in GALLERY.settings.standards
    standard = GALLERY.standard(standard_id) if ours else shipped(standard_id)
    value = standard.model_dump()
    for rating in standard.rating_rule.ratings:
        if rating.when:
            words = rule_words(value, rating.model_dump(), Locale.load("vi"))
            conditions, strange = typed_conditions(standard, words)
            assert strange == ()
            assert conditions == [
                {k: sorted(v) if isinstance(v, tuple) else v for k, v in c.model_dump().items()}
                for c in rating.when
            ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tổng điểm từ 12,5", [{"total_points": 12.5}]),
        ("tổng điểm từ 4/5 số điểm cao nhất có thể có", [{"points_share": "4/5"}]),
        ("mean of the points from 3; mỗi tiêu chuẩn có điểm trung bình từ 2.5",
         [{"mean_points": 3}, {"each_group_mean": 2.5}]),
        ("tổng điểm từ 18", None),  # 17.5 is the most
        ("tổng điểm từ 5/4 số điểm cao nhất có thể có", None),
        ("tổng điểm từ 4/0 số điểm cao nhất có thể có", None),
        ("tổng điểm từ 0", None),
        ("mỗi tiêu chuẩn có điểm trung bình từ 1/2", None),
    ],
)  # fmt: skip
def test_points_are_changed_in_the_words_that_the_cell_shows(words, found):
    conditions, strange = typed_conditions(GALLERY.standard("digital"), words)
    assert (conditions == found and strange == ()) if found else strange


def change(cell, new, old="", place=("x",)):
    return Change(cell, "a.yaml", place, old, new, new, ())


LONG = "the guide carries the whole tour alone"


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([change("S!B4", "held on 30/02/2030")], ["X120"]),
        ([change("S!B4", "held on 28/02/2030")], []),
        ([change("S!B4", LONG), change("S!B5", LONG)], ["X121"]),
        ([change("S!B4", "Minutes 1"), change("S!B5", "Minutes 2")], ["X121"]),
        ([change("S!B4", "short"), change("S!B5", "short")], []),
        ([change("S!B4", LONG), change("S!B6", LONG)], []),
        (
            [
                change("S!C4", LONG, LONG + " now", ("levels", "a", "summary")),
                change("S!C9", LONG + " now", LONG, ("levels", "b", "summary")),
            ],
            ["X122"],
        ),
    ],
)
def test_slips_are_told(changes, codes):
    assert [p.code for p in warnings_of(changes)] == codes


def test_every_condition_that_a_rule_knows_has_words_for_its_cell():
    """A kind of condition without words would stop the export of a whole workbook."""
    for language in LANGUAGES:
        locale = Locale.load(language)
        lacking = [k for k in CONDITION_KEYS if not locale.has(f"importing.condition.{k}")]
        assert lacking == []
