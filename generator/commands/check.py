"""`taphuan check`: every problem of the course at once."""

import click

from generator.commands.shared import Console
from generator.course.opening import check_course


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("check", help=text("cli.help.check"))
    @click.option("--strict", is_flag=True, help=text("cli.help.strict"))
    def check(strict: bool) -> None:
        checked = check_course(console.need_root())
        course = console.accept(checked, strict)
        console.say(
            "check_fine",
            title=course.settings.title,
            standards=len(course.standards),
            criteria=sum(len(s.criteria) for s in course.standards),
            guides=len(course.guides),
            exercises=len(course.exercises),
            warnings=len(checked.warnings),
        )

    return check
