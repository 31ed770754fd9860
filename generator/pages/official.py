"""Official wording that the owner of a copy has imported, and where it came from."""

from dataclasses import dataclass

from generator.model.course import Course
from generator.model.official import OfficialOverlay, OfficialText
from generator.model.standard import Standard
from generator.pages.context import PageContext


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


def _overlay(course: Course, standard: Standard) -> OfficialOverlay | None:
    return course.official.get(standard.id)


def official_level(
    course: Course, standard: Standard, criterion_id: str, level_id: str
) -> OfficialView | None:
    """The official wording of one level of one criterion."""
    overlay = _overlay(course, standard)
    criterion = overlay.criteria.get(criterion_id) if overlay else None
    return _view(criterion.levels.get(level_id)) if criterion else None


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


def official_scale(course: Course, standard: Standard, level_id: str) -> OfficialView | None:
    """The official meaning of a level of the scale."""
    overlay = _overlay(course, standard)
    return _view(overlay.scale.get(level_id)) if overlay else None
