"""`taphuan form`: the self-assessment form as Word, blank or filled from a result file."""

from pathlib import Path
from typing import NoReturn

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.model.course import Course
from generator.course.model.procedure import Form
from generator.course.model.standard import Standard
from generator.course.problems import Location, Problem
from generator.outputs.documents.common import Maker
from generator.outputs.documents.forms import form_docx
from generator.outputs.documents.making import document
from generator.outputs.documents.results import Assessed, Refused, assessed, read_result
from generator.site.views.printed import printed_documents, self_assessment


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("form", help=text("cli.help.form"))
    @click.argument("result", type=click.Path(path_type=Path), required=False)
    @click.option("--standard", metavar="ID", help=text("cli.help.form_standard"))
    @click.option("--exercise", metavar="ID", help=text("cli.help.form_exercise"))
    @click.option(
        "--out", type=click.Path(path_type=Path, dir_okay=False), help=text("cli.help.form_out")
    )
    @click.option(
        "--notes", type=click.Path(path_type=Path, dir_okay=False), help=text("cli.help.form_notes")
    )
    def form(
        result: Path | None,
        standard: str | None,
        exercise: str | None,
        out: Path | None,
        notes: Path | None,
    ) -> None:
        course = console.checked()
        given = _given(console, course, result, standard, exercise)
        found = given.standard if given else _standard(console, course, standard)
        sheet = self_assessment(course, found)
        if sheet is None:
            console.wrong_call("form_none", standard=found.id)
        target = out or Path(f"{found.id}-{text('documents.file.form')}.docx")
        for place in (target, notes):
            if place is not None and place.exists():
                console.wrong_call("exists", path=place)
        maker = Maker(course, console.speaking_of(course).of_standard(found))
        write_whole(target, form_docx(maker, found, sheet, given))
        console.say("form_done", path=target, number=sheet.number, name=sheet.name)
        _weak(console, sheet)
        if notes is not None:
            write_whole(notes, _notes(console, course, found))
            console.say("form_noted", path=notes)

    return form


def _given(
    console: Console, course: Course, result: Path | None, standard: str | None, wish: str | None
) -> Assessed | None:
    if result is None:
        return None
    try:
        return assessed(course, read_result(result), standard, wish)
    except Refused as refused:
        _refuse(console, Problem(refused.code, Location(result.name), refused.details))


def _refuse(console: Console, problem: Problem) -> NoReturn:
    console.show([problem])
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)


def _standard(console: Console, course: Course, wish: str | None) -> Standard:
    known = [s.id for s in course.standards]
    if wish is None and len(known) == 1:
        return course.standards[0]
    if wish not in known:
        console.wrong_call("unknown_id", id=wish or "", known=", ".join(known))
    return course.standard(wish)


def _weak(console: Console, form: Form) -> None:
    """Say what still wants comparing with the document; the form itself stays clean."""
    weak = [field.name for field in form.fields if field.confidence != "verified"]
    if weak:
        console.say("form_weak", n=len(weak), fields="; ".join(weak))


def _notes(console: Console, course: Course, standard: Standard) -> bytes:
    locale = console.speaking_of(course)
    every = printed_documents(course, locale)
    (own,) = [p for p in every if p.kind == "form_notes" and p.standard.id == standard.id]
    return document(course, locale, own)
