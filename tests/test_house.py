"""The house rules that a machine can hold: layers, homes of libraries, sizes, languages."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
ROWS = [
    {"course", "serving"},
    {"locale"},
    {"practice", "schemas", "importing"},
    {"sheets", "site", "live"},
    {"outputs"},
    {"commands"},
]
"""The wings of the package, from the ground up; each may use those in the rows below its own."""
FRONT = {"__init__.py", "__main__.py", "cli.py"}
"""The only loose files of the package."""
STOREYS = {
    "course": [{"problems", "names", "near", "languages", "caging", "phrases"}, {"model"}, {"kinds"}, {"rating"}, {"loading"}, {"checks"}, {"opening", "counting", "narrowing"}],
    "site": [
        {"slugs", "empty_lines", "rendering"},
        {"views"},
        {"package_files", "pages", "slides"},
        {"planning", "output_files"},
        {"search_text", "search_index"},
    ],
    "outputs": [
        {"audit", "replacing"}, {"bundles", "mkdocs"}, {"documents"}, {"kits", "lms", "staging"}, {"building"},
    ],
}  # fmt: skip
"""The same inside the three largest wings."""
ROOMS = [
    {"shared"},
    {"rating", "search", "agreement", "store", "keeper"},
    {"exercise"},
    {"calibration", "short", "drills", "results"},
    {"dossier", "board"},
    {"report"},
    {"plan"},
    {"portfolio"},
    {"trainer", "scorm", "page", "live"},
]
"""The rooms of the scripts (frontend/src), from the ground up."""
HOMES = {
    "yaml": ("course/loading",),
    "openpyxl": ("sheets", "importing"),
    "jinja2": ("site/rendering",),
    "markdown": ("practice/papers", "practice/signing", "site/rendering"),
    "mkdocs": ("outputs/mkdocs",),
    "typst": ("outputs/documents",),
    "pptx": ("outputs/documents",),
    "segno": ("site/slides",),
    "lxml": ("importing",),
    "pypdfium2": ("importing", "course/loading"),
    "PIL": ("course/loading",),
    "click": ("commands", "cli"),
    "cryptography": ("practice/locking",),
    "starlette": ("live",),
    "uvicorn": ("live",),
    "sqlalchemy": ("live",),
    "psycopg": ("live",),
}
SOURCES = sorted(PACKAGE.rglob("*.py"))
WINGS = set().union(*ROWS)
SCRIPTS = sorted((ROOT / "frontend/src").rglob("*.js"))


@cache
def tree_of(path: Path) -> ast.Module:
    """A source, parsed once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def place_of(path: Path) -> str:
    """`course/loading/nodes`."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def row_of(name: str, rows: list[set[str]]) -> int | None:
    return next((n for n, row in enumerate(rows) if name in row), None)


def upwards(own: list[str], other: list[str]) -> bool:
    """Whether an import from one place to another, both as parts, runs against the rows."""
    if own[0] == other[0]:
        rows = STOREYS.get(own[0], [])
        here, there = (row_of(parts[1], rows) if len(parts) > 1 else None for parts in (own, other))
        return here is not None and there is not None and there > here
    here, there = row_of(own[0], ROWS), row_of(other[0], ROWS)
    return here is not None and (there is None or there >= here)


def test_the_package_holds_wings_and_no_loose_files():
    entries = {p.name for p in PACKAGE.iterdir() if p.name != "__pycache__"}
    wings = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert entries - wings == FRONT
    known = set().union(*ROWS)
    assert wings <= known, f"new wing {wings - known}: give it a place in ROWS and a docstring"


def test_every_wing_says_what_comes_in_and_what_goes_out():
    bare = []
    for wing in sorted(p for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"):
        told = ast.get_docstring(ast.parse((wing / "__init__.py").read_text("utf-8"))) or ""
        if not {"In:", "Out:"} <= set(told.split()) or not re.search(r"\b[Uu]ses\b", told):
            bare.append(wing.name)
    assert bare == []


def test_no_wing_s_storeys_are_forgotten():
    for wing, rows in STOREYS.items():
        inside = {
            p.stem
            for p in (PACKAGE / wing).iterdir()
            if p.suffix == ".py" or (p / "__init__.py").is_file()
        }
        assert inside - {"__init__"} == set().union(*rows)


@cache
def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downwards_only(path):
    own = place_of(path).split("/")
    if own[0] in ("__init__", "__main__", "cli"):
        return
    names = [name.split(".")[1:] for name in imports_of(path) if name.startswith("generator.")]
    against = [".".join(other) for other in names if other[0] in WINGS and upwards(own, other)]
    assert against == [], f"{'/'.join(own)} imports what stands above or beside it"


def test_an_import_against_the_rows_is_told():
    assert upwards(["course", "model", "base"], ["locale"])
    assert upwards(["practice", "locking"], ["schemas"])
    assert upwards(["site", "views", "paths"], ["site", "pages", "home"])
    assert upwards(["serving", "server"], ["course", "problems"])
    assert not upwards(["outputs", "lms", "scorm"], ["site", "views", "paths"])
    assert not upwards(["site", "pages", "home"], ["site", "pages", "standing"])


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_has_one_home(library):
    users = {place_of(p) for p in SOURCES if library in {n.split(".")[0] for n in imports_of(p)}}
    assert users
    assert {
        u for u in users if not f"{u}/".startswith(tuple(f"{h}/" for h in HOMES[library]))
    } == set()


def script_imports(path: Path) -> set[str]:
    """The files that a script imports, relative to frontend/src."""
    text = path.read_text("utf-8")
    found = re.findall(r'^(?:import|export|\} from)\b[^"\n]*"(\.[^"]+)"', text, re.MULTILINE)
    found += re.findall(r'^(?:import|export)\b[^"]*?"(\.[^"]+)"', text, re.MULTILINE)
    folder = (ROOT / "frontend/src").resolve()
    return {(path.parent / name).resolve().relative_to(folder).as_posix() for name in found}


def loop_in(imports: dict[str, set[str]]) -> list[str]:
    """Files that import each other in a ring, and those that lean on it; empty where there is none."""
    left = {name: set(others) & imports.keys() for name, others in imports.items()}
    while free := [name for name, others in left.items() if not others]:
        left = {n: others - set(free) for n, others in left.items() if n not in free}
    return sorted(left)


def test_scripts_stand_in_rooms_and_import_downwards():
    rooms = set().union(*ROOMS)
    imports = {p.relative_to(ROOT / "frontend/src").as_posix(): script_imports(p) for p in SCRIPTS}
    assert {name.split("/")[0] for name in imports} == rooms, "no loose scripts, no unknown room"
    against = [
        f"{name} -> {other}"
        for name, others in imports.items()
        for other in others
        if name.split("/")[0] != other.split("/")[0]
        and row_of(other.split("/")[0], ROOMS) >= row_of(name.split("/")[0], ROOMS)
    ]
    assert against == []
    assert loop_in(imports) == []


LOOKS_UP = re.compile(
    r"(?<![.\w])(?:one|all)\(\w|querySelector|getElementById|\.closest\(|activeElement|matchMedia"
)
LOOKING_UP = {
    "board-page.js": "what the board's element reads",
    "class-board.js": "the board's element",
    "paper-entry.js": "an element of its own",
    "projector.js": "shows and hides what others drew",
    "drawing.js": "gives the focus back",
    "deciding.js": "a key opens the form of the card that has the focus",
    "decision-form.js": "reads the form that it made",
    "cards.js": "marks the card that it made",
    "stages.js": "marks the card that it made",
}
"""The only scripts of the board that look anything up in the page, each with its reason."""


def test_parts_of_the_board_are_made_of_values():
    """A part takes figures, settings and words; the element alone reads itself and the page."""
    scripts = sorted((ROOT / "frontend/src/board").glob("*.js"))
    texts = {path.name: path.read_text("utf-8") for path in scripts}
    given_the_element = re.compile(r'from "\./(?:class-board|board-page)\.js"|\{Board(?:Page)?\}')
    with_it = {name for name, text in texts.items() if given_the_element.search(text)}
    assert with_it == {"class-board.js"}
    assert {name for name, text in texts.items() if LOOKS_UP.search(text)} == set(LOOKING_UP)
    assert given_the_element.search(' * @import { Board } from "./class-board.js"')
    assert LOOKS_UP.search('one(board, "[data-part=stage]", HTMLElement)')


def test_no_module_imports_itself_in_a_ring():
    imports = {
        place_of(p).replace("/", "."): {
            n.removeprefix("generator.") for n in imports_of(p) if n.startswith("generator.")
        }
        for p in SOURCES
    }
    assert loop_in(imports) == []


def test_a_ring_is_told():
    assert loop_in({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == list("abcd")
    assert loop_in({"a": {"b"}, "b": set(), "c": {"a", "b"}}) == []


def test_files_are_small():
    sizes = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in SOURCES}
    # ESLint holds the sizes of scripts (frontend/eslint.config.mjs)
    assert {str(p): n for p, n in sizes.items() if n > 260} == {}


def test_functions_are_short():
    long = []
    for path in SOURCES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 45:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} {lines}")
    assert long == []


VIETNAMESE = re.compile(
    "[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
)


@pytest.mark.parametrize("kind", ["py", "js"])
def test_code_holds_no_vietnamese_strings(kind):
    """Strings live in locale files; docstrings and a field's description may name a legal term."""
    if kind == "py":
        found = [
            f"{path.relative_to(ROOT)}: {node.value[:40]!r}"
            for path in SOURCES
            for node in _strings(path)
            if len(node.value) > 1 and VIETNAMESE.search(node.value)
        ]
    else:
        found = [
            f"{path.relative_to(ROOT)}:{n}"
            for path in SCRIPTS
            for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if VIETNAMESE.search(re.sub(r"(//|^\s*\*|/\*).*", "", line))
        ]
    assert found == []


def _strings(path: Path) -> list[ast.Constant]:
    tree = tree_of(path)
    prose = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    prose |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    prose |= {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "description"
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose
    ]


def test_code_holds_no_html_strings():
    tag = re.compile(r"</?(div|span|p|a|ul|li|table|section|button|h[1-6])\b")
    found = [
        f"{path.relative_to(ROOT)}: {node.value[:40]!r}"
        for path in SOURCES
        for node in _strings(path)
        if tag.search(node.value)
    ]
    found += [
        f"{path.relative_to(ROOT)}:{n}"
        for path in SCRIPTS
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (tag.search(line) and not line.lstrip().startswith(("*", "//", "/*")))
        or "innerHTML" in line
        or "insertAdjacentHTML" in line
    ]
    assert found == []


def test_nothing_public_is_undocumented():
    bare = []
    for path in SOURCES:
        tree = tree_of(path)
        if ast.get_docstring(tree) is None:
            bare.append(str(path.relative_to(ROOT)))
        bare += [
            f"{path.relative_to(ROOT)}: {node.name}"
            for node in tree.body
            if isinstance(node, ast.ClassDef)
            and not node.name.startswith("_")
            and ast.get_docstring(node) is None
        ]
    assert bare == []


FROM_OUTSIDE = {"rfile", "close_connection"}
"""Attributes that a class of the standard library declares."""


def attributes_of(node: ast.ClassDef) -> tuple[set[str], set[str]]:
    """What a class declares, in its body or `__init__`, and what its other methods set."""
    declared, given = set(), set()
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            declared.add(part.target.id)
        elif isinstance(part, ast.Assign):
            declared |= {one.id for one in part.targets if isinstance(one, ast.Name)}
        elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            found = {
                one.attr
                for one in ast.walk(part)
                if isinstance(one, ast.Attribute)
                and isinstance(one.ctx, ast.Store)
                and isinstance(one.value, ast.Name)
                and one.value.id == "self"
            }
            (declared if part.name == "__init__" else given).update(found)
            if any(
                isinstance(d, ast.Attribute) and d.attr == "setter" for d in part.decorator_list
            ):
                declared.add(part.name)
    return declared, given


def undeclared(trees: list[ast.Module]) -> list[str]:
    """Attributes that appear in a method alone; classes below are looked up by their name."""
    classes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    declared = {node.name: attributes_of(node)[0] for node in classes}
    found = []
    for node in classes:
        known = attributes_of(node)[0] | FROM_OUTSIDE
        for base in node.bases:
            known |= declared.get(ast.unparse(base).split("[")[0].split(".")[-1], set())
        found += [f"{node.name}.{name}" for name in sorted(attributes_of(node)[1] - known)]
    return found


def test_attributes_do_not_first_appear_in_a_method():
    assert undeclared([tree_of(path) for path in SOURCES]) == []


def test_an_attribute_that_only_a_method_brings_is_told():
    below = "class A:\n  a: int\n  def __init__(self):\n    self.b = 1\n"
    above = "class B(A):\n  def run(self):\n    self.a = self.b = self.c = 1\n"
    assert undeclared([ast.parse(below + above)]) == ["B.c"]


def thawed(tree: ast.Module) -> list[int]:
    """Lines that change what was made not to be changed: courses are shared by a whole process."""
    names = ("object.__setattr__", "object.__delattr__")
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call))
    return [n.lineno for n in calls if ast.unparse(n.func) in names]


def test_nothing_frozen_is_changed_in_place():
    everywhere = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").rglob("*.py")]
    found = {str(path.relative_to(ROOT)): thawed(tree_of(path)) for path in everywhere}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_change_of_what_is_frozen_is_told():
    assert thawed(ast.parse("x = 1\nobject.__setattr__(course, 'settings', x)")) == [2]


def test_no_machine_path_or_registry_in_the_repository():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    pattern = re.compile(
        "/"
        + "work/(main|shared)|/"
        + "tmp/w/|regis"
        + "try\\.npmjs|files\\.python"
        + "hosted|py"
        + "pi\\.org/simple"
    )
    found = []
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in (".woff2", ".png", ".zip", ".pdf") or not path.is_file():
            continue
        if pattern.search(path.read_text(encoding="utf-8", errors="ignore")):
            found.append(name)
    assert found == []
