"""Standards and cases of the rating rule, shared by several tests."""

import json
from pathlib import Path
from typing import Any

from generator.course.model.standard import Standard

CASES = Path(__file__).parent / "cases" / "rating"
STANDARDS = CASES / "standards"

CONDITION_KEYS = {
    "every": "every",
    "share": "share",
    "count": "count",
    "named": "named",
    "noMoreThan": "no_more_than",
    "eachGroup": "each_group",
    "totalPoints": "total_points",
    "pointsShare": "points_share",
    "meanPoints": "mean_points",
    "eachGroupMean": "each_group_mean",
}
OF_POINTS = ("totalPoints", "pointsShare", "meanPoints", "eachGroupMean")


def read_standard(name: str) -> Standard:
    """A fixture standard by name."""
    return standard_from_payload(read_payload(name))


def read_payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((STANDARDS / f"{name}.json").read_text("utf-8"))
    return payload


def standard_from_payload(payload: dict[str, Any]) -> Standard:
    """A whole standard with this structure; everything that the rule does not read is filler."""
    levels = [level["id"] for level in payload["levels"]]
    return Standard.model_validate_json(
        json.dumps(
            {
                "id": payload["id"],
                "role": "person",
                "name": "-",
                "short": payload["short"],
                "person": "-",
                "about": "-",
                "words": "-",
                "instrument": {
                    "number": "1",
                    "title": "-",
                    "issuer": "-",
                    "issued": "2020-01-01",
                    "in_force_from": "2020-01-01",
                    "status": "in_force",
                    "status_note": "-",
                    "status_confidence": "own",
                    "checked_on": "2020-01-01",
                },
                "scale": [{**level, "meaning": "-"} for level in payload["levels"]],
                "groups": [
                    {
                        "number": group["number"],
                        "name": "-",
                        "short": group["short"],
                        "citation": "-",
                        "about": "-",
                        "criteria": [
                            _criterion(c, levels)
                            for c in payload["criteria"]
                            if c["group"] == index
                        ],
                    }
                    for index, group in enumerate(payload["groups"])
                ],
                "rating_rule": {
                    "citation": "-",
                    "confidence": "own",
                    "summary": "-",
                    "pivotal_name": payload.get("pivotalName"),
                    "ratings": [_rating(r, levels) for r in payload["ratings"]],
                },
            }
        )
    )


def _criterion(criterion: dict[str, Any], levels: list[str]) -> dict[str, Any]:
    own: dict[str, Any] = {}
    if "scale" in criterion:
        own["scale"] = [levels[n] for n in criterion["scale"]]
    if "points" in criterion:
        own["points"] = dict(zip(levels, criterion["points"], strict=True))
    if "weight" in criterion:
        own["weight"] = criterion["weight"]
    return {
        **own,
        "may_not_apply": criterion.get("mayNotApply", False),
        "id": criterion["id"],
        "number": criterion["number"],
        "name": criterion["name"],
        "short": criterion["short"],
        "citation": "-",
        "about": "-",
        "levels": {},
        "lowest": "-",
        "steps_up": {},
    }


def _rating(rating: dict[str, Any], levels: list[str]) -> dict[str, Any]:
    record: dict[str, Any] = {
        "rating": rating["id"],
        "name": rating["name"],
        "short": rating["short"],
        "level": levels[rating["level"]] if "level" in rating else None,
        "citation": rating.get("citation"),
    }
    if rating["when"]:
        return {**record, "when": [_condition(c, levels) for c in rating["when"]]}
    return {**record, "otherwise": True}


def _condition(condition: dict[str, Any], levels: list[str]) -> dict[str, Any]:
    kind = condition["kind"]
    limit = condition.get("count")
    if "num" in condition:
        limit = f"{condition['num']}/{condition['den']}"
    value = {"every": "criterion", "named": condition.get("criteria")}.get(kind, limit)
    record = {CONDITION_KEYS[kind]: value}
    if kind in OF_POINTS:
        return record
    return {**record, "below" if kind == "noMoreThan" else "at_least": levels[condition["level"]]}


def expand(payload: dict[str, Any], levels: dict[str, str | None]) -> dict[str, str | None]:
    """Levels of a case; `others` stands for every criterion that is not named."""
    rest = levels.get("others")
    return {c["id"]: levels.get(c["id"], rest) for c in payload["criteria"]}
