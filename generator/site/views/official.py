"""Official wording that the owner of a copy has imported, and where it came from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.model.official import OfficialOverlay, OfficialText
from generator.course.model.standard import Standard
from generator.site.slugs import slugify
from generator.site.views.context import PageContext

_NUMBER = re.compile(r"^(?:\d+|\w)[.)]\s+")
"""The number of a clause or point in front of its words."""


@dataclass(frozen=True)
class OfficialView:
    """A stretch of official wording as pages show it."""

    text: str
    citation: str


@dataclass(frozen=True)
class OfficialSource:
    """The badge: what was imported, when, from which file."""

    number: str
    file: str
    day: str
    whole_hash: str
    criteria: int


def official_source(page: PageContext, standard: Standard) -> OfficialSource | None:
    """Where the official wording of a standard comes from; None without an import."""
    overlay = page.course.official.get(standard.id)
    if overlay is None:
        return None
    return OfficialSource(
        number=overlay.number or standard.instrument.number,
        file=overlay.source.name,
        day=page.day(overlay.source.imported_on),
        whole_hash=overlay.source.sha256,
        criteria=len(overlay.criteria),
    )


def _view(text: OfficialText | None) -> OfficialView | None:
    return OfficialView(text.text, text.citation) if text else None


def _views(texts: Iterable[OfficialText]) -> tuple[OfficialView, ...]:
    return tuple(OfficialView(text.text, text.citation) for text in texts)


def _overlay(course: Course, standard: Standard) -> OfficialOverlay | None:
    return course.official.get(standard.id)


def official_level(
    course: Course, standard: Standard, criterion_id: str, level_id: str
) -> OfficialView | None:
    """The official wording of one level of one criterion."""
    overlay = _overlay(course, standard)
    return _view(overlay.of_level(criterion_id, level_id)) if overlay else None


def official_criterion(
    course: Course, standard: Standard, criterion_id: str
) -> OfficialView | None:
    """The official sentence that opens a criterion, above its levels."""
    overlay = _overlay(course, standard)
    criterion = overlay.criteria.get(criterion_id) if overlay else None
    if criterion is None or criterion.text is None:
        return None
    own = standard.criterion(criterion_id).citation
    return OfficialView(criterion.text, criterion.citation or own)


def official_rating(course: Course, standard: Standard, rating_id: str) -> OfficialView | None:
    """The official condition of one overall rating."""
    overlay = _overlay(course, standard)
    return _view(overlay.of_rating(rating_id)) if overlay else None


@dataclass(frozen=True)
class OfficialPassages:
    """Longer stretches of official wording, paragraph by paragraph; empty without an import."""

    definitions: tuple[OfficialView, ...] = ()
    rating_rule: tuple[OfficialView, ...] = ()
    process: tuple[OfficialView, ...] = ()
    cycle: tuple[OfficialView, ...] = ()


def official_passages(course: Course, standard: Standard) -> OfficialPassages:
    """What belongs to no criterion, level or rating of its own."""
    overlay = _overlay(course, standard)
    if overlay is None:
        return OfficialPassages()
    levels = {text.text for text in overlay.scale.values()}
    ratings = {rating.rating for rating in standard.rating_rule.ratings}
    return OfficialPassages(
        definitions=_views(t for t in overlay.definitions if t.text not in levels),
        rating_rule=_views(t for t in overlay.rating_rule if t.rating not in ratings),
        process=_views(overlay.process),
        cycle=_views(overlay.cycle),
    )


def official_term(page: PageContext, names: Iterable[str]) -> tuple[OfficialView, ...]:
    """The official definitions that begin with one of these names, standard by standard."""
    heads = tuple(slugify(page.locale.text("circular.official.means", term=n)) for n in names)
    found = []
    for overlay in page.course.official.values():
        for text in overlay.definitions:
            words = slugify(_NUMBER.sub("", text.text))
            if any(f"{words}-".startswith(f"{head}-") for head in heads):
                number = overlay.number or page.course.standard(overlay.standard).instrument.number
                found.append(OfficialView(text.text, f"{text.citation}, {number}"))
    return tuple(found)


def official_scale(course: Course, standard: Standard, level_id: str) -> OfficialView | None:
    """The official meaning of a level of the scale."""
    overlay = _overlay(course, standard)
    return _view(overlay.scale.get(level_id)) if overlay else None
