"""The day: exercises and notes that exist, minutes that fit, phrases that open locked keys."""

from collections.abc import Iterator

from generator.course.checks.context import Context, repeated
from generator.course.kinds import item_ids
from generator.course.loading.own_slides import SLIDES
from generator.course.model.course import Course
from generator.course.phrases import WORDS, is_weak
from generator.course.problems import Location, Problem


def blocks_point_to_what_exists(context: Context) -> Iterator[Problem]:
    agenda = context.course.written_agenda
    exercises = [e.id for e in context.course.exercises]
    for number, block in enumerate(agenda.blocks if agenda else ()):
        for k, exercise in enumerate(block.exercises):
            where = context.at("agenda", "blocks", number, "exercises", k)
            yield from context.dangling("exercise", exercise, exercises, where)
        criteria = block.criteria if "standard" not in context.unreadable else ()
        for k, criterion in enumerate(criteria):
            where = context.at("agenda", "blocks", number, "criteria", k)
            yield from context.dangling("criterion", criterion, _criteria(context.course), where)
        if block.notes is not None:
            where = context.at("agenda", "blocks", number, "notes")
            yield from context.dangling("notes", block.notes, context.course.notes, where)


def own_slides_exist(context: Context) -> Iterator[Problem]:
    """Slides that a block names are there; a file that no block names is told."""
    agenda, files = context.course.written_agenda, context.course.own_slides
    named = set()
    for number, block in enumerate(agenda.blocks if agenda else ()):
        for key in ("slides_before", "slides_after"):
            for k, name in enumerate(getattr(block, key)):
                named.add(name)
                where = context.at("agenda", "blocks", number, key, k)
                yield from context.dangling("slides", name, files, where)
    for name in files if "agenda" not in context.unreadable else ():
        if name not in named:
            path = f"{SLIDES}/{name}"
            yield Problem("W104", Location(path), {}, "warning")


def _criteria(course: Course) -> list[str]:
    return [criterion.id for standard in course.standards for criterion in standard.criteria]


def slides_show_what_their_exercise_has(context: Context) -> Iterator[Problem]:
    """`on_slides` chooses among the items of the block's own exercises."""
    agenda = context.course.written_agenda
    items = {e.id: item_ids(e) for e in context.course.exercises}
    for number, block in enumerate(agenda.blocks if agenda else ()):
        for exercise, chosen in block.on_slides.items():
            where = context.at("agenda", "blocks", number, "on_slides", exercise)
            yield from context.dangling("exercise", exercise, block.exercises, where)
            for item in chosen if exercise in items and exercise in block.exercises else ():
                yield from context.dangling("item", item, items[exercise], where)


def block_ids_are_unique(context: Context) -> Iterator[Problem]:
    agenda = context.course.written_agenda
    for number, value in repeated(b.id for b in agenda.blocks) if agenda else ():
        where = context.at("agenda", "blocks", number, "id")
        yield Problem("R101", where, {"id": value, "first": where.path})


def classes_have_school_levels_that_exist(context: Context) -> Iterator[Problem]:
    agenda = context.course.written_agenda
    known = [level.id for level in context.course.school_levels]
    for number, one in enumerate(agenda.classes if agenda else ()):
        if one.school_level is not None:
            where = context.at("agenda", "classes", number, "school_level")
            yield from context.dangling("school_levels", one.school_level, known, where)


def the_day_is_long_enough(context: Context) -> Iterator[Problem]:
    agenda = context.course.written_agenda
    if agenda is None or agenda.minutes_available is None:
        return
    total = sum(block.minutes for block in agenda.blocks)
    if total > agenda.minutes_available:
        details = {"total": total, "available": agenda.minutes_available}
        yield Problem("W101", context.at("agenda", "minutes_available"), details, "warning")


def activities_fit_into_their_block(context: Context) -> Iterator[Problem]:
    agenda = context.course.written_agenda
    for n, block in enumerate(agenda.blocks if agenda else ()):
        total = sum(one.minutes for one in block.activities)
        if total > block.minutes:
            details = {"total": total, "available": block.minutes}
            yield Problem(
                "W101", context.at("agenda", "blocks", n, "activities"), details, "warning"
            )


def programmes_are_made_of_what_exists(context: Context) -> Iterator[Problem]:
    """Programmes take blocks and classes of the agenda, and last as long as there is time."""
    agenda = context.course.written_agenda
    blocks = {b.id: b.minutes for b in agenda.blocks} if agenda else {}
    classes = [one.id for one in agenda.classes] if agenda else []
    for n, programme in enumerate(agenda.programmes if agenda else ()):
        for k, block in enumerate(programme.blocks):
            where = context.at("agenda", "programmes", n, "blocks", k, "id")
            yield from context.dangling("block", block.id, blocks, where)
        for k, name in enumerate(programme.classes):
            where = context.at("agenda", "programmes", n, "classes", k)
            yield from context.dangling("class", name, classes, where)
        total = sum(b.minutes or blocks.get(b.id, 0) for b in programme.blocks)
        if programme.minutes_available and total > programme.minutes_available:
            details = {"total": total, "available": programme.minutes_available}
            where = context.at("agenda", "programmes", n, "minutes_available")
            yield Problem("W101", where, details, "warning")


def the_day_chooses_what_exists(context: Context) -> Iterator[Problem]:
    day, agenda = context.course.workshop, context.course.written_agenda
    if day is None or "agenda" in context.unreadable:
        return
    programmes = [p.id for p in agenda.programmes] if agenda else []
    if day.programme is not None:
        where = context.at("day", "programme")
        yield from context.dangling("programme", day.programme, programmes, where)
    classes = [one.id for one in agenda.classes] if agenda else []
    for k, name in enumerate(day.classes):
        yield from context.dangling("class", name, classes, context.at("day", "classes", k))


def phrases_are_strong_enough(context: Context) -> Iterator[Problem]:
    unlock = context.course.unlock
    if unlock is None:
        return
    first = "phrase" if context.course.workshop and context.course.workshop.phrase else "default"
    phrases: dict[tuple[str, ...], str] = {(first,): unlock.default}
    phrases |= {("exercises", name): phrase for name, phrase in unlock.exercises.items()}
    for place, phrase in phrases.items():
        if is_weak(phrase):
            yield Problem("W102", context.at("unlock", *place), {"need": WORDS})


def phrases_open_exercises_that_exist(context: Context) -> Iterator[Problem]:
    unlock = context.course.unlock
    locked = [e.id for e in context.course.exercises if e.key == "locked"]
    for name in unlock.exercises if unlock else ():
        where = context.at("unlock", "exercises", name)
        yield from context.dangling("exercise", name, locked, where)


def locked_exercises_have_a_phrase(context: Context) -> Iterator[Problem]:
    if context.course.unlock is not None or "unlock" in context.unreadable:
        return
    for exercise in context.course.exercises:
        if exercise.key == "locked":
            yield Problem("W103", context.at(f"exercise:{exercise.id}", "key"), {})


CHECKS = (
    own_slides_exist,
    blocks_point_to_what_exists,
    slides_show_what_their_exercise_has,
    block_ids_are_unique,
    classes_have_school_levels_that_exist,
    the_day_is_long_enough,
    activities_fit_into_their_block,
    programmes_are_made_of_what_exists,
    the_day_chooses_what_exists,
    phrases_are_strong_enough,
    phrases_open_exercises_that_exist,
    locked_exercises_have_a_phrase,
)
