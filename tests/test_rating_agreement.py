"""Python and the page's JavaScript say the same about the same levels."""

import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rating_support import CONDITION_KEYS, read_payload, standard_from_payload

from generator.course.model.exercise import NOT_APPLICABLE
from generator.course.model.standard import Standard
from generator.course.rating import fewest_changes, hinges, overall_rating, single_changes

SCRIPT = Path(__file__).parents[1] / "frontend" / "test" / "rating-answers.js"
NODE = shutil.which("node")
PER_STANDARD = 60
KIND_IN_JS = {snake: camel for camel, snake in CONDITION_KEYS.items()}


def _questions() -> list[dict[str, Any]]:
    """Levels of every mixture: few or many open, near the top or all over the scale."""
    chance = random.Random(20)
    questions = []
    for name in ("teacher-2018", "principal-2018", "craft-9", "harbour-6", "fine-24"):
        payload = read_payload(name)
        ids = [level["id"] for level in payload["levels"]]
        for _ in range(PER_STANDARD):
            gaps = chance.choice([0, 0, 0.1, 0.6])
            weights = [chance.choice([0.02, 0.3, 1, 5]) for _ in ids]
            levels: dict[str, str | None] = {
                c["id"]: chance.choices(ids, weights)[0] if chance.random() >= gaps else None
                for c in payload["criteria"]
            }
            for c in payload["criteria"]:
                if c.get("mayNotApply") and chance.random() < 0.3:
                    levels[c["id"]] = NOT_APPLICABLE
                elif "scale" in c and levels[c["id"]] and chance.random() < 0.8:
                    levels[c["id"]] = ids[chance.choice(c["scale"])]
            target = chance.choice(payload["ratings"])["id"]
            questions.append({"standard": name, "levels": levels, "target": target})
    return questions


def _answer(standard: Standard, question: dict[str, Any]) -> dict[str, Any]:
    levels = question["levels"]
    outcome = overall_rating(standard, levels)
    changes = fewest_changes(standard, levels, question["target"])
    return {
        "outcome": {
            "rating": outcome.rating,
            "possible": list(outcome.possible),
            "missing": list(outcome.missing),
            "steps": [
                {
                    "rating": step.rating,
                    "met": step.met,
                    "state": step.state,
                    "conditions": [
                        {**vars(c), "kind": KIND_IN_JS[c.kind], "failing": list(c.failing)}
                        for c in step.conditions
                    ],
                }
                for step in outcome.steps
            ],
        },
        "changes": None if changes is None else [_change(c) for c in changes],
        "single": [{**_change(c), "rating": c.rating} for c in single_changes(standard, levels)],
        "hinges": list(hinges(standard, levels)),
    }


def _change(change: Any) -> dict[str, str]:
    return {
        "criterion": change.criterion,
        "fromLevel": change.from_level,
        "toLevel": change.to_level,
    }


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="needs node")
def test_both_languages_give_the_same_answers() -> None:
    questions = _questions()
    finished = subprocess.run(
        [str(NODE), str(SCRIPT)],
        input=json.dumps(questions),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    answers = json.loads(finished.stdout)
    assert len(answers) == len(questions)
    standards: dict[str, Standard] = {}
    for question, answer in zip(questions, answers, strict=True):
        name = question["standard"]
        standard = standards.setdefault(name, standard_from_payload(read_payload(name)))
        assert _answer(standard, question) == answer, question
