"""Result files of a class, as the participants' pages write them."""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from typing import Any

from generator.course.model.course import Course
from generator.course.model.exercise import Dossier
from generator.practice.exercise_payload import exercise_public


def canonical(value: object) -> str:
    """One text for one value, as `src/fingerprint.js` writes it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def dossiers_of(course: Course, level: str | None = None) -> list[Dossier]:
    found = [e for e in course.exercises if isinstance(e, Dossier)]
    return [e for e in found if level is None or e.school_level == level]


def attempt_of(
    course: Course, dossier: Dossier, levels: Mapping[str, str], number: int, **changes: Any
) -> dict[str, Any]:
    """An attempt handed in with these levels; what is missing in them is a gap."""
    public = exercise_public(course, dossier)
    answers = {criterion: {"level": level} for criterion, level in levels.items()}
    record = {"exercise": dossier.id, "keyHash": public["keyHash"], "answers": answers}
    print_ = hashlib.sha256(canonical(record).encode()).hexdigest()
    return {
        **record,
        **{part: public[part] for part in ("kind", "standard", "structureHash")},
        "id": f"{number:016x}",
        "number": 1,
        "summary": {"items": len(dossier.ratings), "answered": len(answers)},
        "startedAt": "2019-02-22T01:00:00Z",
        "handedInAt": f"2019-02-22T02:{number // 60 % 60:02d}:{number % 60:02d}Z",
        "fingerprint": print_,
    } | changes


def result_file(course: Course, name: str, attempts: list[dict[str, Any]], **parts: Any) -> str:
    """The text of a result file."""
    head = {"format": "taphuan-result", "version": 1}
    settings = course.settings
    return json.dumps(
        head
        | {"course": {"id": settings.id, "version": settings.version}}
        | {"savedAt": "2019-02-22T04:00:00Z", "person": {"nickname": name} if name else {}}
        | {"attempts": attempts, "drafts": [], "opinions": []}
        | parts,
        ensure_ascii=False,
    )


def keyed(dossier: Dossier) -> dict[str, str]:
    return {rating.criterion: rating.level for rating in dossier.ratings}


def class_of(
    course: Course, dossiers: list[Dossier], people: int, seed: int
) -> Iterator[tuple[str, str]]:
    """Names and texts of result files of a class that answers the key more often than not."""
    luck = random.Random(seed)
    for n in range(people):
        attempts = []
        for k, dossier in enumerate(dossiers):
            scale = [level.id for level in course.standard(dossier.standard).scale]
            levels = {c: _near(luck, scale, key) for c, key in keyed(dossier).items()}
            attempts.append(attempt_of(course, dossier, levels, seed * 100_000 + n * 10 + k))
        name = f"HV {seed}-{n + 1:02d}"
        yield f"{name}.json", result_file(course, name, attempts)


def _near(luck: random.Random, scale: list[str], key: str) -> str:
    if luck.random() < 0.06 or key not in scale:
        return "not_enough"
    step = luck.choice([0, 0, 0, 0, 1, 1, -1, 2 if luck.random() < 0.2 else 0])
    return scale[min(max(scale.index(key) + step, 0), len(scale) - 1)]
