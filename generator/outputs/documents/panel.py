"""Result files of experts who rated one dossier become what `taphuan panel` says and writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from generator.course.caging import Refused, read_bounded
from generator.course.model.base import Id
from generator.course.model.course import Course
from generator.course.model.exercise import Dossier, answers_to
from generator.outputs.documents.panel_figures import Proposal, alpha, leans, propose, spread
from generator.outputs.documents.results import MAX_FILE, wanted_parts
from generator.practice.standard_payload import structure_hash


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class _Answer(_Part):
    level: Id | None = None


class _Attempt(_Part):
    id: str
    exercise: Id
    structure_hash: str = Field(alias="structureHash")
    answers: dict[str, _Answer]
    handed_in: str = Field(alias="handedInAt")
    unlocked: str | None = Field(None, alias="unlockedAt")


class _Person(_Part):
    nickname: str = ""


class _CourseMark(_Part):
    id: Id


class _File(_Part):
    format: str = Field(pattern="^taphuan-result$")
    version: int = Field(ge=1, le=4)
    course: _CourseMark
    person: _Person
    attempts: tuple[_Attempt, ...]


ResultFiles = Sequence[tuple[Path, _File]]
"""Files as `read_files` gives them."""


@dataclass(frozen=True)
class Rated:
    """What one expert answered: criterion -> answer; `name` is the nickname, else the file's."""

    name: str
    answers: dict[str, str]


@dataclass(frozen=True)
class Panel:
    """All experts of a dossier, what they propose, and files that count for nothing."""

    dossier: Dossier
    levels: int
    experts: tuple[Rated, ...]
    proposals: tuple[Proposal, ...]
    without: tuple[str, ...]
    """Files without a rating of this dossier."""
    twice: tuple[str, ...]
    """Files whose rating came in another file already."""

    @property
    def alpha(self) -> float | None:
        """Over the whole dossier; None with fewer ratings than a weighted figure needs (2 K²)."""
        spreads = [one.spread for one in self.proposals]
        enough = sum(len(one.places) for one in spreads) >= 2 * self.levels**2
        value = alpha(spreads) if enough else None
        return None if value is None else float(value)

    @property
    def open(self) -> tuple[Proposal, ...]:
        """Criteria that the experts have to talk about."""
        return tuple(one for one in self.proposals if one.level is None or one.discuss)


def read_in_cage(_path: str, raw: bytes) -> str:
    """The parts of a result file that a panel wants, as JSON; Refused (D101) with the reason."""
    return wanted_parts(_File, raw)


def read_files(course: Course, paths: Sequence[Path]) -> list[tuple[Path, _File]]:
    """The files; Refused (D101, D102) with the `file` for the first that is not of this course."""
    found = []
    for path in paths:
        try:
            value = read_bounded(f"{__name__}:read_in_cage", path, "D101", MAX_FILE)
            file = _File.model_validate_json(value)
            if file.course.id != course.settings.id:
                raise Refused("D102", found=file.course.id, own=course.settings.id)
        except Refused as refused:
            raise Refused(refused.code, **refused.details | {"file": path.name}) from refused
        found.append((path, file))
    return found


def rated_dossiers(course: Course, files: ResultFiles, locked: bool = True) -> list[Dossier]:
    """Dossiers that anybody in the files has rated; those with a locked key, or all."""
    rated = {attempt.exercise for _path, file in files for attempt in file.attempts}
    found = [e for e in course.exercises if isinstance(e, Dossier) and e.id in rated]
    return [e for e in found if e.key == "locked" or not locked]


def first_ratings(
    course: Course, dossier: Dossier, files: ResultFiles
) -> tuple[tuple[Rated, ...], tuple[str, ...], tuple[str, ...]]:
    """Who rated a dossier, files without a rating of it, files that hold one a second time.

    Of each file the first rating counts: it was made before the key was seen. Refused: D104 when
    the standard has changed since, D114 when a rating holds what the dossier does not have.
    """
    experts: list[Rated] = []
    without, twice, seen = [], [], set[str]()
    for path, file in files:
        own = [a for a in file.attempts if a.exercise == dossier.id]
        if not own:
            without.append(path.name)
            continue
        first = min(own, key=lambda attempt: (attempt.handed_in, attempt.id))
        if first.id in seen:
            twice.append(path.name)
            continue
        seen.add(first.id)
        experts.append(Rated(file.person.nickname or path.name, _answers(course, dossier, first)))
    return tuple(experts), tuple(without), tuple(twice)


def panel_of(course: Course, dossier: Dossier, files: ResultFiles) -> Panel:
    """The panel of a dossier; raises what `first_ratings` raises."""
    experts, without, twice = first_ratings(course, dossier, files)
    levels = len(course.standard(dossier.standard).level_ids)
    proposals = _proposals(course, dossier, experts)
    return Panel(dossier, levels, experts, proposals, without, twice)


def _answers(course: Course, dossier: Dossier, attempt: _Attempt) -> dict[str, str]:
    standard = course.standard(dossier.standard)
    if attempt.structure_hash != structure_hash(standard):
        raise Refused("D104", exercise=dossier.id)
    known = {r.criterion: answers_to(standard, r.criterion) for r in dossier.ratings}
    given = {c: a.level for c, a in attempt.answers.items() if a.level is not None}
    strange = [f"{c}: {a}" for c, a in given.items() if a not in known.get(c, ())]
    if strange:
        raise Refused("D114", exercise=dossier.id, parts=", ".join(strange))
    return given


def _proposals(course: Course, dossier: Dossier, experts: Sequence[Rated]) -> tuple[Proposal, ...]:
    standard = course.standard(dossier.standard)
    found = []
    for rating in dossier.ratings:
        scale = standard.scale_of(standard.criterion(rating.criterion))
        answers = [e.answers[rating.criterion] for e in experts if rating.criterion in e.answers]
        found.append(propose(spread(rating.criterion, answers, scale), scale))
    return tuple(found)


def expert_leans(course: Course, panel: Panel) -> list[tuple[str, float | None]]:
    """How much higher than the others each expert rates, in the order of the files."""
    standard = course.standard(panel.dossier.standard)
    levels = standard.level_ids
    places = {
        str(n): {c: levels.index(a) for c, a in expert.answers.items() if a in levels}
        for n, expert in enumerate(panel.experts)
    }
    found = leans(places)
    return [
        (expert.name, None if (lean := found[str(n)]) is None else float(lean))
        for n, expert in enumerate(panel.experts)
    ]
