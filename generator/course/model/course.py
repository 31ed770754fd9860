"""The course: settings, school levels, glossary, and everything that was loaded."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field

from generator.course.model.announced import AnnouncedStandard
from generator.course.model.base import Confidence, Id, Minutes, Record, Share, Text
from generator.course.model.crosswalk import Crosswalk
from generator.course.model.day import Day
from generator.course.model.evidence import EvidenceGuide
from generator.course.model.exercise import Boundary, Dossier, Exercise
from generator.course.model.law import Law, Terms, Today, Yearly
from generator.course.model.official import OfficialExamples, OfficialOverlay
from generator.course.model.own_slide import OwnSlide
from generator.course.model.picture import Picture
from generator.course.model.procedure import Procedure
from generator.course.model.standard import Standard
from generator.course.model.workshop import Agenda, Unlock
from generator.course.problems import Location

PATH_PAGES = ("overview", "criteria", "rating_rule", "process", "evidence", "opinions")
"""Pages that a step can lead to, besides the kinds of exercises."""


class LearningStep(Record):
    """One step of a track's learning path; `pages` names the kinds of pages it leads to."""

    id: Id
    name: Text
    about: Text
    pages: Annotated[tuple[Id, ...], Field(min_length=1)]


class ReadingMinutes(Record):
    """How long people read a page, for the minutes on the learning path."""

    overview: Minutes = 10
    rating_rule: Minutes = 10
    criterion: Minutes = 4
    process: Minutes = 10
    opinions: Minutes = 5


class OpinionKind(Record):
    """A kind of opinion (góp ý) that participants can leave."""

    id: Id
    name: Text


class AgreementTarget(Record):
    """When a class agrees well enough with the key; shown only where the owner sets it."""

    name: Text
    minimum_items: Annotated[int, Field(ge=1)]
    exact_share: Share
    discrepant_at_most: Annotated[int, Field(ge=0)]
    discrepant_share: Share | None = None
    same_overall_rating: bool
    same_overall_share: Share | None = None
    lean_below: Share


class PaperWords(Record):
    """Words by which the author's checks read the papers of dossiers."""

    weekdays: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    totals: Annotated[tuple[Text, ...], Field(min_length=1)]


class HandWrittenPage(Record):
    """A page of `docs/` that stands in the menu."""

    title: Text
    file: Text


class CourseSettings(Record):
    """`rubric_data/course.yaml`."""

    id: Id
    title: Text
    short: Text
    about: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    version: Text
    owner: Text
    authors_note: Text
    standards: Annotated[tuple[Id, ...], Field(min_length=1)]
    learning_path: Annotated[tuple[LearningStep, ...], Field(min_length=1)]
    reading_minutes: ReadingMinutes = ReadingMinutes()
    opinions: tuple[OpinionKind, ...] = ()
    workshop_target: AgreementTarget | None = None
    personal_target: AgreementTarget | None = None
    pass_rule: AgreementTarget | None = None
    pass_mark: Annotated[int, Field(ge=1, le=100)] | None = None
    site_address: Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")] | None = None
    applies_on: date | None = None
    paper_words: PaperWords | None = None
    law_age_days: Annotated[int, Field(ge=1)] = 180
    pages: tuple[HandWrittenPage, ...] = ()


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
    logo: Picture | None = field(default=None, repr=False)
    """The organiser's sign, as the day names it."""
    written_agenda: Agenda | None = None
    """The agenda as written; `agenda` is the chosen programme."""
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

    def standard(self, standard_id: str) -> Standard:
        """The standard with this id; KeyError if there is none."""
        for standard in self.standards:
            if standard.id == standard_id:
                return standard
        raise KeyError(standard_id)

    def standards_of(self, track: Track) -> tuple[Standard, ...]:
        """The standards that hold in a track; a standard without school levels holds in all."""
        return tuple(
            s
            for s in self.standards
            if not track.school_level or not s.school_levels or track.id in s.school_levels
        )

    def exercises_of(self, track: Track, standard_id: str) -> tuple[Exercise, ...]:
        """Exercises of a standard in a track, those without a school level included."""
        return tuple(
            e
            for e in self.exercises
            if e.standard == standard_id
            and (e.school_level is None or not track.school_level or e.school_level == track.id)
        )

    def dossiers_of(self, track: Track, standard_id: str) -> tuple[Dossier, ...]:
        found = self.exercises_of(track, standard_id)
        return tuple(e for e in found if isinstance(e, Dossier) and e.kind == "dossier")

    def drills_of(self, track: Track, standard_id: str) -> tuple[Boundary, ...]:
        return tuple(e for e in self.exercises_of(track, standard_id) if isinstance(e, Boundary))
