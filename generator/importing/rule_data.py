"""A rule that was recognised, as the plain data of a standard's `rating_rule`."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from generator.importing.citing import citation
from generator.importing.folding import slug
from generator.importing.found import Found, FoundLevel, FoundRating
from generator.importing.point_phrases import POINT_KINDS, best_first
from generator.importing.points import plain

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
        if condition.kind in POINT_KINDS:
            made.append({condition.kind: _points(condition.amount)})
            continue
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


def _points(amount: str) -> str | int | float:
    """A share as data write it, or a number of points."""
    return amount if "/" in amount else plain(Fraction(amount))


def rating_ids(found: Found) -> dict[str, str]:
    """Folded name of a rating -> its id: its level's, or one made of a name of its own."""
    own = {r.level: slug(r.level) for r in found.rule.ratings}
    return {**own, **level_ids(found)}


def _own_ratings(found: Found, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Ratings with names of their own, best first; the last is a mark where no text gives it."""
    levels, names = level_ids(found), rating_ids(found)
    made = []
    for rating in best_first(found.rule.ratings):
        data = _rating(rating, rating.name, ids, levels)
        data.pop("level", None)
        made.append({**data, "rating": names[rating.level], "short": data["name"]})
    if not any(rating.bottom for rating in found.rule.ratings):
        hole = {"rating": "other", "name": BLANK, "short": BLANK, "confidence": "not_found"}
        made.append({**hole, "summary": BLANK, "unread": True, "otherwise": True})
    return made


def rule_data(found: Found, ids: Mapping[str, str]) -> dict[str, Any]:
    """`rating_rule` of a new standard: what was read, and a mark at every rating that was not.

    A level without a rating of its own gets one that is marked: nothing is made up for it.
    """
    levels = level_ids(found)
    by_level = {r.level: r for r in found.rule.ratings}
    own = found.rule.own_names(found.scale)
    ratings = _own_ratings(found, ids) if own else []
    for level in reversed(() if own else found.scale.levels):
        lowest = level is found.scale.levels[0]
        rating = by_level.get(level.key)
        if rating is not None:
            ratings.append(_rating(rating, level.name, ids, levels))
        elif not by_level or lowest:
            ratings.append(_hole(level, levels, lowest))
    sure = bool(found.rule.ratings) and not found.rule.doubts
    return {
        "citation": citation(found.rule.cite),
        "confidence": "one_source" if sure else "partial" if by_level else "not_found",
        "summary": BLANK,
        "ratings": ratings,
    }


def _rating(
    rating: FoundRating, name: str, ids: Mapping[str, str], levels: Mapping[str, str]
) -> dict[str, Any]:
    level = levels.get(rating.level, "")
    data: dict[str, Any] = {
        "rating": level,
        "name": rating.name,
        "short": capital(name),
        "level": level,
        "citation": citation(rating.text.cite),
        "confidence": "one_source" if rating.read else "partial",
        "summary": BLANK,
    }
    if not rating.read:
        data["unread"] = True
    if rating.bottom:
        return {**data, "otherwise": True}
    conditions = [c for c in conditions_data(rating, ids, levels) if _holds(c, ids)]
    return {**data, "when": conditions} if conditions else data


def _holds(condition: Mapping[str, Any], ids: Mapping[str, str]) -> bool:
    """Whether a condition may stand in data: of a known kind, about criteria that are there."""
    kind = next(iter(condition))
    named = condition.get("named")
    return not kind.startswith(("not_", "fewer")) and (
        named is None or bool(named and set(named) <= set(ids.values()))
    )


def _hole(level: FoundLevel, levels: Mapping[str, str], lowest: bool) -> dict[str, Any]:
    """The rating of a level whose words were not found."""
    name = capital(level.name)
    data = {
        "rating": levels[level.key], "name": name, "short": name, "level": levels[level.key],
        "confidence": "not_found", "summary": BLANK, "unread": True,
    }  # fmt: skip
    return {**data, "otherwise": True} if lowest else data


def capital(name: str) -> str:
    """A name with a capital letter in front, the rest as it is."""
    return name[:1].upper() + name[1:]
