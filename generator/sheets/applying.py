"""Changed cells become changed files: tried on a copy first, written whole or not at all."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.course.loading.appending import append_items
from generator.course.loading.course_files import DATA, EXERCISES
from generator.course.loading.editing import CannotEdit, edit_text
from generator.course.loading.nodes import read_document
from generator.course.loading.rule_editing import RATINGS
from generator.course.loading.writing import to_yaml
from generator.course.model.course import Place
from generator.course.opening import check_course
from generator.course.problems import Location, Problem
from generator.schemas.editor import schema_folder
from generator.sheets.changes import Addition, Change, Compared
from generator.sheets.rule_cells import NotUnderstood, with_rule
from generator.sheets.tables import part

PAPER = ".md"
"""Papers are Markdown: the whole file is one text."""
_BOM = "\ufeff"
_ASIDE, _LIST = ".taphuan-import", "list.json"


def new_texts(root: Path, compared: Compared) -> tuple[dict[str, str], list[Problem]]:
    """Path -> the file's text with its changes; X116 where a value cannot be put in by itself."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    parts: list[Change | Addition] = [*compared.changes, *compared.additions]
    for file in dict.fromkeys(one.file for one in parts):
        changes = [c for c in compared.changes if c.file == file]
        additions = [a for a in compared.additions if a.file == file]
        if additions and not additions[0].place:
            made = additions[0]
            texts[file] = _whole(root, made)
            if (root / file).exists():
                problems.append(Problem("X134", Location(made.cell), {"path": file}))
            continue
        try:
            texts[file] = _edited(_raw(root / file), file, changes, additions)
        except CannotEdit as error:
            own: list[Change | Addition] = [*changes, *additions]
            cell = next((c.cell for c in own if c.place == error.place), own[0].cell)
            problems.append(Problem("X116", Location(cell), {"path": file}))
        except NotUnderstood as error:
            cell = next(c.cell for c in changes if c.place == error.place)
            problems.append(Problem("X123", Location(cell), {"words": error.words}))
    return texts, problems


def _whole(root: Path, made: Addition) -> str:
    """The text of a new file."""
    if made.text is not None:
        return made.text
    schema = f"{'../' * made.file.count('/')}{schema_folder(root)}/exercise.schema.json"
    return f"# yaml-language-server: $schema={schema}\n{to_yaml(_lists(made.values))}"


def _lists(value: Any) -> Any:
    """The same values as YAML knows them."""
    if isinstance(value, dict):
        return {key: _lists(part) for key, part in value.items()}
    return [_lists(part) for part in value] if isinstance(value, tuple | list) else value


def _raw(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _edited(raw: str, file: str, changes: list[Change], additions: list[Addition]) -> str:
    """The edited text with the byte order mark and the line ends that it had."""
    text = raw.removeprefix(_BOM).replace("\r\n", "\n")
    if file.endswith(PAPER):
        edited = _paper(text, changes[0].new)
    else:
        plain = [c for c in changes if not _is_rule(c)]
        edited = edit_text(
            text,
            {c.place: c.value for c in plain},
            {c.place[:-1]: c.siblings for c in plain},
        )
        edited = with_rule(edited, file, {c.place: c.new for c in changes if _is_rule(c)})
    for place in dict.fromkeys(a.place for a in additions):
        edited = append_items(edited, place, [a.values for a in additions if a.place == place])
    if "\r\n" in raw:
        edited = edited.replace("\n", "\r\n")
    return (_BOM if raw.startswith(_BOM) else "") + edited


def _is_rule(change: Change) -> bool:
    return change.place[: len(RATINGS)] == RATINGS and change.place[-1] == "when"


def _paper(text: str, new: str) -> str:
    """The text of a paper between the empty lines that stood around it."""
    return text[: len(text) - len(text.lstrip())] + new + text[len(text.rstrip()) :]


def problems_of(root: Path, texts: dict[str, str], compared: Compared) -> list[Problem]:
    """Errors that the course would have with the new texts and does not have now, by cell."""
    before = {_same(p) for p in check_course(root).errors}
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        for top in (DATA, EXERCISES):
            if (root / top).is_dir():
                shutil.copytree(root / top, trial / top)
        for file, text in texts.items():
            (trial / file).parent.mkdir(parents=True, exist_ok=True)
            (trial / file).write_bytes(text.encode("utf-8"))
        after = check_course(trial).errors
    cells = _cells(texts, compared)
    papers = {c.file: c.cell for c in compared.changes if c.file.endswith(PAPER)}
    papers |= {a.file: a.cell for a in compared.additions if not a.place}
    fresh = [p for p in after if _same(p) not in before]
    return [
        replace(p, where=Location(cell))
        if (cell := cells.get(p.where) or papers.get(p.where.path))
        else p
        for p in fresh
    ]


def _same(problem: Problem) -> tuple[str, str, str]:
    """What makes two problems the same although lines have moved."""
    return problem.code, problem.where.path, str(sorted(problem.details.items()))


def _cells(texts: dict[str, str], compared: Compared) -> dict[Location, str]:
    """Position of every changed or new value, and of its parts, -> its cell."""
    cells: dict[Location, str] = {}
    for file, text in texts.items():
        if file.endswith(PAPER):
            continue
        document = read_document(file, text.removeprefix(_BOM))
        known = {c.place: c.cell for c in compared.changes if c.file == file}
        known |= _new_cells(document.value, [a for a in compared.additions if a.file == file])
        for place, position in document.places.items():
            near = next((n for n in range(len(place), 0, -1) if place[:n] in known), 0)
            if near:
                cells[Location(file, *position)] = known[place[:near]]
    return cells


def _new_cells(value: object, additions: list[Addition]) -> dict[Place, str]:
    """Place of every new part and of its values -> the cell that holds it."""
    known: dict[Place, str] = {}
    for place in dict.fromkeys(a.place for a in additions):
        here = [a for a in additions if a.place == place]
        for number, addition in enumerate(here):
            index = len(part(value, place)) - len(here) + number
            at = (*place, index) if place else ()
            known[at] = addition.cell
            known |= {(*at, *path): cell for path, cell in addition.cells.items()}
    return known


def write_texts(root: Path, texts: dict[str, str]) -> None:
    """Put all new texts in place; killed on the way, the next command ends the work.

    They are written aside first, and a list of them last: without the list nothing was changed,
    with it everything is at hand. OSError when the system refuses; nothing is changed then.
    """
    finish_interrupted(root)
    aside = root / _ASIDE
    try:
        aside.mkdir()
        for number, text in enumerate(texts.values()):
            (aside / str(number)).write_bytes(text.encode("utf-8"))
        (aside / "unready").write_text(json.dumps(list(texts)), encoding="utf-8")
        (aside / "unready").replace(aside / _LIST)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    finish_interrupted(root)


def is_interrupted(root: Path) -> bool:
    """Whether texts are at hand that `finish_interrupted` will put in place."""
    return (root / _ASIDE / _LIST).is_file()


def finish_interrupted(root: Path) -> None:
    """End an import that was killed: put in place what is still aside, or clear it away."""
    aside = root / _ASIDE
    if not aside.is_dir():
        return
    try:
        files = json.loads((aside / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        files = []
    for number, file in enumerate(files):
        if (aside / str(number)).is_file():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (aside / str(number)).replace(root / file)
    shutil.rmtree(aside, ignore_errors=True)
