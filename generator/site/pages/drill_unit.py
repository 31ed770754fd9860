"""A single situation outside its exercise: on the page of the criterion that it is about.

What is answered here counts for the exercise: both pages write the same unit of it.
"""

from dataclasses import dataclass

from generator.course.model.exercise import Boundary, BoundaryItem
from generator.course.model.standard import Criterion, Standard
from generator.practice.exercise_payload import exercise_key, exercise_public
from generator.practice.standard_payload import Payload
from generator.site.pages.drills import boundary_item
from generator.site.views.context import PageContext
from generator.site.views.drill_views import QuestionSet


@dataclass(frozen=True)
class Unit:
    """What the templates of exercises read of a page; always open."""

    exercise: Boundary
    view: QuestionSet
    public: Payload
    secret: Payload
    locked: bool = False


def boundary_units(page: PageContext, standard: Standard, criterion: Criterion) -> tuple[Unit, ...]:
    """Every open situation about a criterion in a track."""
    return tuple(
        _unit(page, standard, exercise, item)
        for exercise in page.course.drills_of(page.track, standard.id)
        if exercise.key == "open"
        for item in exercise.items
        if item.criterion == criterion.id
    )


def _unit(page: PageContext, standard: Standard, exercise: Boundary, item: BoundaryItem) -> Unit:
    public = exercise_public(page.course, exercise)
    key = exercise_key(page.course, exercise)
    view = boundary_item(page, standard, exercise, item)
    return Unit(
        exercise=exercise,
        view=QuestionSet("boundary-drill", "pair", (view,), with_note=True),
        public=public
        | {"of": len(exercise.items), "items": [i for i in public["items"] if i["id"] == item.id]},
        secret={part: {"items": {item.id: key[part]["items"][item.id]}} for part in key},
    )
