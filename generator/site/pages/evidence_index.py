"""All evidence of a standard on one page, by criterion and level."""

from dataclasses import dataclass

from generator.course.model.standard import CriteriaGroup, Standard
from generator.site.views.context import (
    CriterionLink,
    LevelView,
    PageContext,
    StandardHead,
    criterion_link,
    group_anchor,
    level_view,
    standard_head,
)
from generator.site.views.guide import LevelEntries, grouped_entries
from generator.site.views.paths import standard_page
from generator.site.views.standing import StandingView, standing


@dataclass(frozen=True)
class EvidenceRow:
    """A criterion with the titles of its evidence; no groups where no guide is written yet."""

    criterion: CriterionLink
    intro: str
    groups: tuple[LevelEntries, ...]
    total: int


@dataclass(frozen=True)
class EvidenceGroup:
    """A group of criteria."""

    anchor: str
    title: str
    rows: tuple[EvidenceRow, ...]


@dataclass(frozen=True)
class EvidenceIndexPage:
    """Everything the template shows."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    groups: tuple[EvidenceGroup, ...]
    levels: tuple[LevelView, ...]
    total: int
    missing: int
    plan: str


def _row(page: PageContext, standard: Standard, criterion_id: str) -> EvidenceRow:
    link = criterion_link(page, standard, standard.criterion(criterion_id))
    guide = page.course.guides.get(criterion_id)
    if guide is None:
        return EvidenceRow(link, "", (), 0)
    groups = grouped_entries(page, standard, guide)
    return EvidenceRow(link, guide.intro, groups, sum(len(g.entries) for g in groups))


def _group(page: PageContext, standard: Standard, group: CriteriaGroup) -> EvidenceGroup:
    return EvidenceGroup(
        group_anchor(group),
        page.text("group", number=group.number, name=group.name),
        tuple(_row(page, standard, criterion.id) for criterion in group.criteria),
    )


def _levels(standard: Standard, rows: list[EvidenceRow]) -> tuple[LevelView, ...]:
    """Levels that any evidence stands for, lowest first."""
    used = {group.level.id for row in rows for group in row.groups}
    return tuple(level_view(standard, level) for level in standard.scale if level.id in used)


def evidence_index_page(page: PageContext, standard: Standard) -> EvidenceIndexPage:
    groups = tuple(_group(page, standard, group) for group in standard.groups)
    rows = [row for group in groups for row in group.rows]
    return EvidenceIndexPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=standing(page, standard),
        groups=groups,
        levels=_levels(standard, rows),
        total=sum(row.total for row in rows),
        plan=page.link(standard_page(page.track, standard, "plan")),
        missing=sum(not row.groups for row in rows),
    )
