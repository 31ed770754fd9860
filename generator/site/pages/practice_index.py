"""All exercises of a standard in a track, by kind."""

from dataclasses import dataclass

from generator.course.kinds import KINDS, asked, in_practice_order
from generator.course.model.exercise import Dossier, Exercise
from generator.course.model.hand_written import READING_STEPS
from generator.course.model.standard import Standard
from generator.site.views import paths
from generator.site.views.context import Link, PageContext, StandardHead, standard_head
from generator.site.views.sittings import many, sittings_of
from generator.site.views.standing import StandingView, standing


@dataclass(frozen=True)
class ExerciseView:
    """One exercise in the list."""

    id: str
    title: str
    intro: str
    minutes: str
    size: str
    locked: bool
    draft: bool
    url: str


@dataclass(frozen=True)
class KindView:
    """The exercises of one kind."""

    kind: str
    anchor: str
    name: str
    about: str
    minutes: str
    before: tuple[Link, ...]
    exercises: tuple[ExerciseView, ...]


@dataclass(frozen=True)
class PracticeIndexPage:
    """Everything the template shows."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    kinds: tuple[KindView, ...]
    total: int
    minutes: str


def kind_anchor(kind: str) -> str:
    return kind.replace("_", "-")


def exercise_size(page: PageContext, exercise: Exercise) -> str:
    """How much there is to do: papers and criteria, situations, cards..."""
    papers = len(exercise.evidence) if isinstance(exercise, Dossier) else 0
    return page.text(f"practice.size_{exercise.kind}", n=len(asked(exercise)), papers=papers)


def _exercise(page: PageContext, exercise: Exercise, path: str) -> ExerciseView:
    return ExerciseView(
        id=exercise.id,
        title=exercise.title,
        intro=exercise.intro,
        minutes=page.minutes(exercise.minutes),
        size=exercise_size(page, exercise),
        locked=exercise.key == "locked",
        draft=exercise.review.status == "draft",
        url=page.link(path),
    )


def _before(page: PageContext, standard: Standard, kind: str) -> tuple[Link, ...]:
    """What to read before the first whole file."""
    if kind != "dossier":
        return ()
    steps = (page.course.readings_of(page.track, standard.id, step) for step in READING_STEPS)
    return tuple(Link(one.title, page.link(one.file)) for step in steps for one in step)


def _kind(
    page: PageContext, standard: Standard, kind: str, exercises: tuple[Exercise, ...]
) -> KindView:
    where = paths.exercise_pages(page.course, page.track, standard)
    of_kind = [e for e in exercises if e.kind == kind]
    return KindView(
        kind=kind,
        anchor=kind_anchor(kind),
        name=page.text(f"practice.kind.{kind}"),
        about=page.text(f"practice.about.{kind}"),
        minutes=many(page, sittings_of(of_kind)),
        before=_before(page, standard, kind),
        exercises=tuple(_exercise(page, e, where[e.id]) for e in of_kind),
    )


def practice_index_page(page: PageContext, standard: Standard) -> PracticeIndexPage:
    exercises = in_practice_order(page.course.exercises_of(page.track, standard.id))
    return PracticeIndexPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=standing(page, standard),
        kinds=tuple(
            _kind(page, standard, kind, exercises)
            for kind in KINDS
            if kind != "calibration" or any(e.kind == kind for e in exercises)
        ),
        total=len(exercises),
        minutes=many(page, sittings_of(exercises)),
    )
