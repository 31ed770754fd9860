"""The settings of a course (`rubric_data/course.yaml`)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from generator.course.model.base import Id, Minutes, Record, Share, Text
from generator.course.model.hand_written import HandWrittenPage
from generator.course.model.paper_words import PaperWords
from generator.course.model.words import CourseWords

PATH_PAGES = (
    "overview", "criteria", "rating_rule", "process", "evidence", "worked", "anchors", "plan",
    "opinions",
)  # fmt: skip
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
    plan: Minutes = 20


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


class CourseSettings(Record):
    """`rubric_data/course.yaml`."""

    id: Id
    file_name: Id | None = None
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
    called: CourseWords = CourseWords()
