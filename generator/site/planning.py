"""The whole site as values: every page and asset, and the menu. Pure: the same course gives the
same bytes; nothing is written, no clock is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.course.model.base import Audience
from generator.course.model.course import Course, Track
from generator.course.model.standard import Standard
from generator.course.model.words import CourseWords
from generator.locale import Locale
from generator.site.output_files import OutputFile, Site
from generator.site.package_files import course_script, package_files
from generator.site.pages.announced import announced_page
from generator.site.pages.board import board_page, board_script, paper_entry_page
from generator.site.pages.criterion import criterion_page
from generator.site.pages.crosswalk import crosswalk_page, crosswalk_title
from generator.site.pages.downloads import downloads_page
from generator.site.pages.exercise import exercise_page
from generator.site.pages.home import home_page, track_page
from generator.site.pages.law import law_pages
from generator.site.pages.navigation import NavItem, navigation
from generator.site.pages.process import process_page
from generator.site.pages.reference import about_page, glossary_page, opinions_page
from generator.site.pages.results import results_page
from generator.site.pages.standard_pages import STANDARD_PAGES
from generator.site.pages.trainer_day import day_page, notes_page
from generator.site.pages.trainer_keys import dossier_track, dossiers, key_page, keys_page
from generator.site.pages.trainer_running import running_page
from generator.site.rendering import TEMPLATES, PageText, render, render_page
from generator.site.slides.pages import deck_view, slide_pictures
from generator.site.slides.planning import plan_decks
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.dossier import paper_pictures
from generator.site.views.then_now import then_and_now

__all__ = ["NavItem", "OutputFile", "Site", "plan_site", "theme_folder", "theme_words"]


RenderPage = Callable[..., PageText]
"""Like `rendering.render_page`."""


def theme_folder() -> Path:
    """Our overrides of Material's templates."""
    return TEMPLATES / "theme"


def theme_words(course: Course, locale: Locale) -> dict[str, str]:
    """What our theme overrides say, as `extra.words` of the engine's settings."""
    words = {f"not_found_{key}": locale.text(f"pages.not_found.{key}") for key in _NOT_FOUND}
    version = locale.text("pages.about.version", version=course.settings.version)
    return words | {"version": version}


_NOT_FOUND = ("title", "text", "home")


@dataclass(frozen=True)
class _Planner:
    """Makes pages of one course for one audience."""

    course: Course
    audience: Audience
    locale: Locale
    render_page: RenderPage
    mark: Callable[[str, PageText], PageText]
    standard: Standard | None = None
    """The one that all pages speak of, where that is so."""

    def of_standard(self, standard: Standard) -> "_Planner":
        """Plans pages that speak of one standard alone, in its words."""
        return replace(self, locale=self.locale.of_standard(standard), standard=standard)

    @property
    def said(self) -> str:
        """Names the standard whose words the page's scripts are to speak; else empty."""
        own = self.standard is not None and self.standard.called != CourseWords()
        return self.standard.id if self.standard and own else ""

    def context(self, path: str, track: Track) -> PageContext:
        return PageContext(self.course, self.locale, self.audience, path, track)

    def page(self, path: str, template: str, view: object, title: str, source: str) -> OutputFile:
        kinds = self.course.settings.opinions
        setting = self.course.terms.setting if self.course.terms else ""
        text = self.render_page(
            template, self.locale, page=view, opinion_kinds=kinds, setting=setting, said=self.said
        )
        text = self.mark(path, text)
        found = self.course.sources.get(source)
        return OutputFile(path, text.whole, "page", title, found.path if found else None, text)

    def word(self, key: str) -> str:
        return self.locale.text(f"pages.nav.{key}")

    def course_pages(self) -> Iterator[OutputFile]:
        first = self.course.tracks[0]
        home = home_page(self.context(paths.HOME, first))
        yield self.page(paths.HOME, "home", home, self.word("home"), "course")
        about = about_page(self.context(paths.ABOUT, first))
        yield self.page(paths.ABOUT, "about", about, self.word("about"), "course")
        results = results_page(self.context(paths.RESULTS, first))
        title = self.locale.text("practice_pages.my.nav")
        yield self.page(paths.RESULTS, "results", results, title, "course")
        if self.course.glossary:
            words = glossary_page(self.context(paths.GLOSSARY, first))
            title = self.word("glossary")
            yield self.page(paths.GLOSSARY, "glossary", words, title, "glossary")

    def change_pages(self) -> Iterator[OutputFile]:
        """Announced standards and crosswalks: pages of the whole course."""
        first = self.course.tracks[0]
        for announced in self.course.announced:
            at = self.context(paths.announced_page(announced), first)
            source = f"announced:{announced.id}"
            view = announced_page(at, announced)
            yield self.page(at.path, "announced", view, announced.short, source)
        for crosswalk in self.course.crosswalks:
            at = self.context(paths.crosswalk_page(crosswalk), first)
            title = crosswalk_title(at, crosswalk)
            source = f"crosswalk:{crosswalk.id}"
            yield self.page(at.path, "crosswalk", crosswalk_page(at, crosswalk), title, source)

    def today_pages(self) -> Iterator[OutputFile]:
        """What applies on the chosen day: for all, for each role, the yearly rating."""
        first = self.course.tracks[0]
        for planned in law_pages(self.context(paths.TODAY, first)):
            yield self.page(*planned)

    def track_pages(self, track: Track) -> Iterator[OutputFile]:
        home = paths.track_home(track)
        if track.school_level:
            view = track_page(self.context(home, track))
            yield self.page(home, "track", view, track.name, "school_levels")
        path = paths.track_opinions(track)
        opinions = opinions_page(self.context(path, track), home)
        yield self.page(path, "opinions", opinions, self.word("opinions"), "course")
        for standard in self.course.standards_of(track):
            own = self.of_standard(standard)
            yield from own.standard_pages(track, standard)
            yield from own.criterion_pages(track, standard)
            yield from own.exercise_pages(track, standard)

    def standard_pages(self, track: Track, standard: Standard) -> Iterator[OutputFile]:
        source = f"standard:{standard.id}"

        def context(name: paths.StandardPage) -> PageContext:
            return self.context(paths.standard_page(track, standard, name), track)

        def page(at: PageContext, template: str, view: object, title: str) -> OutputFile:
            return self.page(at.path, template, view, title, source)

        for name, template, make in STANDARD_PAGES:
            at, title = context(name), standard.short if name == "index" else self.word(name)
            yield page(at, template, make(at, standard), title)
        if procedure := self.course.procedures.get(standard.id):
            at = context("process")
            view = process_page(at, standard, procedure)
            title = self.word("process")
            yield self.page(at.path, "process", view, title, f"procedure:{standard.id}")

    def criterion_pages(self, track: Track, standard: Standard) -> Iterator[OutputFile]:
        for criterion in standard.criteria:
            path = paths.criterion_page(track, standard, criterion)
            view = criterion_page(self.context(path, track), standard, criterion)
            title = f"{criterion.number}. {criterion.short}"
            yield self.page(path, "criterion", view, title, f"standard:{standard.id}")

    def exercise_pages(self, track: Track, standard: Standard) -> Iterator[OutputFile]:
        where = paths.exercise_pages(self.course, track, standard)
        for exercise in self.course.exercises_of(track, standard.id):
            path = where[exercise.id]
            view = exercise_page(self.context(path, track), standard, exercise)
            yield self.page(path, "exercise", view, exercise.title, f"exercise:{exercise.id}")

    def trainer_pages(self) -> Iterator[OutputFile]:
        """What only the trainer may read."""
        first, agenda = self.course.tracks[0], self.course.agenda
        text = self.locale.text
        if agenda:
            day = day_page(self.context(paths.DAY, first), agenda)
            yield self.page(paths.DAY, "trainer_day", day, text("trainer.day.nav"), "agenda")
            notes = notes_page(self.context(paths.NOTES, first), agenda)
            title = text("trainer.notes.nav")
            yield self.page(paths.NOTES, "trainer_notes", notes, title, "agenda")
            running = running_page(self.context(paths.RUNNING, first), agenda)
            yield self.frameless(paths.RUNNING, "running", running)
        for deck in plan_decks(self.course, self.locale):
            yield self.frameless(paths.deck_page(deck.id), "slides", deck_view(deck, self.locale))
        pictures = slide_pictures(self.course).items()
        yield from (OutputFile(place, content, "asset") for place, content in pictures)
        at, title = self.context(paths.DOWNLOADS, first), text("documents.downloads.nav")
        yield self.page(at.path, "trainer_downloads", downloads_page(at), title, "course")
        keys = keys_page(self.context(paths.KEYS, first))
        yield self.page(paths.KEYS, "trainer_keys", keys, text("trainer.keys.nav"), "course")
        for dossier in dossiers(self.course):
            own = self.of_standard(self.course.standard(dossier.standard))
            at = own.context(paths.key_page(dossier), dossier_track(self.course, dossier))
            view = key_page(at, dossier)
            source = f"exercise:{dossier.id}"
            yield own.page(at.path, "trainer_key", view, dossier.title, source)

    def frameless(self, path: str, template: str, view: object) -> OutputFile:
        """A page for the projector: HTML of its own, without the engine's frame."""
        text = render(f"trainer/{template}.html.jinja", self.locale, page=view)
        return OutputFile(path.removesuffix(".md") + ".html", text, "asset")

    def board_pages(self) -> Iterator[OutputFile]:
        """The class board with its data: the trainer's only."""
        first, text = self.course.tracks[0], self.locale.text
        board = self.context(paths.BOARD, first)
        yield self.page(paths.BOARD, "board", board_page(board), text("board.nav"), "course")
        entry = paper_entry_page(self.context(paths.PAPER_ENTRY, first))
        yield self.page(paths.PAPER_ENTRY, "paper_entry", entry, text("board.paper.nav"), "course")
        yield OutputFile("assets/board-data.js", board_script(board), "asset")

    def assets(self) -> Iterator[OutputFile]:
        script = course_script(self.course, self.locale)
        yield OutputFile("assets/course.js", script, "asset")
        keeper = render("parts/keeper.html.jinja", self.locale, course=self.course.settings)
        yield OutputFile("assets/keeper.html", keeper, "asset")
        for place, content in (package_files(self.audience) | paper_pictures(self.course)).items():
            yield OutputFile(place, content, "asset")


def plan_site(
    course: Course, audience: Audience, locale: Locale, render_page: RenderPage = render_page
) -> Site:
    """Every file of the site for an audience, in the language of `locale`.

    Another `render_page` may remember pages that would come out the same.
    """
    planner = _Planner(course, audience, locale, render_page, then_and_now(course, locale))
    files = [*planner.course_pages(), *planner.change_pages(), *planner.today_pages()]
    files += planner.assets()
    for track in course.tracks:
        files += planner.track_pages(track)
    if audience == "trainer":
        files += [*planner.trainer_pages(), *planner.board_pages()]
    menu = navigation(course, locale, audience)
    return Site(tuple(sorted(files, key=lambda file: file.path)), menu)
