"""The page of one criterion: its levels, its evidence, what lifts a person a level."""

from dataclasses import dataclass
from itertools import pairwise

from generator.course.model.settings import OpinionKind
from generator.course.model.standard import Criterion, Element, Standard
from generator.site.pages.drill_unit import Unit, boundary_units
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
from generator.site.views.descriptors import (
    Between,
    DescriptorView,
    between,
    descriptors,
    labels_used,
)
from generator.site.views.examples import ExamplesView, examples_view
from generator.site.views.guide import GuideView, guide_view
from generator.site.views.official import (
    OfficialSource,
    OfficialView,
    official_criterion,
    official_source,
)
from generator.site.views.standing import (
    NoticeView,
    StandingView,
    notices_of_criterion,
    standing,
)


@dataclass(frozen=True)
class StepUp:
    """What tells two neighbouring levels apart."""

    lower: LevelView
    higher: LevelView
    text: str


@dataclass(frozen=True)
class CriterionPage:
    """Everything the template shows."""

    key: str
    track: str
    standard: StandardHead
    criterion: CriterionLink
    group: Link
    about: str
    official: OfficialSource | None
    official_text: OfficialView | None
    citation: str
    badge: Badge
    standing: StandingView
    notices: tuple[NoticeView, ...]
    lowest: LevelView
    lowest_text: str
    descriptors: tuple[DescriptorView, ...]
    between: tuple[Between, ...]
    elements: tuple[Element, ...]
    steps_up: tuple[StepUp, ...]
    guide: GuideView | None
    examples: ExamplesView | None
    drills: tuple[Unit, ...]
    labels: tuple[Badge, ...]
    previous: CriterionLink | None
    next: CriterionLink | None
    practice: str
    opinions: tuple[OpinionKind, ...]


def _steps_up(standard: Standard, criterion: Criterion) -> tuple[StepUp, ...]:
    ids = standard.described(criterion)
    return tuple(
        StepUp(
            level_by_id(standard, lower),
            level_by_id(standard, higher),
            criterion.steps_up[f"{lower}-{higher}"],
        )
        for lower, higher in pairwise(ids)
        if f"{lower}-{higher}" in criterion.steps_up
    )


def _neighbour(
    page: PageContext, standard: Standard, criterion: Criterion, step: int
) -> CriterionLink | None:
    position = standard.criteria.index(criterion) + step
    if not 0 <= position < len(standard.criteria):
        return None
    return criterion_link(page, standard, standard.criteria[position])


def criterion_page(page: PageContext, standard: Standard, criterion: Criterion) -> CriterionPage:
    group = next(g for g in standard.groups if criterion in g.criteria)
    levels = descriptors(page, standard, criterion)
    own = badge(page, criterion.confidence)
    notices = notices_of_criterion(page, standard, criterion.id)
    stands = standing(page, standard)
    return CriterionPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        criterion=criterion_link(page, standard, criterion),
        group=Link(
            page.text("group", number=group.number, name=group.name),
            page.link(paths.standard_page(page.track, standard), group_anchor(group)),
        ),
        about=criterion.about,
        official=official_source(page, standard),
        official_text=official_criterion(page.course, standard, criterion.id),
        citation=criterion.citation,
        badge=own,
        standing=stands,
        notices=notices,
        lowest=level_by_id(standard, standard.scale_of(criterion)[0]),
        lowest_text=criterion.lowest,
        descriptors=levels,
        between=between(standard, criterion),
        elements=criterion.elements,
        steps_up=_steps_up(standard, criterion),
        guide=guide_view(page, standard, criterion),
        examples=examples_view(page, standard, criterion),
        drills=boundary_units(page, standard, criterion),
        labels=labels_used(
            own, *(d.badge for d in levels), stands.badge, *(n.badge for n in notices)
        ),
        previous=_neighbour(page, standard, criterion, -1),
        next=_neighbour(page, standard, criterion, 1),
        practice=page.link(paths.standard_page(page.track, standard, "practice")),
        opinions=page.course.settings.opinions,
    )
