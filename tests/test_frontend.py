"""The committed scripts and styles are those of their sources; needs no Node."""

import hashlib
import re
from pathlib import Path, PurePosixPath

from generator.serving import static_files
from generator.site.package_files import bundles
from tools import string_keys

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
DIST = ROOT / "generator" / "site" / "assets" / "dist"
TEXTS = {".py", ".js", ".jinja", ".html", ".md", ".yml", ".yaml"}


def _sources_hash() -> str:
    """The same as `sourcesHash` in build.mjs."""
    found = [p for folder in ("src", "css") for p in (FRONTEND / folder).rglob("*")]
    names = [p.relative_to(FRONTEND).as_posix() for p in found if p.suffix in (".js", ".css")]
    digest = hashlib.sha256()
    for name in sorted([*names, "build.mjs", "bundles.json", "package-lock.json"]):
        text = (FRONTEND / name).read_text(encoding="utf-8")
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()


def test_dist_was_built_from_these_sources() -> None:
    built = (DIST / "sources.txt").read_text(encoding="utf-8").strip()
    assert built == _sources_hash(), "run: make frontend"


NAME = re.compile(r"(?<![\w.-])taphuan(?:-[\w-]+)?\.(?:js|css)\b")
SPEAKING = ("generator", "frontend/src", "docs/dev", "mkdocs.yml")


def _named() -> dict[str, set[str]]:
    """Every script and style that a source of ours names, with the files that do."""
    found: dict[str, set[str]] = {}
    for place in SPEAKING:
        files = [ROOT / place] if (ROOT / place).is_file() else (ROOT / place).rglob("*")
        for path in files:
            if path.is_file() and DIST not in path.parents and path.suffix in TEXTS:
                for name in NAME.findall(path.read_text(encoding="utf-8")):
                    found.setdefault(name, set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_every_script_and_style_that_is_named_is_in_the_manifest() -> None:
    """A name lives in many places: a page, a record, a template; the manifest knows them all."""
    named = _named()
    assert {name: where for name, where in named.items() if name not in bundles()} == {}
    assert set(bundles()) - set(named) == set(), "nobody asks for it"


def test_the_manifest_is_what_was_built() -> None:
    built = {p.name for p in DIST.iterdir() if p.suffix in (".js", ".css")}
    assert built == set(bundles())
    assert set(bundles().values()) == {"site", "trainer", "scorm", "class"}


def test_what_tells_a_trainers_site_is_only_in_one() -> None:
    """The server of a folder stands alone and names the script itself."""
    names = [PurePosixPath(place).name for place in static_files._TRAINERS_ONLY]
    assert [bundles()[name] for name in names if name in bundles()] == ["trainer"]


def test_keys_of_strings_are_typed_as_the_locale_files_have_them() -> None:
    assert string_keys.OUT.read_text(encoding="utf-8") == string_keys.text(), "run: make frontend"


def test_the_lock_file_names_no_address() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
