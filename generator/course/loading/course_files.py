"""Which file of a course holds what, and the course that comes of them."""

import errno
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.course.loading.beside import languages_beside
from generator.course.loading.day_settings import addressed, logo_of, unlock_of
from generator.course.loading.files import read_text, unreadable_file
from generator.course.loading.fonts import fonts_of
from generator.course.loading.nodes import read_document
from generator.course.loading.own_slides import own_slides_of
from generator.course.loading.papers import Papers, papers_of
from generator.course.loading.records import make_record
from generator.course.loading.renamed import Renamed
from generator.course.loading.shapes import SHAPES
from generator.course.model.course import Course, Source
from generator.course.model.exercise import Dossier, Exercise
from generator.course.model.real_names import RealNames
from generator.course.model.settings import CourseSettings
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem

R = TypeVar("R")

DATA = "rubric_data"
EXERCISES = "exercises"
PAGES = "docs"


@dataclass
class Loaded:
    """What was read, with every problem on the way; `unreadable` names kinds with broken files."""

    course: Course | None
    problems: list[Problem]
    unreadable: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Cached:
    stamp: tuple[int, int]
    result: tuple[Any, Source, list[Problem]]


_cache: dict[tuple[str, str], _Cached] = {}


@dataclass
class _Reader:
    """Reads the files of one course folder and gathers what it finds."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)

    def record(self, kind: str, relative: str) -> Any:
        """The record of one file, or None; unchanged files are not parsed again (live reload)."""
        key = (str(self.root / relative), kind)
        stamp = _stamp(self.root / relative)
        cached = _cache.get(key)
        if cached is None or cached.stamp != stamp or stamp == (0, 0):
            cached = _Cached(stamp, self._parse(kind, relative))
            _cache[key] = cached
        record, _source, problems = cached.result
        self.problems += problems
        if record is None:
            self.unreadable.add(kind)
        return record

    def _parse(self, kind: str, relative: str) -> tuple[Any, Source, list[Problem]]:
        text, problems = read_text(self.root, relative)
        if text is None:
            return None, Source(relative), problems
        document = read_document(relative, text)
        record, more = make_record(SHAPES[kind], document)
        old = [_old_key(relative, renamed) for renamed in document.renamed]
        return record, Source(relative, document.places), problems + more + old

    def keep(self, name: str, kind: str, relative: str) -> None:
        self.sources[name] = _cache[(str(self.root / relative), kind)].result[1]

    def single(self, kind: str, relative: str, required: bool = False) -> Any:
        if not required and not (self.root / relative).exists():
            return None
        record = self.record(kind, relative)
        if record is not None:
            self.keep(kind, kind, relative)
        return record

    def many(self, kind: str, pattern: str, prefix: str, key: str) -> Iterator[Any]:
        """Records of all files that match, in path order; an id that is taken is a problem."""
        for path in sorted(self.root.glob(pattern)):
            relative = path.relative_to(self.root).as_posix()
            record = self.record(kind, relative)
            if record is None:
                continue
            record_id = getattr(record, key)
            name = f"{prefix}:{record_id}"
            if name in self.sources:
                first = self.sources[name].path
                where = _cache[(str(path), kind)].result[1].at(key)
                self.problems.append(Problem("R101", where, {"id": record_id, "first": first}))
                continue
            self.keep(name, kind, relative)
            yield record


def _old_key(path: str, renamed: Renamed) -> Problem:
    where = Location(path, renamed.line, renamed.column)
    return Problem("S110", where, {"old": renamed.old, "new": renamed.new}, "warning")


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


def load_course(root: Path) -> Loaded:
    """Read every data file below `root`; the course is None when its settings cannot be read."""
    reader = _Reader(root)
    settings = reader.single("course", f"{DATA}/course.yaml", required=True)
    levels = reader.single("school_levels", f"{DATA}/school_levels.yaml")
    glossary = reader.single("glossary", f"{DATA}/glossary.yaml")
    day = _day(reader)
    real = reader.single("real_names", f"{DATA}/real_names.yaml") or RealNames()
    standards = tuple(reader.many("standard", f"{DATA}/standards/*.yaml", "standard", "id"))
    found = reader.many("procedure", f"{DATA}/procedures/*.yaml", "procedure", "standard")
    procedures = {one.standard: one for one in found}
    imported = _official(reader)
    announced = tuple(reader.many("announced", f"{DATA}/announced/*.yaml", "announced", "id"))
    crosswalks = tuple(reader.many("crosswalk", f"{DATA}/crosswalks/*.yaml", "crosswalk", "id"))
    found = reader.many("evidence_guide", f"{DATA}/evidence/*/*.yaml", "guide", "criterion")
    guides = {one.criterion: one for one in found}
    exercises = _exercises(reader)
    papers = _papers(reader, exercises)
    notes = _notes(reader)
    law = _law(reader)
    _unexpected(reader)
    _pages(reader, settings)
    if settings is None:
        return Loaded(None, reader.problems, frozenset(reader.unreadable))
    course = Course(
        settings=addressed(settings, day["workshop"]),
        school_levels=levels.school_levels if levels else (),
        standards=_in_order(standards, settings),
        procedures=procedures,
        guides=guides,
        **imported,
        announced=announced,
        crosswalks=crosswalks,
        exercises=exercises,
        glossary=glossary.terms if glossary else (),
        **law,
        papers={name: one.texts for name, one in papers.items()},
        pictures={name: one.pictures for name, one in papers.items() if one.pictures},
        notes=notes,
        real_names=real.people + real.schools,
        **day,
        **_beside(reader),
        sources=reader.sources,
    )
    return Loaded(course, reader.problems, frozenset(reader.unreadable))


def _beside(reader: _Reader) -> dict[str, Any]:
    """What lies beside the data: languages of the interface, fonts for prints."""
    beside = languages_beside(reader.root)
    reader.problems += beside.problems
    reader.sources |= beside.sources
    return {"languages": beside.languages, "fonts": fonts_of(reader.root)}


def _official(reader: _Reader) -> dict[str, Any]:
    """What the owner of a copy has imported: wording, and the ministry's examples of evidence."""
    wording = reader.many("official", f"{DATA}/official/*.yaml", "official", "standard")
    pattern = f"{DATA}/official/examples/*.yaml"
    examples = reader.many("official_examples", pattern, "examples", "standard")
    return {
        "official": {one.standard: one for one in wording},
        "examples": {one.standard: one for one in examples},
    }


def _exercises(reader: _Reader) -> tuple[Exercise, ...]:
    found = reader.many("exercise", f"{EXERCISES}/**/exercise.yaml", "exercise", "id")
    return tuple(sorted(found, key=lambda exercise: str(exercise.id)))


def _papers(reader: _Reader, exercises: tuple[Exercise, ...]) -> dict[str, Papers]:
    dossiers = [e for e in exercises if isinstance(e, Dossier)]
    found = {d.id: papers_of(reader.root, reader.sources[f"exercise:{d.id}"], d) for d in dossiers}
    reader.problems += [problem for one in found.values() for problem in one.problems]
    return found


_LAW = ("law", "today", "terms", "yearly")


def _law(reader: _Reader) -> dict[str, Any]:
    """Law by date, what applies today, and the words of the setting; each may be missing."""
    return {k: reader.single(k, f"{DATA}/law/{k}.yaml") for k in _LAW}


def _day(reader: _Reader) -> dict[str, Any]:
    """The agenda as written and as the day that is set up chooses it, and what opens keys."""
    agenda = reader.single("agenda", f"{DATA}/workshop/agenda.yaml")
    day = reader.single("day", f"{DATA}/workshop/day.yaml")
    from_file = reader.single("unlock", f"{DATA}/workshop/unlock.yaml")
    unlock, source = unlock_of(from_file, day, reader.sources)
    reader.sources |= source
    logo, problems = logo_of(reader.root, day, reader.sources)
    own = own_slides_of(reader.root)
    reader.problems += [*problems, *own.problems]
    chosen = agenda.chosen(day.programme, day.classes) if agenda and day else agenda
    found = {"agenda": chosen, "written_agenda": agenda, "workshop": day}
    return {**found, "unlock": unlock, "logo": logo, "own_slides": own.files}


def _in_order(standards: tuple[Standard, ...], settings: CourseSettings) -> tuple[Standard, ...]:
    order = {standard_id: n for n, standard_id in enumerate(settings.standards)}
    return tuple(sorted((s for s in standards if s.id in order), key=lambda s: order[s.id]))


def _notes(reader: _Reader) -> dict[str, str]:
    notes: dict[str, str] = {}
    for path in sorted((reader.root / DATA / "workshop/notes").glob("*.md")):
        relative = path.relative_to(reader.root).as_posix()
        text, problems = read_text(reader.root, relative)
        reader.problems += problems
        if text is not None:
            notes[path.name] = text
    return notes


def _pages(reader: _Reader, settings: CourseSettings | None) -> None:
    """Every page that stands in the menu lies in `docs/`."""
    for number, page in enumerate(settings.pages if settings else ()):
        path = reader.root / PAGES / page.file
        if not path.is_file():
            error = FileNotFoundError(errno.ENOENT, "", str(path))
            found = unreadable_file(reader.root, f"{PAGES}/{page.file}", error)
            where = reader.sources["course"].at("pages", number, "file")
            reader.problems.append(Problem(found.code, where, found.details))


def _unexpected(reader: _Reader) -> None:
    """A data file that nothing reads is more likely a slip (`.yml`, wrong folder) than a wish."""
    known = {key[0] for key in _cache}
    for top in (DATA, EXERCISES):
        for path in sorted((reader.root / top).rglob("*.y*ml")):
            if str(path) not in known:
                relative = path.relative_to(reader.root).as_posix()
                reader.problems.append(Problem("F106", Location(relative), {}, "warning"))
