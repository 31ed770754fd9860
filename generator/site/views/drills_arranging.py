"""Views of sorting and ordering exercises: cards into bins, steps into their order."""

from generator.course.model.exercise import Bin, Card, OrderStep, OrderSteps, SortEvidence
from generator.course.model.standard import Standard
from generator.practice.payload_kinds import shown_cards, shown_steps, step_id
from generator.site.views.context import PageContext
from generator.site.views.drill_views import (
    ItemKey,
    Option,
    Ordering,
    Reason,
    SortCard,
    Sorting,
    Step,
    drill_text,
    open_key,
)


def _bin(standard: Standard, one: Bin) -> Option:
    if one.criterion is None:
        return Option(one.id, one.name or one.id)
    found = next(c for c in standard.criteria if c.id == one.criterion)
    return Option(one.id, f"{found.number}. {one.name or found.short}")


def _card(page: PageContext, exercise: SortEvidence, card: Card, names: dict[str, str]) -> SortCard:
    also = [names[other] for other in card.accept if other != card.bin]
    more = (Reason(drill_text(page, "also_right"), "; ".join(also)),) if also else ()
    key = ItemKey(names[card.bin], (*more, Reason(drill_text(page, "why"), card.why)))
    return SortCard(card.id, card.text, open_key(exercise, key))


def sorting_view(page: PageContext, standard: Standard, exercise: SortEvidence) -> Sorting:
    bins = tuple(_bin(standard, one) for one in exercise.bins)
    names = {one.value: one.name for one in bins}
    cards = shown_cards(exercise)
    return Sorting(bins, tuple(_card(page, exercise, card, names) for card in cards))


# --- order ---------------------------------------------------------------------------------


def _step(page: PageContext, exercise: OrderSteps, step: OrderStep, number: int | None) -> Step:
    key = ItemKey(str(number or ""), (Reason(drill_text(page, "why"), step.why),))
    return Step(step_id(exercise, step), step.text, open_key(exercise, key))


def ordering_view(page: PageContext, _standard: Standard, exercise: OrderSteps) -> Ordering:
    belonging = [step for step in exercise.steps if step.belongs]
    rest = [step for step in exercise.steps if not step.belongs]
    numbers = {step.id: number for number, step in enumerate(belonging, 1)}

    def view(step: OrderStep) -> Step:
        return _step(page, exercise, step, numbers.get(step.id))

    solution = tuple(view(step) for step in [*belonging, *rest]) if exercise.key == "open" else ()
    return Ordering(tuple(view(step) for step in shown_steps(exercise)), solution)
