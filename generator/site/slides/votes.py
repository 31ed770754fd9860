"""Slides of an exercise: how to get there, then one vote on each slide."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from generator.course.kinds import asked, kind_of, part
from generator.course.model.base import accepted
from generator.course.model.exercise import (
    NOT_APPLICABLE,
    NOT_ENOUGH,
    BoundaryItem,
    Card,
    Dossier,
    Exercise,
    FaultItem,
    Question,
    RuleCase,
    SortEvidence,
)
from generator.course.model.standard import Standard
from generator.site.slides.deck import Option, Point, Slide
from generator.site.views.context import PageContext, level_by_id, level_view
from generator.site.views.dossier import numbered, paper_views
from generator.site.views.drill_views import case_levels, right_level
from generator.site.views.rule import criteria_numbers

Vote = Callable[[PageContext, Standard, Any, Any], Slide]


def task_slide(page: PageContext, standard: Standard, exercise: Exercise) -> Slide:
    """What to open and how long it takes; the notes of a dossier hold its key in short."""
    note = exercise.trainer_note or ""
    notes = [numbered(paper_views(page, exercise), note) if isinstance(exercise, Dossier) else note]
    points: tuple[Point, ...] = ()
    if isinstance(exercise, Dossier):
        person = exercise.person
        points = (Point(f"{person.role}. {person.period}", person.name),)
        notes.append(_short_key(page, standard, exercise))
    return Slide(
        kind="task",
        title=exercise.title,
        eyebrow=f"{page.text(f'practice.kind.{exercise.kind}')} · {page.minutes(exercise.minutes)}",
        text=exercise.intro,
        points=points,
        notes=tuple(note for note in notes if note),
    )


def _short_key(page: PageContext, standard: Standard, dossier: Dossier) -> str:
    words = {
        NOT_ENOUGH: page.locale.text("trainer.keys.not_enough"),
        NOT_APPLICABLE: page.locale.text("rating.not_applicable"),
    }
    found = ((standard.criterion(r.criterion).number, r.level) for r in dossier.ratings)
    levels = "; ".join(
        f"{number}: {words.get(level) or standard.level(level).name}" for number, level in found
    )
    return page.locale.text("trainer.slides.key", levels=levels)


def boundary_vote(
    page: PageContext, standard: Standard, _exercise: Any, item: BoundaryItem
) -> Slide:
    criterion = standard.criterion(item.criterion)
    words = page.locale.text
    right = accepted(item.level, item.accept)
    return Slide(
        kind="vote",
        title=words("trainer.slides.which_level"),
        eyebrow=f"{standard.short} · {criterion.number}. {criterion.short}",
        text=item.situation,
        options=tuple(
            Option(standard.level(k).name, k in right, level_by_id(standard, k))
            for k in item.between
        ),
        answer=f"{right_level(page, standard, item)}: {item.rationale}",
        notes=(
            words("trainer.slides.deciding", words=item.deciding_words),
            words("trainer.slides.for_lower", why=item.for_lower),
            words("trainer.slides.for_higher", why=item.for_higher),
        ),
        below=True,
    )


def rule_vote(page: PageContext, standard: Standard, exercise: Exercise, case: RuleCase) -> Slide:
    levels = case_levels(standard, case)
    counts = Counter(levels.values())
    points = []
    for level in reversed(standard.scale):
        if n := counts[level.id]:
            ids = tuple(c for c, given in levels.items() if given == level.id)
            numbers = page.locale.text(
                "trainer.slides.count", n=n, numbers=criteria_numbers(standard, ids)
            )
            points.append(Point(numbers, level.name, level_view(standard, level)))
    ratings = {rating.rating: rating.name for rating in standard.rating_rule.ratings}
    return Slide(
        kind="vote",
        title=page.locale.text("trainer.slides.which_rating"),
        eyebrow=f"{standard.short} · {case.title}",
        points=tuple(points),
        options=tuple(Option(name, k == case.expect) for k, name in ratings.items()),
        answer=f"{ratings[case.expect]}: {case.lesson}",
        below=True,
    )


def _bin_name(standard: Standard, one: Any) -> str:
    if one.criterion is None:
        return str(one.name)
    criterion = standard.criterion(one.criterion)
    return f"{criterion.number}. {criterion.short}"


def card_vote(page: PageContext, standard: Standard, exercise: SortEvidence, card: Card) -> Slide:
    names = {one.id: _bin_name(standard, one) for one in exercise.bins}
    right = accepted(card.bin, card.accept)
    return Slide(
        kind="vote",
        title=page.locale.text("trainer.slides.which_bin"),
        eyebrow=exercise.title,
        text=card.text,
        options=tuple(Option(name, k in right) for k, name in names.items()),
        answer=f"{names[card.bin]}: {card.why}",
        below=True,
    )


def fault_vote(page: PageContext, standard: Standard, exercise: Exercise, item: FaultItem) -> Slide:
    words = page.locale.text
    criterion = standard.criterion(item.criterion)
    claimed = words("trainer.slides.claimed", level=standard.level(item.level).name)
    sound = item.fault == "sound"
    return Slide(
        kind="vote",
        title=item.title,
        eyebrow=f"{criterion.number}. {criterion.short} · {claimed}",
        paper=item.body,
        options=(
            Option(words("drills.fault.sound"), sound),
            Option(words("trainer.slides.faulty"), not sound),
        ),
        answer=f"{words(f'drills.fault.{item.fault}')}: {item.why}",
        notes=(item.cure,),
        below=True,
    )


def question_vote(
    page: PageContext, _standard: Standard, exercise: Exercise, item: Question
) -> Slide:
    right = next(option for option in item.options if option.right)
    wrong = tuple(f"{o.text} – {o.why}" for o in item.options if not o.right)
    cited = (item.citation,) if item.citation else ()
    return Slide(
        kind="vote",
        title=page.locale.text("trainer.slides.which_answer"),
        eyebrow=exercise.title,
        text=item.text,
        options=tuple(Option(option.text, option.right) for option in item.options),
        answer=right.why,
        notes=(*wrong, *cited),
        below=True,
    )


def vote_slides(
    page: PageContext,
    standard: Standard,
    exercise: Exercise,
    chosen: tuple[str, ...],
    criteria: tuple[str, ...],
) -> Iterator[Slide]:
    """One slide for each item: those `chosen`, or those on the block's criteria, or all.

    A dossier and an order of steps are not voted on item by item.
    """
    if not kind_of(exercise).vote:
        return
    make: Vote = part(kind_of(exercise).vote)
    items = asked(exercise)
    if chosen:
        items = tuple(item for item in items if item.id in chosen)
    elif criteria and exercise.kind == "boundary":
        items = tuple(item for item in items if item.criterion in criteria) or items
    for item in items:
        yield replace(make(page, standard, exercise, item), asked=f"{exercise.id}/{item.id}")
