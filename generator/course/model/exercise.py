"""Practice exercises: dossiers, boundary drills, sorting, faults, rule cases, orders, choices."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Id, Minutes, Record, Text
from generator.course.model.evidence import EvidenceKind
from generator.course.model.standard import Standard

NOT_ENOUGH = "not_enough"
"""The answer "not enough evidence": its own answer, never counted as the lowest level."""

NOT_APPLICABLE = "not_applicable"
"""The answer "does not apply here", for criteria that may not apply; it counts nowhere."""


def answers_to(standard: Standard, criterion_id: str) -> tuple[str, ...]:
    """What may be said of a criterion, its levels first; of an unknown one all levels there are."""
    found = next((c for c in standard.criteria if c.id == criterion_id), None)
    absent = (NOT_APPLICABLE,) if found and found.may_not_apply else ()
    return (*(standard.scale_of(found) if found else standard.level_ids), NOT_ENOUGH, *absent)


class Review(Record):
    """Whether experts have signed the key; `reviewed` needs who did and when (K114)."""

    status: Literal["draft", "reviewed"]
    by: Text | None = None
    signed_on: date | None = None


class ExerciseBase(Record):
    """What every exercise has."""

    id: Id
    title: Text
    standard: Id
    school_level: Id | None = None
    key: Literal["open", "locked"]
    minutes: Minutes
    review: Review
    intro: Text
    trainer_note: Text | None = None
    plays_today: bool = False


# --- dossier -------------------------------------------------------------------------------


class Person(Record):
    """The invented person of a dossier."""

    name: Text
    role: Text
    school: Text
    period: Text
    about: Text


Look = Literal["letterhead", "notebook", "handwriting", "chat", "timetable", "board"]


class EvidenceItem(Record):
    """One paper of a dossier; its text stands in a Markdown file beside the exercise."""

    id: Id
    title: Text
    short: Text | None = None
    kind: EvidenceKind
    dated: Text | None = None
    issued_by: Text | None = None
    file: Text
    look: Look | None = None
    fault: Text | None = None


class DossierKey(Record):
    """The key of one criterion."""

    criterion: Id
    level: Id
    accept: tuple[Id, ...] = ()
    claimed: Id | None = None
    decisive: tuple[Id, ...] = ()
    rationale: Text
    not_higher: Text | None = None
    not_lower: Text | None = None


class Dossier(ExerciseBase):
    """Score a whole dossier, criterion by criterion."""

    kind: Literal["dossier"]
    person: Person
    evidence: Annotated[tuple[EvidenceItem, ...], Field(min_length=1)]
    ratings: Annotated[tuple[DossierKey, ...], Field(min_length=1)]


class Calibration(Dossier):
    """A short dossier of a few criteria in parallel forms, for a measure before and after."""

    kind: Literal["calibration"]  # type: ignore[assignment]
    form: Literal["a", "b", "c"]


# --- boundary ------------------------------------------------------------------------------


class BoundaryItem(Record):
    """A short situation on the border of two levels."""

    id: Id
    criterion: Id
    situation: Text
    between: tuple[Id, Id]
    level: Id
    accept: tuple[Id, ...] = ()
    deciding_words: Text
    for_lower: Text
    for_higher: Text
    rationale: Text


class Boundary(ExerciseBase):
    """Decide between two neighbouring levels."""

    kind: Literal["boundary"]
    items: Annotated[tuple[BoundaryItem, ...], Field(min_length=1)]


# --- sorting -------------------------------------------------------------------------------


class Bin(Record):
    """Where cards are laid: a criterion, or a bin with a name of its own."""

    id: Id
    criterion: Id | None = None
    name: Text | None = None


class Card(Record):
    """One card to lay into a bin."""

    id: Id
    text: Text
    bin: Id
    accept: tuple[Id, ...] = ()
    why: Text


class SortEvidence(ExerciseBase):
    """Lay cards into bins: evidence to criterion, evidence or opinion, task to person."""

    kind: Literal["sort_evidence"]
    bins: Annotated[tuple[Bin, ...], Field(min_length=2)]
    cards: Annotated[tuple[Card, ...], Field(min_length=2)]


# --- faults --------------------------------------------------------------------------------

FaultKind = Literal[
    "sound", "undated", "other_year", "unsigned", "copied", "someone_else", "topic_not_level",
    "private_data", "altered", "no_source",
]  # fmt: skip


class FaultItem(Record):
    """One piece of evidence as it is handed in, with or without a fault."""

    id: Id
    criterion: Id
    level: Id
    title: Text
    look: Look | None = None
    body: Text
    fault: FaultKind
    why: Text
    cure: Text


class SpotFault(ExerciseBase):
    """Find what makes a piece of evidence unusable, or say that it is sound."""

    kind: Literal["spot_fault"]
    person: Person | None = None
    items: Annotated[tuple[FaultItem, ...], Field(min_length=2)]


class RuleCase(Record):
    """Levels of all criteria; the rating is computed by the rule, `expect` is checked."""

    id: Id
    title: Text
    levels: dict[Id, Id]
    expect: Id
    lesson: Text


class Rule(ExerciseBase):
    """Say which overall rating follows; fresh cases come from a seed."""

    kind: Literal["rule"]
    seed: Annotated[int, Field(ge=0)]
    cases: Annotated[tuple[RuleCase, ...], Field(min_length=1)]


# --- order ---------------------------------------------------------------------------------


class OrderStep(Record):
    """One step, in its right place; `belongs: false` marks a step that is no part of it."""

    id: Id
    text: Text
    why: Text
    belongs: bool = True


class OrderSteps(ExerciseBase):
    """Put steps into their order and leave out those that do not belong."""

    kind: Literal["order_steps"]
    steps: Annotated[tuple[OrderStep, ...], Field(min_length=3)]


# --- choice --------------------------------------------------------------------------------


class Option(Record):
    """One answer to a question."""

    id: Id
    text: Text
    right: bool = False
    why: Text


class Question(Record):
    """A question with one right answer and a reason for each."""

    id: Id
    text: Text
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    citation: Text | None = None


class Choice(ExerciseBase):
    """Questions on traps and rules: one right answer each, a reason for every answer."""

    kind: Literal["choice"]
    items: Annotated[tuple[Question, ...], Field(min_length=1)]


Exercise = Dossier | Calibration | Boundary | SortEvidence | SpotFault | Rule | OrderSteps | Choice
"""The kinds that this package brings; the register (course/kinds.py) may know more."""
