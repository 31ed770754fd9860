"""What was found beside a standard that exists: which criterion is which, and what disagrees."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.course.model.rule import OverallRating
from generator.course.model.standard import Criterion, Standard
from generator.importing.citing import citation
from generator.importing.folding import fold, same_words
from generator.importing.found import Found, FoundCriterion
from generator.importing.points import points_of
from generator.importing.rule_data import conditions_data
from generator.importing.rule_words import conditions_in_words
from generator.importing.source import Place
from generator.locale import Locale


@dataclass(frozen=True)
class Contradiction:
    """The document says one thing, the data another."""

    what: str
    subject: str
    in_document: str
    in_data: str
    place: Place


def known_levels(found: Found, standard: Standard) -> dict[str, str]:
    """Folded level name in the document -> level id of the standard, by name."""
    by_name = {fold(level.name): level.id for level in standard.scale}
    return {x.key: by_name[x.key] for x in found.scale.levels if x.key in by_name}


def matched(found: Found, standard: Standard) -> Iterator[tuple[FoundCriterion, Criterion]]:
    """Criteria of the document with those of the standard that bear the same number."""
    by_number = {c.number: c for c in standard.criteria}
    seen: set[str] = set()
    for criterion in found.criteria:
        if criterion.number in by_number and criterion.number not in seen:
            seen.add(criterion.number)
            yield criterion, by_number[criterion.number]


def contradictions(found: Found, standard: Standard, locale: Locale) -> list[Contradiction]:
    """Everything that the document and the data say differently."""
    return [
        *_instrument(found, standard),
        *_structure(found, standard),
        *_criteria(found, standard),
        *_groups(found, standard),
        *_points(found, standard),
        *_rule(found, standard, locale),
    ]


def _instrument(found: Found, standard: Standard) -> Iterator[Contradiction]:
    head, instrument = found.head, standard.instrument
    for what, here, there in (
        ("number", head.number, instrument.number),
        ("issued", head.issued, instrument.issued),
        ("in_force_from", head.in_force_from, instrument.in_force_from),
        ("issuer", head.issuer, instrument.issuer),
    ):
        if here and not same_words(str(here), str(there)):
            place = head.places.get(what, Place())
            yield Contradiction(what, "", str(here), str(there), place)


def _structure(found: Found, standard: Standard) -> Iterator[Contradiction]:
    here = {c.number: c for c in found.criteria}
    there = {c.number: c for c in standard.criteria}
    for number in here.keys() - there.keys():
        criterion = here[number]
        yield Contradiction("criterion_new", number, criterion.name, "", criterion.place)
    for number in there.keys() - here.keys():
        yield Contradiction("criterion_missing", number, "", there[number].name, Place())
    levels = known_levels(found, standard)
    for level in found.scale.levels:
        if level.key not in levels:
            names = ", ".join(x.name for x in standard.scale)
            yield Contradiction("level", level.name, level.name, names, Place())


def _criteria(found: Found, standard: Standard) -> Iterator[Contradiction]:
    levels = known_levels(found, standard)
    names = {x.key: x.name for x in found.scale.levels}
    for here, there in matched(found, standard):
        if not same_words(here.name, there.name):
            yield Contradiction("name", here.number, here.name, there.name, here.place)
        if (cited := citation(here.cite)) != there.citation:
            yield Contradiction("citation", here.number, cited, there.citation, here.place)
        for key, text in here.levels.items():
            descriptor = there.levels.get(levels.get(key, ""))
            cited = citation(text.cite, names[key])
            if descriptor is not None and cited != descriptor.citation:
                subject = f"{here.number}, {names[key]}"
                yield Contradiction("citation", subject, cited, descriptor.citation, text.place)


def _groups(found: Found, standard: Standard) -> Iterator[Contradiction]:
    there = {g.number: g for g in standard.groups}
    for group in found.groups:
        other = there.get(group.number)
        if other is None:
            yield Contradiction("group_new", group.number, group.name, "", group.place)
        elif not same_words(group.name, other.name):
            yield Contradiction("group_name", group.number, group.name, other.name, group.place)


def _points(found: Found, standard: Standard) -> Iterator[Contradiction]:
    """Points of levels that the document and the data give differently."""
    base = {level.id: level.points for level in standard.scale}
    levels = known_levels(found, standard)
    for here, there in matched(found, standard):
        known = base | there.points
        for key, value in points_of(here, found).items():
            other = known.get(levels.get(key, ""))
            if key in levels and other != value:
                subject, data = f"{here.number}, {key}", "" if other is None else str(other)
                yield Contradiction("points", subject, str(value), data, here.place)


def _rule(found: Found, standard: Standard, locale: Locale) -> Iterator[Contradiction]:
    """Differences of conditions, rating by rating; a doubtful rule as far as it goes."""
    ids = {c.number: there.id for c, there in matched(found, standard)}
    levels = known_levels(found, standard)
    names = {level.id: level.name for level in standard.scale}
    numbers = {c.id: c.number for c in standard.criteria}
    by_level = {r.level: r for r in standard.rating_rule.ratings}
    for rating in found.rule.ratings:
        other = by_level.get(levels.get(rating.level, ""))
        if other is None or rating.bottom:
            continue
        here = conditions_data(rating, ids, levels)
        there = _data(other)
        if sorted(map(str, here)) != sorted(map(str, there)):
            words = [conditions_in_words(c, names, numbers, locale) for c in (here, there)]
            yield Contradiction("rule", rating.name, words[0], words[1], rating.text.place)


def _data(rating: OverallRating) -> list[dict[str, Any]]:
    return [_sorted(c.model_dump()) for c in rating.when]


def _sorted(condition: Mapping[str, Any]) -> dict[str, Any]:
    return {k: sorted(v) if isinstance(v, tuple) else v for k, v in condition.items()}
