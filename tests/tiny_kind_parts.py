"""The parts of a tiny kind of exercise, which the record in `tiny_kind.py` names."""

from collections.abc import Iterator
from typing import Literal

from generator.course.model.base import Id, Record, Text
from generator.course.model.exercise import ExerciseBase
from generator.outputs.lms import questions as lms
from generator.practice.payload_kinds import Parts
from generator.site.slides.deck import Option as SlideOption
from generator.site.slides.deck import Slide
from generator.site.views.drill_views import Item, ItemKey, Option, QuestionSet, Reason, open_key


class Statement(Record):
    id: Id
    text: Text
    holds: bool
    why: Text


class YesNo(ExerciseBase):
    kind: Literal["yes_no"]
    statements: tuple[Statement, ...]


def _right(item: Statement) -> str:
    return "yes" if item.holds else "no"


PAYLOAD = Parts(
    lambda e: {"items": [{"id": i.id, "options": ["yes", "no"]} for i in e.statements]},
    lambda e: {"items": {i.id: _right(i) for i in e.statements}},
    lambda e: {"items": {i.id: {"options": {_right(i): i.why}} for i in e.statements}},
)


def _key(item: Statement) -> ItemKey:
    return ItemKey(_right(item), (Reason("", item.why),))


def view(_page: object, _standard: object, exercise: YesNo) -> QuestionSet:
    options = (Option("yes", "Yes"), Option("no", "No"))
    items = tuple(
        Item(i.id, "", options, open_key(exercise, _key(i)), text=i.text)
        for i in exercise.statements
    )
    return QuestionSet("choice-set", "list", items)


def vote(_page: object, _standard: object, _exercise: YesNo, item: Statement) -> Slide:
    options = (SlideOption("Yes", item.holds), SlideOption("No", not item.holds))
    return Slide(kind="vote", title=item.text, options=options, answer=item.why)


def questions(_writer: lms.Writer, exercise: YesNo) -> Iterator[lms.Question]:
    for i in exercise.statements:
        options = (lms.Option("o-yes", "Yes", i.holds), lms.Option("o-no", "No", not i.holds))
        yield lms.Question(f"q-{exercise.id}-{i.id}", i.text, "", i.text, "Yes or no?", options)
