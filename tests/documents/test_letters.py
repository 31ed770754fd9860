"""Letters that no font for print has are told by file and line; a font beside the course has them."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from documents.reading import fonts, pdf_text, squashed
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import check_course, open_course
from generator.locale import Locale
from generator.outputs.documents.letters import with_letters
from generator.outputs.documents.making import document
from generator.outputs.documents.typesetting import shows_every_sign, without_glyph
from generator.site.views.printed import printed_documents

GREETING = "ⴰⵣⵓⵍ"
"""Four Tifinagh letters: in no font of the package, nor of Typst."""
WHOLE = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@pytest.fixture
def course(museum):
    """The museum with a greeting at the end of a paper."""
    root = museum()
    paper = next(root.glob("exercises/**/d01/e1.md"))
    paper.write_text(f"{paper.read_text('utf-8')}\n{GREETING} Anna\n", encoding="utf-8")
    return root, paper


def told(root):
    found = with_letters(root, check_course(root)).problems
    return [p for p in found if p.code in ("R111", "R112")]


def handout(root):
    course, locale = open_course(root), Locale.load("en")
    every = printed_documents(course, locale)
    one = next(p for p in every if p.kind == "handout" and p.exercise.id == "guide-2030-d01")
    return document(course, locale, one)


def test_check_names_file_line_and_letters_that_would_stay_blank(course):
    root, paper = course
    line = paper.read_text("utf-8").splitlines().index(f"{GREETING} Anna") + 1
    (problem,) = told(root)
    assert str(problem.where) == f"{paper.relative_to(root).as_posix()}:{line}:1"
    assert problem.details == {"letters": "ⴰ ⵣ ⵓ ⵍ", "n": 4, "script": "TIFINAGH"}
    assert problem.severity == "warning"
    result = CliRunner().invoke(make_cli(console_for(root, "en")), ["check"])
    assert "R111" in result.output and "fonts/" in result.output
    content = handout(root)
    assert not shows_every_sign(content)


def test_what_the_package_can_show_is_not_told(museum):
    root = museum()
    assert told(root) == []
    shown = "aếđ→●😀ΩЖ٣م" + "\u0301"
    assert without_glyph(frozenset(shown), ()) == frozenset()
    assert without_glyph(frozenset("aไ漢"), ()) == {"ไ", "漢"}


def test_remarks_of_authors_are_not_printed(museum):
    root = museum()
    file = root / "rubric_data/course.yaml"
    file.write_text(f"# {GREETING}\n{file.read_text('utf-8')}", encoding="utf-8")
    assert told(root) == []


def test_a_file_that_is_no_font_for_prints_is_told(course):
    root, _paper = course
    (root / "fonts/sub").mkdir(parents=True)
    (root / "fonts/bad.ttf").write_bytes(b"no font")
    (root / "fonts/sub/web.woff2").write_bytes(b"wOF2")
    (root / "fonts/LICENSE.txt").write_text("free", encoding="utf-8")
    useless = [str(p.where) for p in told(root) if p.code == "R112"]
    assert useless == ["fonts/bad.ttf", "fonts/sub/web.woff2"]


@pytest.mark.skipif(not WHOLE.is_file(), reason="needs DejaVu Sans of the system")
def test_a_font_in_the_course_s_folder_is_used(course):
    """It bears the name of ours, which is cut down to signs: the whole one is taken."""
    root, _paper = course
    (root / "fonts").mkdir()
    shutil.copy(WHOLE, root / "fonts")
    assert told(root) == []
    content = handout(root)
    assert shows_every_sign(content)
    assert GREETING in squashed(pdf_text(content))
    assert "DejaVuSans" in {name for name, _inside in fonts(content)}
    assert content == handout(root), "the same data gives the same bytes"
