"""`taphuan certificates` and `taphuan attendance`: from a workbook with names."""

from pathlib import Path
from typing import NoReturn

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.problems import Location, Problem
from generator.outputs.documents.attendance import (
    Signing,
    attendance_pdf,
    attendance_xlsx,
    certificates_pdf,
    choose,
)
from generator.outputs.documents.people import People, read_people
from generator.outputs.documents.results import Refused
from generator.sheets.reading import Refused as RefusedWorkbook

NAMES = click.Path(path_type=Path)
OUT = click.Path(path_type=Path, dir_okay=False)


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("certificates", help=text("cli.help.certificates"))
    @click.argument("names", type=NAMES)
    @click.option("--out", type=OUT, required=True, help=text("cli.help.certificates_out"))
    @click.option("--issuer", default="", help=text("cli.help.certificates_issuer"))
    @click.option("--place", default="", help=text("cli.help.certificates_place"))
    @click.option("--date", default="", help=text("cli.help.certificates_date"))
    @click.option("--signer", default="", help=text("cli.help.certificates_signer"))
    def certificates(
        names: Path, out: Path, issuer: str, place: str, date: str, signer: str
    ) -> None:
        course = console.checked()
        people = _people(console, names)
        try:
            chosen = choose(course, people)
        except Refused as refused:
            _refuse(console, names, refused)
        signing = Signing(issuer, place, date, signer)
        write_whole(out, certificates_pdf(course, console.locale, chosen.people, signing))
        console.say(
            "certificates_done",
            path=out,
            n=len(chosen.people),
            absent=chosen.absent,
            not_passed=chosen.not_passed,
            doubles=people.doubles,
        )

    return certificates


def attendance_command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("attendance", help=text("cli.help.attendance"))
    @click.argument("names", type=NAMES)
    @click.option("--out", type=OUT, required=True, help=text("cli.help.attendance_out"))
    @click.option("--date", default="", help=text("cli.help.certificates_date"))
    def attendance(names: Path, out: Path, date: str) -> None:
        if out.suffix.lower() not in (".pdf", ".xlsx"):
            console.wrong_call("attendance_ending", path=out)
        course = console.checked()
        people = _people(console, names)
        if out.suffix.lower() == ".pdf":
            content = attendance_pdf(course, console.locale, people, date)
        else:
            content = attendance_xlsx(course, console.locale, people)
        write_whole(out, content)
        n = len(people.attendees)
        console.say("attendance_done", path=out, n=n, doubles=people.doubles)

    return attendance


def _people(console: Console, names: Path) -> People:
    try:
        return read_people(names, console.locale)
    except (Refused, RefusedWorkbook) as refused:
        _refuse(console, names, refused)


def _refuse(console: Console, names: Path, refused: Refused | RefusedWorkbook) -> NoReturn:
    console.show([Problem(refused.code, Location(names.name), refused.details)])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)
