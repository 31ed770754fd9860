"""Every problem code has a golden case: what is broken, and exactly what is said about it."""

import re
from pathlib import Path

import pytest
import yaml

from generator.course import checks
from generator.course.opening import check_course
from generator.locale import Locale
from generator.locale.wording import problem_report

CASES = Path(__file__).parent / "cases" / "loader"
NAMES = sorted(p.stem for p in CASES.glob("*.yaml"))
BUILD_CODES = {
    "B101",
    "B102",
    "B103",
    "B104",
    "B105",
    "O101",
    "O102",
    "O103",
    "O104",
    "O105",
    "O106",
    "O107",
    "O108",
    "O109",
    "V101",
    "V102",
    "V103",
    "V104",
    "V105",
    "V106",
    "V107",
    "V108",
    *(f"X{n}" for n in range(101, 125)),
    "S199",
    "R110",
    "X130",
    "X131",
    *(f"X{n}" for n in range(132, 138)),
    "R111",
    "R112",
    *(f"D{n}" for n in range(101, 128)),
    "D130",
    "D131",
}
"""Codes of building and of the finished site; their cases stand in test_building.py
and test_bundles.py; X codes are those of workbooks, see tests/sheets; S199, for what no model of today can cause, in test_mistakes.py; R110, which counts, in test_languages.py; R111 and R112, letters and fonts of prints, in tests/documents/test_letters.py; D codes those of result
files and lists of names, see tests/documents."""


@pytest.mark.parametrize("name", NAMES)
def test_broken_data_is_reported_with_place_and_cure(name, museum, update_golden):
    path = CASES / f"{name}.yaml"
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    root = museum(case["edit"])
    checked = check_course(root)
    report = problem_report(checked.problems, Locale.load("en")).splitlines()
    if update_golden:
        case["report"] = report
        text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=1000)
        path.write_text(text, encoding="utf-8")
    assert report == case["report"]
    assert case["code"] in {p.code for p in checked.problems}


IMPORT_CODES = {f"I{n}" for n in range(101, 129)}
"""Codes of `taphuan import`; their cases stand in tests/importing."""


def test_every_problem_code_has_a_case():
    codes = {k.split(".")[1] for k in Locale.load("en").section("problems")} - {"words"}
    covered = {
        yaml.safe_load((CASES / f"{n}.yaml").read_text(encoding="utf-8"))["code"] for n in NAMES
    }
    assert codes - BUILD_CODES - IMPORT_CODES - covered == set()
    assert covered - codes == set()


def test_the_museum_course_itself_is_clean(museum):
    assert check_course(museum()).problems == ()


def test_what_a_dangling_name_stands_for_is_told_in_words():
    calls = "".join(path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
    kinds = set(re.findall(r"dangling\(\s*\"(\w+)\"", calls))
    assert {"criterion", "evidence_guide", "statement"} <= kinds
    for language in ("en", "vi"):
        words = Locale.load(language).section("problems")
        assert [kind for kind in sorted(kinds) if f"problems.words.{kind}" not in words] == []
