"""The day: agenda blocks, classes, the trainer's notes, and what opens the locked keys."""

from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Id, Minutes, Record, Text

Clock = Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]


class WorkshopClass(Record):
    """One class of the day, by school level."""

    id: Id
    name: Text
    school_level: Id | None = None
    room: Text | None = None
    starts: Clock = Field(description='clock time in quotes, such as "7:30"')


BlockPage = Literal[
    "overview", "rating_rule", "process", "evidence", "summary", "practice", "opinions", "results",
    "today",
]  # fmt: skip
"""A kind of page that a block works with; slides are made of some of them."""


class Block(Record):
    """One block of the day; plenary blocks are shared, class blocks run in every class."""

    id: Id
    name: Text
    kind: Literal["plenary", "class", "break"]
    minutes: Minutes
    about: Text
    participants_open: Text | None = None
    material: tuple[Text, ...] = ()
    pages: tuple[BlockPage, ...] = ()
    criteria: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    on_slides: dict[Id, tuple[Id, ...]] = Field(default={})
    notes: Text | None = None


class Agenda(Record):
    """`rubric_data/workshop/agenda.yaml`."""

    title: Text
    minutes_available: Minutes | None = None
    classes: tuple[WorkshopClass, ...] = ()
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class Unlock(Record):
    """`rubric_data/workshop/unlock.yaml`: the words that open the locked keys.

    A curtain, not a vault: whoever has this file, or the trainer's site, has the keys. The
    environment variable `TAPHUAN_UNLOCK` takes the place of every phrase in it.
    """

    default: Text
    exercises: dict[Id, Text] = Field(default={})

    def phrase(self, exercise_id: str) -> str:
        """The words that open one exercise."""
        return self.exercises.get(exercise_id, self.default)
