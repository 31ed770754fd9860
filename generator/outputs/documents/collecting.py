"""What classes agreed and people said, out of boards and result files, read with suspicion."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.course.caging import Refused as Refused
from generator.course.caging import read_bounded
from generator.course.model.base import Id

MAX_FILE = 60_000_000
_LONGEST = 4000
_Text = Field(max_length=_LONGEST)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, populate_by_name=True)


class Decision(_Part):
    """What one class agreed on a criterion, as its board holds it."""

    held: str = Field(max_length=300)
    class_id: str = Field(alias="classId", max_length=64)
    exercise: str = Field(max_length=64)
    criterion: Id
    level: str = Field(max_length=64)
    words: str = _Text
    lesson: str = _Text
    question: str = _Text
    at: str = Field(max_length=40)

    @property
    def slot(self) -> tuple[str, str, str, str]:
        """Whose talk it was: the newest text of it counts."""
        return self.held, self.class_id, self.exercise, self.criterion

    @property
    def blank(self) -> bool:
        return not any(
            part.strip() for part in (self.level, self.words, self.lesson, self.question)
        )


class Opinion(_Part):
    """What one person wrote about a page."""

    id: str = Field(max_length=64)
    page: str = Field(max_length=200)
    title: str = Field(max_length=300)
    kind: str = Field(max_length=64)
    text: str = _Text
    at: str = Field(max_length=40)


class _CourseMark(_Part):
    id: str


class _Entry(_Part):
    name: str
    text: str | None


class _Board(_Part):
    format: Literal["taphuan-board"]
    version: Literal[1]
    course: _CourseMark
    entries: tuple[_Entry, ...]
    decisions: tuple[Decision, ...] = ()


class _Result(_Part):
    format: Literal["taphuan-result"]
    version: Literal[1, 2, 3, 4]
    course: _CourseMark
    opinions: tuple[Opinion, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Collected:
    """Everything once: each with the name of the file that it came from."""

    decisions: tuple[tuple[Decision, str], ...]
    opinions: tuple[tuple[Opinion, str], ...]


def read_collected(course: str, paths: Iterable[Path]) -> Collected:
    """What all files hold together. Refused (D130) for a file that is neither a board nor a result
    of this course, with its name."""
    decisions: dict[tuple[str, ...], tuple[Decision, str]] = {}
    opinions: dict[str, tuple[Opinion, str]] = {}
    removed: set[str] = set()
    for path in paths:
        for decision in (found := _read(course, path))["decisions"]:
            one = Decision.model_validate(decision)
            known = decisions.get(one.slot)
            if known is None or known[0].at < one.at:
                decisions[one.slot] = one, path.name
        for opinion in found["opinions"]:
            said = Opinion.model_validate(opinion)
            opinions.setdefault(said.id, (said, path.name))
        removed |= set(found["removed"])
    return Collected(
        tuple(one for one in decisions.values() if not one[0].blank),
        tuple(one for key, one in opinions.items() if key not in removed),
    )


def _read(course: str, path: Path) -> dict[str, Any]:
    """The parts of one file that are wanted, as plain values."""
    reader = f"{__name__}:read_in_cage"
    found: dict[str, Any] = read_bounded(reader, path, "D130", MAX_FILE, file=path.name)
    if found["course"] != course:
        raise Refused("D102", found=found["course"], own=course)
    return found


def read_in_cage(_path: str, raw: bytes) -> dict[str, Any]:
    """Decisions and opinions of a board or of a result file; Refused (D130) for anything else."""
    value = _json(raw.decode("utf-8-sig", errors="replace"))
    if value is None:
        raise Refused("D130", reason="damaged")
    try:
        return _board(_Board.model_validate(_listed(value)))
    except ValidationError:
        pass
    try:
        result = _Result.model_validate(_listed(value))
    except ValidationError as error:
        raise Refused("D130", reason="not_a_board") from error
    return _answer(result.course.id, (), [result])


def _board(board: _Board) -> dict[str, Any]:
    """A board is the files that lie on it, and what was agreed; codes and broken files are passed
    over as the board passes over them."""
    return _answer(board.course.id, board.decisions, _results(board))


def _results(board: _Board) -> Iterator[_Result]:
    for entry in board.entries:
        value = _json(entry.text or "")
        try:
            result = _Result.model_validate(_listed(value))
        except ValidationError:
            continue
        if result.course.id == board.course.id:
            yield result


def _answer(
    course: str, decisions: Iterable[Decision], results: Iterable[_Result]
) -> dict[str, Any]:
    all_results = list(results)
    return {
        "course": course,
        "decisions": [one.model_dump(by_alias=True) for one in decisions],
        "opinions": [one.model_dump() for result in all_results for one in result.opinions],
        "removed": [one for result in all_results for one in result.removed],
    }


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _listed(value: Any) -> Any:
    """The same with tuples for its lists: a strict model takes nothing else for a sequence."""
    if not isinstance(value, dict):
        return value
    return {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
