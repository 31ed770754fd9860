"""The list with hashes names the same packages in the same versions as the plain one."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def pins(text: str) -> dict[str, str]:
    """Name -> version, with the names as registries compare them."""
    lines = (line.split(";")[0].strip(" \\") for line in text.splitlines())
    found = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {re.sub(r"[-_.]+", "-", name).lower(): version.strip() for name, version in found}


def blocks(text: str) -> dict[str, list[str]]:
    """Package -> its hashes."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if "==" in line and not line.startswith("#"):
            name = line.split("==")[0]
            found[name] = []
        found.get(name, []).extend(HASH.findall(line))
    return found


def test_both_lists_pin_the_same():
    plain = (ROOT / "constraints.txt").read_text("utf-8")
    hashed = (ROOT / "constraints-hashes.txt").read_text("utf-8")
    assert pins(plain) == pins(hashed)
    assert len(pins(plain)) > 80


def test_every_package_has_hashes_and_no_registry_is_named():
    hashed = (ROOT / "constraints-hashes.txt").read_text("utf-8")
    assert {name: own for name, own in blocks(hashed).items() if not own} == {}
    lines = [line for line in hashed.splitlines() if not line.startswith("#")]
    assert [line for line in lines if "://" in line or "index" in line.split("==")[0]] == []


def test_a_pin_that_differs_is_seen():
    assert pins("a_b==1\nc==2; python_version < '3'") == {"a-b": "1", "c": "2"}
    assert pins("A.b==1 \\\n    --hash=sha256:x") == {"a-b": "1"}
    assert blocks("x==1 \\\ny==2 \\\n    --hash=sha256:" + "0" * 64)["x"] == []


OLDEST = "3.11.0"
"""The README asks for Python 3.11; Debian 12 brings 3.11.2."""


def too_new(names, wants) -> list[str]:
    """Packages that would not install on the oldest Python that we promise."""
    return [name for name in names if not SpecifierSet(wants(name) or "").contains(OLDEST)]


def _wants(name: str) -> str:
    try:
        return str(metadata(name).get("Requires-Python") or "")
    except PackageNotFoundError:  # a package for other systems or Pythons
        return ""


def test_every_pin_runs_on_the_oldest_python_that_the_readme_names():
    assert too_new(pins((ROOT / "constraints.txt").read_text("utf-8")), _wants) == []
    assert too_new(["a", "b"], {"a": ">=3.11.5", "b": ">=3.9"}.get) == ["a"]
