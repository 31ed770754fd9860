"""Which documents of a course are made to be printed, and under which names.

Pure: names only. `generator/documents` makes them, the trainer's page of downloads lists them.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from generator.locale import Locale
from generator.model.course import Course, Track
from generator.model.exercise import Dossier, Exercise, SortEvidence
from generator.model.standard import Standard
from generator.pages.paths import exercise_slug

PrintKind = Literal["summary", "sheet", "handout", "key", "cards", "cards_key"]
PRINT_KINDS: tuple[PrintKind, ...] = get_args(PrintKind)
TRAINER_ONLY: frozenset[PrintKind] = frozenset({"key", "cards_key"})
"""What is not handed out; it lies in a folder of its own, so that nobody copies it by mistake."""


@dataclass(frozen=True)
class Printed:
    """One document; `path` is relative to the folder of all documents."""

    kind: PrintKind
    path: str
    title: str
    track: Track
    standard: Standard
    exercise: Exercise | None = None

    @property
    def trainer_only(self) -> bool:
        return self.kind in TRAINER_ONLY


@dataclass(frozen=True)
class _Namer:
    """Makes entries; words of file and folder names come from the locale."""

    locale: Locale

    def entry(
        self, kind: PrintKind, track: Track, standard: Standard, exercise: Exercise | None = None
    ) -> Printed:
        side = "trainer" if kind in TRAINER_ONLY else "handout"
        folder = self.locale.text(f"documents.folder.{side}")
        word = self.locale.text(f"documents.file.{kind}")
        own = f"{track.folder}{standard.id}-{exercise_slug(exercise)}" if exercise else standard.id
        title = exercise.title if exercise else standard.short
        return Printed(kind, f"{folder}/{own}-{word}.pdf", title, track, standard, exercise)


def printed_documents(course: Course, locale: Locale) -> tuple[Printed, ...]:
    """Every document of a course, in the order of its standards and tracks."""
    namer = _Namer(locale)
    found: list[Printed] = []
    for standard in course.standards:
        tracks = [t for t in course.tracks if standard in course.standards_of(t)]
        found.append(namer.entry("summary", tracks[0], standard))
        seen: set[str] = set()
        for track in tracks:
            for exercise in course.exercises_of(track, standard.id):
                if exercise.id not in seen:
                    found += [namer.entry(k, track, standard, exercise) for k in _kinds(exercise)]
                seen.add(exercise.id)
    return tuple(found)


def _kinds(exercise: Exercise) -> tuple[PrintKind, ...]:
    if isinstance(exercise, Dossier):
        return ("sheet", "handout", "key")
    return ("cards", "cards_key") if isinstance(exercise, SortEvidence) else ()
