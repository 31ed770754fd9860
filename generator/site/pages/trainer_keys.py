"""Keys for the trainer: one page per dossier, and a list of all exercises with their notes."""

from dataclasses import dataclass

from generator.course.kinds import in_practice_order
from generator.course.model.course import Course, Track
from generator.course.model.exercise import NOT_ENOUGH, Dossier, Exercise
from generator.course.model.standard import Standard
from generator.course.rating import overall_rating
from generator.site.pages.trainer_day import DAY_STYLES
from generator.site.views import paths
from generator.site.views.agenda import exercise_link
from generator.site.views.context import (
    CriterionLink,
    LevelView,
    Link,
    PageContext,
    criterion_link,
    level_by_id,
)
from generator.site.views.dossier import FaultView, KeyView, key_view, numbered, paper_views
from generator.site.views.standing import NoticeView, notices_on_keys


@dataclass(frozen=True)
class KeyRow:
    """One criterion with its key."""

    criterion: CriterionLink
    key: KeyView


@dataclass(frozen=True)
class RatingView:
    """The overall rating that follows from the key."""

    name: str
    mark: LevelView | None


@dataclass(frozen=True)
class KeyPage:
    """The key of one dossier."""

    key: str
    title: str
    about: str
    standard: str
    exercise: Link
    locked: bool
    draft: bool
    note: str
    rated: bool
    """Whether the standard makes an overall rating at all."""
    rating: RatingView | None
    rows: tuple[KeyRow, ...]
    faults: tuple[FaultView, ...]
    conventions: tuple[NoticeView, ...]
    keys: str
    styles: tuple[str, ...] = DAY_STYLES
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyEntry:
    """An exercise in the list of keys; `sheet` leads to the key page of a dossier."""

    exercise: Link
    kind: str
    sheet: str
    locked: bool
    note: str


@dataclass(frozen=True)
class KeyGroup:
    """The exercises of one standard in one track."""

    anchor: str
    title: str
    entries: tuple[KeyEntry, ...]


@dataclass(frozen=True)
class KeysPage:
    """All keys; `phrases` open the locked ones."""

    key: str
    groups: tuple[KeyGroup, ...]
    phrase: str
    phrases: tuple[tuple[str, str], ...]
    styles: tuple[str, ...] = DAY_STYLES
    scripts: tuple[str, ...] = ()


def dossier_track(course: Course, dossier: Exercise) -> Track:
    """The track whose page of an exercise the trainer opens: its own, or the first."""
    return course.track_of(dossier.school_level)


def dossiers(course: Course) -> tuple[Dossier, ...]:
    """All dossiers, standard by standard."""
    return tuple(
        exercise
        for standard in course.standards
        for exercise in course.exercises
        if isinstance(exercise, Dossier) and exercise.standard == standard.id
    )


def key_rating(standard: Standard, dossier: Dossier) -> RatingView | None:
    """What the rule makes of the key; None where the key leaves criteria open."""
    levels = {r.criterion: r.level for r in dossier.ratings if r.level != NOT_ENOUGH}
    found = overall_rating(standard, levels).rating
    if found is None:
        return None
    rating = next(r for r in standard.rating_rule.ratings if r.rating == found)
    return RatingView(rating.name, level_by_id(standard, rating.level) if rating.level else None)


def key_page(page: PageContext, dossier: Dossier) -> KeyPage:
    """Level, reason, evidence and likely misreading of every criterion of a dossier."""
    standard = page.course.standard(dossier.standard)
    papers = paper_views(page, dossier)
    faults = {item.id: item.fault for item in dossier.evidence if item.fault}
    rows = tuple(
        KeyRow(
            criterion_link(page, standard, standard.criterion(rating.criterion)),
            key_view(standard, papers, rating),
        )
        for rating in dossier.ratings
    )
    person = dossier.person
    return KeyPage(
        key=page.key,
        title=dossier.title,
        about=f"{person.name} · {person.role} · {person.school} · {person.period}",
        standard=standard.short,
        exercise=exercise_link(page, dossier, page.track),
        locked=dossier.key == "locked",
        draft=dossier.review.status == "draft",
        note=numbered(papers, dossier.trainer_note or ""),
        rated=bool(standard.rating_rule.ratings),
        rating=key_rating(standard, dossier),
        rows=rows,
        faults=tuple(FaultView(p, faults[p.id]) for p in papers if p.id in faults),
        conventions=notices_on_keys(page, standard),
        keys=page.link(paths.KEYS),
    )


def _entry(page: PageContext, exercise: Exercise, track: Track) -> KeyEntry:
    is_dossier = isinstance(exercise, Dossier)
    return KeyEntry(
        exercise=exercise_link(page, exercise, track),
        kind=page.text(f"practice.kind.{exercise.kind}"),
        sheet=page.link(paths.key_page(exercise)) if is_dossier else "",
        locked=exercise.key == "locked",
        note="" if is_dossier else exercise.trainer_note or "",
    )


def _group(page: PageContext, track: Track, standard: Standard) -> KeyGroup:
    found = in_practice_order(page.course.exercises_of(track, standard.id))
    name = f"{track.name} · {standard.short}" if track.school_level else standard.short
    entries = tuple(_entry(page, exercise, track) for exercise in reversed(found))
    return KeyGroup(f"{track.id}-{standard.id}", name, entries)


def keys_page(page: PageContext) -> KeysPage:
    """All exercises with what the trainer should know of them, dossiers first."""
    unlock = page.course.unlock
    titles = {exercise.id: exercise.title for exercise in page.course.exercises}
    own = sorted(unlock.exercises.items()) if unlock else []
    groups = tuple(
        _group(page, track, standard)
        for track in page.course.tracks
        for standard in page.course.standards_of(track)
    )
    return KeysPage(
        key=page.key,
        groups=tuple(group for group in groups if group.entries),
        phrase=unlock.default if unlock else "",
        phrases=tuple((titles[name], said) for name, said in own),
    )
