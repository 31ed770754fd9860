"""A person's result file, read with suspicion: only what a form needs, and only what fits."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.course.caging import Refused as Refused
from generator.course.caging import read_bounded
from generator.course.model.base import Id
from generator.course.model.course import Course
from generator.course.model.exercise import NOT_APPLICABLE, NOT_ENOUGH, Dossier, answers_to
from generator.course.model.standard import Standard
from generator.practice.standard_payload import structure_hash

MAX_FILE = 20_000_000
MAX_NOTE = 4000


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Answer(_Part):
    """What was answered to one criterion."""

    level: Id | None = None
    evidence: tuple[Id, ...] = ()
    note: str = Field("", max_length=MAX_NOTE)


class Attempt(_Part):
    """Answers as they were handed in."""

    exercise: Id
    kind: str
    standard: Id
    structure_hash: str = Field(alias="structureHash")
    answers: dict[str, Answer]
    handed_in: str = Field(alias="handedInAt")


class _CourseMark(_Part):
    id: Id


class ResultFile(_Part):
    """The parts of `schemas/result.schema.json` that a form is filled from."""

    format: Literal["taphuan-result"]
    version: Literal[1, 2, 3, 4]
    course: _CourseMark
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True)
class Assessed:
    """A dossier as somebody assessed it: level and evidence of each criterion."""

    standard: Standard
    dossier: Dossier
    levels: dict[str, str]
    evidence: dict[str, str]
    """Criterion -> titles of the papers chosen and the note."""


def read_result(path: Path) -> ResultFile:
    """The file; Refused (D101) when it is missing, too large, damaged or something else."""
    value = read_bounded(f"{__name__}:read_in_cage", path, "D101", MAX_FILE)
    return ResultFile.model_validate_json(value)


def read_in_cage(_path: str, raw: bytes) -> str:
    """The parts of a result file that an assessed dossier wants, as JSON; Refused (D101)."""
    return wanted_parts(ResultFile, raw)


def wanted_parts(model: type[BaseModel], raw: bytes) -> str:
    """What a model keeps of a result file, as JSON; Refused (D101) with the reason."""
    try:
        text = raw.decode("utf-8")
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("D101", reason="damaged") from error
    try:
        return model.model_validate_json(text).model_dump_json(by_alias=True)
    except ValidationError as error:
        raise Refused("D101", reason="not_a_result") from error


def assessed(
    course: Course, result: ResultFile, standard: str | None, exercise: str | None
) -> Assessed:
    """The dossier that was handed in last, of a standard or exercise if one is named.

    Refused: D102 for another course, D103 when there is no such attempt, D104 when the standard
    has changed since, D114 when the attempt holds what the dossier does not have.
    """
    if result.course.id != course.settings.id:
        raise Refused("D102", found=result.course.id, own=course.settings.id)
    dossiers = {e.id: e for e in course.exercises if isinstance(e, Dossier)}
    fitting = [
        attempt
        for attempt in result.attempts
        if attempt.exercise in dossiers
        and standard in (None, attempt.standard)
        and exercise in (None, attempt.exercise)
    ]
    if not fitting:
        handed_in = sorted({a.exercise for a in result.attempts if a.kind == "dossier"})
        raise Refused("D103", handed_in=", ".join(handed_in) or "–")
    last = max(fitting, key=lambda attempt: attempt.handed_in)
    dossier = dossiers[last.exercise]
    found = course.standard(dossier.standard)
    if last.structure_hash != structure_hash(found):
        raise Refused("D104", exercise=dossier.id)
    return _assessed(found, dossier, last)


def _assessed(standard: Standard, dossier: Dossier, attempt: Attempt) -> Assessed:
    titles = {item.id: item.title for item in dossier.evidence}
    strange = _not_of(standard, dossier, attempt)
    if strange:
        raise Refused("D114", exercise=dossier.id, parts=", ".join(strange))
    levels, evidence = {}, {}
    for criterion, answer in attempt.answers.items():
        if answer.level not in (None, NOT_ENOUGH, NOT_APPLICABLE):
            levels[criterion] = answer.level
        chosen = [titles[one] for one in answer.evidence]
        evidence[criterion] = "; ".join([*chosen, *([answer.note] if answer.note else [])])
    return Assessed(standard, dossier, levels, evidence)


def _not_of(standard: Standard, dossier: Dossier, attempt: Attempt) -> list[str]:
    """Criteria, levels and papers of an attempt that the dossier does not have: a form without
    them would say less about somebody than was handed in."""
    criteria = {rating.criterion for rating in dossier.ratings}
    papers = {item.id for item in dossier.evidence}

    def known(criterion: str, answer: Answer) -> bool:
        return answer.level is None or answer.level in answers_to(standard, criterion)

    strange = []
    for criterion, answer in attempt.answers.items():
        strange += [criterion] if criterion not in criteria else []
        strange += [f"{criterion}: {answer.level}"] if not known(criterion, answer) else []
        strange += [f"{criterion}: {one}" for one in answer.evidence if one not in papers]
    return strange
