"""Whether a copy is what was handed out: intact, damaged, altered, or no bundle at all."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.course.caging import Refused, read_caged
from generator.course.problems import Location, Problem, Severity
from generator.outputs.bundles.archive import UnsafeArchive, walk_folder, walk_zip
from generator.outputs.bundles.manifest import FORMAT, NAME, fingerprint, hash_of

_TOO_MUCH = "V108"


@dataclass(frozen=True)
class CopyReport:
    """What was found; `manifest` is None when there is nothing to compare with."""

    manifest: dict[str, Any] | None
    fingerprint: str
    problems: tuple[Problem, ...]


def verify_copy(path: Path, expected: str | None = None) -> CopyReport:
    """Compare a zip or an unpacked folder with its manifest, and that with a fingerprint.

    A copy comes from outside, so it is read in the cage.
    """
    where = Location(path.name)
    try:
        answer = read_caged(f"{__name__}:look", path, _TOO_MUCH)
    except Refused as refused:
        return CopyReport(None, "", (Problem(refused.code, where, refused.details),))
    found = answer["fingerprint"]
    problems = [Problem(code, Location(name), {}, how) for code, name, how in answer["problems"]]
    if expected and expected.replace("-", "").lower() != found.replace("-", ""):
        problems.append(Problem("V107", where, {"found": found, "expected": expected}))
    return CopyReport(answer["manifest"], found, tuple(sorted(problems, key=Problem.sort_key)))


def look(path: str, raw: bytes) -> dict[str, Any]:
    """What is found in a copy, as plain values: for the cage. Refused when it is no bundle."""
    copy = Path(path)
    try:
        if not copy.exists():
            raise FileNotFoundError(2, "No such file or directory")
        files = walk_folder(copy) if copy.is_dir() else walk_zip(raw)
        own, hashes = _hashed(files)
    except UnsafeArchive as error:
        raise Refused("V105", reason=str(error)) from error
    except OSError as error:
        raise Refused("F101", path=path, reason=error.strerror or "") from error
    manifest = _manifest(own)
    if manifest is None:
        raise Refused("V104", name=NAME)
    problems = list(_compare(manifest["files"], hashes))
    return {"manifest": manifest, "fingerprint": fingerprint(own), "problems": problems}


def _hashed(files: Iterator[tuple[str, bytes | None]]) -> tuple[bytes, dict[str, str | None]]:
    """The manifest's bytes, and of every other file its hash; None for a damaged one."""
    own = b""
    hashes: dict[str, str | None] = {}
    for name, content in files:
        if name == NAME:
            own = content or b""
        else:
            hashes[name] = None if content is None else hash_of(content)
    return own, hashes


def _manifest(content: bytes) -> dict[str, Any] | None:
    try:
        manifest = json.loads(content)
        fits = manifest["format"] == FORMAT and isinstance(manifest["course"]["id"], str)
        fits = fits and all(isinstance(v, str) for v in manifest["files"].values())
        texts = (manifest["course"]["title"], manifest["course"]["version"], manifest["audience"])
        fits = fits and all(isinstance(text, str) for text in (*texts, manifest["built_on"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return manifest if fits else None


def _compare(
    listed: Mapping[str, str], hashes: Mapping[str, str | None]
) -> Iterator[tuple[str, str, Severity]]:
    for name, found in hashes.items():
        if found is None:
            yield "V101", name, "error"
        elif name not in listed:
            yield "V106", name, "warning"
        elif found != listed[name]:
            yield "V103", name, "error"
    for name in listed.keys() - hashes.keys():
        yield "V102", name, "error"
