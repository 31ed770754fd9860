"""Classes as lists write them ("TH", "Tiểu học") joined with those of the agenda."""

from dataclasses import dataclass, replace

from generator.course.model.course import Course
from generator.course.model.workshop import WorkshopClass
from generator.locale import Locale
from generator.sheets.people.reading import People
from generator.sheets.people.records import Attendee, folded, words


@dataclass(frozen=True)
class Joined:
    """People in their classes: those of the agenda first and in its order, each class by name."""

    people: tuple[Attendee, ...]
    unknown: tuple[str, ...]
    """Classes of the list that are none of the agenda."""


def joined(course: Course, people: People, locale: Locale) -> Joined:
    """Everybody in the class of the agenda that the list means; other classes keep their name."""
    names = _class_names(course, locale)
    own = [one.name for one in course.agenda.classes] if course.agenda else []
    placed = [
        replace(p, group=names.get(_bare(p.group, locale), p.group)) for p in people.attendees
    ]
    other = dict.fromkeys(p.group for p in placed if p.group not in own)
    order = {name: n for n, name in enumerate([*own, *other])}
    return Joined(
        people=tuple(sorted(placed, key=lambda p: (order[p.group], p.key()))),
        unknown=tuple(name for name in other if name and own),
    )


def _bare(text: str, locale: Locale) -> str:
    """A class without the word for class before it."""
    bare = folded(text)
    for prefix in sorted(words(locale, "class_prefix"), key=len, reverse=True):
        bare = bare.removeprefix(f"{prefix} ")
    return bare


def _class_names(course: Course, locale: Locale) -> dict[str, str]:
    """What a class may be called -> its name in the agenda; what two share is left out."""
    found: dict[str, set[str]] = {}
    for one in course.agenda.classes if course.agenda else ():
        for word in _called(course, one):
            found.setdefault(_bare(word, locale), set()).add(one.name)
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


def _called(course: Course, one: WorkshopClass) -> list[str]:
    called = [one.id, one.name, *([one.room] if one.room else [])]
    for level in course.school_levels:
        if level.id == one.school_level:
            initials = "".join(word[0] for word in level.name.split())
            called += [level.id, level.name, level.short, level.track, initials]
    return called
