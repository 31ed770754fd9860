"""What the levels of a criterion ask, as every page, slide and document shows it."""

from dataclasses import dataclass

from generator.course.model.standard import Criterion, Descriptor, Standard
from generator.site.views.context import Badge, LevelView, PageContext, badge, level_by_id
from generator.site.views.official import OfficialView, official_level


@dataclass(frozen=True)
class DescriptorView:
    """What one level asks: the official words where there are any, our words, key terms."""

    level: LevelView
    official: OfficialView | None
    summary: str
    key_terms: tuple[str, ...]
    citation: str
    badge: Badge
    note: str
    below: LevelView | None


def _descriptor(
    page: PageContext, standard: Standard, criterion: Criterion, level: str, d: Descriptor
) -> DescriptorView:
    lower = [own for own in standard.described(criterion) if own in criterion.levels]
    lower = lower[: lower.index(level)] if level in lower else []
    return DescriptorView(
        level=level_by_id(standard, level),
        official=official_level(page.course, standard, criterion.id, level),
        summary=d.summary,
        key_terms=d.key_terms,
        citation=d.citation,
        badge=badge(page, d.confidence),
        note=d.note or "",
        below=level_by_id(standard, lower[-1]) if lower else None,
    )


def descriptors(
    page: PageContext, standard: Standard, criterion: Criterion
) -> tuple[DescriptorView, ...]:
    """The described levels, lowest first."""
    return tuple(
        _descriptor(page, standard, criterion, level, criterion.levels[level])
        for level in standard.level_ids
        if level in criterion.levels
    )


@dataclass(frozen=True)
class Between:
    """A level that no criterion describes: what it means on the whole scale."""

    level: LevelView
    meaning: str


def between(standard: Standard, criterion: Criterion) -> tuple[Between, ...]:
    """The levels of a criterion that stand between described ones, lowest first."""
    return tuple(
        Between(level_by_id(standard, level_id), standard.level(level_id).meaning)
        for level_id in standard.scale_of(criterion)[1:]
        if not standard.level(level_id).described
    )


def labels_used(*badges: Badge) -> tuple[Badge, ...]:
    """Each label once, for the legend."""
    return tuple({b.kind: b for b in badges}.values())
