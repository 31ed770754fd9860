"""Moodle XML: questions for a question bank, in folders by standard and exercise.

Texts stand in CDATA, on one line each: Moodle's reader drops white space between coded signs.
Questions of ordering stand in a file of their own, for Moodle knows them since 4.4 only and reads
nothing of a file with a type that it does not know.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.course.model.course import Course
from generator.course.model.exercise import Exercise
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.outputs.lms.questions import Question, cannot_fail, exercise_questions
from generator.outputs.lms.wholes import Whole, left_to_single, whole_of
from generator.site.rendering import render

_LINE = re.compile(r"\s*\n\s*")
_BOX = {
    "table": "border-collapse:collapse",
    "th": "border:1px solid #888;padding:4px 8px;text-align:left",
    "td": "border:1px solid #888;padding:4px 8px;vertical-align:top",
}
_CELL = re.compile(r"<(table|th|td)\b([^>]*)>")
_PERCENTS = (
    "100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30", "25",
    "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5",
)  # fmt: skip
"""Shares of a grade that Moodle takes; with another one it refuses the whole file."""
_CLOZE_SIGNS = re.compile(r"([\\~#}=/\"{])")
_LOOKS = re.compile(r'\s(?:style|class)="[^"]*"')


@dataclass(frozen=True)
class Entry:
    """What a file holds of one exercise."""

    exercise: Exercise
    standard: Standard
    questions: tuple[Question, ...]
    whole: Whole | None


def entries(
    course: Course, standard: Standard, exercise: Exercise, locale: Locale
) -> tuple[Entry, Entry]:
    """What every Moodle takes of an exercise, and what only a newer one does; both may be empty."""
    if exercise.key != "open":
        empty = Entry(exercise, standard, (), None)
        return empty, empty
    made = exercise_questions(course, standard, exercise, locale)
    asked = tuple(one for one in made if not cannot_fail(one))
    whole = whole_of(course, standard, exercise, locale)
    if whole is None:
        return Entry(exercise, standard, asked, None), Entry(exercise, standard, (), None)
    single = left_to_single(exercise, asked)
    if whole.type == "ordering":
        return Entry(exercise, standard, single, None), Entry(exercise, standard, (), whole)
    return Entry(exercise, standard, single, whole), Entry(exercise, standard, (), None)


def moodle_xml(course: Course, folder: str, found: list[Entry], locale: Locale) -> bytes:
    """The file that Moodle imports under "Moodle XML format"; `folder` names its outer folder."""
    folders = [(_folder(course, folder, one), one) for one in found if one.questions or one.whole]
    values = {"cdata": cdata, "html": html_text, "share": share, "cloze": cloze}
    return render("lms/moodle.xml.jinja", locale, folders=folders, **values).encode("utf-8")


def _folder(course: Course, folder: str, one: Entry) -> str:
    """A path of folders; Moodle writes a slash within a name twice."""
    names = (course.settings.short, folder, one.standard.short, one.exercise.title)
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names if name)])


def cdata(text: object) -> Markup:
    """A text as it is, for XML that is read with every blank."""
    return Markup("<![CDATA[{}]]>").format(Markup(str(text).replace("]]>", "]]]]><![CDATA[>")))


def html_text(made: object) -> Markup:
    """HTML for a question: on one line, tables with borders of their own."""
    line = _LINE.sub(" ", str(made).strip())
    return cdata(_CELL.sub(_boxed, line))


def _boxed(found: re.Match[str]) -> str:
    tag, rest = found[1], found[2]
    align = "text-align:right" if "text-align: right" in rest else ""
    style = ";".join(part for part in (_BOX[tag], align) if part)
    return f'<{tag}{_LOOKS.sub("", rest)} style="{style}">'


def share(question: Question, right: bool) -> str:
    """The percent that an answer of a question with several right ones adds or takes.

    Always one that Moodle knows; whoever ticks everything has nothing in the end.
    """
    if not question.several:
        return "100" if right else "0"
    even = 100 / sum(1 for option in question.options if option.right == right)
    if right:
        return min(_PERCENTS, key=lambda one: abs(float(one) - even))
    return "-" + next((one for one in _PERCENTS if float(one) <= even + 0.001), _PERCENTS[-1])


def cloze(choices: tuple[tuple[str, int], ...]) -> str:
    """A list in the middle of a text, in Moodle's own signs."""
    made = (f"%{percent}%{_CLOZE_SIGNS.sub(_escaped, words)}" for words, percent in choices)
    return "{1:MULTICHOICE:" + "~".join(made) + "}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"
