"""Changed cells become changed files: tried on a copy first, written whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.course import check_course
from generator.loading.course_files import DATA, EXERCISES
from generator.loading.editing import CannotEdit, edit_text
from generator.loading.nodes import read_document
from generator.problems import Location, Problem
from generator.sheets.comparing import Change

_BOM = "\ufeff"


def new_texts(root: Path, changes: Iterable[Change]) -> tuple[dict[str, str], list[Problem]]:
    """Path -> the file's text with its changes; X116 where a value cannot be put in by itself."""
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.file, []).append(change)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file, own in by_file.items():
        try:
            texts[file] = _edited(_raw(root / file), own)
        except CannotEdit as error:
            cell = next((c.cell for c in own if c.place == error.place), own[0].cell)
            problems.append(Problem("X116", Location(cell), {"path": file}))
    return texts, problems


def _raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _edited(raw: str, changes: list[Change]) -> str:
    """The edited text with the byte order mark and the line ends that it had."""
    text = raw.removeprefix(_BOM).replace("\r\n", "\n")
    edited = edit_text(
        text,
        {c.place: c.value for c in changes},
        {c.place[:-1]: c.siblings for c in changes},
    )
    if "\r\n" in raw:
        edited = edited.replace("\n", "\r\n")
    return (_BOM if raw.startswith(_BOM) else "") + edited


def problems_of(root: Path, texts: dict[str, str], changes: Iterable[Change]) -> list[Problem]:
    """Errors that the course would have with the new texts and does not have now, by cell."""
    before = {_same(p) for p in check_course(root).errors}
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        for top in (DATA, EXERCISES):
            if (root / top).is_dir():
                shutil.copytree(root / top, trial / top)
        for file, text in texts.items():
            (trial / file).write_bytes(text.encode("utf-8"))
        after = check_course(trial).errors
    cells = _cells(texts, changes)
    fresh = [p for p in after if _same(p) not in before]
    return [replace(p, where=Location(cells[p.where])) if p.where in cells else p for p in fresh]


def _same(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same although lines have moved."""
    return problem.code, problem.where.path, str(sorted(problem.details.items()))


def _cells(texts: dict[str, str], changes: Iterable[Change]) -> dict[Location, str]:
    """Position of every changed value, and of its parts, -> its cell."""
    cells: dict[Location, str] = {}
    documents = {f: read_document(f, text.removeprefix(_BOM)) for f, text in texts.items()}
    for change in changes:
        for place, position in documents[change.file].places.items():
            if place[: len(change.place)] == change.place:
                cells[Location(change.file, *position)] = change.cell
    return cells


def write_texts(root: Path, texts: dict[str, str]) -> None:
    """All new texts are written aside, then put in place one after the other."""
    beside = {}
    for file, text in texts.items():
        path = root / file
        beside[path] = path.with_name(f".{path.name}.new")
        beside[path].write_bytes(text.encode("utf-8"))
    for path, new in beside.items():
        new.replace(path)
