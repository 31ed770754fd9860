"""What a package's script knows of an exercise: what is asked, what can be answered, what counts.

Together it is the code book of the state that the package leaves at a platform: answers are kept as
numbers of choices (frontend/src/scorm/answers.js).
"""

from typing import Any, get_args

from generator.course.kinds import kind_of
from generator.course.model.course import Course
from generator.course.model.exercise import NOT_ENOUGH, Calibration, Dossier, Exercise, FaultKind
from generator.practice.exercise_payload import exercise_key, exercise_public
from generator.practice.standard_payload import Payload

_PARTS = ("id", "title", "kind", "standard", "structureHash", "keyHash", "locked")


def counted_exercise(course: Course, exercise: Exercise) -> Payload:
    """The exercise as the script of a package takes it; of a locked one nothing is right.

    A measure of before and after is kept like the others, but makes neither score nor completion.
    """
    public = exercise_public(course, exercise)
    asked: list[Any] = public[kind_of(exercise).listed]
    items = [one if isinstance(one, str) else one["id"] for one in asked]
    is_dossier = isinstance(exercise, Dossier)
    rule = course.standard(exercise.standard).rating_rule
    return {
        **{part: public[part] for part in _PARTS},
        "items": items,
        "options": _options(course, exercise, public),
        "papers": [paper["id"] for paper in public.get("papers", ())],
        "ratings": [one.rating for one in rule.ratings] if is_dossier else [],
        "counts": not isinstance(exercise, Calibration),
        "right": {} if exercise.key == "locked" else _right(course, exercise, items),
    }


def _options(course: Course, exercise: Exercise, public: Payload) -> list[str]:
    """Every choice that an answer can hold; orders have numbers instead, other kinds text."""
    standard = course.standard(exercise.standard)
    match exercise.kind:
        case "dossier" | "calibration":
            return [*(level.id for level in standard.scale), NOT_ENOUGH]
        case "boundary":
            return [level.id for level in standard.scale]
        case "sort_evidence":
            return list(public["bins"])
        case "spot_fault":
            return list(get_args(FaultKind))
        case "rule":
            return [one.rating for one in standard.rating_rule.ratings]
        case "choice":
            return sorted({option for item in public["items"] for option in item["options"]})
    return []


def _right(course: Course, exercise: Exercise, items: list[str]) -> dict[str, list[str]]:
    """By item the choices that count as right, the best one first; of an order the places."""
    answers = exercise_key(course, exercise)["answers"]
    if "ratings" in answers:
        found = answers["ratings"].items()
        return {item: [key["level"], *key["accept"]] for item, key in found}
    if "order" in answers:
        places = {step: str(n) for n, step in enumerate(answers["order"], 1)}
        return {item: [places.get(item, "0")] for item in items}
    found = next((part for part in answers.values() if isinstance(part, dict)), {}).items()
    return {item: [key] if isinstance(key, str) else list(key) for item, key in found}
