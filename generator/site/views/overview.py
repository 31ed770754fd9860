"""A whole standard at a glance, and the same on one sheet of paper."""

from dataclasses import dataclass

from generator.course.model.standard import CriteriaGroup, Standard
from generator.site.views import paths
from generator.site.views.context import (
    Badge,
    CriterionLink,
    LevelView,
    Link,
    PageContext,
    StandardHead,
    badge,
    criterion_link,
    group_anchor,
    level_by_id,
    standard_head,
)
from generator.site.views.descriptors import DescriptorView, descriptors, labels_used
from generator.site.views.official import (
    OfficialSource,
    OfficialView,
    official_passages,
    official_scale,
    official_source,
)
from generator.site.views.rule import RuleView, rule_view
from generator.site.views.standing import NoticeView, StandingView, notices_of_standard, standing


@dataclass(frozen=True)
class ScaleStep:
    """One level of the scale and what it means everywhere."""

    level: LevelView
    official: OfficialView | None
    meaning: str
    citation: str
    badge: Badge


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with its levels in short."""

    criterion: CriterionLink
    about: str
    citation: str
    notices: int
    descriptors: tuple[DescriptorView, ...]

    def under(self, levels: tuple[LevelView, ...]) -> tuple[DescriptorView | None, ...]:
        """What stands in a table's column of each level; a criterion need not describe them all."""
        found = {one.level.id: one for one in self.descriptors}
        return tuple(found.get(level.id) for level in levels)


@dataclass(frozen=True)
class PartView:
    """A part of the standard, above its groups."""

    title: str
    about: str


@dataclass(frozen=True)
class GroupView:
    """A group of criteria."""

    anchor: str
    title: str
    short: str
    about: str
    citation: str
    badge: Badge
    rows: tuple[CriterionRow, ...]
    part: PartView | None
    """The part that begins with this group."""


@dataclass(frozen=True)
class Contents:
    """Where the other pages of the standard are; no process page without a procedure."""

    rating: str
    process: str
    evidence: str
    practice: str
    summary: str


@dataclass(frozen=True)
class OverviewPage:
    """Everything the templates of overview and summary show."""

    key: str
    track: str
    home: Link | None
    standard: StandardHead
    about: str
    words: str
    official: OfficialSource | None
    definitions: tuple[OfficialView, ...]
    standing: StandingView
    notices: tuple[NoticeView, ...]
    scale: tuple[ScaleStep, ...]
    described: tuple[LevelView, ...]
    groups: tuple[GroupView, ...]
    rule: RuleView
    labels: tuple[Badge, ...]
    contents: Contents
    version: str


def _row(page: PageContext, standard: Standard, group: CriteriaGroup) -> tuple[CriterionRow, ...]:
    return tuple(
        CriterionRow(
            criterion_link(page, standard, criterion),
            criterion.about,
            criterion.citation,
            len(standard.notices_for(criterion.id)),
            descriptors(page, standard, criterion),
        )
        for criterion in group.criteria
    )


def _group(page: PageContext, standard: Standard, group: CriteriaGroup) -> GroupView:
    return GroupView(
        anchor=group_anchor(group),
        title=page.text("group", number=group.number, name=group.name),
        short=group.short,
        about=group.about,
        citation=group.citation,
        badge=badge(page, group.confidence),
        rows=_row(page, standard, group),
        part=_part(page, standard, group),
    )


def _part(page: PageContext, standard: Standard, group: CriteriaGroup) -> PartView | None:
    part = next((part for part in standard.parts if part.groups[0] == group.number), None)
    if part is None:
        return None
    return PartView(page.text("part", number=part.number, name=part.name), part.about or "")


def scale_steps(page: PageContext, standard: Standard) -> tuple[ScaleStep, ...]:
    return tuple(
        ScaleStep(
            level_by_id(standard, level.id),
            official_scale(page.course, standard, level.id),
            level.meaning,
            level.citation or "",
            badge(page, level.confidence),
        )
        for level in standard.scale
    )


def contents(page: PageContext, standard: Standard) -> Contents:
    def to(name: paths.StandardPage) -> str:
        return page.link(paths.standard_page(page.track, standard, name))

    process = to("process") if standard.id in page.course.procedures else ""
    return Contents(to("rating"), process, to("evidence"), to("practice"), to("summary"))


def _home(page: PageContext) -> Link | None:
    if page.track.school_level is None:
        return None
    return Link(page.track.name, page.link(paths.track_home(page.track)))


def overview_page(page: PageContext, standard: Standard) -> OverviewPage:
    groups = tuple(_group(page, standard, group) for group in standard.groups)
    scale = scale_steps(page, standard)
    rule = rule_view(page, standard)
    stands = standing(page, standard)
    notices = notices_of_standard(page, standard)
    written = [d for g in groups for row in g.rows for d in row.descriptors]
    shown = (d.badge for d in written)
    described = {d.level.id for d in written}
    return OverviewPage(
        key=page.key,
        track=page.track.id,
        home=_home(page),
        standard=standard_head(page, standard),
        about=standard.about,
        words=standard.words,
        official=official_source(page, standard),
        definitions=official_passages(page.course, standard).definitions,
        standing=stands,
        notices=notices,
        scale=scale,
        described=tuple(step.level for step in scale if step.level.id in described),
        groups=groups,
        rule=rule,
        labels=labels_used(
            *shown, *(s.badge for s in scale), rule.badge, stands.badge, *(n.badge for n in notices)
        ),
        contents=contents(page, standard),
        version=page.course.settings.version,
    )
