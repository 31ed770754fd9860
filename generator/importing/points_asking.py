"""Conditions on points in the words that cells and questions of ours show them in."""

import re
from fractions import Fraction
from functools import cache
from typing import Any

from generator.importing.folding import fold
from generator.importing.points import plain
from generator.locale import LANGUAGES, Locale

_KINDS = ("total_points", "points_share", "mean_points", "each_group_mean")
_MARK = "0000"
_AMOUNT = r"(?P<amount>\d{1,4}(?:[.,]\d{1,2})?(?:\s*/\s*\d{1,4})?)"


def shown_points(text: str, most: Fraction) -> tuple[list[dict[str, Any]], str]:
    """Conditions in our own words, in their order, and the parts of the text that are others.

    `most` are the points that can be reached. What nobody can reach, or a share where points are
    asked for, stays among the other parts.
    """
    found, left = [], []
    for part in text.split(";"):
        condition = _condition(fold(part).strip(" ."), most)
        if condition:
            found.append(condition)
        else:
            left.append(part)
    return found, ";".join(left).strip()


def _condition(words: str, most: Fraction) -> dict[str, Any] | None:
    for kind, pattern in _patterns():
        if match := pattern.fullmatch(words):
            amount = match["amount"].replace(",", ".").replace(" ", "")
            share = "/" in amount
            if share != (kind == "points_share") or amount.endswith(("/0", "/00")):
                return None
            value, limit = Fraction(amount), Fraction(1) if share else most
            return {kind: amount if share else plain(value)} if 0 < value <= limit else None
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each kind with what its words look like, in every language that we speak."""
    made = []
    for language in LANGUAGES:
        for kind in _KINDS:
            words = Locale.load(language).text(f"importing.condition.{kind}", value=_MARK)
            made.append((kind, re.compile(re.escape(fold(words)).replace(_MARK, _AMOUNT))))
    return tuple(made)
