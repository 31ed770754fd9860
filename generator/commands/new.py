"""`taphuan new`: a course, or a skeleton of a file, with `(...)` where somebody writes."""

from typing import Any

import click

from generator.commands import new_course, new_language, new_parts
from generator.commands.shared import Console
from generator.commands.skeletons import (
    check_id,
    exercise_folder,
    find_criterion,
    find_standard,
    list_standard,
    write_skeleton,
)
from generator.course.kinds import KINDS, part
from generator.course.model.exercise import Dossier

MOST_PAPERS = 40


def command(console: Console) -> click.Command:
    group = click.Group("new", help=console.locale.text("cli.help.new"))
    for maker in (_standard, _exercise, _evidence, _crosswalk):
        group.add_command(maker(console))
    group.add_command(new_course.command(console))
    group.add_command(new_language.command(console))
    for more in new_parts.commands(console):
        group.add_command(more)
    return group


def _standard(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("standard", help=text("cli.help.new_standard"))
    @click.argument("standard_id")
    def standard(standard_id: str) -> None:
        check_id(console, standard_id)
        path = f"rubric_data/standards/{standard_id}.yaml"
        write_skeleton(console, path, "standard", id=standard_id)
        list_standard(console, standard_id)

    return standard


def _exercise(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("exercise", help=text("cli.help.new_exercise"))
    @click.argument("exercise_id")
    @click.option(
        "--kind",
        type=click.Choice(tuple(KINDS)),
        default="dossier",
        show_default=True,
        help=text("cli.help.kind"),
    )
    @click.option("--standard", "standard_id", required=True, help=text("cli.help.standard"))
    @click.option("--school-level", help=text("cli.help.school_level"))
    @click.option(
        "--papers",
        type=click.IntRange(1, MOST_PAPERS),
        default=1,
        show_default=True,
        help=text("cli.help.papers"),
    )
    def exercise(
        exercise_id: str, kind: str, standard_id: str, school_level: str | None, papers: int
    ) -> None:
        check_id(console, exercise_id)
        course = console.begun()
        standard = find_standard(console, course, standard_id)
        folder = exercise_folder(console, course, standard_id, school_level, exercise_id)
        values: dict[str, Any] = {"id": exercise_id, "kind": kind, "standard": standard}
        values |= {"school_level": school_level, "papers": [{}] * papers, "title": "", "intro": ""}
        write_skeleton(console, f"{folder}/exercise.yaml", f"exercise_{kind}", **values)
        if issubclass(part(KINDS[kind].model), Dossier):
            for number in range(1, papers + 1):
                write_skeleton(console, f"{folder}/e{number}.md", "paper", **values)

    return exercise


def _evidence(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("evidence", help=text("cli.help.new_evidence"))
    @click.argument("criterion_id")
    def evidence(criterion_id: str) -> None:
        standard, criterion = find_criterion(console, console.begun(), criterion_id)
        name = criterion.id.removeprefix(f"{standard.id}-")
        path = f"rubric_data/evidence/{standard.id}/{name}.yaml"
        write_skeleton(console, path, "evidence_guide", standard=standard, criterion=criterion)

    return evidence


def _crosswalk(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("crosswalk", help=text("cli.help.new_crosswalk"))
    @click.argument("old_standard")
    @click.argument("new_standard")
    def crosswalk(old_standard: str, new_standard: str) -> None:
        course = console.begun()
        old = find_standard(console, course, old_standard)
        new = find_standard(console, course, new_standard)
        path = f"rubric_data/crosswalks/{old.id}--{new.id}.yaml"
        write_skeleton(console, path, "crosswalk", old=old, new=new)

    return crosswalk
