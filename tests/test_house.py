"""The house rules that a machine can hold: layers, homes of libraries, sizes, languages."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
LAYERS = [
    "problems", "model", "rating", "loading", "locale", "wording", "checks", "course", "importing",
    "counting", "payload", "quoting", "exercise_payload_kinds", "exercise_payload", "locking", "schemas",
    "reference", "sheets", "slugs", "papers", "rendering", "pages", "slides", "site", "search_text", "search_index",
    "site_config", "serving", "live", "bundles", "documents", "lms", "raw_blocks", "mkdocs_plugin", "staging",
    "audit",
    "building", "commands", "cli", "__main__",
]  # fmt: skip
HOMES = {
    "yaml": ("loading",),
    "openpyxl": ("sheets",),
    "jinja2": ("rendering",),
    "markdown": ("papers", "rendering"),
    "mkdocs": ("mkdocs_plugin",),
    "typst": ("documents",),
    "pptx": ("documents",),
    "segno": ("slides",),
    "lxml": ("importing",),
    "pypdfium2": ("importing",),
    "click": ("commands", "cli"),
    "starlette": ("live",),
    "uvicorn": ("live",),
    "sqlalchemy": ("live",),
    "psycopg": ("live",),
}
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "node_modules" not in p.parts)


def layer_of(path: Path) -> str:
    part = path.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downwards_only(path):
    own = layer_of(path)
    if own == "__init__":
        return
    assert own in LAYERS, f"new layer {own}: give it a place in LAYERS and in CONTRIBUTING.md"
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "generator" and len(parts) > 1 and parts[1] in LAYERS:
            assert LAYERS.index(parts[1]) <= LAYERS.index(own), f"{own} imports {parts[1]} above it"


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_has_one_home(library):
    users = {layer_of(p) for p in SOURCES if library in {n.split(".")[0] for n in imports_of(p)}}
    assert users <= set(HOMES[library])


def test_files_are_small():
    sizes = {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in SOURCES}
    scripts = PACKAGE.glob("frontend/src/**/*.js")
    sizes |= {p.relative_to(ROOT): len(p.read_text("utf-8").splitlines()) for p in scripts}
    assert {str(p): n for p, n in sizes.items() if n > 260} == {}


def test_functions_are_short():
    long = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
            for path in sorted(PACKAGE.glob("frontend/src/**/*.js"))
            for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
            if VIETNAMESE.search(re.sub(r"(//|^\s*\*|/\*).*", "", line))
        ]
    assert found == []


def _strings(path: Path) -> list[ast.Constant]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
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
        for path in sorted(PACKAGE.glob("frontend/src/**/*.js"))
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (tag.search(line) and not line.lstrip().startswith(("*", "//", "/*")))
        or "innerHTML" in line
        or "insertAdjacentHTML" in line
    ]
    assert found == []


def test_nothing_public_is_undocumented():
    bare = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
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
