"""A course with less in it: one school level, some standards, and the exercises of these alone."""

from dataclasses import replace

from generator.course.model.course import Course, Track
from generator.course.model.hand_written import READING_STEPS


def narrowed(course: Course, track: Track, standard_ids: tuple[str, ...] = ()) -> Course:
    """The course as this track sees it; of its standards those named, or all where none is.

    What stands between standards stays where both are there. KeyError for a standard that the
    track has not.
    """
    own = {standard.id: standard for standard in course.standards_of(track)}
    chosen = tuple(own[one] for one in standard_ids or own)
    ids = {standard.id for standard in chosen}
    criteria = {criterion.id for standard in chosen for criterion in standard.criteria}
    levels = (track.school_level,) if track.school_level else course.school_levels
    return replace(
        course,
        settings=course.settings.model_copy(update={"standards": tuple(s.id for s in chosen)}),
        school_levels=levels,
        standards=chosen,
        exercises=tuple(e for s in chosen for e in course.exercises_of(track, s.id)),
        guides={key: guide for key, guide in course.guides.items() if key in criteria},
        crosswalks=tuple(c for c in course.crosswalks if {c.from_standard, c.to_standard} <= ids),
        announced=tuple(a for a in course.announced if not a.replaces or a.replaces in ids),
    )


def left_out(course: Course) -> frozenset[str]:
    """Hand-written pages that are on the path of no standard and school level of this course."""
    held = {
        page.file
        for track in course.tracks
        for standard in course.standards_of(track)
        for step in READING_STEPS
        for page in course.readings_of(track, standard.id, step)
    }
    return frozenset(p.file for p in course.settings.pages if p.reading and p.file not in held)
