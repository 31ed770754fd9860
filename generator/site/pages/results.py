"""The page "My results": all exercises by track and standard, for scripts to fill in."""

from collections import Counter
from dataclasses import dataclass

from generator.course.kinds import in_practice_order
from generator.course.model.course import Track
from generator.course.model.exercise import Dossier, Exercise
from generator.course.model.standard import Standard
from generator.practice.exercise_payload import exercise_public
from generator.practice.standard_payload import Payload
from generator.site.pages.practice_index import exercise_size
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.unit_names import unit_names


@dataclass(frozen=True)
class ResultRow:
    """One exercise of a track."""

    id: str
    title: str
    kind: str
    size: str
    url: str


@dataclass(frozen=True)
class ResultGroup:
    """The exercises of one standard in a track; by criterion its page and how many situations."""

    id: str
    standard: str
    criteria: dict[str, tuple[str, int]]
    plan: str
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True)
class ResultTrack:
    """A track with its exercises."""

    id: str
    name: str
    total: int
    groups: tuple[ResultGroup, ...]


@dataclass(frozen=True)
class ResultsPage:
    """Everything the template shows; `known` names the versions of exercises that this site has."""

    key: str
    tracks: tuple[ResultTrack, ...]
    known: dict[str, Payload]
    styles: tuple[str, ...] = ("taphuan-results.css",)
    scripts: tuple[str, ...] = ("taphuan-results.js",)


def _row(page: PageContext, exercise: Exercise, path: str) -> ResultRow:
    return ResultRow(
        id=exercise.id,
        title=exercise.title,
        kind=page.text(f"practice.kind.{exercise.kind}"),
        size=exercise_size(page, exercise),
        url=page.link(path),
    )


def _group(page: PageContext, track: Track, standard: Standard) -> ResultGroup:
    where = paths.exercise_pages(page.course, track, standard)
    found = page.course.exercises_of(track, standard.id)
    rows = tuple(_row(page, e, where[e.id]) for e in in_practice_order(found))
    plan = page.link(paths.standard_page(track, standard, "plan"))
    return ResultGroup(standard.id, standard.short, _criteria(page, track, standard), plan, rows)


def _criteria(page: PageContext, track: Track, standard: Standard) -> dict[str, tuple[str, int]]:
    drills = Counter(
        item.criterion
        for exercise in page.course.drills_of(track, standard.id)
        if exercise.key == "open"
        for item in exercise.items
    )
    return {
        c.id: (
            page.link(paths.criterion_page(track, standard, c), "practice" if drills[c.id] else ""),
            drills[c.id],
        )
        for c in standard.criteria
    }


def _track(page: PageContext, track: Track) -> ResultTrack:
    groups = tuple(_group(page, track, s) for s in page.course.standards_of(track))
    shown = tuple(group for group in groups if group.rows)
    return ResultTrack(track.id, track.name, sum(len(g.rows) for g in shown), shown)


def _version(page: PageContext, exercise: Exercise) -> Payload:
    public = exercise_public(page.course, exercise)
    known = {part: public[part] for part in ("keyHash", "structureHash", "standard", "title")}
    ratings = exercise.ratings if isinstance(exercise, Dossier) else ()
    claims = {rating.criterion: rating.claimed for rating in ratings if rating.claimed}
    units = unit_names(page.course.standard(exercise.standard), exercise)
    return known | ({"claims": claims} if claims else {}) | ({"units": units} if units else {})


def results_page(page: PageContext) -> ResultsPage:
    """The page of the whole course."""
    return ResultsPage(
        key=page.key,
        tracks=tuple(_track(page, track) for track in page.course.tracks),
        known={e.id: _version(page, e) for e in page.course.exercises},
    )
