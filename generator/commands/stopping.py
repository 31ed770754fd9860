"""Building a site as part of a command: what goes wrong is reported, and the command stops."""

from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.problems import CourseError
from generator.outputs.building import build_site
from generator.outputs.mkdocs.plugin import EngineError


def build_or_stop(
    console: Console, course: Course, audience: Audience, out: Path, strict: bool = False
) -> None:
    """As `build_site`; SystemExit, with what is wrong reported, when it refuses."""
    try:
        build_site(console.need_root(), course, audience, out, strict)
    except CourseError as error:
        console.show(error.problems)
        raise SystemExit(EXIT_PROBLEMS) from None
    except EngineError as error:
        click.echo(str(error), err=True)
        raise SystemExit(EXIT_PROBLEMS) from None
