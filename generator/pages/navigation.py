"""The menu: a tab for each track, a section for each standard."""

from dataclasses import dataclass

from generator.locale import Locale
from generator.model.course import Course, Track
from generator.model.standard import Standard
from generator.pages import paths


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
            page("practice"),
            page("summary"),
        ),
    )


def _opinions(track: Track, locale: Locale) -> NavItem:
    return NavItem(locale.text("pages.nav.opinions"), paths.track_opinions(track))


def navigation(course: Course, locale: Locale) -> tuple[NavItem, ...]:
    """The whole menu; a course without school levels has its standards as tabs."""
    home = NavItem(locale.text("pages.nav.home"), paths.HOME)
    tabs: list[NavItem] = [home]
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
    tabs.append(NavItem(locale.text("pages.nav.reference"), None, (*words, about)))
    return tuple(tabs)
