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
    everybody = _beside(people, passing)
    if twice := [one.person for one in everybody if one.is_ambiguous]:
        raise Refused("D120", people=_listed(twice))
    if against := [one.person for one in everybody if one.is_contradicted]:
        raise Refused("D121", people=_listed(against))
    decided = tuple(
        replace(one.person, passed=one.states == ["met"]) if one.is_open else one.person
        for one in everybody
    )
    missing = tuple(one.person for one in everybody if one.is_open and not one.states)
    joined = replace(people, attendees=decided, has_results=True)
    return Joined(joined, missing, passing.nameless)


@dataclass(frozen=True)
class _Beside:
    """Somebody on the list beside what the board says of the name.

    `states` has one entry for each person of the board with this name; `bearers` counts the people
    of the list who have it.
    """

    person: Attendee
    states: list[State]
    bearers: int

    @property
    def is_open(self) -> bool:
        """Whether the list itself says nothing, and the board decides."""
        return self.person.passed is None

    @property
    def is_ambiguous(self) -> bool:
        several = len(self.states) > 1 or (self.bearers > 1 and bool(self.states))
        return self.is_open and several

    @property
    def is_contradicted(self) -> bool:
        opposite = ["notMet" if self.person.passed else "met"]
        return not self.is_open and self.bearers == 1 and self.states == opposite


def _beside(people: People, passing: _Passing) -> list[_Beside]:
    states: dict[str, list[State]] = {}
    for one in passing.people:
        states.setdefault(same_name(one.name), []).append(one.state)
    names = [same_name(person.name) for person in people.attendees]
    bearers = Counter(names)
    return [
        _Beside(person, states.get(name, []), bearers[name])
        for person, name in zip(people.attendees, names, strict=True)
    ]


def _listed(people: Iterable[Attendee]) -> str:
    return listed(f"{p.name} ({p.at})" for p in people)
