"""What the search of the site looks through: texts once, however many tracks show them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.course.model.course import Course, Track
from generator.course.model.exercise import Dossier
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.site.planning import OutputFile
from generator.site.search_text import Section, page_text
from generator.site.views import paths

SEARCH_INDEX = "assets/search-index.js"

_BOILERPLATE = 24
"""A text on more pages than this (levels' names, labels of forms) tells no page from another."""

_WEIGHTS = {
    "reading": 100,
    "glossary": 90,
    "other": 85,
    "announced": 70,
    "exercise": 60,
    "dossier": 50,
}
"""How readily a kind of page comes first, out of 100: what explains before what exercises."""


_CIRCULAR = "/TT-"
"""In the number of a circular (thông tư), which people call by its kind."""


@dataclass(frozen=True)
class HandWritten:
    """A page that is not made from data: its place (`how-to-use.md`) and its Markdown."""

    path: str
    source: str


@dataclass(frozen=True)
class _Page:
    """A page of the course in one track; tracks share `key` when they show the same page."""

    key: str
    track: int | None
    kind: str
    nav: str
    context: str
    sections: tuple[Section, ...]


@dataclass
class _Texts:
    """Every text once, by number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


def search_file(
    course: Course, locale: Locale, files: Iterable[OutputFile], by_hand: Sequence[HandWritten] = ()
) -> OutputFile:
    """The index of all pages as a classic script, which pages load when somebody searches."""
    written = {page.path for page in by_hand}
    pages = _planned(
        course, locale, [f for f in files if f.kind == "page" and f.path not in written]
    )
    pages += [_hand_written(page) for page in by_hand if not page_text(page.source).excluded]
    text = json.dumps(_index(course, locale, pages), ensure_ascii=False, separators=(",", ":"))
    return OutputFile(SEARCH_INDEX, f"window.taphuanSearch={text};\n", "asset")


def _hand_written(page: HandWritten) -> _Page:
    key = paths.page_key(page.path)
    return _Page(key, None, "other", "", "", page_text(page.source).sections)


def _planned(course: Course, locale: Locale, files: Iterable[OutputFile]) -> list[_Page]:
    exercises = _exercise_kinds(course)
    return [_planned_page(course, locale, file, exercises) for file in files]


def _exercise_kinds(course: Course) -> dict[str, tuple[str, str]]:
    """The kind and the id of the exercise that a page shows, by the page's path."""
    return {
        path: ("dossier" if isinstance(course_exercise, Dossier) else "exercise", exercise_id)
        for track in course.tracks
        for standard in course.standards_of(track)
        for exercise_id, path in paths.exercise_pages(course, track, standard).items()
        for course_exercise in course.exercises
        if course_exercise.id == exercise_id
    }


def _planned_page(
    course: Course, locale: Locale, file: OutputFile, exercises: Mapping[str, tuple[str, str]]
) -> _Page:
    number, track = _track_of(course, file.path)
    key = paths.page_key(file.path.removeprefix(track.folder if track else ""))
    standard = next((s for s in course.standards if key.startswith(f"{s.id}/")), None)
    kind, exercise = exercises.get(file.path, ("", ""))
    if not kind:
        announced = {paths.announced_page(a): "announced" for a in course.announced}
        kinds = {paths.GLOSSARY: "glossary", **announced}
        kind = "reading" if standard else kinds.get(file.path, "other")
    shared = f"{key}#{exercise}" if exercise else key
    context = standard.short if standard else ""
    nav = _with_document(standard, locale) if standard and key == f"{standard.id}/index" else ""
    sections = page_text(str(file.content)).sections
    return _Page(shared, number, kind, nav or file.title, context, sections)


def _with_document(standard: Standard, locale: Locale) -> str:
    """The name of an overview, with its document behind it as people ask for it."""
    number = standard.instrument.number
    key = "circular" if _CIRCULAR in number else "document"
    return locale.text(f"search.{key}", name=standard.short, number=number)


def _track_of(course: Course, path: str) -> tuple[int | None, Track | None]:
    for number, track in enumerate(course.tracks):
        if track.folder and path.startswith(track.folder):
            return number, track
    return None, None


def _index(course: Course, locale: Locale, pages: Sequence[_Page]) -> dict[str, object]:
    texts = _Texts()
    rows: dict[str, list[object]] = {}
    sections: dict[tuple[object, ...], int] = {}
    common = _boilerplate(pages)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(p.key for p in pages))}
    for page in pages:
        names = [texts.number(page.nav), texts.number(page.context)]
        rows.setdefault(page.key, [page.key.partition("#")[0], *names, _WEIGHTS[page.kind]])
        mask = 0 if page.track is None else 1 << page.track
        for section in page.sections:
            if section.anchor and len(section.title) < 2:
                continue
            blocks = [b for b in section.blocks if b not in common]
            places = [texts.number(text) for text in (section.title, *blocks)]
            shown = (numbers[page.key], section.anchor, *places)
            sections[shown] = sections.get(shown, 0) | mask
    return {
        "tracks": [[track.id, track.folder, track.name] for track in course.tracks],
        "aliases": _aliases(course, locale),
        "small": locale.text("search.small"),
        "ways": _ways(course, locale),
        "pages": list(rows.values()),
        "sections": [[page, mask, *rest] for (page, *rest), mask in sections.items()],
        "text": "\n".join(texts.numbers),
    }


def _boilerplate(pages: Sequence[_Page]) -> set[str]:
    shown: dict[str, set[str]] = {}
    for page in pages:
        for section in page.sections:
            for block in section.blocks:
                shown.setdefault(block, set()).add(page.key)
    return {block for block, where in shown.items() if len(where) > _BOILERPLATE}


def _aliases(course: Course, locale: Locale) -> list[list[str]]:
    """Abbreviations with their full forms, and other names with the term of the glossary."""
    shorts = [["short", locale.text("search.criterion_short"), locale.text("search.criterion")]]
    shorts += [["short", term.short, term.term] for term in course.glossary if term.short]
    also = [["also", other, term.term] for term in course.glossary for other in term.also]
    asked = [["asked", words, term.term] for term in course.glossary for words in term.asked]
    return shorts + also + asked


def _ways(course: Course, locale: Locale) -> list[list[str]]:
    """Where somebody may go on who found nothing: titles and addresses."""
    pages = [(locale.text("pages.nav.home"), paths.HOME)]
    pages += [(page.title, page.file) for page in course.settings.pages[:1]]
    if course.glossary:
        pages.append((locale.text("pages.nav.glossary"), paths.GLOSSARY))
    if course.law is not None and course.today is not None:
        pages.append((locale.text("today.nav"), paths.TODAY))
    return [[title, f"{paths.page_key(path)}.html"] for title, path in pages]
