"""`taphuan day`: asks for what a day of training needs to know of itself, and writes it."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.loading.course_files import DATA
from generator.course.loading.nodes import read_document
from generator.course.loading.records import make_record
from generator.course.model.course import Course
from generator.course.model.day import Day
from generator.course.opening import check_course
from generator.schemas.editor import schema_folder
from generator.site.rendering import render

PATH = f"{DATA}/workshop/day.yaml"
FIELDS = (
    "province", "place", "venue", "hours", "contact", "programme", "address", "phrase",
    "file_name", "certificate_number", "logo",
)  # fmt: skip
"""Keys of the file that hold one text."""
ASKED = (
    "organiser", "organiser_short", "superior", *FIELDS[:3], "days", *FIELDS[3:6], "classes",
    *FIELDS[6:], "signer_title", "signer", "capacity",
)  # fmt: skip


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("day", help=text("cli.help.day"))
    @click.option("--yes", is_flag=True, help=text("cli.help.day_yes"))
    @_options(console)
    def day(yes: bool, **given: str | None) -> None:
        course = console.checked()
        known = _known(course.workshop)
        answers = {
            name: given[name] if given[name] is not None else known.get(name, "") for name in ASKED
        }
        if not yes:
            answers = _asked(console, course, answers)
        if not answers["organiser"]:
            console.wrong_call("day_organiser")
        _write(console, answers)

    return day


def _options(console: Console) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """One option for each thing that is asked."""

    def with_options(function: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(ASKED):
            words = console.locale.text(f"cli.day.{name}")
            function = click.option(f"--{name.replace('_', '-')}", help=words)(function)
        return function

    return with_options


def _known(day: Day | None) -> dict[str, str]:
    """What the file says already, as a person would type it."""
    if day is None:
        return {}
    found = {name: str(getattr(day, name) or "") for name in FIELDS}
    found |= {"organiser": day.organiser.name, "superior": day.organiser.superior or ""}
    found["organiser_short"] = day.organiser.short or ""
    found["days"] = ", ".join(one.isoformat() for one in day.days)
    found["classes"] = ", ".join(day.classes)
    if day.signer:
        signer = day.signer
        found |= {"signer_title": signer.title, "signer": signer.name or ""}
        found["capacity"] = signer.capacity or ""
    return found


def _asked(console: Console, course: Course, answers: dict[str, Any]) -> dict[str, Any]:
    """Everything asked in turn; Enter keeps what stands in brackets, `-` empties it."""
    agenda = course.written_agenda
    choices = {
        "programme": ", ".join(f"{p.id} ({p.name})" for p in agenda.programmes) if agenda else "",
        "classes": ", ".join(one.id for one in agenda.classes) if agenda else "",
    }
    console.say("day_asking")
    found = {}
    for name in ASKED:
        words = console.locale.text(f"cli.day.{name}")
        words += f" [{choices[name]}]" if choices.get(name) else ""
        answer = click.prompt(words, default=answers[name], show_default=bool(answers[name]))
        found[name] = "" if answer.strip() == "-" else answer.strip()
    return found


def _write(console: Console, answers: dict[str, Any]) -> None:
    """The file, when it is sound; then what the course says about it."""
    values = {**answers, "fields": [(name, answers[name]) for name in FIELDS]}
    values["days"] = [_iso(part) for part in _parts(answers["days"])]
    values["classes"] = _parts(answers["classes"])
    schemas = f"../../{schema_folder(console.need_root())}"
    text = render("new/day.yaml.jinja", console.locale, schemas=schemas, **values)
    document = read_document(PATH, text)
    record, problems = make_record(Day, document)
    problems = [*document.problems, *problems]
    if record is None or problems:
        console.show(problems)
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS)
    path = Path(console.need_root()) / PATH
    before = path.read_bytes() if path.exists() else None
    write_whole(path, text.encode("utf-8"))
    checked = check_course(console.need_root())
    if checked.course is None or checked.errors:
        _put_back(path, before)
        console.show(checked.problems)
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS)
    console.say("day_written", path=PATH)
    console.accept(checked, strict=False)


def _put_back(path: Path, before: bytes | None) -> None:
    """What stood there: a day that the course refuses could not be asked for again."""
    if before is None:
        path.unlink()
    else:
        write_whole(path, before)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _iso(text: str) -> str:
    """A day as YAML writes it; days written 22/02/2019 are turned round, others stay."""
    try:
        return datetime.datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    except ValueError:
        return text
