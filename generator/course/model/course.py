"""The course: school levels, glossary, and everything that was loaded."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.course.model.announced import AnnouncedStandard
from generator.course.model.base import Confidence, Id, Record, Text
from generator.course.model.crosswalk import Crosswalk
from generator.course.model.day import Day
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.exercise import Boundary, Dossier, Exercise
from generator.course.model.hand_written import HandWrittenPage
from generator.course.model.law import Law, Terms, Today, Yearly
from generator.course.model.official import OfficialExamples, OfficialOverlay
from generator.course.model.own_slide import OwnSlide
from generator.course.model.picture import Picture
from generator.course.model.procedure import Procedure
from generator.course.model.settings import CourseSettings
from generator.course.model.standard import Standard
from generator.course.model.workshop import Agenda, Unlock
from generator.course.problems import Location


class SchoolLevel(Record):
    """A school level; each one makes a track."""

    id: Id
    name: Text
    track: Text
    short: Text
    at_school: Text
    about: Text
    typical: tuple[Text, ...] = ()


class SchoolLevels(Record):
    """`rubric_data/school_levels.yaml`."""

    school_levels: Annotated[tuple[SchoolLevel, ...], Field(min_length=1)]


class Term(Record):
    """One word of the glossary."""

    term: Text
    short: Text | None = None
    also: tuple[Text, ...] = ()
    asked: tuple[Text, ...] = ()
    meaning: Text
    citation: Text | None = None
    confidence: Confidence = "own"


class Glossary(Record):
    """`rubric_data/glossary.yaml`."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]


Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """The file a record was read from, and where its parts stand in it."""

    path: str
    places: dict[Place, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def at(self, *place: str | int) -> Location:
        """The position of a part; the nearest part above it when it is not written out."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.places:
                return Location(self.path, *self.places[place[:length]])
        return Location(self.path)


@dataclass(frozen=True)
class Track:
    """A way through the course: one school level, or the whole course when it has none."""

    id: str
    name: str
    school_level: SchoolLevel | None

    @property
    def folder(self) -> str:
        """Path prefix of its pages: `primary/`, or nothing for the only track."""
        return f"{self.id}/" if self.school_level else ""

    def includes(self, *school_levels: str | None) -> bool:
        """Whether something that names these school levels belongs to this track.

        What names none (None names none) belongs to every track, and everything to the one track
        of a course without school levels. No other place decides this.
        """
        return self.school_level is None or self.id in school_levels or not any(school_levels)


@dataclass(frozen=True)
class Course:
    """Everything that was loaded, ready for checks and pages."""

    settings: CourseSettings
    school_levels: tuple[SchoolLevel, ...]
    standards: tuple[Standard, ...]
    procedures: dict[str, Procedure]
    guides: dict[str, EvidenceGuide]
    exercises: tuple[Exercise, ...]
    glossary: tuple[Term, ...]
    agenda: Agenda | None
    official: dict[str, OfficialOverlay] = field(default_factory=dict)
    """Imported official wording, by standard id (`rubric_data/official/`)."""
    examples: dict[str, OfficialExamples] = field(default_factory=dict)
    """Imported examples of the ministry, by standard id (`official/examples/`)."""
    announced: tuple[AnnouncedStandard, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    law: Law | None = None
    today: Today | None = None
    terms: Terms | None = None
    yearly: Yearly | None = None
    papers: dict[str, dict[str, str]] = field(default_factory=dict)
    """Text of papers: exercise id -> evidence id -> Markdown."""
    pictures: dict[str, dict[str, tuple[Picture, ...]]] = field(default_factory=dict, repr=False)
    """Pictures of papers: exercise id -> name in the paper -> one, or the pages of a PDF."""
    notes: dict[str, str] = field(default_factory=dict)
    """Notes of trainers: file name -> Markdown."""
    own_slides: dict[str, tuple[OwnSlide, ...]] = field(default_factory=dict, repr=False)
    """Slides that trainers write, by the name of their file."""
    real_names: tuple[str, ...] = ()
    unlock: Unlock | None = field(default=None, repr=False)
    workshop: Day | None = None
    """The day that is set up (`workshop/day.yaml`)."""
    fonts: tuple[Path, ...] = ()
    """Fonts for its prints, from the folder `fonts`."""
    logo: Picture | None = field(default=None, repr=False)
    """The organiser's sign, as the day names it."""
    written_agenda: Agenda | None = None
    """The agenda as written; `agenda` is the chosen programme."""
    languages: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    """Strings of the interface beside the course (`locale/`), by language and `area.key`."""
    sources: dict[str, Source] = field(default_factory=dict)
    """Where records come from: `standard:ID`, `guide:CRITERION`, `exercise:ID`, `procedure:ID`,
    `official:STANDARD`, `examples:STANDARD`, `announced:ID`, `crosswalk:A--B`, `law`, `today`,
    `terms`, `yearly`, `course`, `school_levels`, `glossary`, `agenda`, `day`, `unlock`."""

    @property
    def day(self) -> date | None:
        """The chosen day that pages speak of, else that of the last look at the law."""
        return self.settings.applies_on or (self.law.last_checked if self.law else None)

    @property
    def tracks(self) -> tuple[Track, ...]:
        if not self.school_levels:
            return (Track("course", self.settings.short, None),)
        return tuple(Track(level.id, level.track, level) for level in self.school_levels)

    def track_of(self, school_level: str | None) -> Track:
        """The track of a school level; the first where none is named."""
        return next((track for track in self.tracks if track.id == school_level), self.tracks[0])

    def standard(self, standard_id: str) -> Standard:
        """The standard with this id; KeyError if there is none."""
        for standard in self.standards:
            if standard.id == standard_id:
                return standard
        raise KeyError(standard_id)

    def standards_of(self, track: Track) -> tuple[Standard, ...]:
        """The standards that hold in a track; a standard without school levels holds in all."""
        return tuple(s for s in self.standards if track.includes(*s.school_levels))

    def exercises_of(self, track: Track, standard_id: str) -> tuple[Exercise, ...]:
        """Exercises of a standard in a track, those without a school level included."""
        own = (e for e in self.exercises if e.standard == standard_id)
        return tuple(e for e in own if track.includes(e.school_level))

    def readings_of(self, track: Track, standard_id: str, step: str) -> tuple[HandWrittenPage, ...]:
        """Hand-written pages that a step of the path leads to, in the menu's order."""
        return tuple(
            page
            for page in self.settings.pages
            if (at := page.reading)
            and at.step == step
            and track.includes(*at.school_levels)
            and at.is_for(standard_id)
        )

    def dossiers_of(self, track: Track, standard_id: str) -> tuple[Dossier, ...]:
        found = self.exercises_of(track, standard_id)
        return tuple(e for e in found if isinstance(e, Dossier) and e.kind == "dossier")

    def drills_of(self, track: Track, standard_id: str) -> tuple[Boundary, ...]:
        return tuple(e for e in self.exercises_of(track, standard_id) if isinstance(e, Boundary))
