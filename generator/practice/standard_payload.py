"""The model as the plain dictionaries that the browser and the exports read, and its hashes."""

import hashlib
import json
from typing import Any

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
from generator.course.model.standard import Criterion, Level, Standard

Payload = dict[str, Any]

HASH_LETTERS = 16


def standard_payload(standard: Standard) -> Payload:
    """A standard for the page: camelCase; `group` and every `level` of it are indices.

    The rule stands in `ratings`, best first; a rating whose `when` is empty is always met.
    Raises ValueError when the rule names a level that the scale does not have.
    """
    pivotal = standard.rating_rule.pivotal
    payload: Payload = {
        "id": standard.id,
        "short": standard.short,
        "structureHash": structure_hash(standard),
        "levels": [_level(level) for level in standard.scale],
        "groups": [{"number": g.number, "short": g.short} for g in standard.groups],
        "criteria": [
            {
                "id": criterion.id,
                "number": criterion.number,
                "short": criterion.short,
                "name": criterion.name,
                "group": index,
                "pivotal": criterion.id in pivotal,
                **_own(standard, criterion),
            }
            for index, group in enumerate(standard.groups)
            for criterion in group.criteria
        ],
        "ratings": [_rating(standard, rating) for rating in standard.rating_rule.ratings],
    }
    if standard.rating_rule.pivotal_name:
        payload["pivotalName"] = standard.rating_rule.pivotal_name
    return payload


def structure_hash(standard: Standard) -> str:
    """Names the structure of a standard: 16 hexadecimal letters of a SHA-256.

    Criteria (ids, numbers, groups, what they have of their own), levels (ids, points) and the rule
    count; names, descriptors,
    citations and all other wording do not. Results of another structure cannot be compared.
    """
    structure = {
        "standard": standard.id,
        "levels": [[level.id, level.points] for level in standard.scale],
        "groups": [[_structure(standard, c) for c in group.criteria] for group in standard.groups],
        "ratings": [[r.rating, _conditions(standard, r)] for r in standard.rating_rule.ratings],
    }
    return digest(structure)


def _structure(standard: Standard, criterion: Criterion) -> list[Any]:
    own = _own(standard, criterion)
    return [criterion.id, criterion.number, *([own] if own else [])]


def _own(standard: Standard, criterion: Criterion) -> Payload:
    """What a criterion has of its own; nothing for one like all others.

    `scale`: indices of its levels; `points`: by level of the standard.
    """
    own: Payload = {}
    if criterion.scale:
        scale = standard.scale_of(criterion)
        own["scale"] = [standard.level_index(level) for level in scale]
    if criterion.points:
        points = {level.id: level.points or 0 for level in standard.scale} | criterion.points
        own["points"] = [points[level] for level in standard.level_ids]
    if criterion.weight != 1:
        own["weight"] = criterion.weight
    if criterion.may_not_apply:
        own["mayNotApply"] = True
    return own


def digest(value: Any) -> str:
    """The first 16 hexadecimal letters of the SHA-256 of a value's canonical JSON."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:HASH_LETTERS]


def _level(level: Level) -> Payload:
    payload: Payload = {"id": level.id, "name": level.name, "short": level.short}
    if level.points is not None:
        payload["points"] = level.points
    return payload


def _rating(standard: Standard, rating: OverallRating) -> Payload:
    payload: Payload = {"id": rating.rating, "name": rating.name, "short": rating.short}
    if rating.level is not None:
        payload["level"] = standard.level_index(rating.level)
    if rating.citation is not None:
        payload["citation"] = rating.citation
    payload["when"] = _conditions(standard, rating)
    return payload


def _conditions(standard: Standard, rating: OverallRating) -> list[Payload]:
    return [] if rating.otherwise else [_condition(standard, c) for c in rating.when]


def _condition(standard: Standard, condition: Condition) -> Payload:
    match condition:
        case TotalPoints() | PointsShare() | MeanPoints() | EachGroupMean():
            return _points(condition)
        case NoMoreThan():
            level = standard.level_index(condition.below)
            return {"kind": "noMoreThan", "level": level} | _limit(condition.no_more_than)
    level = standard.level_index(condition.at_least)
    match condition:
        case EveryCriterion():
            return {"kind": "every", "level": level}
        case ShareOfCriteria():
            return {"kind": "share", "level": level} | _limit(condition.share)
        case CountOfCriteria():
            return {"kind": "count", "level": level, "count": condition.count}
        case NamedCriteria():
            named = [c.id for c in standard.criteria if c.id in condition.named]
            return {"kind": "named", "level": level, "criteria": named}
        case EachGroup():
            return {"kind": "eachGroup", "level": level} | _limit(condition.each_group)


def _points(condition: PointsCondition) -> Payload:
    match condition:
        case TotalPoints():
            return {"kind": "totalPoints", "count": condition.total_points}
        case PointsShare():
            return {"kind": "pointsShare"} | _limit(condition.points_share)
        case MeanPoints():
            return {"kind": "meanPoints", "count": condition.mean_points}
        case EachGroupMean():
            return {"kind": "eachGroupMean", "count": condition.each_group_mean}


def _limit(limit: str | int) -> Payload:
    if isinstance(limit, int):
        return {"count": limit}
    numerator, denominator = limit.split("/")
    return {"num": int(numerator), "den": int(denominator)}
