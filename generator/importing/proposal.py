"""What was recognised, as data: an overlay of official wording, or a whole new standard."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.course.model.standard import Standard
from generator.importing.citing import citation, place_words
from generator.importing.folding import fold
from generator.importing.found import Found, FoundCriterion, FoundGroup, FoundRating, FoundText
from generator.importing.matching import known_levels, matched
from generator.importing.points import common_points, points_of
from generator.importing.rule_data import BLANK, level_ids, rating_ids, rule_data
from generator.locale import Locale


@dataclass(frozen=True)
class Origin:
    """The file that is imported, and when."""

    name: str
    sha256: str
    imported_on: date


@dataclass(frozen=True)
class Naming:
    """How parts of the document are called in the data."""

    standard: str
    criteria: Mapping[str, str]
    levels: Mapping[str, str]
    ratings: Mapping[str, str]


def naming_of(found: Found, standard: Standard) -> Naming:
    """Ids of a standard that exists, for what has the same number or name."""
    ids = {here.number: there.id for here, there in matched(found, standard)}
    levels = known_levels(found, standard)
    by_level = {r.level: r.rating for r in standard.rating_rule.ratings if r.level}
    ratings = {key: by_level[level] for key, level in levels.items() if level in by_level}
    return Naming(standard.id, ids, levels, ratings)


def naming_for(found: Found, standard_id: str) -> Naming:
    """Ids for a new standard."""
    ids = {c.number: f"{standard_id}-c{n:02d}" for n, c in enumerate(found.criteria, 1)}
    levels = level_ids(found)
    return Naming(standard_id, ids, levels, rating_ids(found))


def overlay_data(
    found: Found, naming: Naming, origin: Origin, groups: frozenset[str], locale: Locale
) -> dict[str, Any]:
    """An `OfficialOverlay` as plain values; `groups` are the group numbers of the standard."""
    names = {x.key: x.name for x in found.scale.levels}
    seen: dict[str, Any] = {}
    for criterion in found.criteria:
        if criterion.number in naming.criteria:
            known = naming.criteria[criterion.number]
            seen.setdefault(known, _criterion(criterion, naming, names, locale))
    data: dict[str, Any] = {
        "standard": naming.standard,
        "number": found.head.number or None,
        "source": {"name": origin.name, "sha256": origin.sha256, "imported_on": origin.imported_on},
        "groups": [_group(g) for g in found.groups if g.number and g.number in groups],
        "scale": _scale(found, naming, locale),
        "definitions": [_text(t, locale) for t in found.definitions],
        "rating_rule": [_rating(r, naming, locale) for r in found.rule.ratings],
        "process": [_text(t, locale) for t in found.process],
        "cycle": [_text(t, locale) for t in found.cycle],
        "criteria": seen,
    }
    return {key: value for key, value in data.items() if value not in (None, [], {}, ())}


def _text(text: FoundText, locale: Locale, level_name: str = "") -> dict[str, Any]:
    return {
        "text": text.text,
        "citation": citation(text.cite, level_name),
        "place": place_words(text.place, locale),
    }


def _rating(rating: FoundRating, naming: Naming, locale: Locale) -> dict[str, Any]:
    """The words of a rating, and whose condition they are when its level says so."""
    known = naming.ratings.get(rating.level)
    return {**({"rating": known} if known else {}), **_text(rating.text, locale)}


def _criterion(
    criterion: FoundCriterion, naming: Naming, names: Mapping[str, str], locale: Locale
) -> dict[str, Any]:
    data: dict[str, Any] = {"name": criterion.name or None, "citation": citation(criterion.cite)}
    data["text"] = "\n\n".join(criterion.text) or None
    data["levels"] = {
        naming.levels[key]: _text(text, locale, names[key])
        for key, text in criterion.levels.items()
        if key in naming.levels
    }
    return {key: value for key, value in data.items() if value}


def _group(group: FoundGroup) -> dict[str, Any]:
    data = {
        "number": group.number,
        "name": group.name or BLANK,
        "citation": citation(group.cite),
        "text": "\n\n".join(group.text) or None,
    }
    return {key: value for key, value in data.items() if value}


def _scale(found: Found, naming: Naming, locale: Locale) -> dict[str, Any]:
    """Definitions that begin with the name of a level explain that level."""
    scale: dict[str, Any] = {}
    for level in found.scale.levels:
        for text in found.definitions:
            head = fold(text.text.partition(":")[0]).split(" ", 1)[-1]
            if head == f"muc {level.key}" and level.key in naming.levels:
                scale.setdefault(naming.levels[level.key], _text(text, locale))
    return scale


def standard_data(found: Found, naming: Naming, head: Mapping[str, Any]) -> dict[str, Any]:
    """A `Standard` as plain values: structure and rule from the document, our words still blank.

    `head` holds the instrument: number, title, issuer, issued, in_force_from, checked_on.
    """
    title = head["title"]
    return {
        "id": naming.standard,
        "role": naming.standard.split("-")[0],
        "name": title,
        "short": title if len(title) <= 40 else BLANK,
        "person": BLANK,
        "about": BLANK,
        "words": BLANK,
        "instrument": {
            **head, "status": "draft", "status_note": BLANK, "status_confidence": "one_source",
        },
        "scale": _levels(found, naming),
        "groups": [_group_data(g, n, found, naming) for n, g in enumerate(found.groups, 1)],
        "rating_rule": rule_data(found, naming.criteria),
    }  # fmt: skip


def _levels(found: Found, naming: Naming) -> list[dict[str, Any]]:
    """The scale; with its points where they are the same for every criterion."""
    points = common_points(found)
    return [
        {
            **_level(x.name, naming.levels[x.key]),
            **({"points": points[x.key]} if x.key in points else {}),
        }
        for x in found.scale.levels
    ]


def _level(name: str, level_id: str) -> dict[str, Any]:
    short = "".join(word[0] for word in name.split()).upper()
    return {
        "id": level_id, "name": name.capitalize(), "short": short, "meaning": BLANK,
        "confidence": "one_source",
    }  # fmt: skip


def _group_data(group: FoundGroup, position: int, found: Found, naming: Naming) -> dict[str, Any]:
    return {
        "number": group.number or str(position),
        "name": group.name or BLANK,
        "short": group.name if 0 < len(group.name) <= 40 else BLANK,
        "citation": citation(group.cite),
        "about": BLANK,
        "confidence": "one_source",
        "criteria": [_criterion_data(c, found, naming) for c in group.criteria],
    }


def _criterion_data(criterion: FoundCriterion, found: Found, naming: Naming) -> dict[str, Any]:
    floor = found.scale.levels[0].key
    upper = [level for level in found.scale.levels if level.key != floor]
    ids = [naming.levels[level.key] for level in upper]
    own = {} if common_points(found) else points_of(criterion, found)
    return {
        "id": naming.criteria[criterion.number],
        "number": criterion.number,
        "name": criterion.name or BLANK,
        "short": criterion.name if 0 < len(criterion.name) <= 40 else BLANK,
        "citation": citation(criterion.cite),
        "confidence": "one_source",
        "about": BLANK,
        "levels": {
            naming.levels[level.key]: _descriptor(criterion, level.key, level.name)
            for level in upper
        },
        "lowest": BLANK,
        "steps_up": {f"{a}-{b}": BLANK for a, b in itertools.pairwise(ids)},
        **({"points": {naming.levels[key]: value for key, value in own.items()}} if own else {}),
    }


def _descriptor(criterion: FoundCriterion, key: str, name: str) -> dict[str, Any]:
    """A blank for our words; a level that was not found in the document says so."""
    text = criterion.levels.get(key)
    return {
        "summary": BLANK,
        "key_terms": [BLANK],
        "citation": citation(text.cite, name) if text else citation(criterion.cite),
        "confidence": "one_source" if text else "not_found",
    }
