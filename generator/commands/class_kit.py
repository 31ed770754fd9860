"""`taphuan class kit`: what a trainer's laptop needs on the day, made at the office."""

from collections.abc import Callable
from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, EXIT_WRONG_CALL, Console
from generator.course.model.course import Course
from generator.course.problems import CourseError
from generator.locale import Locale
from generator.outputs.kits import SYSTEMS, KitError, can_make_kits, make_kit, starter_names

Built = Callable[[Console, Course], tuple[Path, Path]]
"""Builds both sites of a course where they are missing or old."""


def kit_command(console: Console, built: Built) -> click.Command:
    def about(key: str) -> str:
        return console.locale.text(f"live.console.{key}")

    @click.command("kit", help=about("kit"))
    @click.argument("folder", type=click.Path(path_type=Path))
    @click.option(
        "--system",
        type=click.Choice(tuple(SYSTEMS)),
        default="windows",
        show_default=True,
        help=about("kit_system"),
    )
    @click.option("--python", default="3.12", show_default=True, help=about("kit_python"))
    def kit(folder: Path, system: str, python: str) -> None:
        _make(console, built, folder, system, python)

    return kit


def _make(console: Console, built: Built, folder: Path, system: str, python: str) -> None:
    def say(key: str, err: bool = False, **values: object) -> None:
        click.echo(console.locale.text(f"live.console.{key}", **values), err=err)

    if not can_make_kits():
        say("kit_needs_uv", err=True)
        raise SystemExit(EXIT_WRONG_CALL)
    course = console.checked()
    built(console, course)
    say("kit_fetching", system=system)
    try:
        count = make_kit(console.need_root(), course, folder, SYSTEMS[system], python)
    except KitError as error:
        say("kit_failed", err=True, program=error.program, said=error.said)
        raise SystemExit(EXIT_PROBLEMS) from None
    except CourseError as error:
        console.show(error.problems)
        raise SystemExit(EXIT_PROBLEMS) from None
    size = round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6)
    locale = Locale.of(course)
    prepare, _open = starter_names(locale, SYSTEMS[system])
    say("kit_done", folder=folder, count=count, size=size, prepare=prepare)
