"""Pages that hold for the whole course: glossary, about, opinions."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from generator.course.model.base import Confidence
from generator.course.model.course import Term
from generator.course.model.law import Terms
from generator.course.model.settings import OpinionKind
from generator.site.slugs import slugify
from generator.site.views.context import Badge, Link, PageContext, badge
from generator.site.views.official import OfficialView, official_term
from generator.site.views.standing import StandingView, standing


@dataclass(frozen=True)
class TermView:
    """One word of the glossary."""

    anchor: str
    term: str
    short: str
    also: tuple[str, ...]
    official: tuple[OfficialView, ...]
    meaning: str
    citation: str
    badge: Badge


@dataclass(frozen=True)
class LetterView:
    """The words under one letter."""

    letter: str
    anchor: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """Everything the template shows."""

    key: str
    letters: tuple[LetterView, ...]
    terms: Terms | None
    total: int


@dataclass(frozen=True)
class OwnWords:
    """How far the words of a standard are ours."""

    standard: str
    text: str


@dataclass(frozen=True)
class AboutPage:
    """Everything the template shows."""

    key: str
    title: str
    about: str
    owner: str
    authors_note: str
    version: str
    standings: tuple[StandingView, ...]
    words: tuple[OwnWords, ...]
    labels: tuple[Badge, ...]


@dataclass(frozen=True)
class OpinionsPage:
    """Everything the template shows."""

    key: str
    track: str
    track_name: str
    kinds: tuple[OpinionKind, ...]
    home: Link


_STROKED_D = "\u0111"
"""A letter of its own in the Vietnamese alphabet, after d; it has no decomposition."""


def _order(term: str) -> tuple[str, str]:
    """Alphabetical order that keeps đ after d and ignores tone marks until words are equal."""
    folded = " ".join(
        slugify(word) + ("~" if word[0].casefold() == _STROKED_D else "") for word in term.split()
    )
    return (folded, term)


def _letter(term: Term) -> str:
    first = term.term[0]
    if first.casefold() == _STROKED_D:
        return first.upper()
    return slugify(first)[:1].upper() or first


def _anchors(terms: list[Term]) -> dict[str, str]:
    """An anchor for each term; words that differ by tone marks alone get a number."""
    taken: Counter[str] = Counter()
    anchors: dict[str, str] = {}
    for term in terms:
        plain = f"term-{slugify(term.term)}"
        taken[plain] += 1
        anchors[term.term] = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
    return anchors


def _term(page: PageContext, term: Term, anchor: str) -> TermView:
    return TermView(
        anchor,
        term.term,
        term.short or "",
        term.also,
        official_term(page, (term.term, *term.also)),
        term.meaning,
        term.citation or "",
        badge(page, term.confidence),
    )


def glossary_page(page: PageContext) -> GlossaryPage:
    terms = sorted(page.course.glossary, key=lambda t: (_letter_order(_letter(t)), _order(t.term)))
    anchors = _anchors(terms)
    letters = tuple(
        LetterView(
            letter, f"letter-{number}", tuple(_term(page, t, anchors[t.term]) for t in group)
        )
        for number, (letter, group) in enumerate(groupby(terms, key=_letter), 1)
    )
    return GlossaryPage(page.key, letters, page.course.terms, len(terms))


def _letter_order(letter: str) -> tuple[str, int]:
    return (slugify(letter), int(not letter.isascii()))


def about_page(page: PageContext) -> AboutPage:
    settings = page.course.settings
    return AboutPage(
        key=page.key,
        title=settings.title,
        about=settings.about,
        owner=settings.owner,
        authors_note=settings.authors_note,
        version=settings.version,
        standings=tuple(standing(page, s) for s in page.course.standards),
        words=tuple(OwnWords(s.short, s.words) for s in page.course.standards),
        labels=tuple(badge(page, c) for c in get_args(Confidence)),
    )


def opinions_page(page: PageContext, home: str) -> OpinionsPage:
    return OpinionsPage(
        page.key,
        page.track.id,
        page.track.name,
        page.course.settings.opinions,
        Link(page.track.name, page.link(home)),
    )
