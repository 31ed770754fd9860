"""Law by date: documents, statements with their source, who assesses whom, words then and now."""

from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import Field

from generator.course.model.base import Confidence, Dated, Id, Record, Share, Text


class Effect(Record):
    """What a document does to another one."""

    kind: Literal["replaces", "repeals_in_part", "suspends_in_part", "amends", "reads_as"]
    document: Id
    what: Text | None = None
    from_date: date | None = None
    confidence: Confidence


class LawDocument(Record):
    """A document with its own time, and what it does to others."""

    id: Id
    number: Text
    title: Text
    issued: date | None = None
    in_force_from: date | None = None
    effects: tuple[Effect, ...] = ()
    confidence: Confidence
    source: Text
    checked_on: date


class Sourced(Dated):
    """A statement of law: where it stands, how well it is supported, when we looked last."""

    document: Id
    article: Text
    confidence: Confidence
    source: Text
    checked_on: date


class LawStatement(Sourced):
    """One sentence on what holds, in our own words."""

    id: Id
    text: Text
    provinces: tuple[Text, ...] = ()

    def matters_in(self, province: str | None) -> bool:
        """Whether those who meet in this province need it; one without provinces is for all."""
        return not self.provinces or province in self.provinces


class SchoolKind(Record):
    """A kind of school, as the law tells them apart when it names who assesses."""

    id: Id
    name: Text
    school_level: Id | None = None


class Assessor(Sourced):
    """Who assesses whom, at which kinds of schools, in which time."""

    person: Literal["principal", "vice_principal", "teacher"]
    by: Literal["standard", "yearly"]
    schools: Annotated[tuple[Id, ...], Field(min_length=1)]
    who: Text
    adviser: Text | None = None
    note: Text | None = None


class Law(Record):
    """`rubric_data/law/law.yaml`."""

    school_kinds: Annotated[tuple[SchoolKind, ...], Field(min_length=1)]
    documents: Annotated[tuple[LawDocument, ...], Field(min_length=1)]
    statements: tuple[LawStatement, ...] = ()
    assessors: tuple[Assessor, ...] = ()

    @property
    def last_checked(self) -> date:
        """The day of the youngest look: the day that pages speak of when nobody chose one."""
        days = [document.checked_on for document in self.documents]
        days += [one.checked_on for one in (*self.statements, *self.assessors)]
        return max(days)

    def document(self, document_id: str) -> LawDocument:
        """The document with this id; KeyError if there is none."""
        return next_or_key_error(self.documents, document_id)

    def statement(self, statement_id: str) -> LawStatement:
        """The statement with this id; KeyError if there is none."""
        return next_or_key_error(self.statements, statement_id)


R = TypeVar("R", LawDocument, LawStatement)


def next_or_key_error(records: tuple[R, ...], record_id: str) -> R:
    """The record with this id; KeyError if there is none."""
    for record in records:
        if record.id == record_id:
            return record
    raise KeyError(record_id)


class DatedTask(Record):
    """What somebody has to do, by a day if there is one."""

    text: Text
    by_date: date | None = None
    statement: Id | None = None


class TodayRole(Record):
    """What one of the people in the room needs to know and to do now."""

    id: Id
    name: Text
    about: Text
    assessed: tuple[Literal["principal", "vice_principal", "teacher"], ...] = ()
    statements: Annotated[tuple[Id, ...], Field(min_length=1)]
    tasks: tuple[DatedTask, ...] = ()
    unknown: tuple[Text, ...] = ()


class Point(Record):
    """One thing that a trainer tells the room."""

    text: Text
    statements: tuple[Id, ...] = ()


class Today(Record):
    """`rubric_data/law/today.yaml`: what applies on the chosen day, by role."""

    about: Text
    then: date
    then_name: Text
    tell: Annotated[tuple[Point, ...], Field(min_length=1)]
    roles: Annotated[tuple[TodayRole, ...], Field(min_length=1)]
    unknown: tuple[Text, ...] = ()


class TermPair(Record):
    """A word of the setting and the word of today; `spellings` are the forms that pages use."""

    id: Id
    then: Text
    now: Text
    since: date | None = None
    spellings: Annotated[tuple[Text, ...], Field(min_length=1)]
    meaning: Text
    statement: Id | None = None


class Terms(Record):
    """`rubric_data/law/terms.yaml`: the year that exercises play in, and words then and now."""

    setting: Text
    about: Text
    pairs: Annotated[tuple[TermPair, ...], Field(min_length=1)]


class Band(Record):
    """One result of the yearly rating, from this many points on."""

    id: Id
    name: Text
    from_points: Annotated[int, Field(ge=0)]


class BandCase(Record):
    """Points of one person; the band is computed, `expect` is checked."""

    id: Id
    text: Text
    common: Annotated[int, Field(ge=0)]
    result: Annotated[int, Field(ge=0)]
    expect: Id
    lesson: Text


class CapCase(Record):
    """People of one school; how many may be excellent is computed, `expect` is checked."""

    id: Id
    text: Text
    good: Annotated[int, Field(ge=0)]
    unit_excellent: bool = False
    expect: Annotated[int, Field(ge=0)]
    lesson: Text


class YearlyPart(Record):
    """One part of the unit, with the statements it rests on."""

    id: Id
    title: Text
    text: Text
    statements: tuple[Id, ...] = ()


class Yearly(Record):
    """`rubric_data/law/yearly.yaml`: the yearly rating beside the standard."""

    title: Text
    about: Text
    parts: Annotated[tuple[YearlyPart, ...], Field(min_length=1)]
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    common_points: Annotated[int, Field(ge=1)]
    result_points: Annotated[int, Field(ge=1)]
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    cap: Share
    cap_of_excellent_unit: Share
    band_cases: tuple[BandCase, ...] = ()
    cap_cases: tuple[CapCase, ...] = ()
    shared: Annotated[tuple[Text, ...], Field(min_length=1)]
    apart: Annotated[tuple[Text, ...], Field(min_length=1)]
    exercises: tuple[Id, ...] = ()
