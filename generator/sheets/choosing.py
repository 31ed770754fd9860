"""Words that people choose or type in a cell ("Đạt", "Biên bản") and the codes they stand for."""

import re
from collections.abc import Mapping

from generator.course.model.course import Course
from generator.course.model.exercise import NOT_APPLICABLE, NOT_ENOUGH
from generator.importing.folding import clean
from generator.locale import Locale
from generator.sheets.columns import Shape

_SEVERAL = re.compile(r"[,;\n]")
_ANSWERED = {NOT_ENOUGH: "practice.not_enough", NOT_APPLICABLE: "rating.not_applicable"}
Words = Mapping[str, Mapping[str, str]]
"""List -> word in lower case -> code."""


def words_of(course: Course, locale: Locale) -> dict[str, dict[str, str]]:
    """The words of every list; a word that stands for two codes is none."""
    levels = [(level.name, level.id) for s in course.standards for level in s.scale]
    schools = [(level.name, level.id) for level in course.school_levels]
    answers = [(locale.text(_ANSWERED[code]), code) for code in (NOT_ENOUGH, NOT_APPLICABLE)]
    lists = {
        "levels": levels,
        "answers": [*levels, *answers],
        "standards": [(s.short, s.id) for s in course.standards],
        "review": _section(locale, "sheets.review"),
        "faults": _section(locale, "drills.fault"),
        "drill_kinds": _section(locale, "pages.practice.kind"),
        "ratings": [(r.name, r.rating) for s in course.standards for r in s.rating_rule.ratings],
        "keys": _section(locale, "sheets.key"),
        "looks": _section(locale, "sheets.look"),
        "flags": _section(locale, "sheets.flag"),
        "school_levels": schools,
        "kinds": _section(locale, "pages.evidence_kind"),
        "origins": _section(locale, "pages.origin"),
        "confidence": _section(locale, "pages.confidence"),
    }
    return {name: _unambiguous(pairs) for name, pairs in lists.items()}


def names_of(course: Course) -> dict[str, str]:
    """What ids stand for: criteria with number and name, standards, exercises by their title."""
    names = {s.id: s.short for s in course.standards}
    names |= {c.id: f"{c.number}. {c.short}" for s in course.standards for c in s.criteria}
    return names | {exercise.id: exercise.title for exercise in course.exercises}


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


def shown_by(words: Words) -> dict[str, dict[str, str]]:
    """List -> code -> the word that stands in a cell for it and is read back as just this code."""
    return {
        name: {code: word[:1].upper() + word[1:] for word, code in reversed(list(known.items()))}
        for name, known in words.items()
    }


def in_words(text: str, shape: Shape, shown: Mapping[str, str]) -> str:
    """Codes as the words of a cell; where several stand in it, a word with a comma would fall
    apart, so all of them stay codes."""
    if shape == "points":
        lines = (line.partition(":") for line in text.split("\n"))
        return "\n".join(f"{shown.get(code, code)}{mark}{rest}" for code, mark, rest in lines)
    if shape != "ids":
        return shown.get(text, text)
    made = [shown.get(code, code) for code in text.split(", ")]
    return text if any(_SEVERAL.search(word) for word in made) else ", ".join(made)


def offered(choices: Mapping[str, tuple[str, ...]], words: Words) -> dict[str, tuple[str, ...]]:
    """What the drop-downs show: words first, then the codes that the cells hold now."""
    return {
        name: (*(word[:1].upper() + word[1:] for word in words.get(name, {})), *codes)
        for name, codes in choices.items()
    }
