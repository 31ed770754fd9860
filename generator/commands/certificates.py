"""`taphuan certificates` and `taphuan attendance`: from a workbook with names."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.model.course import Course
from generator.course.problems import Location, Problem
from generator.outputs.documents.attendance import attendance_pdf, attendance_xlsx
from generator.outputs.documents.certificates import (
    Chosen,
    Wanted,
    certificates_pdf,
    choose,
    signing_of,
)
from generator.outputs.documents.passing import read_passing, with_board
from generator.outputs.documents.results import Refused
from generator.sheets.people import Attendee, Options, People, read_people
from generator.sheets.people.classes import Joined, joined
from generator.sheets.reading import Refused as RefusedWorkbook
from generator.site.slugs import slugify
from generator.site.views.workshop import day_words, file_stem

NAMES = click.Path(path_type=Path)
OUT = click.Path(path_type=Path, dir_okay=False)
_SIGNING = (
    "issuer", "superior", "number", "place", "date", "held", "venue", "capacity", "signer-title",
    "signer",
)  # fmt: skip


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("certificates", help=text("cli.help.certificates"))
    @click.argument("names", type=NAMES)
    @click.option("--out", type=OUT, help=text("cli.help.certificates_out"))
    @click.option("--board", type=NAMES, help=text("cli.help.certificates_board"))
    @click.option("--half", is_flag=True, help=text("cli.help.certificates_half"))
    @click.option("--all-present", is_flag=True, help=text("cli.help.certificates_all_present"))
    @click.option("--skip-column", multiple=True, help=text("cli.help.people_skip"))
    @_signing_options(console)
    def certificates(
        names: Path,
        out: Path | None,
        board: Path | None,
        half: bool,
        all_present: bool,
        skip_column: tuple[str, ...],
        **signing: str,
    ) -> None:
        course = console.checked()
        if board and not course.settings.pass_rule:
            console.wrong_call("certificates_no_rule")
        people, classes = people_of(console, course, names, skip_column, board is not None)
        try:
            people = _by_board(console, course, people, board) if board else people
            chosen = choose(course, people, Wanted(half, all_present))
            said = signing_of(course, console.speaking_of(course), signing)
            content = certificates_pdf(course, console.speaking_of(course), chosen.people, said)
        except Refused as refused:
            _refuse(console, names, refused)
        out = out or _named(console, course, "certificates", people.attendees)
        write_whole(out, content)
        console.say("certificates_done", path=out, n=len(chosen.people))
        _tell(console, chosen)
        _tell_list(console, people, classes)

    return certificates


def _signing_options(console: Console) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What a certificate says beside the person, each as an option of the command."""

    def with_options(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(_SIGNING):
            text = console.locale.text(f"cli.help.certificates_{name.replace('-', '_')}")
            function = click.option(f"--{name}", default="", help=text)(function)
        return function

    return with_options


def attendance_command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("attendance", help=text("cli.help.attendance"))
    @click.argument("names", type=NAMES)
    @click.option("--out", type=OUT, help=text("cli.help.attendance_out"))
    @click.option("--date", default="", help=text("cli.help.certificates_date"))
    @click.option("--skip-column", multiple=True, help=text("cli.help.people_skip"))
    def attendance(names: Path, out: Path | None, date: str, skip_column: tuple[str, ...]) -> None:
        if out and out.suffix.lower() not in (".pdf", ".xlsx"):
            console.wrong_call("attendance_ending", path=out)
        course = console.checked()
        people, classes = people_of(console, course, names, skip_column)
        out = out or _named(console, course, "attendance", people.attendees)
        if out.suffix.lower() == ".pdf":
            date = date or day_words(course, console.speaking_of(course)).held
            content = attendance_pdf(course, console.speaking_of(course), classes.people, date)
        else:
            if out.exists():  # attendance may already be marked in that file
                console.wrong_call("exists", path=out)
            content = attendance_xlsx(course, console.speaking_of(course), classes.people)
        write_whole(out, content)
        console.say("attendance_done", path=out, n=len(people.attendees))
        _tell_list(console, people, classes)

    return attendance


def _named(console: Console, course: Course, kind: str, people: Iterable[Attendee]) -> Path:
    """What a file is called when nobody says: the day, the class where there is one, the kind."""
    groups = {person.group for person in people}
    group = slugify(groups.pop()) if len(groups) == 1 else ""
    words = (file_stem(course), group, console.locale.text(f"documents.file.{kind}"))
    return Path("-".join(word for word in words if word) + ".pdf")


def _by_board(console: Console, course: Course, people: People, board: Path) -> People:
    """The people with what the board says of them; tells whom it does not know."""
    try:
        passing = read_passing(course, board)
    except Refused as refused:
        _refuse(console, board, refused)
    found = with_board(people, passing)
    if found.missing:
        names = ", ".join(p.name for p in found.missing)
        console.say("people.not_on_board", n=len(found.missing), names=names)
    if found.nameless:
        console.say("people.nameless", n=found.nameless)
    return found.people


def people_of(
    console: Console, course: Course, names: Path, skip: Iterable[str], open_results: bool = False
) -> tuple[People, Joined]:
    """The list, its people in their classes; ends the program when it is not understood."""
    try:
        days = course.workshop.days if course.workshop else ()
        options = Options(frozenset(skip), open_results, days)
        people = read_people(names, console.locale, options)
    except RefusedWorkbook as refused:
        _refuse(console, names, refused)
    classes = joined(course, people, console.locale)
    return People(**{**vars(people), "attendees": classes.people}), classes


def _tell(console: Console, chosen: Chosen) -> None:
    """Who gets no certificate, by name and with the reason."""
    for key in ("absent", "halves", "not_passed"):
        left: tuple[Attendee, ...] = getattr(chosen, key)
        if left:
            console.say(f"people.{key}", n=len(left), names=", ".join(p.name for p in left))


def _tell_list(console: Console, people: People, classes: Joined) -> None:
    if people.doubles:
        names = ", ".join(people.doubles)
        console.say("people.doubles", n=len(people.doubles), names=names)
    if classes.unknown:
        console.say("people.unknown_classes", names=", ".join(classes.unknown))


def _refuse(console: Console, names: Path, refused: Refused | RefusedWorkbook) -> NoReturn:
    console.show([Problem(refused.code, Location(names.name), refused.details)])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)
