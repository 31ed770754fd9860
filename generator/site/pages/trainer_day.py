"""The trainer's pages of the day: the agenda with notes beside it, and all notes together."""

from dataclasses import dataclass

from generator.course.model.course import Track
from generator.course.model.workshop import Activity, Agenda
from generator.site.views import paths
from generator.site.views.agenda import (
    ClassView,
    Moment,
    class_views,
    clock,
    deck_links,
    exercise_link,
    exercises_of,
    moments,
    page_links,
    relative,
)
from generator.site.views.context import Link, PageContext

DAY_STYLES = ("taphuan-trainer-pages.css",)


@dataclass(frozen=True)
class ClassPart:
    """What a block is in one class; `id` and `name` are empty where all sit together."""

    id: str
    name: str
    exercises: tuple[Link, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class BlockView:
    """One block; `clocks` has its beginning by class."""

    id: str
    number: int
    name: str
    kind: str
    kind_name: str
    minutes: int
    duration: str
    begins: int
    relative: str
    clocks: tuple[tuple[str, str], ...]
    about: str
    participants_open: str
    material: tuple[str, ...]
    parts: tuple[ClassPart, ...]
    notes: str
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True)
class DayPage:
    """Everything the template of the day shows."""

    key: str
    title: str
    classes: tuple[ClassView, ...]
    blocks: tuple[BlockView, ...]
    total: str
    available: str
    spare: str
    over: str
    running: str
    notes: str
    keys: str
    decks: tuple[Link, ...]
    downloads: str
    styles: tuple[str, ...] = DAY_STYLES
    scripts: tuple[str, ...] = ("taphuan-day.js",)


@dataclass(frozen=True)
class NotesPage:
    """All notes in the order of the day."""

    key: str
    blocks: tuple[BlockView, ...]
    day: str
    styles: tuple[str, ...] = DAY_STYLES
    scripts: tuple[str, ...] = ()


def _part(page: PageContext, moment: Moment, track: Track, own: ClassView | None) -> ClassPart:
    exercises = exercises_of(page.course, moment.block, track)
    return ClassPart(
        id=own.id if own else "",
        name=own.name if own else "",
        exercises=tuple(exercise_link(page, e, track) for e in exercises),
        pages=page_links(page, moment.block, track),
    )


def _parts(
    page: PageContext, moment: Moment, classes: tuple[ClassView, ...]
) -> tuple[ClassPart, ...]:
    """One part for each class, or one for all of them."""
    if moment.block.kind == "class" and classes:
        every = tuple(_part(page, moment, one.track, one) for one in classes)
    else:
        every = (_part(page, moment, page.track, None),)
    return tuple(part for part in every if part.exercises or part.pages)


def _block(
    page: PageContext, number: int, moment: Moment, classes: tuple[ClassView, ...]
) -> BlockView:
    block = moment.block
    return BlockView(
        id=block.id,
        number=number,
        name=block.name,
        kind=block.kind,
        kind_name=page.locale.text(f"trainer.kind.{block.kind}"),
        minutes=block.minutes,
        duration=page.minutes(block.minutes),
        begins=moment.begins,
        relative=relative(moment.begins),
        clocks=tuple((one.id, clock(one.starts + moment.begins)) for one in classes),
        about=block.about,
        participants_open=block.participants_open or "",
        material=block.material,
        parts=_parts(page, moment, classes),
        notes=page.course.notes.get(block.notes, "") if block.notes else "",
        activities=block.activities,
    )


def block_views(page: PageContext, agenda: Agenda) -> tuple[BlockView, ...]:
    """All blocks of the day, as seen from a page."""
    classes = class_views(page.course)
    every = enumerate(moments(agenda), 1)
    return tuple(_block(page, number, moment, classes) for number, moment in every)


def day_page(page: PageContext, agenda: Agenda) -> DayPage:
    """The whole day: where its slides are, then each block with the notes beside it."""
    total = sum(block.minutes for block in agenda.blocks)
    spare = (agenda.minutes_available or total) - total
    return DayPage(
        key=page.key,
        title=agenda.title,
        classes=class_views(page.course),
        blocks=block_views(page, agenda),
        total=page.minutes(total),
        available=page.minutes(agenda.minutes_available) if agenda.minutes_available else "",
        spare=page.minutes(spare) if spare > 0 else "",
        over=page.minutes(-spare) if spare < 0 else "",
        running=page.link(paths.RUNNING),
        notes=page.link(paths.NOTES),
        keys=page.link(paths.KEYS),
        decks=deck_links(page),
        downloads=page.link(paths.DOWNLOADS),
    )


def notes_page(page: PageContext, agenda: Agenda) -> NotesPage:
    """All notes on one page, to be read through or printed."""
    written = tuple(block for block in block_views(page, agenda) if block.notes)
    return NotesPage(page.key, written, page.link(paths.DAY))
