"""All pages of a standard in the order of the learning path, and what comes after one of them."""

from dataclasses import dataclass

from generator.course.kinds import in_practice_order, kinds_of_step
from generator.course.model.course import Course, Track
from generator.course.model.hand_written import READING_STEPS
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.site.views import paths


@dataclass(frozen=True)
class Stop:
    """A page on the way."""

    title: str
    path: str


_PAGES: dict[str, tuple[paths.StandardPage, str]] = {
    "overview": ("index", "overview"),
    "rating_rule": ("rating", "rating"),
    "process": ("process", "process"),
    "evidence": ("evidence", "evidence"),
    "plan": ("plan", "plan"),
}


def sequence(course: Course, locale: Locale, track: Track, standard: Standard) -> tuple[Stop, ...]:
    """The way through a standard, up to the talk at its end."""
    return tuple(
        stop
        for step in course.settings.learning_path
        for kind in step.pages
        for stop in _stops(course, locale, track, standard, kind)
    )


def _stops(
    course: Course, locale: Locale, track: Track, standard: Standard, kind: str
) -> list[Stop]:
    if kind == "criteria":
        return [
            Stop(f"{c.number}. {c.short}", paths.criterion_page(track, standard, c))
            for c in standard.criteria
        ]
    if kind in READING_STEPS:
        pages = course.readings_of(track, standard.id, kind)
        return [Stop(page.title, page.file) for page in pages]
    if kinds := kinds_of_step(kind):
        where = paths.exercise_pages(course, track, standard)
        own = in_practice_order(course.exercises_of(track, standard.id))
        return [Stop(e.title, where[e.id]) for e in own if e.kind in kinds]
    if kind == "opinions":
        return [Stop(locale.text("pages.nav.opinions"), paths.track_opinions(track))]
    if kind not in _PAGES or (kind == "process" and standard.id not in course.procedures):
        return []
    name, word = _PAGES[kind]
    title = locale.text(f"pages.nav.{word}")
    return [Stop(title, paths.standard_page(track, standard, name))]


def after(
    course: Course, locale: Locale, track: Track, standard: Standard, path: str
) -> Stop | None:
    """The next stop after a page; none at the end, and for pages beside the way."""
    stops = sequence(course, locale, track, standard)
    places = [stop.path for stop in stops]
    if path not in places or places.index(path) + 1 == len(stops):
        return None
    return stops[places.index(path) + 1]
