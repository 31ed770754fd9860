"""The evidence plan of a school: criteria with suggestions of the guides; scripts fill it in."""

from dataclasses import dataclass

from generator.course.model.standard import CriteriaGroup, Standard
from generator.site.views.context import (
    CriterionLink,
    LevelView,
    Link,
    PageContext,
    StandardHead,
    criterion_link,
    group_anchor,
    level_by_id,
    standard_head,
)
from generator.site.views.guide import entries_for
from generator.site.views.paths import RESULTS, standard_page
from generator.site.views.standing import StandingView, standing

PLAN_AREAS = ("plan",)
OFFICE_WORDS = (
    "report.nothing",
    "report.word.language",
    "report.table.about",
    "report.column.what",
    "report.column.value",
)
"""What the makers of Word and Excel say by themselves."""


@dataclass(frozen=True)
class Suggestion:
    """What a guide names: a thing that proves, the level it stands for, where it is kept."""

    id: str
    level: LevelView
    title: str
    kept: str


@dataclass(frozen=True)
class PlanRow:
    """A criterion with what could be had for it."""

    criterion: CriterionLink
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class PlanGroup:
    """A group of criteria."""

    anchor: str
    title: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True)
class PlanPage:
    """Everything the template shows; `words` are the strings that its scripts need."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    groups: tuple[PlanGroup, ...]
    names: dict[str, str]
    words: dict[str, str]
    evidence: str
    portfolio: Link
    results: Link
    styles: tuple[str, ...] = ("taphuan-plan.css",)
    scripts: tuple[str, ...] = ("taphuan-plan.js",)


def _row(page: PageContext, standard: Standard, criterion_id: str) -> PlanRow:
    guide = page.course.guides.get(criterion_id)
    entries = entries_for(guide, page.track) if guide else ()
    order = {level: n for n, level in enumerate(standard.level_ids)}
    return PlanRow(
        criterion_link(page, standard, standard.criterion(criterion_id)),
        tuple(
            Suggestion(e.id, level_by_id(standard, e.level), e.title, e.kept)
            for e in sorted(entries, key=lambda entry: order[entry.level])
        ),
    )


def _group(page: PageContext, standard: Standard, group: CriteriaGroup) -> PlanGroup:
    return PlanGroup(
        group_anchor(group),
        page.text("group", number=group.number, name=group.name),
        tuple(_row(page, standard, criterion.id) for criterion in group.criteria),
    )


def plan_groups(page: PageContext, standard: Standard) -> tuple[PlanGroup, ...]:
    """The groups of a standard with what could be had for each criterion."""
    return tuple(_group(page, standard, group) for group in standard.groups)


def script_words(
    page: PageContext, areas: tuple[str, ...], others: tuple[str, ...] = ()
) -> dict[str, str]:
    """The strings that a page's scripts need: whole areas, the makers' of Office files, others."""
    found = {k: v for area in areas for k, v in page.locale.section(area).items()}
    return found | {key: page.locale.text(key) for key in (*OFFICE_WORDS, *others)}


def names_of(standard: Standard) -> dict[str, str]:
    """Number and short name of each criterion, by id, as tables and files show it."""
    return {c.id: f"{c.number}. {c.short}" for c in standard.criteria}


def link_to(page: PageContext, title: str, path: str) -> Link:
    """A link to a page of the site under a string of the locale."""
    return Link(page.locale.text(title), page.link(path))


def plan_page(page: PageContext, standard: Standard) -> PlanPage:
    """The plan of a standard in the page's track."""
    return PlanPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=standing(page, standard),
        groups=plan_groups(page, standard),
        names=names_of(standard),
        words=script_words(page, PLAN_AREAS),
        evidence=page.link(standard_page(page.track, standard, "evidence")),
        portfolio=link_to(
            page, "pages.nav.portfolio", standard_page(page.track, standard, "portfolio")
        ),
        results=link_to(page, "practice_pages.my.nav", RESULTS),
    )
