"""A rule that was recognised, as the plain data of a standard's `rating_rule`."""

from collections.abc import Mapping
from typing import Any

from generator.importing.citing import citation
from generator.importing.folding import slug
from generator.importing.found import Found, FoundRating, FoundRule

BLANK = "(...)"
"""What stands where a person must write (`check --strict` finds it)."""


def level_ids(found: Found) -> dict[str, str]:
    """Folded level name -> id made of it."""
    return {level.key: slug(level.name) for level in found.scale.levels}


def conditions_data(
    rating: FoundRating, ids: Mapping[str, str], levels: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The conditions of one rating; `ids` maps criterion numbers, `levels` folded level names."""
    made = []
    for condition in rating.conditions:
        level = levels.get(condition.level, condition.level)
        value: Any = condition.amount
        if condition.kind == "every":
            value = "criterion"
        elif condition.kind == "named":
            value = sorted(ids.get(n, n) for n in condition.criteria)
        elif condition.amount.isdigit():
            value = int(condition.amount)
        key = "below" if condition.kind == "no_more_than" else "at_least"
        made.append({condition.kind: value, key: level})
    return made


def rule_is_sure(rule: FoundRule) -> bool:
    """Whether the rule may stand in data as it is: every word of it was understood."""
    return bool(rule.ratings) and not rule.doubts


def rule_data(found: Found, ids: Mapping[str, str]) -> dict[str, Any]:
    """`rating_rule` of a new standard; a rule that is not sure gives way to a marked blank."""
    levels = level_ids(found)
    if not rule_is_sure(found.rule):
        return _blank(found, levels)
    names = {level.key: level.name for level in found.scale.levels}
    order = [level.key for level in found.scale.levels]
    ratings = sorted(found.rule.ratings, key=lambda r: -order.index(r.level))
    return {
        "citation": citation(found.rule.cite),
        "confidence": "one_source",
        "summary": BLANK,
        "ratings": [_rating(r, names[r.level], ids, levels) for r in ratings],
    }


def _rating(
    rating: FoundRating, name: str, ids: Mapping[str, str], levels: Mapping[str, str]
) -> dict[str, Any]:
    level = levels[rating.level]
    data: dict[str, Any] = {
        "rating": level,
        "name": rating.name,
        "short": name.capitalize(),
        "level": level,
        "citation": citation(rating.text.cite),
        "confidence": "one_source",
        "summary": BLANK,
    }
    if rating.bottom:
        return {**data, "otherwise": True}
    return {**data, "when": conditions_data(rating, ids, levels)}


def _blank(found: Found, levels: Mapping[str, str]) -> dict[str, Any]:
    """Two ratings that any answer falls into, marked as not found."""
    low, high = (found.scale.levels[0], found.scale.levels[1])
    common = {"confidence": "not_found", "summary": BLANK}
    return {
        "citation": citation(found.rule.cite),
        "confidence": "not_found",
        "summary": BLANK,
        "ratings": [
            {
                "rating": levels[high.key], "name": BLANK, "short": BLANK,
                "level": levels[high.key], **common,
                "when": [{"every": "criterion", "at_least": levels[high.key]}],
            },
            {
                "rating": levels[low.key], "name": BLANK, "short": BLANK,
                "level": levels[low.key], **common, "otherwise": True,
            },
        ],
    }  # fmt: skip
