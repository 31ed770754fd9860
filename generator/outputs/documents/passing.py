"""Who has passed by the course's rule, out of the class board's file, joined with a list by name.

The board counts; here nothing is counted anew. A name that two people share, a word of the list
that the board contradicts, a board of another rule: each stops the work.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.course.caging import Refused as Refused
from generator.course.caging import read_bounded
from generator.course.model.course import Course
from generator.course.names import same_name
from generator.sheets.people import Attendee, People
from generator.sheets.people.marks import listed
from generator.site.pages.board import target_payload

MAX_FILE = 60_000_000
State = Literal["met", "notMet", "few"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class _Named(_Part):
    name: str = Field(max_length=300)
    state: State


class _Passing(_Part):
    rule: dict[str, Any]
    people: list[_Named]
    nameless: int


class _CourseMark(_Part):
    id: str


class _Board(_Part):
    format: Literal["taphuan-board"]
    version: Literal[1]
    course: _CourseMark
    passing: _Passing | None = None


@dataclass(frozen=True)
class Joined:
    """The list with the board's word; `missing` are people of whom the board knows nothing."""

    people: People
    missing: tuple[Attendee, ...]
    nameless: int


def read_passing(course: Course, path: Path) -> _Passing:
    """What the board's file says. Refused: D118 for a file that is no such board, D102 for another
    course's, D119 for one that was held against no rule or another one."""
    reader = f"{__name__}:read_in_cage"
    board = _Board.model_validate(read_bounded(reader, path, "D118", MAX_FILE, file=path.name))
    if board.course.id != course.settings.id:
        raise Refused("D102", found=board.course.id, own=course.settings.id)
    rule = course.settings.pass_rule
    if board.passing is None or board.passing.rule != target_payload(rule):
        raise Refused("D119", file=path.name, rule=rule.name if rule else "–")
    return board.passing


def read_in_cage(_path: str, raw: bytes) -> dict[str, Any]:
    """The parts of a board that are wanted; Refused (D118) for anything else."""
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("D118", reason="damaged") from error
    try:
        return _Board.model_validate(value).model_dump()
    except ValidationError as error:
        raise Refused("D118", reason="not_only_a_board") from error


def with_board(people: People, passing: _Passing) -> Joined:
    """Everybody with what the board says of the name; a word of the list itself stays.

    Refused: D120 when a name that the board must decide stands twice, there or in the list; D121
    when board and list contradict each other.
    """
    told: dict[str, list[State]] = {}
    for one in passing.people:
        told.setdefault(same_name(one.name), []).append(one.state)
    bearers = Counter(same_name(p.name) for p in people.attendees)
    open_to_board = [p for p in people.attendees if p.passed is None]
    twice = [
        p for p in open_to_board
        if len(told.get(same_name(p.name), ())) > 1
        or (bearers[same_name(p.name)] > 1 and same_name(p.name) in told)
    ]  # fmt: skip
    if twice:
        raise Refused("D120", people=_listed(twice))
    against = [
        p for p in people.attendees
        if p.passed is not None and bearers[same_name(p.name)] == 1
        and len(states := told.get(same_name(p.name), [])) == 1
        and states[0] == ("notMet" if p.passed else "met")
    ]  # fmt: skip
    if against:
        raise Refused("D121", people=_listed(against))
    decided = tuple(
        p if p.passed is not None else replace(p, passed=_passed(told, p)) for p in people.attendees
    )
    missing = tuple(p for p in open_to_board if same_name(p.name) not in told)
    joined = replace(people, attendees=decided, has_results=True)
    return Joined(joined, missing, passing.nameless)


def _passed(told: dict[str, list[State]], person: Attendee) -> bool:
    return told.get(same_name(person.name)) == ["met"]


def _listed(people: Iterable[Attendee]) -> str:
    return listed(f"{p.name} ({p.at})" for p in people)
