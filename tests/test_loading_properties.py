"""Whatever stands in a file: problems with a place or a record, never a traceback."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.loading.shapes import SHAPES
from generator.course.opening import check_course
from generator.locale import Locale
from generator.locale.wording import problem_report

ROOT = Path(__file__).parents[1]
REAL_FILES = {
    "standard": ROOT / "tests/fixtures/museum/rubric_data/standards/guide-2030.yaml",
    "evidence_guide": ROOT / "rubric_data/evidence/teacher-2018/c01.yaml",
    "procedure": ROOT / "rubric_data/procedures/teacher-2018.yaml",
    "exercise": ROOT / "tests/fixtures/museum/exercises/guide-2030/all/d01/exercise.yaml",
    "course": ROOT / "rubric_data/course.yaml",
}
ODD_PIECES = [
    "\t", ": ", "- ", "no", "1:30", "0x1F", "1.10", "~", "&a ", "*a", "<<: ", "? ", "| ", ">-\n",
    "{", "[", "]", "}", '"', "'", "#", "---\n", "...\n", "!!python/object:os.system ",
    "\u0301", "\u202e", "\x85",
    "2018-02-30", "\n", "  ", "é" * 30,
]  # fmt: skip


def assert_told(kind: str, text: str) -> None:
    document = read_document("x.yaml", text)
    record, problems = make_record(SHAPES[kind], document)
    assert record is not None or problems
    for problem in problems:
        assert problem.where.line >= 1 and problem.where.column >= 1
    for language in ("vi", "en"):
        report = problem_report(problems, Locale.load(language))
        assert len(report.splitlines()) >= 2 * len(problems)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(sorted(SHAPES)), value=VALUES)
def test_any_yaml_value_is_answered(kind, value):
    import yaml

    assert_told(kind, yaml.safe_dump(value, allow_unicode=True))


@settings(max_examples=200, deadline=None)
@given(kind=st.sampled_from(sorted(SHAPES)), text=st.text(max_size=300))
def test_any_text_is_answered(kind, text):
    assert_told(kind, text)


@pytest.mark.parametrize("kind", sorted(REAL_FILES))
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_real_file_is_answered(kind, seed):
    dice = random.Random(seed)
    text = REAL_FILES[kind].read_text(encoding="utf-8")[:6000]
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text))
        cut = dice.choice((0, 0, 1, 3, 40))
        text = text[:at] + dice.choice(ODD_PIECES) + text[at + cut :]
    assert_told(kind, text)


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400), which=st.sampled_from(["course", "glossary", "school_levels"]))
def test_any_bytes_in_a_course_are_answered(tmp_path_factory, data, which):
    root = tmp_path_factory.mktemp("course")
    (root / "rubric_data").mkdir()
    (root / "rubric_data" / f"{which}.yaml").write_bytes(data)
    checked = check_course(root)
    assert checked.problems
    assert problem_report(checked.problems, Locale.load("vi"))
