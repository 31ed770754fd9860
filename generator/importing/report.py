"""Everything a person should see about an import, as plain values for screen and page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.importing.citing import citation, place_words
from generator.importing.cures import cure_of
from generator.importing.found import (
    Found,
    FoundCriterion,
    FoundGroup,
    FoundRating,
    FoundText,
    Loose,
)
from generator.importing.matching import Contradiction
from generator.importing.proposal import Naming, Origin
from generator.importing.remaining import hours, tasks_of
from generator.importing.rule_data import conditions_data
from generator.importing.rule_words import conditions_in_words
from generator.locale import Locale


@dataclass(frozen=True)
class Row:
    """One thing that was recognised: what, its text, its citation, where it stands."""

    label: str
    text: str
    citation: str = ""
    place: str = ""
    cure: str = ""
    """What to do about it, for a place that a person must look at."""


@dataclass(frozen=True)
class CriterionRows:
    """A criterion with its levels; `missing` names levels that were not found."""

    group: Row
    number: str
    name: str
    citation: str
    place: str
    id: str
    levels: tuple[Row, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The whole report."""

    origin: Origin
    kind: str
    notes: tuple[str, ...]
    head: tuple[Row, ...]
    scale: str
    criteria: tuple[CriterionRows, ...]
    groups: tuple[Row, ...]
    rule: tuple[Row, ...]
    rule_sure: bool
    rule_doubts: tuple[str, ...]
    articles: tuple[Row, ...]
    contradictions: tuple[tuple[str, Contradiction, str], ...]
    doubts: tuple[Row, ...]
    loose: tuple[tuple[str, tuple[Row, ...]], ...]
    descriptors: int
    todo: tuple[str, ...]
    """What is left to do, each kind with its time, and the sum."""


def make_report(
    found: Found,
    naming: Naming,
    origin: Origin,
    disagreements: Sequence[Contradiction],
    locale: Locale,
    new: bool = False,
) -> Report:
    """The report of one import."""
    text = locale.text
    return Report(
        origin=origin,
        kind=found.kind,
        notes=tuple(text(f"importing.note.{note}") for note in found.notes),
        head=tuple(_head(found, locale)),
        scale=", ".join(level.name for level in found.scale.levels),
        criteria=tuple(
            _criterion(c, _group(g, locale), found, naming, locale)
            for g in found.groups
            for c in g.criteria
        ),
        groups=tuple(_group(g, locale) for g in found.groups),
        rule=tuple(_rating(r, found, naming, locale) for r in found.rule.ratings),
        rule_sure=bool(found.rule.ratings) and not found.rule.doubts,
        rule_doubts=tuple(text(f"importing.rule_doubt.{d}") for d in found.rule.doubts),
        articles=tuple(_articles(found, locale)),
        contradictions=tuple(
            (text(f"importing.contradiction.{c.what}"), c, place_words(c.place, locale))
            for c in disagreements
        ),
        doubts=(
            *(_loose(x, locale, "doubt") for x in found.doubts),
            *_rule_doubts(found, locale),
        ),
        loose=tuple(_by_reason(found.loose, locale)),
        descriptors=sum(len(c.levels) for c in found.criteria),
        todo=tuple(_todo(found, new, locale)),
    )


def _todo(found: Found, new: bool, locale: Locale) -> Iterable[str]:
    tasks = tasks_of(found, new)
    whole, minutes = hours(tasks)
    for task in tasks:
        yield locale.text(f"importing.task.{task.key}", n=task.count, minutes=task.minutes)
    yield locale.text("importing.task.all", hours=whole, minutes=minutes)


def _head(found: Found, locale: Locale) -> Iterable[Row]:
    head = found.head
    for key in ("number", "title", "issuer", "issued", "in_force_from"):
        value = getattr(head, key)
        place = head.places.get(key)
        yield Row(
            locale.text(f"importing.head.{key}"),
            str(value) if value else "",
            "",
            place_words(place, locale) if place and value else "",
        )


def _group(group: FoundGroup, locale: Locale) -> Row:
    return Row(group.number, group.name, citation(group.cite), place_words(group.place, locale))


def _criterion(
    criterion: FoundCriterion, group: Row, found: Found, naming: Naming, locale: Locale
) -> CriterionRows:
    names = {level.key: level.name for level in found.scale.levels}
    return CriterionRows(
        group=group,
        number=criterion.number,
        name=criterion.name,
        citation=citation(criterion.cite),
        place=place_words(criterion.place, locale),
        id=naming.criteria.get(criterion.number, ""),
        levels=tuple(
            replace(
                _text(names[key], t, locale),
                label=level_label(names[key], criterion.points.get(key, ""), locale),
            )
            for key, t in criterion.levels.items()
        ),
        missing=tuple(x.name for x in found.scale.described if x.key not in criterion.levels),
    )


def level_label(name: str, points: str, locale: Locale) -> str:
    """A level's name with the points that the document gives it."""
    return locale.text("importing.level_points", level=name, points=points) if points else name


def _text(label: str, text: FoundText, locale: Locale) -> Row:
    return Row(label, text.text, citation(text.cite, label), place_words(text.place, locale))


def _rating(rating: FoundRating, found: Found, naming: Naming, locale: Locale) -> Row:
    levels = {naming.levels[x.key]: x.name for x in found.scale.levels if x.key in naming.levels}
    numbers = {known: number for number, known in naming.criteria.items()}
    parts = [] if rating.bottom else conditions_data(rating, naming.criteria, naming.levels)
    words = conditions_in_words(parts, levels, numbers, locale)
    if rating.bottom:
        words = locale.text("importing.otherwise")
    if rating.unread:
        words += " – " + locale.text("importing.unread", words="; ".join(rating.unread))
    place = place_words(rating.text.place, locale)
    return Row(rating.name, words, citation(rating.text.cite), place)


def _rule_doubts(found: Found, locale: Locale) -> Iterable[Row]:
    """What a person must look at in the rule, each with the rating that it is about."""
    reported: set[str] = set()
    for rating in found.rule.ratings:
        for doubt in rating.doubts:
            reported.add(doubt)
            words = "; ".join(rating.unread) if doubt == "unread" else ""
            subject = f"{rating.name}: {words}" if words else rating.name
            place = place_words(rating.text.place, locale)
            label = locale.text(f"importing.rule_doubt.{doubt}")
            yield Row(label, subject, "", place, cure_words(doubt, locale))
    for doubt in found.rule.doubts:
        if doubt not in reported:
            label = locale.text(f"importing.rule_doubt.{doubt}")
            place = place_words(found.rule.place, locale)
            yield Row(label, "", "", place, cure_words(doubt, locale))


def _articles(found: Found, locale: Locale) -> Iterable[Row]:
    for kind in ("definitions", "process", "cycle"):
        for text in getattr(found, kind):
            yield _text(locale.text(f"importing.subject.{kind}"), text, locale)


def _by_reason(loose: Sequence[Loose], locale: Locale) -> Iterable[tuple[str, tuple[Row, ...]]]:
    """Loose text by reason; what the program knows least about comes first."""
    for why in ("criterion", "level_twice", "group", "mention", "rule", "note", "box",
                "article", "preamble", "head", "structure", "page"):  # fmt: skip
        inside = sorted((x for x in loose if x.why == why), key=lambda x: x.place)
        rows = tuple(_loose(x, locale, "why") for x in inside)
        if rows:
            yield locale.text(f"importing.why.{why}"), rows


def _loose(loose: Loose, locale: Locale, area: str) -> Row:
    label = locale.text(f"importing.{area}.{loose.why}")
    words = loose.text
    if loose.why == "head_missing":
        words = locale.text(f"importing.head.{loose.text}")
    cure = cure_words(loose.why, locale) if area == "doubt" else ""
    return Row(label, words, "", place_words(loose.place, locale), cure)


def cure_words(why: str, locale: Locale) -> str:
    """The advice for one kind of doubt."""
    return locale.text(f"importing.cure.{cure_of(why)}")
