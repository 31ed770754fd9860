"""The years of an assessment, drawn: which of them asks for what."""

from dataclasses import dataclass

from generator.course.model.procedure import CycleRule, Procedure
from generator.site.views.context import Badge, PageContext, badge

FEWEST_YEARS_DRAWN = 4


@dataclass(frozen=True)
class CycleView:
    """Who assesses how often; `years` says for each year drawn whether it happens."""

    who: str
    every: str
    when: str
    years: tuple[bool, ...]
    citation: str
    note: str
    badge: Badge


def years_drawn(procedure: Procedure) -> range:
    """Enough years to show each rule at least once."""
    longest = max((rule.every_years or 0 for rule in procedure.cycle), default=0)
    return range(1, max(FEWEST_YEARS_DRAWN, longest) + 1)


def cycle_view(page: PageContext, rule: CycleRule, drawn: range) -> CycleView:
    every = rule.every_years
    years = tuple(year % every == 0 for year in drawn) if every else ()
    return CycleView(
        rule.who,
        rule.every,
        rule.when,
        years,
        rule.citation,
        rule.note or "",
        badge(page, rule.confidence),
    )
