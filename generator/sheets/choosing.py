"""Words that people choose or type in a cell ("Đạt", "Biên bản") and the codes they stand for."""

from collections.abc import Mapping

from generator.course.model.course import Course
from generator.importing.folding import clean
from generator.locale import Locale

Words = Mapping[str, Mapping[str, str]]
"""List -> word in lower case -> code."""


def words_of(course: Course, locale: Locale) -> dict[str, dict[str, str]]:
    """The words of every list; a word that stands for two codes is none."""
    levels = [(level.name, level.id) for s in course.standards for level in s.scale]
    schools = [(level.name, level.id) for level in course.school_levels]
    lists = {
        "levels": levels,
        "school_levels": schools,
        "kinds": _section(locale, "pages.evidence_kind"),
        "origins": _section(locale, "pages.origin"),
        "confidence": _section(locale, "pages.confidence"),
    }
    return {name: _unambiguous(pairs) for name, pairs in lists.items()}


def _section(locale: Locale, area: str) -> list[tuple[str, str]]:
    return [(words, key.rpartition(".")[2]) for key, words in locale.section(area).items()]


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    codes: dict[str, set[str]] = {}
    for word, code in pairs:
        codes.setdefault(plain(word), set()).add(code)
    return {word: next(iter(found)) for word, found in codes.items() if len(found) == 1}


def plain(word: str) -> str:
    """A word as it is compared: lower case, one kind of space."""
    return clean(word).casefold()


def code_of(item: str, known: Mapping[str, str], allowed: tuple[str, ...]) -> str:
    """The code that a word stands for; a code, or a word that is not known, as it is."""
    return item if item in allowed else known.get(plain(item), item)


def offered(choices: Mapping[str, tuple[str, ...]], words: Words) -> dict[str, tuple[str, ...]]:
    """What the drop-downs show: words first, then the codes that the cells hold now."""
    return {
        name: (*(word[:1].upper() + word[1:] for word in words.get(name, {})), *codes)
        for name, codes in choices.items()
    }
