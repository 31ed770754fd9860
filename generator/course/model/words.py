"""What a course calls the things that every course has: its criteria, groups, levels ..."""

from typing import Annotated

from pydantic import StringConstraints

from generator.course.model.base import Record

WORD = r"^[^<>{}\[\]:*?/\\\n]{1,30}$"

Word = Annotated[str, StringConstraints(pattern=WORD, strip_whitespace=True)]
"""A word as it stands inside a sentence; short and without signs that no sheet of a workbook may
bear in its name."""


class Called(Record):
    """The forms of one word; what is left out follows from the first."""

    one: Word
    many: Word | None = None
    article: Word | None = None
    one_capital: Word | None = None
    many_capital: Word | None = None


class CourseWords(Record):
    """What things are called, where it is not the language's own word."""

    criterion: Called | None = None
    group: Called | None = None
    standard: Called | None = None
    level: Called | None = None
    dossier: Called | None = None


THINGS = tuple(CourseWords.model_fields)
"""What can be called otherwise; strings of the interface name it `<criterion>`, `<criteria>`."""
