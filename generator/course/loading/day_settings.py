"""What the day that is set up changes in the settings of the course."""

from generator.course.model.course import CourseSettings
from generator.course.model.day import Day


def addressed(settings: CourseSettings, day: Day | None) -> CourseSettings:
    """The settings with the address of the day, where it has one of its own."""
    if day is None or day.address is None:
        return settings
    return settings.model_copy(update={"site_address": day.address})
