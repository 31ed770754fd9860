"""Documentation that a machine can hold true: commands, codes, keys, strings."""

import ast
import re
import string
from pathlib import Path

import pytest

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.commands.stats import markdown_table
from generator.course.counting import count_pairs
from generator.course.loading.shapes import SHAPES
from generator.course.opening import open_course
from generator.locale import Locale
from generator.schemas import key_meaning
from generator.schemas.reference import WARNINGS, _models, problem_codes, reference_files

ROOT = Path(__file__).parents[1]
SOURCES = [
    *(p for p in (ROOT / "generator").rglob("*.py") if "node_modules" not in p.parts),
    *(p for p in (ROOT / "generator/site/templates").rglob("*") if p.is_file()),
    *(ROOT / "frontend/src").rglob("*.js"),
]


@pytest.mark.parametrize("name", ["data.md", "problems.md"])
def test_the_reference_is_current(name):
    written = (ROOT / "docs/dev" / name).read_text("utf-8")
    assert written == reference_files()[name], "run: taphuan schema --reference docs/dev"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_data_key_is_explained(language):
    locale = Locale.load(language)
    records = []
    for shape in SHAPES.values():
        _models(shape, records)
    used = set()
    for record in records:
        for name, field in record.model_fields.items():
            key = field.alias or name
            assert key_meaning(record.__name__, key, locale)
            own = f"keys.{record.__name__}.{key}"
            used.add(own if locale.has(own) else f"keys.common.{key}")
    assert set(locale.section("keys")) == used


def test_every_command_stands_in_the_readmes():
    cli = make_cli(console_for(ROOT, "en"))
    for readme in ("README.md", "README.vi.md"):
        text = (ROOT / readme).read_text("utf-8")
        assert [name for name in cli.commands if f"taphuan {name}" not in text] == []


def test_both_languages_have_the_same_strings_with_the_same_values():
    vietnamese, english = Locale.load("vi"), Locale.load("en")
    assert vietnamese.keys == english.keys
    uneven = [
        key for key in sorted(english.keys) if _names(vietnamese, key) != _names(english, key)
    ]
    assert uneven == []


def _names(locale, key):
    return {name for _, name, _, _ in string.Formatter().parse(locale.text(key)) if name}


def test_every_string_is_used():
    """A key is used when its text, or the part of it that is not computed, stands in a source."""
    text = "\n".join(p.read_text("utf-8") for p in SOURCES)
    quoted = set(re.findall(r"[\w-]+(?:\.[\w-]+)*", text))
    unused = []
    for key in Locale.load("en").keys:
        area, _, rest = key.partition(".")
        if area in ("problems", "keys"):
            continue
        parts = rest.split(".")
        heads = [".".join(parts[: n + 1]) for n in range(len(parts))]
        if not any(h in quoted or f"{area}.{h}" in quoted for h in heads):
            unused.append(key)
    assert unused == []


def _values(node: ast.AST) -> list[ast.expr]:
    """What a problem is made of; one that comes out of the cage is a tuple first."""
    if isinstance(node, ast.Tuple):
        return node.elts
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
        return [*node.args, *(k.value for k in node.keywords)]
    return []


def test_warnings_are_listed_as_warnings():
    found = set()
    for top in ("course/checks", "course/loading", "outputs/bundles"):
        for path in (ROOT / "generator" / top).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                texts = [v.value for v in _values(node) if isinstance(v, ast.Constant)]
                if "warning" in texts:
                    found.add(texts[0])
    assert found == set(WARNINGS)
    assert set(WARNINGS) <= set(problem_codes())


def test_figures_in_the_readme_come_from_the_data():
    table = markdown_table(count_pairs(open_course(ROOT)))
    text = (ROOT / "README.md").read_text("utf-8")
    assert table in text, "run: taphuan stats --markdown, and put the table into README.md"


DEV_DOCS = ("architecture.md", "house.md", "recipes.md", "terms.md")
PLACES = (
    "",
    "generator/",
    "generator/site/",
    "generator/site/templates/",
    "frontend/",
    "frontend/src/",
    "tests/",
    "rubric_data/",
)


@pytest.mark.parametrize("name", DEV_DOCS)
def test_every_file_that_the_developers_pages_name_is_there(name):
    text = (ROOT / "docs/dev" / name).read_text("utf-8")
    named = re.findall(r"`([\w./*-]+/[\w.*-]+\.(?:py|js|ts|md|jinja|yaml|mjs))`", text)
    named = [path for path in named if not re.search(r"\b(ID|NAME|A--B)\b", path)]
    assert named
    gone = [path for path in named if not any(list(ROOT.glob(f"{p}{path}")) for p in PLACES)]
    assert gone == []


def test_the_table_of_page_parts_names_styles_and_tests_that_are_there():
    text = (ROOT / "docs/dev/architecture.md").read_text("utf-8")
    rows = [
        row.split("|") for row in text.splitlines() if row.startswith("| ") and row.count("|") == 7
    ]
    styles = {s for row in rows[1:] for s in re.findall(r"`(\d\d[\w-]*)`", row[4])}
    tests = {s for row in rows[1:] for s in re.findall(r"`([\w/*]+\.py)`", row[6])}
    assert styles and tests
    assert [s for s in styles if not list((ROOT / "frontend/css").glob(f"{s}*.css"))] == []
    assert [s for s in tests if not list((ROOT / "tests").glob(s))] == []


def test_the_guide_to_the_live_class_shows_every_picture_that_its_command_takes():
    guide = (ROOT / "docs/mot-buoi-co-mang-noi-bo.md").read_text("utf-8")
    shown = re.findall(r"!\[[^\]]{20,}\]\(pictures/([\w-]+\.png)\)", guide)
    command = (ROOT / "tools/class_pictures.py").read_text("utf-8")
    taken = re.findall(r'"(lop-[\w-]+\.png)"', command)
    assert len(taken) == 9
    assert sorted(shown) == sorted(taken)
    assert [name for name in shown if not (ROOT / "docs/pictures" / name).is_file()] == []


def test_pictures_of_the_documents_are_small():
    pictures = list((ROOT / "docs").rglob("*.png"))
    assert len(pictures) > 4
    assert [p.name for p in pictures if p.stat().st_size > 200_000] == []
