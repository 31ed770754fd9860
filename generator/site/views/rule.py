"""The rating rule as steps: each condition in words, with its count, and as a row of cells."""

from dataclasses import dataclass
from typing import Literal

from generator.course.model.rule import (
    Condition,
    CountOfCriteria,
    EachGroup,
    EachGroupMean,
    EveryCriterion,
    MeanPoints,
    NamedCriteria,
    NoMoreThan,
    OverallRating,
    PointsCondition,
    PointsShare,
    ShareOfCriteria,
    TotalPoints,
)
from generator.course.model.standard import Standard
from generator.course.rating.demands import at_most, share_of
from generator.site.views.context import Badge, LevelView, PageContext, badge, level_by_id
from generator.site.views.official import OfficialView, official_passages, official_rating

Cell = Literal["on", "off", "limit"]
"""A criterion in the drawing: asked for, not asked for, or allowed to stay below."""


@dataclass(frozen=True)
class ConditionView:
    """One condition: words, the level it names, and one cell for each criterion."""

    text: str
    level: LevelView | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RatingView:
    """One step of the ladder."""

    id: str
    name: str
    short: str
    mark: LevelView | None
    citation: str
    badge: Badge
    official: OfficialView | None
    summary: str
    conditions: tuple[ConditionView, ...]
    otherwise: bool
    unread: bool


@dataclass(frozen=True)
class RuleView:
    """The whole rule, best rating first."""

    citation: str
    badge: Badge
    official: tuple[OfficialView, ...]
    summary: str
    ratings: tuple[RatingView, ...]
    not_the_rule: tuple[str, ...]
    pivotal_numbers: str


def numbers_in_short(numbers: list[str]) -> str:
    """`1, 2, 4–6, 8`: runs of three or more whole numbers are joined."""
    if not all(number.isdecimal() for number in numbers):
        return ", ".join(numbers)
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{run[0]}–{run[-1]}")
        else:
            parts += [str(number) for number in run]
    return ", ".join(parts)


def criteria_numbers(standard: Standard, ids: frozenset[str] | tuple[str, ...]) -> str:
    return numbers_in_short([c.number for c in standard.criteria if c.id in ids])


def _level_words(page: PageContext, standard: Standard, level_id: str) -> str:
    level = standard.level(level_id)
    top = level.id == standard.level_ids[-1]
    return page.text("rule.level_top" if top else "rule.level_or_higher", level=level.name)


def _row(standard: Standard, count: int, cell: Cell = "on") -> tuple[Cell, ...]:
    rest: Cell = "off" if cell == "on" else "on"
    total = len(standard.criteria)
    if cell == "limit":
        return (rest,) * (total - count) + (cell,) * count
    return (cell,) * count + (rest,) * (total - count)


def _counted(
    page: PageContext, standard: Standard, need: int, level_id: str, share: str = ""
) -> ConditionView:
    level = _level_words(page, standard, level_id)
    total = len(standard.criteria)
    key = "rule.share" if share else "rule.count"
    text = page.text(key, need=need, total=total, level=level, share=share)
    return ConditionView(text, level_by_id(standard, level_id), _row(standard, need))


def _named(page: PageContext, standard: Standard, condition: NamedCriteria) -> ConditionView:
    cells: tuple[Cell, ...] = tuple(
        "on" if c.id in condition.named else "off" for c in standard.criteria
    )
    text = page.text(
        "rule.named",
        numbers=criteria_numbers(standard, condition.named),
        n=len(condition.named),
        level=_level_words(page, standard, condition.at_least),
    )
    return ConditionView(text, level_by_id(standard, condition.at_least), cells)


def _no_more_than(page: PageContext, standard: Standard, limit: NoMoreThan) -> ConditionView:
    allowed = at_most(limit.no_more_than, len(standard.criteria))
    text = page.text(
        "rule.no_more_than",
        n=allowed,
        total=len(standard.criteria),
        level=standard.level(limit.below).name,
    )
    return ConditionView(text, level_by_id(standard, limit.below), _row(standard, allowed, "limit"))


def _each_group(page: PageContext, standard: Standard, condition: EachGroup) -> ConditionView:
    cells: tuple[Cell, ...] = tuple(
        "on" if position < share_of(condition.each_group, len(group.criteria)) else "off"
        for group in standard.groups
        for position in range(len(group.criteria))
    )
    level = _level_words(page, standard, condition.at_least)
    text = page.text("rule.each_group", share=condition.each_group, level=level)
    return ConditionView(text, level_by_id(standard, condition.at_least), cells)


def _points_words(page: PageContext, condition: PointsCondition) -> str:
    match condition:
        case TotalPoints():
            return page.text("rule.total_points", n=page.number(condition.total_points))
        case PointsShare():
            return page.text("rule.points_share", share=condition.points_share)
        case MeanPoints():
            return page.text("rule.mean_points", n=page.number(condition.mean_points))
        case EachGroupMean():
            return page.text("rule.each_group_mean", n=page.number(condition.each_group_mean))


def condition_view(page: PageContext, standard: Standard, condition: Condition) -> ConditionView:
    total = len(standard.criteria)
    match condition:
        case EveryCriterion():
            level = _level_words(page, standard, condition.at_least)
            text = page.text("rule.every", total=total, level=level)
            row = _row(standard, total)
            return ConditionView(text, level_by_id(standard, condition.at_least), row)
        case ShareOfCriteria():
            need = share_of(condition.share, total)
            return _counted(page, standard, need, condition.at_least, condition.share)
        case CountOfCriteria():
            return _counted(page, standard, condition.count, condition.at_least)
        case NamedCriteria():
            return _named(page, standard, condition)
        case NoMoreThan():
            return _no_more_than(page, standard, condition)
        case EachGroup():
            return _each_group(page, standard, condition)
        case TotalPoints() | PointsShare() | MeanPoints() | EachGroupMean():
            return ConditionView(_points_words(page, condition), None, ())


def _rating(page: PageContext, standard: Standard, rating: OverallRating) -> RatingView:
    return RatingView(
        id=rating.rating,
        name=rating.name,
        short=rating.short,
        mark=level_by_id(standard, rating.level) if rating.level else None,
        citation=rating.citation or "",
        badge=badge(page, rating.confidence),
        official=official_rating(page.course, standard, rating.rating),
        summary=rating.summary or "",
        conditions=tuple(condition_view(page, standard, c) for c in rating.when),
        otherwise=bool(rating.otherwise),
        unread=bool(rating.unread),
    )


def rule_view(page: PageContext, standard: Standard) -> RuleView:
    rule = standard.rating_rule
    return RuleView(
        citation=rule.citation,
        badge=badge(page, rule.confidence),
        official=official_passages(page.course, standard).rating_rule,
        summary=rule.summary,
        ratings=tuple(_rating(page, standard, r) for r in rule.ratings),
        not_the_rule=rule.not_the_rule,
        pivotal_numbers=criteria_numbers(standard, rule.pivotal),
    )
