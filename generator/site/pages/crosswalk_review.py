"""Which guides and exercise keys a crosswalk calls into question."""

from collections import Counter
from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.model.crosswalk import Crosswalk
from generator.course.model.exercise import Boundary, Dossier, Exercise, SortEvidence, SpotFault
from generator.course.model.standard import Standard
from generator.site.views import paths
from generator.site.views.context import Link, PageContext


@dataclass(frozen=True)
class KeysToReview:
    """An exercise and how many of its keys speak of the criterion."""

    exercise: Link
    keys: int


@dataclass(frozen=True)
class ReviewRow:
    """One criterion: the guide and the keys that were written for it."""

    number: str
    short: str
    url: str
    relation: str
    entries: int
    exercises: tuple[KeysToReview, ...]
    keys: int


def keys_of(exercise: Exercise) -> Counter[str]:
    """Criterion -> how many keys of the exercise speak of it."""
    match exercise:
        case Dossier():
            return Counter(key.criterion for key in exercise.ratings)
        case Boundary() | SpotFault():
            return Counter(item.criterion for item in exercise.items)
        case SortEvidence():
            of_bin = {b.id: b.criterion for b in exercise.bins if b.criterion}
            return Counter(of_bin[c.bin] for c in exercise.cards if c.bin in of_bin)
    return Counter()


def exercise_links(page: PageContext, standard: Standard) -> dict[str, Link]:
    """Every exercise of a standard with its page in the first track that has it."""
    links: dict[str, Link] = {}
    for track in page.course.tracks:
        where = paths.exercise_pages(page.course, track, standard)
        for exercise in page.course.exercises_of(track, standard.id):
            name = f"{exercise.title} ({track.name})" if exercise.school_level else exercise.title
            links.setdefault(exercise.id, Link(name, page.link(where[exercise.id])))
    return links


def _questioned(crosswalk: Crosswalk, standard: Standard) -> dict[str, str]:
    """Criterion of the old standard -> the kind of its first relation that is not `same`; one that
    nothing on the other side answers to is called into question most of all."""
    kinds = {one.criterion: "unmapped" for one in crosswalk.unmapped}
    for relation in crosswalk.relations:
        if relation.kind != "same":
            for criterion in relation.from_criteria:
                kinds.setdefault(criterion, relation.kind)
    return {c.id: kinds[c.id] for c in standard.criteria if c.id in kinds}


def _entries(course: Course, criterion_id: str) -> int:
    guide = course.guides.get(criterion_id)
    return len(guide.entries) if guide else 0


def review_rows(
    page: PageContext, sides: tuple[Standard, Standard], crosswalk: Crosswalk
) -> tuple[ReviewRow, ...]:
    """The old standard's guides and keys, in its order, then what the new one has no guide for."""
    old = sides[0]
    track = next(t for t in page.course.tracks if old in page.course.standards_of(t))
    links = exercise_links(page, old)
    keys = {e.id: keys_of(e) for e in page.course.exercises if e.id in links}
    rows = []
    for criterion_id, kind in _questioned(crosswalk, old).items():
        criterion = old.criterion(criterion_id)
        named = tuple(
            KeysToReview(link, keys[i][criterion_id])
            for i, link in links.items()
            if keys[i][criterion_id]
        )
        rows.append(
            ReviewRow(
                criterion.number,
                criterion.short,
                page.link(paths.criterion_page(track, old, criterion), "evidence"),
                page.locale.text(f"circular.crosswalk.kind.{kind}"),
                _entries(page.course, criterion_id),
                named,
                sum(k.keys for k in named),
            )
        )
    return tuple(rows)


def about_the_whole(page: PageContext, old: Standard) -> tuple[Link, ...]:
    """Exercises of the old standard with keys on no single criterion: its rule, steps, words."""
    links = exercise_links(page, old)
    found = (e for e in page.course.exercises if e.id in links and not keys_of(e))
    return tuple(links[exercise.id] for exercise in found)
