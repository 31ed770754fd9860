"""A professional standard: its instrument, scale, criteria, descriptors and rating rule."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import (
    UNSAID,
    Confidence,
    DocumentRef,
    Id,
    KeyTerm,
    Points,
    Record,
    Text,
)
from generator.course.model.rule import RatingRule
from generator.course.model.words import CourseWords


class Instrument(Record):
    """The document that sets the standard, and its standing; a day nobody knows is left out."""

    number: Text
    title: Text
    issuer: Text
    issued: date | None = None
    in_force_from: date | None = None
    status: Literal["draft", "announced", "in_force", "superseded", "expired"]
    status_note: Text
    status_confidence: Confidence
    checked_on: date | None = None
    replaces: tuple[DocumentRef, ...] = ()
    superseded_by: DocumentRef | None = None
    guidance: DocumentRef | None = None


class Notice(Record):
    """A remark on standing that pages show: on the whole standard or on some criteria."""

    id: Id
    title: Text
    text: Text
    document: DocumentRef | None = None
    from_date: date | None = None
    criteria: tuple[Id, ...] = ()
    suspended_phrase: Text | None = None
    on_keys: bool = False
    confidence: Confidence


class Level(Record):
    """One level of the scale, lowest first."""

    id: Id
    name: Text
    short: Text
    meaning: Text
    citation: Text | None = None
    confidence: Confidence = UNSAID
    points: Points | None = None
    described: bool = True
    """False: a level between its neighbours, which no criterion describes."""


class Descriptor(Record):
    """What one level of one criterion asks, in our own plain words."""

    summary: Text
    key_terms: Annotated[tuple[KeyTerm, ...], Field(min_length=1)]
    citation: Text
    confidence: Confidence
    note: Text | None = None


class Element(Record):
    """A part of a criterion (tiểu mục): looked for on its own, rated with its criterion."""

    number: Text
    name: Text
    about: Text | None = None


class Criterion(Record):
    """One criterion; its `levels` describe every level but the lowest."""

    id: Id
    number: Text
    name: Text
    short: Text
    citation: Text
    confidence: Confidence = UNSAID
    about: Text
    levels: dict[Id, Descriptor]
    lowest: Text
    steps_up: dict[str, Text]
    elements: tuple[Element, ...] = ()
    scale: tuple[Id, ...] = ()
    """The levels of the standard's scale that this criterion uses, lowest first; none: all."""
    points: dict[Id, Points] = Field(default={})
    """Points of its levels where they are not those of the scale."""
    weight: Annotated[int, Field(gt=0)] | Annotated[float, Field(gt=0)] = 1
    may_not_apply: bool = False


class CriteriaGroup(Record):
    """A group of criteria (tiêu chuẩn)."""

    number: Text
    name: Text
    short: Text
    citation: Text
    about: Text
    confidence: Confidence = UNSAID
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class Part(Record):
    """A part of the standard, above its groups (lĩnh vực, phần)."""

    number: Text
    name: Text
    about: Text | None = None
    groups: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Numbers of its groups."""


class Standard(Record):
    """A whole standard, as one file of `rubric_data/standards/`."""

    id: Id
    role: Id
    name: Text
    short: Text
    person: Text
    about: Text
    school_levels: tuple[Id, ...] = ()
    words: Text
    instrument: Instrument
    notices: tuple[Notice, ...] = ()
    scale: Annotated[tuple[Level, ...], Field(min_length=2)]
    parts: tuple[Part, ...] = ()
    groups: Annotated[tuple[CriteriaGroup, ...], Field(min_length=1)]
    rating_rule: RatingRule
    called: CourseWords = CourseWords()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(c for group in self.groups for c in group.criteria)

    @property
    def level_ids(self) -> tuple[str, ...]:
        return tuple(level.id for level in self.scale)

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion with this id; KeyError if there is none."""
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)

    def level(self, level_id: str) -> Level:
        """The level with this id; KeyError if there is none."""
        for level in self.scale:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    def scale_of(self, criterion: Criterion) -> tuple[str, ...]:
        """Ids of the levels that a criterion uses, lowest first."""
        own = frozenset(criterion.scale or self.level_ids)
        return tuple(level for level in self.level_ids if level in own)

    def described(self, criterion: Criterion) -> tuple[str, ...]:
        """Of these the ones that it has to describe: not its lowest, none between neighbours."""
        between = {level.id for level in self.scale if not level.described}
        return tuple(level for level in self.scale_of(criterion)[1:] if level not in between)

    def level_index(self, level_id: str) -> int:
        """0 for the lowest level."""
        return self.level_ids.index(level_id)

    def notices_for(self, criterion_id: str) -> tuple[Notice, ...]:
        """Notices that name this criterion."""
        return tuple(n for n in self.notices if criterion_id in n.criteria)
