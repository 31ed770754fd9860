"""Moodle XML: the questions of a track for a question bank, in folders by standard and exercise."""

from generator.course.model.course import Course, Track
from generator.locale import Locale
from generator.outputs.lms.questions import QuestionSet
from generator.site.rendering import render


def moodle_xml(
    course: Course, track: Track, sets: tuple[QuestionSet, ...], locale: Locale
) -> bytes:
    """The file that Moodle imports under "Moodle XML format"."""
    folders = [(_folder(course, track, one), one) for one in sets]
    return render("lms/moodle.xml.jinja", locale, folders=folders).encode("utf-8")


def _folder(course: Course, track: Track, one: QuestionSet) -> str:
    """A path of folders; Moodle writes a slash within a name twice."""
    names = (course.settings.short, track.name, one.standard.short, one.exercise.title)
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])
