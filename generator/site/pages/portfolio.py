"""A portfolio: papers of one's own in words, for a fellow to rate; scripts fill the page."""

from dataclasses import dataclass
from typing import TypedDict

from generator.course.model.standard import Criterion, Standard
from generator.site.pages.plan import PlanGroup, link_to, names_of, plan_groups, script_words
from generator.site.views.context import Link, PageContext, StandardHead, standard_head
from generator.site.views.paths import RESULTS, standard_page
from generator.site.views.standing import StandingView, standing

PORTFOLIO_AREAS = ("portfolio",)


class LevelWords(TypedDict):
    """A level as scripts know it: what it asks, and the words that decide."""

    id: str
    name: str
    asks: str
    terms: tuple[str, ...]


@dataclass(frozen=True)
class PortfolioPage:
    """Everything the template shows; `words` are the strings that its scripts need."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    groups: tuple[PlanGroup, ...]
    names: dict[str, str]
    levels: dict[str, tuple[LevelWords, ...]]
    words: dict[str, str]
    evidence: str
    plan: Link
    results: Link
    styles: tuple[str, ...] = ("taphuan-plan.css",)
    scripts: tuple[str, ...] = ("taphuan-portfolio.js",)


def _levels(page: PageContext, standard: Standard, criterion: Criterion) -> tuple[LevelWords, ...]:
    guide = page.course.guides.get(criterion.id)
    asks = guide.steps.asks if guide else {}

    def words(level_id: str) -> LevelWords:
        described = criterion.levels.get(level_id)
        text = asks.get(level_id) or (described.summary if described else "")
        terms = described.key_terms if described else ()
        name = standard.level(level_id).name
        return LevelWords(id=level_id, name=name, asks=text.replace("**", ""), terms=terms)

    return tuple(words(level_id) for level_id in standard.scale_of(criterion))


def portfolio_page(page: PageContext, standard: Standard) -> PortfolioPage:
    """The portfolio of a standard in the page's track."""
    return PortfolioPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=standing(page, standard),
        groups=plan_groups(page, standard),
        names=names_of(standard),
        levels={c.id: _levels(page, standard, c) for c in standard.criteria},
        words=script_words(page, PORTFOLIO_AREAS, ("plan.day",)),
        evidence=page.link(standard_page(page.track, standard, "evidence")),
        plan=link_to(page, "pages.nav.plan", standard_page(page.track, standard, "plan")),
        results=link_to(page, "practice_pages.my.nav", RESULTS),
    )
