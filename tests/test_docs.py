"""Documentation that a machine can hold true: commands, codes, keys, strings."""

import ast
import fnmatch
import re
import string
import subprocess
from functools import cache
from pathlib import Path

import pytest

from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.commands.stats import markdown_table
from generator.course.counting import count_pairs
from generator.course.loading.shapes import SHAPES
from generator.locale import Locale
from generator.schemas import key_meaning
from generator.schemas.reference import WARNINGS, _models, problem_codes, reference_files
from tests.courses import course_at

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
    table = markdown_table(count_pairs(course_at(ROOT)))
    text = (ROOT / "README.md").read_text("utf-8")
    assert table in text, "run: taphuan stats --markdown, and put the table into README.md"


DEV_DOCS = sorted(path.name for path in (ROOT / "docs/dev").glob("*.md") if path.name != "data.md")
"""All but the reference that is made of the models, which names folders that a course may have."""


NAMED = re.compile(
    r"`([\w./*-]*[\w*-](?:/|\.(?:py|js|ts|md|jinja|yaml|yml|mjs|json)))`|\]\((pictures/[\w./-]+)\)"
)


@cache
def tree() -> list[str]:
    """Every file of the repository, as `/generator/cli.py`."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [f"/{name}" for name in listed.splitlines()]


def gone_from(text: str) -> list[str]:
    """Files and folders that a developers' page names and that the tree does not hold."""
    found = {code or picture for code, picture in NAMED.findall(text)}
    named = {path for path in found if not re.search(r"\b(ID|NAME|A--B)\b", path)}
    assert named
    wanted = {path: f"*/{path}*" if path.endswith("/") else f"*/{path}" for path in named}
    return sorted(path for path, pattern in wanted.items() if not fnmatch.filter(tree(), pattern))


@pytest.mark.parametrize("name", DEV_DOCS)
def test_every_file_that_the_developers_pages_name_is_there(name):
    assert gone_from((ROOT / "docs/dev" / name).read_text("utf-8")) == []


OWN_PATH = re.compile(
    r"(?<![\w./-])((?:generator|frontend|tests|tools|benchmarks)/[\w./-]+"
    r"\.(?:py|js|mjs|css|yaml|json|jinja|md|typ))(?!\w)|`generator((?:\.\w+)+)`"
)
"""A whole path, or a dotted name, as comments and docstrings of sources give it."""


def gone_from_source(text: str) -> list[str]:
    """Files, modules and names of modules that a source speaks of and that are not there."""
    paths = {path for path, _dotted in OWN_PATH.findall(text) if path and f"/{path}" not in tree()}
    dotted = {name for _path, name in OWN_PATH.findall(text) if name}
    return sorted(paths | {name for name in dotted if not _is_there(name[1:].split("."))})


def _is_there(parts: list[str]) -> bool:
    """Whether `generator` has this module or package, or one with this name in it."""
    *above, last = parts
    whole, home = ("/".join(["/generator", *p]) for p in (parts, above))
    if f"{whole}.py" in tree() or f"{whole}/__init__.py" in tree():
        return True
    homes = [ROOT / f[1:] for f in (f"{home}.py", f"{home}/__init__.py") if f in tree()]
    return any(re.search(rf"\b{last}\b", path.read_text("utf-8")) for path in homes)


def test_every_file_that_a_source_names_is_there():
    read = [*SOURCES, *(ROOT / "tools").glob("*.py"), *(ROOT / "benchmarks").glob("*.py")]
    texts = {path: path.read_text("utf-8", errors="ignore") for path in read}
    gone = {path: gone_from_source(text) for path, text in texts.items()}
    assert {str(path.relative_to(ROOT)): names for path, names in gone.items() if names} == {}


def test_a_source_that_names_what_is_gone_is_found():
    text = "see `generator.practice.payload.digest`, frontend/src/ticks.js, `generator.practice`"
    assert gone_from_source(text) == [".practice.payload.digest", "frontend/src/ticks.js"]


def test_a_file_that_has_moved_is_missed():
    text = "`course/rating/`, `course/kinds.py`, `counts.js`, `view/kinds.py`, `tally.js`, `oven/`"
    assert gone_from(text) == ["oven/", "tally.js", "view/kinds.py"]


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
