"""The course's words in the strings: `<criterion>` becomes what the course calls a criterion.

A string names a thing by a sign: `<criterion>` for one, `<criteria>` for many, `<Criterion>` and
`<Criteria>` at the head of a sentence, `<a criterion>` and `<A criterion>` with what goes before.
"""

import re
from collections.abc import Mapping

from generator.course.model.words import THINGS, Called, CourseWords

PLURALS = {thing: f"{thing}s" for thing in THINGS} | {"criterion": "criteria"}
SIGN = re.compile(r"<((?:[Aa] )?[A-Za-z]+)>")


def spoken(strings: Mapping[str, str], called: CourseWords) -> dict[str, str]:
    """The strings with every sign in the place of a word exchanged for the word.

    In: a language's strings with its own words under `words.`, and those of a course or standard.
    A sign that names nothing stays as it is.
    """
    signs: dict[str, str] = {}
    for thing in THINGS:
        word = getattr(called, thing) or _own_word(strings, thing)
        signs |= _signs(thing, word, strings)
    return {
        key: SIGN.sub(lambda found: signs.get(found[1], found[0]), text) if "<" in text else text
        for key, text in strings.items()
    }


def known_signs() -> frozenset[str]:
    """Every sign that strings may bear, as it stands between the angle brackets."""
    return frozenset(sign for thing in THINGS for sign in _signs(thing, Called(one="x"), {}))


def _own_word(strings: Mapping[str, str], thing: str) -> Called:
    start = f"words.{thing}."
    return Called(**{k.removeprefix(start): v for k, v in strings.items() if k.startswith(start)})


def _signs(thing: str, word: Called, strings: Mapping[str, str]) -> dict[str, str]:
    """What each sign for a thing says."""
    many = word.many or word.one
    article = word.article or _with_article(word.one, strings)
    return {
        thing: word.one,
        PLURALS[thing]: many,
        thing.capitalize(): word.one_capital or _capital(word.one),
        PLURALS[thing].capitalize(): word.many_capital or _capital(many),
        f"a {thing}": article,
        f"A {thing}": _capital(article),
    }


def _with_article(word: str, strings: Mapping[str, str]) -> str:
    """The word with what the language puts before a thing spoken of for the first time."""
    vowels = strings.get("words.vowels", "")
    key = "words.before_vowel" if word[0].lower() in (vowels or " ") else "words.before"
    return f"{strings.get(key, '')} {word}".strip()


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
