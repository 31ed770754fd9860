"""How a standard is used: requirements, process, cycle, roles, forms, evidence rules."""

from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Confidence, Dated, Id, Record, Text


class Statement(Dated):
    """One sentence about the rules, with where it stands and how well it is supported."""

    text: Text
    citation: Text | None = None
    confidence: Confidence
    note: Text | None = None


class Role(Dated):
    """Who takes part in the assessment."""

    id: Id
    name: Text
    does: Text
    school_levels: tuple[Id, ...] = ()
    confidence: Confidence
    note: Text | None = None


class ProcessStep(Dated):
    """One step of the assessment, in order."""

    id: Id
    title: Text
    actor: Id
    what: Text
    produces: Text
    tips: Text
    form: Id | None = None
    citation: Text | None = None
    confidence: Confidence


class CycleRule(Record):
    """Who assesses how often."""

    id: Id
    who: Text
    every: Text
    when: Text
    every_years: Annotated[int, Field(ge=1)] | None = None
    citation: Text
    confidence: Confidence
    note: Text | None = None


FormPart = Literal[
    "name", "school", "period", "head", "levels", "evidence", "remarks", "plan", "overall"
]
"""What a field is to the form that `taphuan form` writes; a field without a part is only listed."""


class FormField(Record):
    """A field or column of a form; `columns` are those of a table inside it."""

    name: Text
    confidence: Confidence
    part: FormPart | None = None
    columns: tuple[Text, ...] = ()


class Form(Record):
    """One of the forms of the guidance letter."""

    id: Id
    number: Text
    name: Text
    filled_by: Text
    how: Text
    fields: tuple[FormField, ...] = ()
    confidence: Confidence
    note: Text | None = None


class CoreSelection(Record):
    """Selection of core people (cốt cán): a choice, not a level above the highest."""

    title: Text
    citation: Text
    confidence: Confidence
    intro: Text
    conditions: tuple[Statement, ...]
    priority: tuple[Statement, ...] = ()
    duties: tuple[Statement, ...] = ()


class Procedure(Dated):
    """One file of `rubric_data/procedures/`; it and its parts may hold for a time only."""

    standard: Id
    intro: Text
    purposes: tuple[Statement, ...] = ()
    requirements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    evidence_definition: Statement
    evidence_rules: Annotated[tuple[Statement, ...], Field(min_length=1)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    process: Annotated[tuple[ProcessStep, ...], Field(min_length=1)]
    opinions: tuple[Statement, ...] = ()
    cycle: Annotated[tuple[CycleRule, ...], Field(min_length=1)]
    authority: tuple[Statement, ...] = ()
    forms: tuple[Form, ...] = ()
    core: CoreSelection | None = None
    beside: tuple[Statement, ...] = ()
