"""`taphuan build`: the site, checked and swapped in whole."""

from datetime import datetime
from pathlib import Path

import click

from generator.commands.phrase import warn_of_published
from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.problems import CourseError
from generator.outputs.building import BuildReport, build_site
from generator.outputs.mkdocs.plugin import EngineError
from generator.outputs.mkdocs.settings import AUDIENCES, PARTICIPANT


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("build", help=text("cli.help.build"))
    @click.option(
        "--audience",
        type=click.Choice(AUDIENCES),
        default=PARTICIPANT,
        show_default=True,
        help=text("cli.help.audience"),
    )
    @click.option("--out", type=click.Path(path_type=Path), help=text("cli.help.out"))
    @click.option("--strict", is_flag=True, help=text("cli.help.strict"))
    @click.option(
        "--applies-on", type=click.DateTime(["%Y-%m-%d"]), help=text("cli.help.applies_on")
    )
    def build(
        audience: Audience, out: Path | None, strict: bool, applies_on: datetime | None
    ) -> None:
        course = console.checked(strict, applies_on)
        try:
            report = _with_progress(console, course, audience, out, strict)
        except CourseError as error:
            console.show(error.problems)
            console.warn("build_failed")
            raise SystemExit(EXIT_PROBLEMS) from None
        except EngineError as error:
            click.echo(str(error), err=True)
            console.warn("build_failed")
            raise SystemExit(EXIT_PROBLEMS) from None
        console.say(
            "build_done",
            pages=report.pages,
            files=report.files,
            size=round(report.size / 1e6, 1),
            index=report.out / "index.html",
        )
        warn_of_published(console, course)

    return build


def _with_progress(
    console: Console, course: Course, audience: Audience, out: Path | None, strict: bool
) -> BuildReport:
    label = console.locale.text("cli.building")
    with click.progressbar(length=1, label=label, show_pos=True) as bar:

        def page_done(_path: str, pages: int) -> None:
            bar.length = pages
            bar.update(1)

        return build_site(console.need_root(), course, audience, out, strict, page_done)
