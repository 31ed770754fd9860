"""Exercises as one question each, with partial credit, where a platform has a type that fits.

Cards become a question of matching, steps one of ordering, a dossier a text with one list for each
criterion. Only Moodle has all three.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.course.model.base import accepted
from generator.course.model.course import Course
from generator.course.model.exercise import (
    NOT_ENOUGH,
    Card,
    Dossier,
    DossierKey,
    Exercise,
    OrderSteps,
    SortEvidence,
)
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.outputs.lms.questions import Question, Reason, Writer
from generator.practice.payload_kinds import shown_cards

FEWEST_PAIRS = 3
"""Moodle wants three different answers; with two bins, single questions teach more anyway."""


@dataclass(frozen=True)
class Paper:
    """A paper of a dossier: `about` is its kind and date, `text` Markdown."""

    title: str
    about: str
    text: str


@dataclass(frozen=True)
class Gap:
    """One list to choose from; of the choices (words, percent) at least one counts in full."""

    title: str
    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Whole:
    """One question made of a whole exercise; what does not belong to its type is empty."""

    type: Literal["matching", "ordering", "cloze"]
    id: str
    title: str
    text: str
    prompt: str
    points: int
    reasons: tuple[Reason, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    more: tuple[str, ...] = ()
    """Matching: answers that fit no card."""
    steps: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    gaps: tuple[Gap, ...] = ()


def whole_of(
    course: Course, standard: Standard, exercise: Exercise, locale: Locale
) -> Whole | None:
    """The exercise as one question; None where its kind or its key has no such form."""
    maker = _Maker(course, standard, locale.of_standard(standard))
    match exercise:
        case SortEvidence():
            return maker.matching(exercise)
        case OrderSteps():
            return maker.ordering(exercise)
        case Dossier():
            return maker.cloze(exercise)
    return None


def left_to_single(exercise: Exercise, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Of single questions those that the whole does not ask: cards with several right bins."""
    if not isinstance(exercise, SortEvidence):
        return questions
    asked = {f"q-{exercise.id}-{card.id}" for card in _plain_cards(exercise)}
    return tuple(question for question in questions if question.id not in asked)


def _plain_cards(exercise: SortEvidence) -> list[Card]:
    return [card for card in shown_cards(exercise) if not set(card.accept) - {card.bin}]


@dataclass(frozen=True)
class _Maker:
    course: Course
    standard: Standard
    locale: Locale

    def matching(self, exercise: SortEvidence) -> Whole | None:
        cards = _plain_cards(exercise)
        writer = Writer(self.course, self.standard, self.locale)
        names = writer.bin_names(exercise)
        if len(names) < FEWEST_PAIRS or len(cards) < FEWEST_PAIRS:
            return None
        used = {card.bin for card in cards}
        toward = self.locale.toward
        return Whole(
            "matching",
            f"q-{exercise.id}",
            exercise.title,
            exercise.intro,
            self.locale.text("lms.prompt.matching"),
            len(cards),
            tuple(Reason(f"{card.text} {toward} {names[card.bin]}", card.why) for card in cards),
            pairs=tuple((card.text, names[card.bin]) for card in cards),
            more=tuple(name for bin_id, name in names.items() if bin_id not in used),
        )

    def ordering(self, exercise: OrderSteps) -> Whole:
        steps = [step for step in exercise.steps if step.belongs]
        return Whole(
            "ordering",
            f"q-{exercise.id}",
            exercise.title,
            exercise.intro,
            self.locale.text("lms.prompt.order_steps"),
            len(steps),
            tuple(Reason(f"{n}. {step.text}", step.why) for n, step in enumerate(steps, 1)),
            steps=tuple(step.text for step in steps),
        )

    def cloze(self, exercise: Dossier) -> Whole:
        person = exercise.person
        head = " · ".join((person.name, person.role, person.school, person.period))
        return Whole(
            "cloze",
            f"q-{exercise.id}",
            exercise.title,
            f"{exercise.intro}\n\n**{head}**\n\n{person.about}",
            self.locale.text("lms.prompt.dossier"),
            len(exercise.ratings),
            tuple(self._reasons(exercise)),
            papers=tuple(self._papers(exercise)),
            gaps=tuple(self._gap(rating) for rating in exercise.ratings),
        )

    def _papers(self, exercise: Dossier) -> Iterator[Paper]:
        texts = self.course.papers.get(exercise.id, {})
        for number, item in enumerate(exercise.evidence, 1):
            about = " · ".join(part for part in (item.issued_by, item.dated) if part)
            yield Paper(f"{number}. {item.title}", about, texts.get(item.id, ""))

    def _gap(self, rating: DossierKey) -> Gap:
        right = accepted(rating.level, rating.accept)
        levels = [(level.id, level.name) for level in self.standard.scale]
        choices = [*levels, (NOT_ENOUGH, self.locale.text("practice.not_enough"))]
        points = tuple((name, 100 if level in right else 0) for level, name in choices)
        return Gap(self._criterion(rating), points)

    def _criterion(self, rating: DossierKey) -> str:
        found = self.standard.criterion(rating.criterion)
        return f"{found.number}. {found.name}"

    def _reasons(self, exercise: Dossier) -> Iterator[Reason]:
        names = {level.id: level.name for level in self.standard.scale}
        names[NOT_ENOUGH] = self.locale.text("practice.not_enough")
        for rating in exercise.ratings:
            text = "\n\n".join(
                part for part in (rating.rationale, rating.not_higher, rating.not_lower) if part
            )
            name, level = self._criterion(rating), names[rating.level]
            yield Reason(f"{name} {self.locale.toward} {level}", text)
