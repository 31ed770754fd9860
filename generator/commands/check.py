"""`taphuan check`: every problem of the course at once."""

from datetime import datetime

import click

from generator.commands.phrase import warn_of_published
from generator.commands.shared import Console
from generator.course.opening import check_course
from generator.outputs.documents.letters import with_letters
from generator.outputs.mkdocs.written import with_written_pages


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("check", help=text("cli.help.check"))
    @click.option("--strict", is_flag=True, help=text("cli.help.strict"))
    @click.option(
        "--applies-on", type=click.DateTime(["%Y-%m-%d"]), help=text("cli.help.applies_on")
    )
    @click.option("--all", "whole", is_flag=True, help=text("cli.help.check_all"))
    def check(strict: bool, applies_on: datetime | None, whole: bool) -> None:
        day = applies_on.date() if applies_on else None
        root = console.need_root()
        checked = with_letters(root, with_written_pages(root, check_course(root, day)))
        course = console.accept(checked, strict, whole)
        console.say(
            "check_fine",
            title=course.settings.title,
            standards=len(course.standards),
            criteria=sum(len(s.criteria) for s in course.standards),
            guides=len(course.guides),
            exercises=len(course.exercises),
            warnings=len(checked.warnings),
        )
        warn_of_published(console, course)

    return check
