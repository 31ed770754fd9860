"""`taphuan import`: a circular becomes official wording, or a new standard."""

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.commands.import_dossier import dossier_options, import_dossier
from generator.commands.import_examples import Wanted, import_examples
from generator.commands.import_page import PageServer, Work
from generator.commands.import_table import import_table
from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.commands.skeletons import check_id, list_standard
from generator.course.loading.course_files import load_course
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.importing.child import read_file
from generator.importing.planning import Plan, Wish, plan_import
from generator.importing.proposal import Origin
from generator.importing.recognising import recognise
from generator.importing.source import Refused, SourceText
from generator.locale.wording import problem_report
from generator.schemas.editor import PACKAGED, schema_folder
from generator.site.rendering import render

PORT = click.IntRange(0, 65535)
DAY = click.DateTime(["%Y-%m-%d"])


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("import", help=text("cli.help.import"))
    @click.argument("file", type=click.Path(path_type=Path))
    @_targets(text)
    @_flags(text)
    @dossier_options(text)
    @click.option("--across/--upright", "across", default=None, help=text("cli.help.import_across"))
    @click.option("--port", type=PORT, default=0, help=text("cli.help.import_port"))
    @click.option("--report", type=click.Path(path_type=Path), help=text("cli.help.import_report"))
    @click.option("--date", "day", type=DAY, help=text("cli.help.import_date"))
    @click.option("--issued", type=DAY, help=text("cli.help.import_issued"))
    @click.option("--in-force", type=DAY, help=text("cli.help.import_in_force"))
    def import_(
        file: Path,
        into: str | None,
        new_id: str | None,
        examples: str | None,
        yes: bool,
        editing: bool,
        port: int,
        report: Path | None,
        day: datetime.datetime | None,
        issued: datetime.datetime | None,
        in_force: datetime.datetime | None,
        **other: Any,
    ) -> None:
        if other["table"]:
            return import_table(console, file, new_id, yes, other["falling"], other["across"])
        if other["dossier"]:
            return import_dossier(
                console, file, other["dossier"], other["standard_id"], other["school_level"]
            )
        course = _course(console)
        today = day.date() if day else datetime.date.today()
        if examples:
            standard = _standard(console, course, examples, new_id or into)
            return import_examples(console, file, course, Wanted(standard, today, report, yes))
        days = (when.date() if when else None for when in (issued, in_force))
        wish = Wish(_standard(console, course, into, new_id), new_id or "", *days)
        importing = _Importing(console, file, course, wish, today)
        _serve(importing, port) if editing else _run(importing, report, yes)

    return import_


Command = Callable[..., None]


def _targets(text: Callable[..., str]) -> Callable[[Command], Command]:
    """What the file is to become: wording, a new standard, examples."""
    targets = {"--into": "into", "--new": "new_id", "--examples": "examples"}

    def add(call: Command) -> Command:
        for option, name in reversed(targets.items()):
            words = text(f"cli.help.import_{option.removeprefix('--')}")
            call = click.option(option, name, help=words)(call)
        return call

    return add


def _flags(text: Callable[..., str]) -> Callable[[Command], Command]:
    """What is said by its presence alone."""
    flags = {"--yes": "yes", "--edit": "editing", "--table": "table", "--falling": "falling"}

    def add(call: Command) -> Command:
        for flag, name in flags.items():
            words = text(f"cli.help.import_{flag.removeprefix('--')}")
            call = click.option(flag, name, is_flag=True, help=words)(call)
        return call

    return add


class _Importing:
    """One file on its way: its text, its fingerprint, and the plan for any edited form of it."""

    def __init__(
        self, console: Console, file: Path, course: Course, wish: Wish, today: datetime.date
    ):
        self.console, self.course, self.wish, self.file = console, course, wish, file
        try:
            self.source = read_file(file)
        except Refused as refused:
            _refuse(console, file, refused.code, **refused.details)
        fingerprint = hashlib.sha256(file.read_bytes()).hexdigest()
        self.origin = Origin(file.name, fingerprint, today)

    def plan(self, source: SourceText) -> Plan:
        found = recognise(source)
        made = plan_import(found, self.origin, self.course, self.wish, self.console.locale)
        folder = schema_folder(self.console.need_root())
        return replace(made, files={p: t.replace(PACKAGED, folder) for p, t in made.files.items()})

    def write(self, source: SourceText, overwrite: bool) -> list[str]:
        """For the page: write what can be written; what was done, or why not."""
        plan = self.plan(source)
        root, text = self.console.need_root(), self.console.locale.text
        problems = [*plan.problems, *_in_the_way(root, plan, overwrite, self.file)]
        if problems or not plan.files:
            reported = problem_report(problems, self.console.locale).splitlines()
            return reported or [text("cli.import_next_choose", file=self.file)]
        return [text("cli.import_done", path=path) for path in _written(root, plan)]


def _run(importing: _Importing, report: Path | None, yes: bool) -> None:
    """Report what was read, then write it or say what comes next."""
    console = importing.console
    plan = importing.plan(importing.source)
    saved = str(report) if report is not None else ""
    words = render("import/report.txt.jinja", console.locale, report=plan.report, saved=saved)
    click.echo(words, nl=False)
    if report is not None:
        page = render("import/report.html.jinja", console.locale, report=plan.report)
        write_whole(report, page.encode("utf-8"))
        console.say("import_report", path=report)
    _act(console, plan, importing.wish, yes, importing.file)


def _serve(importing: _Importing, port: int) -> None:
    """The page with source and result, until the person has done with it."""
    console, name = importing.console, importing.origin.sha256[:16]
    kept = console.need_root() / KEPT / f"{name}.json"
    wish = importing.wish
    work = Work(
        importing.file.name, importing.source, kept, bool(wish.new), importing.write, console.locale
    )
    with PageServer(work, port) as server:
        console.say("import_edit", address=server.address, kept=kept)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.say("import_edit_done")


KEPT = "rubric_data/official/edits"
"""Where changes to a file's text are kept: beside the wording, which git leaves out."""


def _course(console: Console) -> Course:
    """The course as it lies there; the author's checks are for `check`, and take longer."""
    return load_course(console.need_root()).course or console.checked()


def _standard(
    console: Console, course: Course, into: str | None, new_id: str | None
) -> Standard | None:
    if into and new_id:
        console.wrong_call("import_one_of")
    if new_id:
        check_id(console, new_id)
    if not into:
        return None
    for standard in course.standards:
        if standard.id == into:
            return standard
    console.wrong_call("unknown_id", id=into, known=", ".join(s.id for s in course.standards))


def _refuse(console: Console, file: Path, code: str, **details: object) -> NoReturn:
    """Say why, and that nothing was changed."""
    console.show([Problem(code, Location(file.name), details)])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)


def _act(console: Console, plan: Plan, wish: Wish, yes: bool, file: Path) -> None:
    """Write what is new, or what may be overwritten, and say what comes next."""
    if plan.problems:
        console.show(plan.problems)
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS)
    if not plan.files:
        if plan.near:
            console.say("import_next_into", file=file, standard=plan.near.id)
        else:
            console.say("import_next_choose", file=file)
        return
    if in_the_way := _in_the_way(console.need_root(), plan, yes, file):
        console.show(in_the_way)
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS)
    _write(console, plan)
    if wish.new:
        list_standard(console, wish.new)
    console.say("import_next_build")


def _in_the_way(root: Path, plan: Plan, yes: bool, file: Path) -> list[Problem]:
    """I114 for another document, I113 for files that say something else; with yes neither."""
    where = Location(file.name)
    if yes:
        return []
    if plan.other_document:
        other = plan.other_document
        details = {"found": other.in_document, "expected_number": other.in_data}
        return [Problem("I114", where, details)]
    before = {path: _content(root / path) for path in plan.files}
    there = [p for p, content in plan.files.items() if before[p] not in (None, content)]
    return [Problem("I113", where, {"path": ", ".join(there)})] if there else []


def _written(root: Path, plan: Plan) -> list[str]:
    """Put in place what is new or changed; the paths."""
    changed = [p for p, content in plan.files.items() if _content(root / p) != content]
    for path in changed:
        write_whole(root / path, plan.files[path].encode("utf-8"))
    return changed


def _write(console: Console, plan: Plan) -> None:
    changed = _written(console.need_root(), plan)
    for path in changed:
        console.say("import_done", path=path)
    for path in plan.files.keys() - set(changed):
        console.say("import_same", path=path)


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
