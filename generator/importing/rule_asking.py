"""A rating's conditions typed in words by a person, for a standard that exists."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from generator.course.model.standard import Standard
from generator.importing.folding import fold
from generator.importing.found import Cite, FoundCondition, FoundRating, FoundText
from generator.importing.points_asking import shown_points
from generator.importing.rule import REST
from generator.importing.rule_data import conditions_data
from generator.importing.rule_phrases import Vocabulary, read_phrase
from generator.importing.rule_words import conditions_in_words
from generator.importing.source import Place
from generator.locale import Locale


def vocabulary_of(standard: Standard) -> Vocabulary:
    """What words of a rule may mean: levels by name, criteria by number, groups."""
    homes: dict[str, tuple[str, ...]] = {}
    for group in standard.groups:
        numbers = tuple(c.number for c in group.criteria)
        homes[f"tieu chuan {group.number}"] = numbers
        homes.setdefault(fold(group.citation), numbers)
    levels = tuple(fold(level.name) for level in standard.scale)
    numbers = tuple(c.number for c in standard.criteria)
    return Vocabulary(levels, numbers, homes, _most_points(standard))


def _most_points(standard: Standard) -> Fraction:
    """What all criteria can bring, their weights counted; 0 where not every level has points."""
    base = {level.id: level.points for level in standard.scale}
    total = Fraction(0)
    for criterion in standard.criteria:
        own = base | criterion.points
        points = [own[level] for level in standard.scale_of(criterion)]
        if None in points:
            return Fraction(0)
        most = max(p for p in points if p is not None)
        total += Fraction(str(most)) * Fraction(str(criterion.weight))
    return total


def is_rest(text: str) -> bool:
    """Whether the words say: all other cases."""
    return bool(REST.search(fold(text)))


def typed_conditions(standard: Standard, text: str) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """Conditions as plain data, and the words that were not understood."""
    words = vocabulary_of(standard)
    own, text = shown_points(text, words.most_points)
    if own and not text:
        return own, ()
    phrase = read_phrase(text, words)
    strange = tuple(_strange(c) for c in phrase.conditions if not _usable(c, words))
    rating = FoundRating("", "", FoundText("", Cite(), Place()), phrase.conditions)
    levels = {fold(level.name): level.id for level in standard.scale}
    ids = {c.number: c.id for c in standard.criteria}
    return [*own, *conditions_data(rating, ids, levels)], (*phrase.unread, *strange)


def _usable(condition: FoundCondition, words: Vocabulary) -> bool:
    if condition.kind.startswith("not_"):
        return False
    known = set(condition.criteria) <= set(words.criteria)
    return known and (condition.kind != "named" or bool(condition.criteria))


def _strange(condition: FoundCondition) -> str:
    return ", ".join(condition.criteria) or condition.level


def in_words(standard: Standard, conditions: Iterable[Mapping[str, Any]], locale: Locale) -> str:
    """The conditions as the program understood them."""
    levels = {level.id: level.name for level in standard.scale}
    numbers = {c.id: c.number for c in standard.criteria}
    return conditions_in_words(conditions, levels, numbers, locale)
