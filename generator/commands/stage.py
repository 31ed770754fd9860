"""`taphuan stage`: a self-contained project for MkDocs, ProperDocs or Zensical."""

from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.course.model.base import Audience
from generator.course.problems import CourseError
from generator.outputs.mkdocs.settings import AUDIENCES, PARTICIPANT
from generator.outputs.staging import stage_project


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("stage", help=text("cli.help.stage"))
    @click.argument("folder", type=click.Path(path_type=Path))
    @click.option(
        "--audience",
        type=click.Choice(AUDIENCES),
        default=PARTICIPANT,
        show_default=True,
        help=text("cli.help.audience"),
    )
    def stage(folder: Path, audience: Audience) -> None:
        course = console.checked()
        try:
            count = stage_project(console.need_root(), course, audience, folder)
        except CourseError as error:
            console.show(error.problems)
            raise SystemExit(EXIT_PROBLEMS) from None
        console.say("stage_done", folder=folder, files=count)

    return stage
