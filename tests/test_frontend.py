"""The committed scripts and styles are those of their sources; needs no Node."""

import hashlib
from pathlib import Path

from tools import string_keys

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
DIST = ROOT / "generator" / "site" / "assets" / "dist"


def _sources_hash() -> str:
    """The same as `sourcesHash` in build.mjs."""
    found = [p for folder in ("src", "css") for p in (FRONTEND / folder).rglob("*")]
    names = [p.relative_to(FRONTEND).as_posix() for p in found if p.suffix in (".js", ".css")]
    digest = hashlib.sha256()
    for name in sorted([*names, "build.mjs", "package-lock.json"]):
        text = (FRONTEND / name).read_text(encoding="utf-8")
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()


def test_dist_was_built_from_these_sources() -> None:
    built = (DIST / "sources.txt").read_text(encoding="utf-8").strip()
    assert built == _sources_hash(), "run: make frontend"


def test_keys_of_strings_are_typed_as_the_locale_files_have_them() -> None:
    assert string_keys.OUT.read_text(encoding="utf-8") == string_keys.text(), "run: make frontend"


def test_the_lock_file_names_no_address() -> None:
    assert '"resolved"' not in (FRONTEND / "package-lock.json").read_text(encoding="utf-8")
