"""Whether a copy is what was handed out: intact, damaged, altered, or no bundle at all."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.course.problems import Location, Problem
from generator.outputs.bundles.archive import UnsafeArchive, read_folder, read_zip
from generator.outputs.bundles.manifest import FORMAT, NAME, fingerprint, hash_of


@dataclass(frozen=True)
class Verdict:
    """What was found; `manifest` is None when there is nothing to compare with."""

    manifest: dict[str, Any] | None
    fingerprint: str
    problems: tuple[Problem, ...]


def verify_copy(path: Path, expected: str | None = None) -> Verdict:
    """Compare a zip or an unpacked folder with its manifest, and that with a fingerprint."""
    where = Location(path.name)
    try:
        contents, damaged = (read_folder(path), []) if path.is_dir() else read_zip(path)
    except UnsafeArchive as error:
        return Verdict(None, "", (Problem("V105", where, {"reason": str(error)}),))
    except OSError as error:
        details = {"path": str(path), "reason": error.strerror or ""}
        return Verdict(None, "", (Problem("F101", where, details),))
    manifest = _manifest(contents.get(NAME, b""))
    if manifest is None:
        return Verdict(None, "", (Problem("V104", where, {"name": NAME}),))
    found = fingerprint(contents[NAME])
    problems = list(_compare(manifest["files"], contents, damaged))
    if expected and expected.replace("-", "").lower() != found.replace("-", ""):
        problems.append(Problem("V107", where, {"found": found, "expected": expected}))
    return Verdict(manifest, found, tuple(sorted(problems, key=Problem.sort_key)))


def _manifest(content: bytes) -> dict[str, Any] | None:
    try:
        manifest = json.loads(content)
        fits = manifest["format"] == FORMAT and isinstance(manifest["course"]["id"], str)
        fits = fits and all(isinstance(v, str) for v in manifest["files"].values())
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return manifest if fits else None


def _compare(
    listed: Mapping[str, str], contents: Mapping[str, bytes], damaged: list[str]
) -> Iterator[Problem]:
    for name in damaged:
        yield Problem("V101", Location(name))
    for name, digest in listed.items():
        if name in damaged:
            continue
        if name not in contents:
            yield Problem("V102", Location(name))
        elif hash_of(contents[name]) != digest:
            yield Problem("V103", Location(name))
    for name in contents.keys() - listed.keys() - {NAME}:
        yield Problem("V106", Location(name), {}, "warning")
