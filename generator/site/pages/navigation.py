"""The menu: a tab for each track, a section for each standard."""

from collections import Counter
from dataclasses import dataclass

from generator.course.kinds import in_practice_order
from generator.course.model.base import Audience
from generator.course.model.course import Course, Track
from generator.course.model.hand_written import READING_STEPS, HandWrittenPage
from generator.course.model.standard import Standard
from generator.course.narrowing import left_out
from generator.locale import Locale
from generator.site.pages.trainer_keys import dossiers
from generator.site.views import paths


@dataclass(frozen=True)
class NavItem:
    """One entry; an entry with children may have a page of its own."""

    title: str
    path: str | None = None
    children: tuple["NavItem", ...] = ()


def _criteria(track: Track, standard: Standard, locale: Locale) -> NavItem:
    pages = tuple(
        NavItem(f"{c.number}. {c.short}", paths.criterion_page(track, standard, c))
        for c in standard.criteria
    )
    return NavItem(locale.text("pages.nav.criteria", n=len(pages)), None, pages)


def _places(course: Course) -> Counter[str]:
    """For each hand-written page on the path, in how many practice sections it stands."""
    sections = ((track, one) for track in course.tracks for one in course.standards_of(track))
    return Counter(p.file for track, one in sections for p in _readings(course, track, one))


def _readings(course: Course, track: Track, standard: Standard) -> tuple[HandWrittenPage, ...]:
    steps = (course.readings_of(track, standard.id, step) for step in READING_STEPS)
    return tuple(page for step in steps for page in step)


def _practice(course: Course, track: Track, standard: Standard, locale: Locale) -> NavItem:
    """The exercises; what is read before the first whole file stands before it, where it is
    read nowhere else."""
    where = paths.exercise_pages(course, track, standard)
    exercises = in_practice_order(course.exercises_of(track, standard.id))
    pages = [NavItem(exercise.title, where[exercise.id]) for exercise in exercises]
    first = next((n for n, one in enumerate(exercises) if one.kind == "dossier"), len(pages))
    places = _places(course)
    own = (p for p in _readings(course, track, standard) if places[p.file] == 1)
    pages[first:first] = [NavItem(p.title, p.file) for p in own]
    path = paths.standard_page(track, standard, "practice")
    return NavItem(locale.text("pages.nav.practice"), path, tuple(pages))


def _standard(course: Course, track: Track, standard: Standard, locale: Locale) -> NavItem:
    def page(name: paths.StandardPage) -> NavItem:
        path = paths.standard_page(track, standard, name)
        return NavItem(locale.text(f"pages.nav.{name}"), path)

    process = (page("process"),) if standard.id in course.procedures else ()
    return NavItem(
        standard.short,
        paths.standard_page(track, standard),
        (
            _criteria(track, standard, locale),
            page("rating"),
            *process,
            page("evidence"),
            page("plan"),
            page("portfolio"),
            _practice(course, track, standard, locale),
            page("summary"),
        ),
    )


def _opinions(track: Track, locale: Locale) -> NavItem:
    return NavItem(locale.text("pages.nav.opinions"), paths.track_opinions(track))


def _changes(course: Course, locale: Locale) -> tuple[NavItem, ...]:
    """Standards that are announced, and crosswalks between standards."""
    announced = [NavItem(a.short, paths.announced_page(a)) for a in course.announced]
    crosswalks = [
        NavItem(
            locale.text(
                "circular.crosswalk.nav",
                old=course.standard(c.from_standard).short,
                new=course.standard(c.to_standard).short,
            ),
            paths.crosswalk_page(c),
        )
        for c in course.crosswalks
    ]
    return (*announced, *crosswalks)


def _today(course: Course, locale: Locale) -> tuple[NavItem, ...]:
    """What applies today, with a page for each role."""
    if course.law is None or course.today is None:
        return ()
    roles = tuple(NavItem(role.name, paths.today_role(role)) for role in course.today.roles)
    yearly = (NavItem(course.yearly.title, paths.YEARLY),) if course.yearly else ()
    return (NavItem(locale.text("today.nav"), paths.TODAY, (*roles, *yearly)),)


def _trainer(course: Course, locale: Locale) -> NavItem:
    """The section that only the trainer's output has."""

    def page(name: str, path: str) -> NavItem:
        return NavItem(locale.text(f"trainer.{name}.nav"), path)

    day = (page("day", paths.DAY), page("notes", paths.NOTES)) if course.agenda else ()
    sheets = tuple(NavItem(d.title, paths.key_page(d)) for d in dossiers(course))
    keys = NavItem(locale.text("trainer.keys.nav"), paths.KEYS, sheets)
    board = NavItem(locale.text("board.nav"), paths.BOARD)
    entry = NavItem(locale.text("board.paper.nav"), paths.PAPER_ENTRY)
    downloads = NavItem(locale.text("documents.downloads.nav"), paths.DOWNLOADS)
    return NavItem(locale.text("trainer.nav"), None, (*day, board, entry, keys, downloads))


def navigation(course: Course, locale: Locale, audience: Audience) -> tuple[NavItem, ...]:
    """The whole menu; a course without school levels has its standards as tabs."""
    home = NavItem(locale.text("pages.nav.home"), paths.HOME)
    tabs: list[NavItem] = [home]
    if audience == "trainer":
        tabs.append(_trainer(course, locale))
    for track in course.tracks:
        standards = tuple(
            _standard(course, track, standard, locale) for standard in course.standards_of(track)
        )
        inside = (*standards, _opinions(track, locale))
        if track.school_level:
            tabs.append(NavItem(track.name, paths.track_home(track), inside))
        else:
            tabs += inside
    glossary = NavItem(locale.text("pages.nav.glossary"), paths.GLOSSARY)
    about = NavItem(locale.text("pages.nav.about"), paths.ABOUT)
    words = (glossary,) if course.glossary else ()
    changes = _changes(course, locale)
    in_sections = {file for file, places in _places(course).items() if places == 1}
    elsewhere = in_sections | left_out(course)
    pages = (p for p in course.settings.pages if p.file not in elsewhere)
    by_hand = tuple(NavItem(page.title, page.file) for page in pages)
    tabs.append(NavItem(locale.text("practice_pages.my.nav"), paths.RESULTS))
    tabs.append(
        NavItem(
            locale.text("pages.nav.reference"),
            None,
            (*_today(course, locale), *by_hand, *words, *changes, about),
        )
    )
    return tuple(tabs)
