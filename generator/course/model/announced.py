"""A standard that is known to exist while its text is not at hand."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Confidence, Id, Record, Text


class AnnouncedInstrument(Record):
    """The document, as far as it is known."""

    number: Text
    title: Text
    issuer: Text
    issued: date
    in_force_from: date | None = None
    status: Literal["announced"]
    checked_on: date


class KnownStatement(Record):
    """One thing that is known, with how well it is supported."""

    text: Text
    confidence: Confidence
    source: Text


class OpenQuestion(Record):
    """One thing that is not known, and what hangs on it."""

    text: Text
    matters: Text


class UntrustedClaim(Record):
    """What another source says, and why it is not taken over."""

    source: Text
    claim: Text
    why_not: Text


class ImportStep(Record):
    """One command on the way from the document to the site."""

    command: Text
    about: Text


class AnnouncedStandard(Record):
    """`rubric_data/announced/ID.yaml`."""

    id: Id
    name: Text
    short: Text
    about: Text
    replaces: Id | None = None
    instrument: AnnouncedInstrument
    known: Annotated[tuple[KnownStatement, ...], Field(min_length=1)]
    unknown: Annotated[tuple[OpenQuestion, ...], Field(min_length=1)]
    contradictions: tuple[UntrustedClaim, ...] = ()
    meanwhile: Text
    importing: Annotated[tuple[ImportStep, ...], Field(min_length=1)]
