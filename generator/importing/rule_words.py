"""Conditions of a rating in words that a person at the department reads."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.locale import Locale


def conditions_in_words(
    conditions: Iterable[Mapping[str, Any]],
    levels: Mapping[str, str],
    numbers: Mapping[str, str],
    locale: Locale,
) -> str:
    """Such as "every criterion: good or better; ..."; level and criterion ids become names."""
    return "; ".join(_words(condition, levels, numbers, locale) for condition in conditions)


def _words(
    condition: Mapping[str, Any],
    levels: Mapping[str, str],
    numbers: Mapping[str, str],
    locale: Locale,
) -> str:
    kind = next(key for key in condition if key not in ("at_least", "below"))
    level = condition.get("at_least") or condition.get("below") or ""
    value = condition[kind]
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = ", ".join(sorted((numbers.get(c, c) for c in value), key=_in_order))
    shown = levels.get(level, level).lower()
    return locale.text(f"importing.condition.{kind}", value=value, level=shown)


def _in_order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())
