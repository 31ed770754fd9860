"""What the browser reads of a standard, and the hash that names its structure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rating_support import read_payload, standard_from_payload

from generator.course.model.standard import Standard
from generator.course.opening import check_course
from generator.practice.standard_payload import standard_payload, structure_hash

ROOT = Path(__file__).parents[1]
NAMES = ["teacher-2018", "principal-2018", "craft-9"]


@pytest.mark.parametrize("name", NAMES)
def test_a_standard_and_its_payload_say_the_same(name: str) -> None:
    payload = read_payload(name)
    assert standard_payload(standard_from_payload(payload)) == payload


Edit = Callable[[dict[str, Any]], object]

STRUCTURAL: dict[str, Edit] = {
    "another id of a criterion": lambda p: p["criteria"][8].update(id="craft-9-c99"),
    "another number of a criterion": lambda p: p["criteria"][0].update(number="1a"),
    "a criterion in another group": lambda p: p["criteria"][4].update(group=0),
    "a criterion less": lambda p: p["criteria"].pop(),
    "another id of a level": lambda p: p["levels"][4].update(id="l6"),
    "other points": lambda p: p["levels"][4].update(points=7),
    "another limit": lambda p: p["ratings"][1]["when"][1].update(count=2),
    "another level of a condition": lambda p: p["ratings"][2]["when"][0].update(level=2),
    "another pivotal criterion": lambda p: p["ratings"][0]["when"][3]["criteria"].pop(),
    "a condition less": lambda p: p["ratings"][0]["when"].pop(),
    "another order of the ratings": lambda p: p["ratings"].insert(0, p["ratings"].pop(1)),
}

WORDING: dict[str, Edit] = {
    "a criterion's names": lambda p: p["criteria"][0].update(name="x", short="y"),
    "a level's names": lambda p: p["levels"][0].update(name="x", short="y"),
    "a group's names": lambda p: p["groups"][0].update(short="x"),
    "a rating's names and citation": lambda p: p["ratings"][0].update(name="x", citation="y"),
    "the mark of a rating": lambda p: p["ratings"][0].update(level=3),
    "the name of the pivotal criteria": lambda p: p.update(pivotalName="x"),
}


def _edited(edit: Edit) -> Standard:
    payload = read_payload("craft-9")
    edit(payload)
    return standard_from_payload(payload)


@pytest.mark.parametrize("edit", STRUCTURAL.values(), ids=STRUCTURAL.keys())
def test_another_structure_has_another_hash(edit: Edit) -> None:
    assert structure_hash(_edited(edit)) != read_payload("craft-9")["structureHash"]


@pytest.mark.parametrize("edit", WORDING.values(), ids=WORDING.keys())
def test_other_words_keep_the_hash(edit: Edit) -> None:
    assert structure_hash(_edited(edit)) == read_payload("craft-9")["structureHash"]


def _shipped(name: str) -> Standard | None:
    course = check_course(ROOT).course
    found = [s for s in course.standards if s.id == name] if course else []
    return found[0] if found else None


@pytest.mark.parametrize("name", ["teacher-2018", "principal-2018"])
def test_the_worked_cases_use_the_rule_of_the_shipped_data(name: str) -> None:
    standard = _shipped(name)
    assert standard is not None, f"rubric_data/standards/{name}.yaml cannot be read"
    fixture, shipped = read_payload(name), standard_payload(standard)
    assert _bare(shipped) == _bare(fixture)
    assert shipped["structureHash"] == fixture["structureHash"]


def _bare(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "levels": [level["id"] for level in payload["levels"]],
        "criteria": [(c["id"], c["number"], c["group"], c["pivotal"]) for c in payload["criteria"]],
        "ratings": [(r["id"], r.get("level"), r["when"]) for r in payload["ratings"]],
    }
