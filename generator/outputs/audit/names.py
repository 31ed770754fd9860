"""Names of files that would not survive a zip tool, a stick or an old Windows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.course.problems import Location, Problem

LONGEST_PATH = 120
"""Windows stops at 260 letters; a stick's folder and a long user name need their part of them."""

_FORBIDDEN = frozenset('<>:"|?*\\')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""Names that Windows keeps for devices, with any ending."""


def name_problems(folder: Path) -> Iterator[Problem]:
    """O104, O105 for the files below a folder; see `name_faults`."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return name_faults(p.relative_to(folder).as_posix() for p in files)


def name_faults(paths: Iterable[str]) -> Iterator[Problem]:
    """O104 with the reason for every path that travels badly, O105 for two that differ in capital
    letters only."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if reason := _fault(path):
            yield Problem("O104", Location(path), {"path": path, "reason": reason})
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield Problem("O105", Location(path), {"path": path, "other": other})


def _fault(path: str) -> str | None:
    """What is wrong with a path: the letters, or its length; None when nothing is."""
    if not path.isascii():
        return "".join(sorted({letter for letter in path if not letter.isascii()}))
    if found := _FORBIDDEN & set(path):
        return "".join(sorted(found))
    if len(path) > LONGEST_PATH:
        return f"{len(path)} > {LONGEST_PATH}"
    for part in path.split("/"):
        if part.split(".")[0].lower() in _DEVICES or part[-1] in ". ":
            return part
    return None
