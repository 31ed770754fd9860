"""Letters of a course that no font for print has, told by file and line before anything is printed.

In: a course's folder and its checked data. Out: its problems, with one for every file whose
letters would stay blank on paper, and one for every file in `fonts/` that is no use for prints.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.course.loading.files import read_text
from generator.course.loading.fonts import FONTS
from generator.course.model.course import Course
from generator.course.model.exercise import Dossier
from generator.course.opening import CheckedCourse
from generator.course.problems import Location, Problem
from generator.outputs.documents.typesetting import families_of, without_glyph

_PRINTED = ("course", "school_levels", "agenda", "day", "standard:", "exercise:", "language:")
"""Sources whose texts stand in printed documents."""
_SHOWN = 12
"""Letters that one problem names."""


def with_letters(root: Path, checked: CheckedCourse) -> CheckedCourse:
    """A checked course with the letters that its prints cannot show; they wait for errors."""
    if checked.course is None or checked.errors:
        return checked
    found = [*_useless(root, checked.course), *_unshown(root, checked.course)]
    return replace(
        checked, problems=tuple(sorted([*checked.problems, *found], key=Problem.sort_key))
    )


def _useless(root: Path, course: Course) -> Iterator[Problem]:
    for path in course.fonts:
        if not families_of((path,)):
            where = Location(f"{FONTS}/{path.relative_to((root / FONTS).resolve()).as_posix()}")
            yield Problem("R112", where, {}, "warning")


def _unshown(root: Path, course: Course) -> Iterator[Problem]:
    texts = {path: read_text(root, path)[0] or "" for path in _paths(course)}
    signs = {sign for text in texts.values() for sign in set(text) if _draws(sign)}
    blank = without_glyph(frozenset(signs), course.fonts)
    for path, text in texts.items() if blank else ():
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if _is_data(path, line)]
        found = [(n, m, s) for n, line in lines for m, s in enumerate(line, 1) if s in blank]
        if found:
            letters = list(dict.fromkeys(sign for _n, _m, sign in found))
            details = {"letters": _list(letters), "n": len(found), "script": _script(letters[0])}
            yield Problem("R111", Location(path, *found[0][:2]), details, "warning")


def _paths(course: Course) -> list[str]:
    own = [s.path for name, s in course.sources.items() if name.startswith(_PRINTED)]
    papers = [
        str(PurePosixPath(course.sources[f"exercise:{e.id}"].path).parent / item.file)
        for e in course.exercises if isinstance(e, Dossier) for item in e.evidence
    ]  # fmt: skip
    return list(dict.fromkeys([*own, *papers]))


def _draws(sign: str) -> bool:
    """Whether a sign is one that leaves ink: no space, no mark that only turns or joins others."""
    return sign > "~" and unicodedata.category(sign)[0] not in "CZ"


def _is_data(path: str, line: str) -> bool:
    """Whether a line is more than a remark of its authors."""
    return path.endswith(".md") or not line.lstrip().startswith("#")


def _list(letters: list[str]) -> str:
    return " ".join(letters[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")


def _script(sign: str) -> str:
    """The first word of the letter's name in Unicode: THAI, CJK, TIFINAGH."""
    return unicodedata.name(sign, f"U+{ord(sign):04X}").split()[0]
