"""Files taken from packages are still the packages' own: same bytes, version and licence noted."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
ASSETS = ROOT / "generator" / "site" / "assets"
MODULES = FRONTEND / "node_modules"
FONTS = "@fontsource/be-vietnam-pro"
COPIES = {
    f"fonts/be-vietnam-pro-{subset}-{weight}.woff2": (
        FONTS, f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2",
    )
    for subset in ("latin", "latin-ext", "vietnamese")
    for weight in (400, 600)
}  # fmt: skip
COPIES["fonts/LICENSE-be-vietnam-pro.txt"] = (FONTS, "LICENSE")
COPIES |= {
    "vendor/reveal/reveal.js": ("reveal.js", "dist/reveal.js"),
    "vendor/reveal/reveal.css": ("reveal.js", "dist/reveal.css"),
    "vendor/reveal/notes.js": ("reveal.js", "dist/plugin/notes.js"),
    "vendor/reveal/LICENSE": ("reveal.js", "LICENSE"),
}
"""Our file -> package and the file in it."""


@pytest.fixture(scope="module")
def modules() -> Path:
    if not MODULES.is_dir():
        pytest.skip("needs the packages: cd frontend && npm ci")
    return MODULES


@pytest.mark.parametrize("ours", COPIES)
def test_a_copy_is_the_package_s_file(modules, ours):
    package, theirs = COPIES[ours]
    assert (ASSETS / ours).read_bytes() == (modules / package / theirs).read_bytes()


def test_every_vendored_file_is_compared():
    found = {
        path.relative_to(ASSETS).as_posix()
        for folder in ("fonts", "vendor")
        for path in (ASSETS / folder).rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert found == set(COPIES)


@pytest.mark.parametrize("package", sorted({package for package, _ in COPIES.values()}))
def test_version_and_licence_are_noted(modules, package):
    facts = json.loads((modules / package / "package.json").read_text("utf-8"))
    notes = [(ASSETS / folder / "README.md").read_text("utf-8") for folder in ("fonts", "vendor")]
    lines = [line for note in notes for line in note.splitlines() if package in line]
    assert any(facts["version"] in line for line in lines)
    assert any(facts["license"] in line for line in lines)


def test_the_bundled_packages_are_noted_in_their_version():
    """What esbuild puts into dist/ stands in vendor/README.md with the version of the lock file."""
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]
    note = (ASSETS / "vendor" / "README.md").read_text("utf-8")
    rows = [row.split("|") for row in note.splitlines() if row.startswith("| ")]
    noted = {row[1].strip(): row[2].strip() for row in rows if len(row) > 5}
    sources = [p.read_text("utf-8") for p in (FRONTEND / "src").rglob("*.js")]
    used = {name for name in noted if any(f'from "{name}' in text for text in sources)}
    assert used, "the table of vendor/README.md names no package that is imported"
    assert {n: lock[f"node_modules/{n}"]["version"] for n in used} == {n: noted[n] for n in used}
    imported = {
        name
        for name in (key.removeprefix("node_modules/") for key in lock if key)
        if any(f'from "{name}"' in text or f'from "{name}/' in text for text in sources)
    }
    assert imported == used
