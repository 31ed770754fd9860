"""Evidence guides: where to find what shows a level, per criterion and school level."""

from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Id, Record, Text

EvidenceKind = Literal[
    "plan", "minutes", "record", "report", "decision", "certificate", "product", "observation",
    "opinion", "letter", "data", "image", "phenomenon", "witness", "message",
]  # fmt: skip
"""What sort of thing it is; not only paper: an observation, a phenomenon, a witness."""


class Origin(Record):
    """Where an entry comes from: the ministry's examples, or our own suggestion."""

    kind: Literal["ministry_example", "own_suggestion"]
    source: Text | None = None


class EvidenceEntry(Record):
    """One piece of evidence that can show a level."""

    id: Id
    level: Id
    school_levels: tuple[Id, ...] = ()
    kind: EvidenceKind
    title: Text
    what: Text
    counts: Text
    kept: Text
    authentic: Text
    does_not_prove: Text
    would_lift: Text
    also_serves: tuple[Id, ...] = ()
    origin: Origin


class FindingSteps(Record):
    """The five steps, worked through for this criterion."""

    key_words: Text
    asks: dict[Id, Text]
    would_show: Text
    where: Text
    decide: Text


class Mistake(Record):
    """A common mistake and what to do instead."""

    mistake: Text
    instead: Text


class EvidenceGuide(Record):
    """One file of `rubric_data/evidence/<standard>/`."""

    criterion: Id
    intro: Text
    differs_by_school_level: bool
    steps: FindingSteps
    entries: Annotated[tuple[EvidenceEntry, ...], Field(min_length=1)]
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1)]
    privacy: Annotated[tuple[Text, ...], Field(min_length=1)]
