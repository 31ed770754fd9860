"""`taphuan import FILE --examples STANDARD`: the ministry's examples come beside our guides."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.importing.examples import FoundExamples, find_examples
from generator.importing.examples_data import FOLDER, examples_file
from generator.importing.examples_joining import joinings
from generator.importing.examples_report import examples_report
from generator.importing.examples_table import read_tables
from generator.importing.proposal import Origin
from generator.importing.source import Refused
from generator.schemas.editor import PACKAGED, schema_folder
from generator.site.rendering import render


@dataclass(frozen=True)
class Wanted:
    """What the person asked for."""

    standard: Standard | None
    day: datetime.date
    report: Path | None
    yes: bool


def import_examples(console: Console, file: Path, course: Course, wanted: Wanted) -> None:
    """Shows what was read, not taken, joined; writes the file when nothing stands against it."""
    standard = wanted.standard
    assert standard is not None
    try:
        found = find_examples(read_tables(file), standard)
    except Refused as refused:
        _stop(console, Problem(refused.code, Location(file.name), refused.details))
        return
    origin = Origin(file.name, hashlib.sha256(file.read_bytes()).hexdigest(), wanted.day)
    near = joinings(found.examples, course.guides)
    report = examples_report(found, near, origin, standard, console.locale)
    click.echo(render("import/examples.txt.jinja", console.locale, report=report), nl=False)
    if wanted.report is not None:
        page = render("import/examples.html.jinja", console.locale, report=report)
        write_whole(wanted.report, page.encode("utf-8"))
        console.say("import_report", path=wanted.report)
    before = course.examples.get(standard.id)
    text = examples_file(found, near, origin, standard, before, console.locale)
    root = console.need_root()
    text = text.replace(PACKAGED, schema_folder(root))
    path = f"{FOLDER}/{standard.id}.yaml"
    problem = _against(found, standard, file) or _in_the_way(root / path, text, file, path)
    if problem is not None and not (wanted.yes and problem.code in ("I113", "I125")):
        _stop(console, problem)
    _write(console, root, path, text)


def _against(found: FoundExamples, standard: Standard, file: Path) -> Problem | None:
    """I124: nothing was read. I125: the letter is not that of the standard."""
    where = Location(file.name)
    if not found.examples:
        return Problem("I124", where, {"standard": standard.id, "left": len(found.left)})
    known = standard.instrument.guidance
    number = known.number.replace(" ", "") if known else ""
    if found.letter and number and found.letter != number:
        return Problem("I125", where, {"found": found.letter, "expected_number": number})
    return None


def _in_the_way(there: Path, text: str, file: Path, path: str) -> Problem | None:
    """I113 where a file says something else; what a person wrote beside examples is in both."""
    if not there.is_file() or there.read_text(encoding="utf-8") == text:
        return None
    return Problem("I113", Location(file.name), {"path": path})


def _write(console: Console, root: Path, path: str, text: str) -> None:
    target = root / path
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        console.say("import_same", path=path)
        return
    write_whole(target, text.encode("utf-8"))
    console.say("import_done", path=path)
    console.say("import_examples_next", path=path)


def _stop(console: Console, problem: Problem) -> None:
    console.show([problem])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)
