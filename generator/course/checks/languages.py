"""Interface languages beside the course: known keys, the same places to fill in, what lacks."""

import re
import string
from collections import Counter
from collections.abc import Iterator

from generator.course.checks.context import Check, Context
from generator.course.languages import LANGUAGES
from generator.course.loading.strings import strings_of
from generator.course.model.words import THINGS, Called
from generator.course.near import nearest
from generator.course.problems import Problem

MODEL = "en"
"""The language of the package that others are held against, and that says what they leave out."""
NOT_FOR_READERS = ("cli", "keys", "problems", "importing", "bundles")
"""Areas that speak to those who build a course; nobody misses them on a page."""
_SIGN = re.compile(r"<((?:[Aa] )?[A-Za-z]+)>")


def strings_are_known(context: Context) -> Iterator[Problem]:
    """A key that nothing reads is a slip: what it says would never be seen."""
    known = {*strings_of(MODEL), *(f"words.{t}.{f}" for t in THINGS for f in Called.model_fields)}
    for language, strings in context.course.languages.items():
        for key in strings:
            if key not in known:
                where = context.at(f"language:{language}", *key.split("."))
                yield Problem("R108", where, {"key": key, "near": nearest(key, known)})


def strings_fill_in_the_same(context: Context) -> Iterator[Problem]:
    """A place to fill in that the program does not know would stop the build, or stand there."""
    known = strings_of(MODEL)
    for language, strings in context.course.languages.items():
        for key, text in strings.items():
            strange = _strange(text, known[key]) if key in known else ""
            if strange:
                where = context.at(f"language:{language}", *key.split("."))
                there = ", ".join(sorted(_places(known[key]) or ())) or "–"
                yield Problem("R109", where, {"key": key, "strange": strange, "known": there})


def _strange(text: str, model: str) -> str:
    """What stands in braces or angle brackets that the string in English does not know."""
    places = _places(text)
    if places is None:
        return "{ }"
    signs = {sign.split()[-1].lower() for sign in _SIGN.findall(text)} - _things()
    more = [f"{{{name}}}" for name in sorted(places - (_places(model) or set()))]
    return ", ".join([*more, *(f"<{sign}>" for sign in sorted(signs))])


def _places(text: str) -> set[str] | None:
    """The names in braces; None where a brace is alone."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _things() -> set[str]:
    """The signs that English uses, without what goes before and large letters."""
    found = (sign for text in strings_of(MODEL).values() for sign in _SIGN.findall(text))
    return {sign.split()[-1].lower() for sign in found}


def what_is_missing(context: Context) -> Iterator[Problem]:
    """How much of a language that the package does not have is still English."""
    wanted = [key for key in strings_of(MODEL) if key.partition(".")[0] not in NOT_FOR_READERS]
    for language, strings in context.course.languages.items():
        lacking = [key for key in wanted if key not in strings]
        if language in LANGUAGES or not lacking:
            continue
        areas = Counter(key.partition(".")[0] for key in lacking)
        told = ", ".join(f"{area} {n}" for area, n in areas.most_common())
        details = {"id": language, "n": len(lacking), "all": len(wanted), "areas": told}
        yield Problem("R110", context.at(f"language:{language}"), details, "warning")


CHECKS: tuple[Check, ...] = (strings_are_known, strings_fill_in_the_same, what_is_missing)
