"""The day: agenda blocks, classes, the trainer's notes, and what opens the locked keys."""

from itertools import accumulate, pairwise
from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Id, Minutes, Record, Text

Clock = Annotated[str, Field(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$")]

SlideFile = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.md$")]
"""The name of a file in `rubric_data/workshop/slides`."""


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


class Activity(Record):
    """A part of a block: what is done, how long, and who works with whom."""

    name: Text
    minutes: Minutes
    form: Literal["whole", "groups", "pairs", "alone"]


class Block(Record):
    """One block of the day; plenary blocks are shared, class blocks run in every class."""

    id: Id
    name: Text
    kind: Literal["plenary", "class", "break"]
    minutes: Minutes
    begins_at: Clock | None = None
    activities: tuple[Activity, ...] = ()
    about: Text
    participants_open: Text | None = None
    material: tuple[Text, ...] = ()
    pages: tuple[BlockPage, ...] = ()
    criteria: tuple[Id, ...] = ()
    exercises: tuple[Id, ...] = ()
    on_slides: dict[Id, tuple[Id, ...]] = Field(default={})
    notes: Text | None = None
    slides_before: tuple[SlideFile, ...] = ()
    slides_after: tuple[SlideFile, ...] = ()


class ProgrammeBlock(Record):
    """A block of the agenda in a programme, with what is other there."""

    id: Id
    minutes: Minutes | None = None
    kind: Literal["plenary", "class", "break"] | None = None
    begins_at: Clock | None = None


class Programme(Record):
    """Another way through the agenda's blocks: half a day, one class, two evenings."""

    id: Id
    name: Text
    minutes_available: Minutes | None = None
    starts: Clock | None = None
    classes: tuple[Id, ...] = ()
    blocks: Annotated[tuple[ProgrammeBlock, ...], Field(min_length=1)]


class Agenda(Record):
    """`rubric_data/workshop/agenda.yaml`; its own blocks in their order are the whole day."""

    title: Text
    minutes_available: Minutes | None = None
    classes: tuple[WorkshopClass, ...] = ()
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]
    programmes: tuple[Programme, ...] = ()

    def chosen(self, programme: str | None, classes: tuple[str, ...] = ()) -> "Agenda":
        """The agenda as one programme has it, for some of the classes; what does not exist is
        passed over here and reported by the checks."""
        found = next((p for p in self.programmes if p.id == programme), None)
        mine = classes or (found.classes if found else ())
        own = tuple(one for one in self.classes if not mine or one.id in mine)
        if found is None:
            return self.model_copy(update={"classes": own})
        if found.starts:
            own = tuple(one.model_copy(update={"starts": found.starts}) for one in own)
        named = {block.id: block for block in self.blocks}
        blocks = tuple(_changed(named[b.id], b) for b in found.blocks if b.id in named)
        values = {"classes": own, "blocks": blocks, "minutes_available": found.minutes_available}
        return self.model_copy(update=values)


def _changed(block: Block, other: ProgrammeBlock) -> Block:
    changes = {k: v for k in ("minutes", "kind", "begins_at") if (v := getattr(other, k))}
    changed = block.model_copy(update=changes)
    return changed.model_copy(update={"activities": _shortened(changed)})


def _shortened(block: Block) -> tuple[Activity, ...]:
    """The activities; in a block that has become too short for them each gives its share, in
    whole minutes. None where not even a minute is left for each."""
    needed = sum(one.minutes for one in block.activities)
    if needed <= block.minutes:
        return block.activities
    if block.minutes < len(block.activities):
        return ()
    ends = accumulate(one.minutes for one in block.activities)
    spare = block.minutes - len(block.activities)
    least = len(block.activities)
    shares = [round(spare * (end - n) / (needed - least)) for n, end in enumerate(ends, 1)]
    parts = (1 + end - before for before, end in pairwise((0, *shares)))
    return tuple(
        one.model_copy(update={"minutes": minutes})
        for one, minutes in zip(block.activities, parts, strict=True)
    )


class Unlock(Record):
    """`rubric_data/workshop/unlock.yaml`: the words that open the locked keys.

    It hides keys and does not guard them: whoever has this file, or the trainer's site, has the
    keys. The environment variable `TAPHUAN_UNLOCK` takes the place of every phrase in it.
    """

    default: Text
    exercises: dict[Id, Text] = Field(default={})

    def phrase(self, exercise_id: str) -> str:
        """The words that open one exercise."""
        return self.exercises.get(exercise_id, self.default)
