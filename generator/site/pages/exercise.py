"""The page of one exercise, alike for all kinds; what differs by kind stands in its `view`."""

from dataclasses import dataclass
from typing import Any

from generator.course.kinds import asked, in_practice_order, kind_of, part
from generator.course.model.exercise import Exercise
from generator.course.model.settings import OpinionKind
from generator.course.model.standard import Standard
from generator.practice.exercise_payload import exercise_key, exercise_public
from generator.practice.locking import locked_key
from generator.practice.standard_payload import Payload
from generator.site.pages.practice_index import exercise_size
from generator.site.views import paths
from generator.site.views.context import Link, PageContext, StandardHead, standard_head
from generator.site.views.standing import StandingView, standing


@dataclass(frozen=True)
class ExercisePage:
    """Everything the template shows; `body` names the template of the kind.

    `secret` is the key, or its ciphertext when `locked`;
    `open_ones` are exercises of the same kind whose key opens without a phrase, for a locked one.
    """

    key: str
    track: str
    standard: StandardHead
    exercise: Exercise
    kind_name: str
    body: str
    minutes: str
    size: str
    total: int
    standing: StandingView
    public: Payload
    locked: bool
    secret: Payload
    view: Any
    previous: Link | None
    next: Link | None
    practice: str
    results: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    opinions: tuple[OpinionKind, ...]
    open_ones: tuple[Link, ...]


def _neighbour(page: PageContext, standard: Standard, exercise: Exercise, step: int) -> Link | None:
    every = in_practice_order(page.course.exercises_of(page.track, standard.id))
    position = [e.id for e in every].index(exercise.id) + step
    if not 0 <= position < len(every):
        return None
    other = every[position]
    where = paths.exercise_pages(page.course, page.track, standard)[other.id]
    return Link(other.title, page.link(where))


def _secret(page: PageContext, exercise: Exercise) -> Payload:
    """The key as this page may carry it."""
    if exercise.key == "locked":
        return locked_key(page.course, exercise)
    return exercise_key(page.course, exercise)


def exercise_scripts(exercise: Exercise) -> tuple[str, ...]:
    """What its page loads beside the script that all pages have, in this order.

    What opens a locked key comes first: an exercise that was handed in asks for the phrase at once.
    """
    script = kind_of(exercise).script
    return ("taphuan-unlock.js", script) if exercise.key == "locked" else (script,)


def _open_ones(page: PageContext, standard: Standard, exercise: Exercise) -> tuple[Link, ...]:
    """What somebody who learns alone can do in place of a locked exercise."""
    if exercise.key == "open":
        return ()
    pages = paths.exercise_pages(page.course, page.track, standard)
    return tuple(
        Link(other.title, page.link(pages[other.id]))
        for other in in_practice_order(page.course.exercises_of(page.track, standard.id))
        if other.kind == exercise.kind and other.key == "open"
    )


def exercise_page(page: PageContext, standard: Standard, exercise: Exercise) -> ExercisePage:
    """Everything about one exercise; a locked one comes with its ciphertext only."""
    return ExercisePage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        exercise=exercise,
        kind_name=page.text(f"practice.kind.{exercise.kind}"),
        body=kind_of(exercise).template,
        minutes=page.minutes(exercise.minutes),
        size=exercise_size(page, exercise),
        total=len(asked(exercise)),
        standing=standing(page, standard),
        public=exercise_public(page.course, exercise),
        locked=exercise.key == "locked",
        secret=_secret(page, exercise),
        view=part(kind_of(exercise).view)(page, standard, exercise),
        previous=_neighbour(page, standard, exercise, -1),
        next=_neighbour(page, standard, exercise, 1),
        practice=page.link(paths.standard_page(page.track, standard, "practice")),
        results=page.link(paths.RESULTS),
        styles=(kind_of(exercise).style,),
        scripts=exercise_scripts(exercise),
        opinions=page.course.settings.opinions,
        open_ones=_open_ones(page, standard, exercise),
    )
