"""The rating rule as data: ratings tested from the top, each with the conditions it asks for.

Every condition can only become easier to meet when a level is raised. The explanations on the
page (what is still possible, the fewest changes) rely on that. A criterion that does not apply
counts in no condition: shares, means and "every" are of those that apply.
"""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from generator.course.model.base import UNSAID, Confidence, Id, Points, Record, Share, Text


class EveryCriterion(Record):
    """All criteria (or all of the named standard groups) reach a level."""

    every: Literal["criterion"]
    at_least: Id


class ShareOfCriteria(Record):
    """At least this share of all criteria reaches a level; 2/3 of 15 is 10, of 16 is 11."""

    share: Share
    at_least: Id


class CountOfCriteria(Record):
    """At least this many criteria reach a level."""

    count: Annotated[int, Field(ge=1)]
    at_least: Id


class NamedCriteria(Record):
    """Each of the named (pivotal) criteria reaches a level."""

    named: Annotated[tuple[Id, ...], Field(min_length=1)]
    at_least: Id


class NoMoreThan(Record):
    """At most this share (`1/3`) or number of the criteria stays below a level."""

    no_more_than: Share | Annotated[int, Field(ge=0)]
    below: Id


class EachGroup(Record):
    """In each standard group at least this share of its criteria reaches a level."""

    each_group: Share
    at_least: Id


class TotalPoints(Record):
    """The points of the levels, each times its criterion's weight, add up to at least this many."""

    total_points: Points


class PointsShare(Record):
    """The points are at least this share of the most that the criteria can bring."""

    points_share: Share


class MeanPoints(Record):
    """The mean of the points, weighted by the criteria's weights, is at least this."""

    mean_points: Points


class EachGroupMean(Record):
    """In each standard group the weighted mean of the points is at least this."""

    each_group_mean: Points


CONDITION_KEYS = (
    "every", "share", "count", "named", "no_more_than", "each_group", "total_points",
    "points_share", "mean_points", "each_group_mean",
)  # fmt: skip


def _condition_kind(value: Any) -> str | None:
    for key in CONDITION_KEYS:
        if (key in value) if isinstance(value, dict) else hasattr(value, key):
            return key
    return None


Condition = Annotated[
    Annotated[EveryCriterion, Tag("every")]
    | Annotated[ShareOfCriteria, Tag("share")]
    | Annotated[CountOfCriteria, Tag("count")]
    | Annotated[NamedCriteria, Tag("named")]
    | Annotated[NoMoreThan, Tag("no_more_than")]
    | Annotated[EachGroup, Tag("each_group")]
    | Annotated[TotalPoints, Tag("total_points")]
    | Annotated[PointsShare, Tag("points_share")]
    | Annotated[MeanPoints, Tag("mean_points")]
    | Annotated[EachGroupMean, Tag("each_group_mean")],
    Discriminator(_condition_kind),
]


PointsCondition = TotalPoints | PointsShare | MeanPoints | EachGroupMean
"""Conditions that read points and name no level."""


class OverallRating(Record):
    """One possible overall rating; the last of the list is reached when no other is."""

    rating: Id
    name: Text
    short: Text
    level: Id | None = None
    citation: Text | None = None
    confidence: Confidence = UNSAID
    summary: Text | None = None
    when: tuple[Condition, ...] = ()
    unread: Literal[True] | None = None
    """The document's condition was not read in full; nothing is worked out until it is."""
    otherwise: Literal[True] | None = None


class RatingRule(Record):
    """How levels of all criteria make one overall rating, best rating first; or none at all."""

    citation: Text
    confidence: Confidence
    summary: Text
    ratings: tuple[OverallRating, ...] = ()
    no_overall: Literal[True] | None = None
    """The levels stand beside each other and are never summed up."""
    pivotal_name: Text | None = None
    not_the_rule: tuple[Text, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether every rating has its conditions; a rule with a hole rates nobody."""
        return not any(rating.unread for rating in self.ratings)

    @property
    def pivotal(self) -> frozenset[str]:
        """Ids of the criteria that some condition names."""
        return frozenset(
            criterion
            for rating in self.ratings
            for condition in rating.when
            if isinstance(condition, NamedCriteria)
            for criterion in condition.named
        )
