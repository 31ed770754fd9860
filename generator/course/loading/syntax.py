"""What is wrong with a text that YAML cannot read: the place where it begins, and its kind.

The parser tells where it gave up, which is often far below; and it tells in English.
"""

import re

import yaml

from generator.course.problems import Location, Problem

_KINDS = (
    ("mapping values are not allowed", "colon"),
    ("cannot start any token", "start"),
    ("undefined alias", "start"),
    ("expected alphabetic or numeric character", "start"),
    ("could not find expected ':'", "no_colon"),
    ("expected ',' or", "bracket"),
    ("unexpected end of stream", "quote"),
    ("unexpected document indicator", "quote"),
    ("unknown escape character", "escape"),
    ("expected hexdecimal number", "escape"),
    ("comment or line break", "block"),
    ("did not find expected", "indent"),
    ("control characters", "control"),
    ("unacceptable character", "control"),
    ("special characters are not allowed", "control"),
)
"""Words of the parser -> what kind of mistake it is; the first that fits."""

_QUOTED = re.compile(r'^\s*(- )?(\{?[\w-]+:|-)?\s*"')


def syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """Y101 at the place where the mistake begins, with its kind as reason."""
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or ""
    kind = next((kind for words, kind in _KINDS if words in str(said)), "other")
    lines = text.split("\n")
    line, column = _place(error, text)
    begun = getattr(error, "context_mark", None)
    if kind in ("no_colon", "bracket", "quote") and begun is not None:
        line, column = begun.line, begun.column
    if kind in ("indent", "bracket") and (open_quote := _open_quote(lines, _place(error, text)[0])):
        kind, line, column = "quote", open_quote - 1, 0
    sign = lines[line][column : column + 1] if line < len(lines) else ""
    if sign == "\t":
        kind = "tab"
    details = {"reason": f"yaml_{kind}", "expected": kind, "sign": sign}
    return Problem("Y101", Location(path, line + 1, column + 1), details)


def _place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return mark.line, mark.column
    return text[: getattr(error, "position", 0)].count("\n"), 0


def _open_quote(lines: list[str], last: int) -> int:
    """The line (from 1) above `last` whose value begins with a quote that is not closed; 0 if none.

    A quote that is left open ends at the next one below it, and there the parser gives up.
    """
    for number in range(min(last, len(lines)) - 1, -1, -1):
        if '"' in lines[number]:
            opened = _QUOTED.match(lines[number]) and lines[number].count('"') % 2
            return number + 1 if opened else 0
    return 0
