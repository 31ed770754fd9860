"""`taphuan import`: a circular becomes official wording, or a new standard."""

import datetime
import hashlib
from pathlib import Path
from typing import NoReturn

import click

from generator.commands.new import check_id
from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.course.loading.course_files import load_course
from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.importing.child import read_file
from generator.importing.planning import Plan, Wish, plan_import
from generator.importing.proposal import Origin
from generator.importing.recognising import recognise
from generator.importing.source import Refused
from generator.site.rendering import render

DAY = click.DateTime(["%Y-%m-%d"])


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("import", help=text("cli.help.import"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--into", help=text("cli.help.import_into"))
    @click.option("--new", "new_id", help=text("cli.help.import_new"))
    @click.option("--yes", is_flag=True, help=text("cli.help.import_yes"))
    @click.option("--report", type=click.Path(path_type=Path), help=text("cli.help.import_report"))
    @click.option("--date", "day", type=DAY, help=text("cli.help.import_date"))
    @click.option("--issued", type=DAY, help=text("cli.help.import_issued"))
    @click.option("--in-force", type=DAY, help=text("cli.help.import_in_force"))
    def import_(
        file: Path,
        into: str | None,
        new_id: str | None,
        yes: bool,
        report: Path | None,
        day: datetime.datetime | None,
        issued: datetime.datetime | None,
        in_force: datetime.datetime | None,
    ) -> None:
        course = _course(console)
        wish = Wish(
            _standard(console, course, into, new_id),
            new_id or "",
            issued.date() if issued else None,
            in_force.date() if in_force else None,
        )
        today = day.date() if day else datetime.date.today()
        plan = _planned(console, file, course, wish, today)
        click.echo(render("import/report.txt.jinja", console.locale, report=plan.report), nl=False)
        if report is not None:
            page = render("import/report.html.jinja", console.locale, report=plan.report)
            report.write_text(page, encoding="utf-8")
            console.say("import_report", path=report)
        _act(console, plan, wish, yes, file)

    return import_


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


def _planned(
    console: Console, file: Path, course: Course, wish: Wish, today: datetime.date
) -> Plan:
    try:
        source = read_file(file)
        fingerprint = hashlib.sha256(file.read_bytes()).hexdigest()
        origin = Origin(file.name, fingerprint, today)
        return plan_import(recognise(source), origin, course, wish, console.locale)
    except Refused as refused:
        _refuse(console, file, refused.code, **refused.details)


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
    if plan.other_document and not yes:
        other = plan.other_document
        _refuse(console, file, "I114", found=other.in_document, expected_number=other.in_data)
    _write(console, plan, yes, file)
    if wish.new:
        console.say("new_standard_next", id=wish.new)
    console.say("import_next_build")


def _write(console: Console, plan: Plan, yes: bool, file: Path) -> None:
    root = console.need_root()
    before = {path: _content(root / path) for path in plan.files}
    changed = [p for p, content in plan.files.items() if before[p] != content]
    in_the_way = [p for p in changed if before[p] is not None]
    if in_the_way and not yes:
        _refuse(console, file, "I113", path=", ".join(in_the_way))
    for path in changed:
        _replace(root / path, plan.files[path])
        console.say("import_done", path=path)
    for path in plan.files.keys() - set(changed):
        console.say("import_same", path=path)


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _replace(path: Path, content: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(content, encoding="utf-8")
    beside.replace(path)
