"""The page that explains how levels of all criteria make one overall rating."""

from dataclasses import dataclass

from generator.course.model.standard import Standard
from generator.site.views.context import (
    Badge,
    CriterionLink,
    PageContext,
    StandardHead,
    criterion_link,
    standard_head,
)
from generator.site.views.descriptors import labels_used
from generator.site.views.official import OfficialSource, official_source
from generator.site.views.overview import ScaleStep, scale_steps
from generator.site.views.rule import RuleView, rule_view
from generator.site.views.standing import StandingView, standing


@dataclass(frozen=True)
class RatingRulePage:
    """The ladder of ratings, what it is mixed up with, and the calculator's standard."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    official: OfficialSource | None
    rule: RuleView
    scale: tuple[ScaleStep, ...]
    pivotal: tuple[CriterionLink, ...]
    labels: tuple[Badge, ...]
    absent: bool
    """Whether some criterion may not apply."""
    calculator: Standard | None
    """None where no overall rating is made, and while a condition of the rule was not read: there
    is nothing to work out yet."""


def rating_rule_page(page: PageContext, standard: Standard) -> RatingRulePage:
    rule = rule_view(page, standard)
    stands = standing(page, standard)
    links = (criterion_link(page, standard, criterion) for criterion in standard.criteria)
    return RatingRulePage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=stands,
        official=official_source(page, standard),
        rule=rule,
        scale=scale_steps(page, standard),
        pivotal=tuple(link for link in links if link.pivotal),
        labels=labels_used(rule.badge, *(r.badge for r in rule.ratings), stands.badge),
        calculator=standard if rule.ratings and standard.rating_rule.whole else None,
        absent=any(criterion.may_not_apply for criterion in standard.criteria),
    )
