"""Natural mistakes: the cause is told first, alone, in the reader's words, and its cure works."""

import re
import shutil
from pathlib import Path
from typing import Annotated

import pytest
import yaml
from pydantic import Field

from generator.commands.new_course import course_files
from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.opening import check_course
from generator.locale import Locale
from generator.locale.wording import problem_report, short_report
from generator.outputs.mkdocs.written import with_written_pages
from tests.test_cli import run

MISTAKES = yaml.safe_load((Path(__file__).parent / "cases/mistakes.yaml").read_text("utf-8"))
FILES = course_files("demo", "en", "rubric")
OPEN = {"C101", "C102"}
"""What a new course leaves to write."""
PYTHON = re.compile(
    r"\bNone\b|\bTuple\b|\btuple\b|\bdict\b|Error\b|\{'|\('|', '|\^\[|\(root\)|pydantic|validation"
)
ENGLISH = re.compile(
    r"\b(while|expected|found|should|must|line|with|are|not found|No such|did you|write|key)\b"
)
"""Words that no Vietnamese sentence of ours has; keys of the data have none of them alone."""


@pytest.fixture
def course(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def change(root, edits):
    for name, pairs in edits.items():
        path = root / name
        text = path.read_text("utf-8")
        for old, new in pairs or [[text, ""]]:
            assert old in text, (name, old)
            text = text.replace(old, new, 1) if old else new
        path.write_text(text, "utf-8")


def problems_of(root):
    checked = with_written_pages(root, check_course(root))
    return [p for p in checked.problems if p.code not in OPEN]


def test_there_are_many():
    assert len(MISTAKES) >= 60
    assert len({case["mistake"] for case in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"].replace(" ", "-"))
def test_the_cause_is_told_first_and_its_cure_works(course, case):
    change(course, case["edit"])
    problems = problems_of(course)
    assert f"{problems[0].where}: {problems[0].code}" == case["says"]
    assert problems[0].where.line > 0, "with a line"
    assert len(problems) == case["told"] <= 2, "no cascade"
    for language in ("en", "vi"):
        report = problem_report(problems, Locale.load(language))
        assert not PYTHON.search(report), report
        words = re.sub(r"“[^”]*”|[\w-]+: \S+|\(.*?\)", "", report)
        assert language == "en" or not ENGLISH.search(words), report
        for told in re.findall(r"(?:did you mean|muốn viết) “?([^”?]+)”?\?", report):
            assert told not in re.findall(r"“([^”]+)”", report.split("did you")[0].split("muốn")[0])
    change(course, case["cure"])
    assert problems_of(course) == [], "the cure works"


def test_a_doubled_level_is_told_once_on_the_shipped_data(tmp_path):
    """It was told 281 times, the cause in line 403."""
    root = Path(__file__).parents[1]
    for top in ("rubric_data", "exercises", "docs"):
        shutil.copytree(root / top, tmp_path / top)
    path = tmp_path / "rubric_data/standards/teacher-2018.yaml"
    text = path.read_text("utf-8")
    assert "id: kha" in text
    path.write_text(text.replace("id: kha", "id: dat", 1), "utf-8")
    errors = check_course(tmp_path).errors
    assert errors[0].code == "R101" and errors[0].where.path.endswith("teacher-2018.yaml")
    assert len(errors) <= 3, [str(e.where) + e.code for e in errors]


def test_a_fault_without_words_of_its_own_is_told_without_python():
    shape = Annotated[int, Field(multiple_of=2)]
    record, problems = make_record(shape, read_document("x.yaml", "3\n"))
    assert record is None and [p.code for p in problems] == ["S199"]
    assert not PYTHON.search(problem_report(problems, Locale.load("en")))


def test_many_alike_are_counted_and_told_on_demand(course):
    path = course / "rubric_data/standards/short-talk.yaml"
    path.write_text(path.read_text("utf-8").replace("citation:", "quotation:"), "utf-8")
    problems = problems_of(course)
    locale = Locale.load("en")
    assert len(problems) > 12
    short, whole = short_report(problems, locale), problem_report(problems, locale)
    assert short.count("S101") == 6 and f"{len(problems) - 5} more problems" in short
    assert whole.count("S101") == len(problems)
    assert run(course, "check", "--all").output.count("S101") == len(problems)
    assert run(course, "check").output.count("S101") == 6
