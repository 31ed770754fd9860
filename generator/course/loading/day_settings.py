"""What the day that is set up changes in the course: its address, its phrase, its sign."""

import os
from collections.abc import Mapping
from pathlib import Path

from generator.course.loading.pictures import one_picture
from generator.course.model.course import Source
from generator.course.model.day import Day
from generator.course.model.picture import Picture
from generator.course.model.settings import CourseSettings
from generator.course.model.workshop import Unlock
from generator.course.problems import Problem

UNLOCK_VARIABLE = "TAPHUAN_UNLOCK"
WORKSHOP = "rubric_data/workshop"


def addressed(settings: CourseSettings, day: Day | None) -> CourseSettings:
    """The settings with the address of the day, where it has one of its own."""
    if day is None or day.address is None:
        return settings
    return settings.model_copy(update={"site_address": day.address})


def unlock_of(
    from_file: Unlock | None, day: Day | None, sources: Mapping[str, Source]
) -> tuple[Unlock | None, dict[str, Source]]:
    """The words that open locked keys, and where they stand when not in their own file; the
    owner's own in the environment go before the day's, those before the file's."""
    phrase = os.environ.get(UNLOCK_VARIABLE, "").strip()
    if phrase:
        return Unlock(default=phrase), {"unlock": Source(UNLOCK_VARIABLE)}
    if day and day.phrase:
        return Unlock(default=day.phrase), {"unlock": sources["day"]}
    return from_file, {}


def logo_of(
    root: Path, day: Day | None, sources: Mapping[str, Source]
) -> tuple[Picture | None, list[Problem]]:
    """The organiser's sign, which lies beside the day's file."""
    if day is None or day.logo is None:
        return None, []
    return one_picture(root, WORKSHOP, day.logo, sources["day"].at("logo"))
