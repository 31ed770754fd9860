"""What people and office programs put into a cell that wants a day, a number, or a yes."""

import re
from datetime import date

from generator.course.loading.editing import Value
from generator.sheets.columns import Shape, number_of

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
UNREAD: dict[Shape, str] = {"number": "X136", "points": "X137"}
"""What is said of a text in such a cell that is no number, or no level with its number a line."""


def day_of(text: str) -> Value:
    """A day typed as 14/3/2026 or 2026-03-14; anything else as it is, for a check to tell."""
    match = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(f"{match[3]}-{match[2]:>02}-{match[1]:>02}" if match else text)
    except ValueError:
        return text


_FLAGS = {"True": "true", "False": "false", "=TRUE()": "true", "=FALSE()": "false"}
"""A yes and a no as a spreadsheet keeps them; LibreOffice saves a formula."""


def typed_as(shape: Shape, shown: str) -> str | None:
    """What a cell that is no text says to a column of numbers or of yes and no; None: nothing."""
    if shape == "flag":
        return _FLAGS.get(shown)
    is_number = shape == "number" and not isinstance(number_of(shown), str)
    return shown if is_number else None
