"""One day of training: who holds it, where and when; everything that names them takes it here."""

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.course.model.base import Id, Record, Text


class Organiser(Record):
    """The body that holds the day; `superior` is printed above it on administrative papers."""

    name: Text
    superior: Text | None = None
    short: Text | None = None


class Signer(Record):
    """Who signs certificates; `capacity` stands above the title, such as `KT. GIÁM ĐỐC`."""

    title: Text
    name: Text | None = None
    capacity: Text | None = None


class Day(Record):
    """`rubric_data/workshop/day.yaml`; what is left out is left to the pen."""

    organiser: Organiser
    province: Text | None = None
    place: Text | None = None
    venue: Text | None = None
    days: tuple[date, ...] = ()
    hours: Text | None = None
    contact: Text | None = None
    logo: Text | None = None
    programme: Id | None = None
    classes: tuple[Id, ...] = ()
    address: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")] | None = None
    phrase: Text | None = None
    file_name: Id | None = None
    certificate_number: Text | None = None
    signer: Signer | None = None
