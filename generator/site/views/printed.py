"""Which documents of a course are made to be printed or filled in, and under which names.

Pure: names only. `generator/outputs/documents` makes them, the trainer's page of downloads lists
them.
"""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from generator.course.kinds import kind_of
from generator.course.model.course import Course, Track
from generator.course.model.exercise import Exercise
from generator.course.model.procedure import Form
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.site.views.paths import FILES, exercise_slug

PrintKind = Literal[
    "summary", "form", "form_notes", "sheet", "handout", "key", "cards", "cards_key"
]
PRINT_KINDS: tuple[PrintKind, ...] = get_args(PrintKind)
TRAINER_ONLY: frozenset[PrintKind] = frozenset({"key", "cards_key", "form_notes"})
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


def file_path(printed: Printed) -> str:
    """Where a document lies in the trainer's output."""
    return f"{FILES}{printed.path}"


def self_assessment(course: Course, standard: Standard) -> Form | None:
    """The form that the first step of the process produces: that of the person assessed."""
    procedure = course.procedures.get(standard.id)
    if procedure is None:
        return None
    first = next((step.form for step in procedure.process if step.form), None)
    return next((form for form in procedure.forms if form.id == first and form.fields), None)


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
        path = f"{folder}/{own}-{word}.{'docx' if kind == 'form' else 'pdf'}"
        return Printed(kind, path, title, track, standard, exercise)


def printed_documents(course: Course, locale: Locale) -> tuple[Printed, ...]:
    """Every document of a course, in the order of its standards and tracks."""
    namer = _Namer(locale)
    found: list[Printed] = []
    for standard in course.standards:
        tracks = [t for t in course.tracks if standard in course.standards_of(t)]
        found.append(namer.entry("summary", tracks[0], standard))
        if self_assessment(course, standard):
            found.append(namer.entry("form", tracks[0], standard))
            found.append(namer.entry("form_notes", tracks[0], standard))
        seen: set[str] = set()
        for track in tracks:
            for exercise in course.exercises_of(track, standard.id):
                if exercise.id not in seen:
                    found += [namer.entry(k, track, standard, exercise) for k in _kinds(exercise)]
                seen.add(exercise.id)
    return tuple(found)


def _kinds(exercise: Exercise) -> tuple[PrintKind, ...]:
    return cast(tuple[PrintKind, ...], kind_of(exercise).prints)
