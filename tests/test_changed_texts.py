"""`tools.changed_texts` rewords a course and breaks nothing else; tests that quote the shipped course
carry its mark."""

import ast
import os
import re
import shutil
from pathlib import Path

import pytest

from generator.course.opening import check_course
from tools.changed_texts import OTHERS, change, reworded, reworded_page

ROOT = Path(__file__).parents[1]
MUSEUM = ROOT / "tests/fixtures/museum"
QUOTED = 6
"""From so many words on, a text that stands in the shipped course is quoted from it."""


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Look at the real work.", "Look work. at the real"),
        ("Điều 5 và **rất kỹ** hồ sơ", "Điều 5 và **rất kỹ** sơ hồ"),
        ("at 20 points or more than", "at 20 points than or more"),
        ("One", "One"),
        ("", ""),
    ],
)
def test_small_words_change_places_and_names_numbers_and_markup_keep_theirs(text, other):
    assert reworded(text) == other
    assert sorted(reworded(text).split()) == sorted(text.split())


def test_headings_and_code_of_a_page_stay():
    page = "# On the way\n\nall that is here\n\n```\ntaphuan check here now\n```\n    not this one here"
    assert reworded_page(page) == page.replace("all that is here", "here all that is")


def test_a_course_in_other_words_has_the_same_problems(tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    before = check_course(root)
    assert change(root) > 50
    after = check_course(root)
    assert after.problems == before.problems
    assert after.course is not None and before.course is not None
    told = [[e.title for e in one.course.exercises] for one in (before, after)]
    assert told[0] != told[1]
    assert [e.id for e in after.course.exercises] == [e.id for e in before.course.exercises]


def shipped_texts() -> str:
    """All that the shipped course says; folded lines of YAML are one text again."""
    paths = [
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("rubric_data/**/*.*"),
        *ROOT.glob("exercises/**/*.*"),
    ]
    texts = [p.read_text("utf-8") for p in paths if p.suffix in (".yaml", ".md")]
    return "\n".join(" ".join(text.split()) for text in texts)


def own_words() -> str:
    """What tests may quote: the interface's words and the small courses of the fixtures."""
    paths = [*ROOT.glob("generator/locale/**/*.yaml"), *ROOT.glob("tests/fixtures/**/*.*")]
    texts = [p.read_text("utf-8") for p in paths if p.suffix in (".yaml", ".md")]
    return "\n".join(" ".join(text.split()) for text in texts)


def marked(node: ast.AST) -> bool:
    """Whether a function, or all of a file, is marked as about the shipped course."""
    if isinstance(node, ast.FunctionDef):
        return any("shipped_course" in ast.unparse(one) for one in node.decorator_list)
    return isinstance(node, ast.Module) and any(
        isinstance(one, ast.Assign) and "shipped_course" in ast.unparse(one) for one in node.body
    )


def quotes(source: str, shipped: str, own: str) -> list[str]:
    """Strings of a test file that stand in the shipped course, outside what is marked."""
    tree = ast.parse(source)
    if marked(tree):
        return []
    left = [node for node in tree.body if not marked(node)]
    found = []
    for node in (inner for part in left for inner in ast.walk(part)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = " ".join(node.value.split())
            words = re.findall(r"[^\W\d_]+", text)
            if " " in text and len(words) >= QUOTED and text in shipped and text not in own:
                found.append(text)
    return found


def test_a_test_that_quotes_the_shipped_course_is_marked():
    shipped, own = shipped_texts(), own_words()
    found = {
        os.path.relpath(path, ROOT): quoted
        for path in sorted(ROOT.glob("tests/**/*.py"))
        if (quoted := quotes(path.read_text("utf-8"), shipped, own))
    }
    assert found == {}, "read the words from the data, or mark the test: shipped_course"


def test_a_quotation_without_the_mark_is_told():
    plain = "def test_one():\n    assert 'one two three four five and' in page\n"
    shipped = "zero one two three four five and six"
    assert quotes(plain, shipped, "") == ["one two three four five and"]
    assert quotes(plain, shipped, shipped) == []
    assert quotes(f"@pytest.mark.shipped_course\n{plain}", shipped, "") == []
    assert quotes(f"pytestmark = [pytest.mark.shipped_course]\n{plain}", shipped, "") == []
    assert quotes(plain.replace(" and'", "'"), shipped, "") == []


def test_the_tool_leaves_out_every_mark_of_the_project():
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    marks = re.findall(r'^    "(\w+): ', settings.split("markers = [")[1], re.MULTILINE)
    assert sorted(OTHERS) == sorted(marks)
