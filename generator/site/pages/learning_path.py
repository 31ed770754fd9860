"""A track as a path: steps with their sittings, and for each standard the pages they lead to."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.course.kinds import in_practice_order, kinds_of_step
from generator.course.model.hand_written import READING_STEPS
from generator.course.model.settings import LearningStep
from generator.course.model.standard import Standard
from generator.site.pages.practice_index import kind_anchor
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.sittings import in_words, many, sittings, sittings_of


@dataclass(frozen=True)
class PathItem:
    """One thing to read or do; no address while there is nothing yet.

    `links` are the addresses of its `pages` or `exercises`, in their order.
    """

    title: str
    detail: str
    sittings: int
    time: str
    url: str | None
    pages: tuple[str, ...]
    exercises: tuple[str, ...]
    links: tuple[str, ...]


@dataclass(frozen=True)
class PathColumn:
    """What one standard has at a step; standard -1 holds for all of them."""

    position: int
    standard: str
    items: tuple[PathItem, ...]
    sittings: int
    time: str


@dataclass(frozen=True)
class PathStep:
    """One step of the path."""

    number: int
    id: str
    name: str
    about: str
    columns: tuple[PathColumn, ...]
    common: tuple[PathItem, ...]


@dataclass(frozen=True)
class LearningPath:
    """The whole path; `first` is where a person begins, `sittings` those of each standard."""

    standards: tuple[str, ...]
    steps: tuple[PathStep, ...]
    sittings: tuple[int, ...]
    times: tuple[str, ...]
    first: PathItem | None


def _page_item(page: PageContext, kind: str, path: str, minutes: int, detail: str) -> PathItem:
    return PathItem(
        page.text(f"path.{kind}"),
        detail,
        sittings(minutes),
        in_words(page, minutes),
        page.link(path),
        (paths.page_key(path),),
        (),
        (page.link(path),),
    )


def _overview(page: PageContext, standard: Standard) -> PathItem:
    detail = page.text("path.overview_detail", n=len(standard.criteria))
    path = paths.standard_page(page.track, standard)
    return _page_item(page, "overview", path, page.course.settings.reading_minutes.overview, detail)


def _criteria(page: PageContext, standard: Standard) -> PathItem:
    each = page.course.settings.reading_minutes.criterion
    pages = [paths.criterion_page(page.track, standard, c) for c in standard.criteria]
    minutes = each * len(pages)
    return PathItem(
        page.text("path.criteria", n=len(pages)),
        page.text("path.criteria_detail", minutes=page.minutes(each)),
        sittings(minutes),
        in_words(page, minutes),
        page.link(pages[0]),
        tuple(paths.page_key(path) for path in pages),
        (),
        tuple(page.link(path) for path in pages),
    )


def _rating_rule(page: PageContext, standard: Standard) -> PathItem:
    path = paths.standard_page(page.track, standard, "rating")
    minutes = page.course.settings.reading_minutes.rating_rule
    return _page_item(page, "rating_rule", path, minutes, page.text("path.rating_rule_detail"))


def _process(page: PageContext, standard: Standard) -> PathItem | None:
    if standard.id not in page.course.procedures:
        return None
    path = paths.standard_page(page.track, standard, "process")
    minutes = page.course.settings.reading_minutes.process
    return _page_item(page, "process", path, minutes, page.text("path.process_detail"))


def _evidence(page: PageContext, standard: Standard) -> PathItem:
    path = paths.standard_page(page.track, standard, "evidence")
    minutes = page.course.settings.reading_minutes.overview
    return _page_item(page, "evidence", path, minutes, page.text("path.evidence_detail"))


def _plan(page: PageContext, standard: Standard) -> PathItem:
    path = paths.standard_page(page.track, standard, "plan")
    minutes = page.course.settings.reading_minutes.plan
    return _page_item(page, "plan", path, minutes, page.text("path.plan_detail"))


_READING: dict[str, Callable[[PageContext, Standard], PathItem | None]] = {
    "overview": _overview,
    "criteria": _criteria,
    "rating_rule": _rating_rule,
    "process": _process,
    "evidence": _evidence,
    "plan": _plan,
}


def _exercises(page: PageContext, standard: Standard, kind: str) -> PathItem:
    kinds = kinds_of_step(kind)
    every = in_practice_order(page.course.exercises_of(page.track, standard.id))
    found = [e for e in every if e.kind in kinds]
    n = sittings_of(found)
    where = paths.exercise_pages(page.course, page.track, standard)
    path = paths.standard_page(page.track, standard, "practice")
    first = next((k for k in kinds if any(e.kind == k for e in found)), kinds[0])
    return PathItem(
        page.text(f"path.{kind}"),
        page.text("path.exercises", n=len(found)) if found else page.text("path.none_yet"),
        n,
        many(page, n) if n > 1 else in_words(page, sum(e.minutes for e in found)) if n else "",
        page.link(path, kind_anchor(first)) if found else None,
        (),
        tuple(e.id for e in found),
        tuple(page.link(where[e.id]) for e in found),
    )


def _readings(page: PageContext, standard: Standard, step: str) -> PathItem | None:
    """Pages written by hand for a step: a dossier read aloud, papers that just reach a level."""
    found = page.course.readings_of(page.track, standard.id, step)
    if not found:
        return None
    minutes = sum(one.reading.minutes for one in found if one.reading)
    return PathItem(
        page.text(f"path.{step}"),
        page.text(f"path.{step}_detail"),
        sittings(minutes),
        in_words(page, minutes),
        page.link(found[0].file),
        tuple(paths.page_key(one.file) for one in found),
        (),
        tuple(page.link(one.file) for one in found),
    )


def _item(page: PageContext, standard: Standard, kind: str) -> PathItem | None:
    if kinds_of_step(kind):
        return _exercises(page, standard, kind)
    if kind in READING_STEPS:
        return _readings(page, standard, kind)
    reading = _READING.get(kind)
    return reading(page, standard) if reading else None


def _opinions(page: PageContext) -> PathItem:
    path = paths.track_opinions(page.track)
    minutes = page.course.settings.reading_minutes.opinions
    return _page_item(page, "opinions", path, minutes, page.text("path.opinions_detail"))


def _step(
    page: PageContext, number: int, step: LearningStep, standards: tuple[Standard, ...]
) -> PathStep:
    columns = []
    for position, standard in enumerate(standards):
        items = tuple(i for kind in step.pages if (i := _item(page, standard, kind)))
        n = sum(item.sittings for item in items)
        if items:
            columns.append(PathColumn(position, standard.short, items, n, many(page, n)))
    common = (_opinions(page),) if "opinions" in step.pages else ()
    return PathStep(number, step.id, step.name, step.about, tuple(columns), common)


def learning_path(page: PageContext) -> LearningPath:
    """The path of the page's track."""
    standards = page.course.standards_of(page.track)
    steps = tuple(
        _step(page, number, step, standards)
        for number, step in enumerate(page.course.settings.learning_path, 1)
    )
    columns = [column for step in steps for column in step.columns]
    own = tuple(
        sum(column.sittings for column in columns if column.position == position)
        for position in range(len(standards))
    )
    items = (i for step in steps for column in step.columns for i in column.items)
    return LearningPath(
        standards=tuple(s.short for s in standards),
        steps=steps,
        sittings=own,
        times=tuple(
            page.text("path.time_of", standard=standard.short, time=many(page, n))
            for standard, n in zip(standards, own, strict=True)
        ),
        first=next((i for i in items if i.url), None),
    )
