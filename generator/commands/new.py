"""`taphuan new`: skeletons that check accepts, with `(...)` where a person writes."""

import datetime
from pathlib import Path
from typing import Any

import click

from generator.commands.shared import Console, write_whole
from generator.course.kinds import KINDS
from generator.course.model.course import Course
from generator.course.model.standard import Criterion, Standard
from generator.site.rendering import render


def command(console: Console) -> click.Command:
    group = click.Group("new", help=console.locale.text("cli.help.new"))
    for maker in (_standard, _exercise, _evidence, _crosswalk):
        group.add_command(maker(console))
    return group


def _standard(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("standard", help=text("cli.help.new_standard"))
    @click.argument("standard_id")
    def standard(standard_id: str) -> None:
        check_id(console, standard_id)
        today = datetime.date.today().isoformat()
        path = f"rubric_data/standards/{standard_id}.yaml"
        _write(console, path, "standard", id=standard_id, today=today)
        console.say("new_standard_next", id=standard_id)

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
    def exercise(exercise_id: str, kind: str, standard_id: str, school_level: str | None) -> None:
        check_id(console, exercise_id)
        course = console.checked()
        standard = _find_standard(console, course, standard_id)
        known = [level.id for level in course.school_levels]
        if school_level is not None and school_level not in known:
            console.wrong_call("unknown_id", id=school_level, known=", ".join(known))
        folder = f"exercises/{standard_id}/{school_level or 'all'}/{exercise_id}"
        values: dict[str, Any] = {"id": exercise_id, "kind": kind, "standard": standard}
        values["school_level"] = school_level
        _write(console, f"{folder}/exercise.yaml", f"exercise_{kind}", **values)
        if kind == "dossier":
            _write(console, f"{folder}/e1.md", "paper", **values)

    return exercise


def _evidence(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("evidence", help=text("cli.help.new_evidence"))
    @click.argument("criterion_id")
    def evidence(criterion_id: str) -> None:
        course = console.checked()
        standard, criterion = _find_criterion(console, course, criterion_id)
        name = criterion.id.removeprefix(f"{standard.id}-")
        path = f"rubric_data/evidence/{standard.id}/{name}.yaml"
        _write(console, path, "evidence_guide", standard=standard, criterion=criterion)

    return evidence


def _crosswalk(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("crosswalk", help=text("cli.help.new_crosswalk"))
    @click.argument("old_standard")
    @click.argument("new_standard")
    def crosswalk(old_standard: str, new_standard: str) -> None:
        course = console.checked()
        old = _find_standard(console, course, old_standard)
        new = _find_standard(console, course, new_standard)
        path = f"rubric_data/crosswalks/{old.id}--{new.id}.yaml"
        _write(console, path, "crosswalk", old=old, new=new)

    return crosswalk


def _find_standard(console: Console, course: Course, standard_id: str) -> Standard:
    for standard in course.standards:
        if standard.id == standard_id:
            return standard
    console.wrong_call("unknown_id", id=standard_id, known=", ".join(course.settings.standards))


def _find_criterion(
    console: Console, course: Course, criterion_id: str
) -> tuple[Standard, Criterion]:
    for standard in course.standards:
        for criterion in standard.criteria:
            if criterion.id == criterion_id:
                return standard, criterion
    known = ", ".join(c.id for s in course.standards for c in s.criteria[:2]) + ", ..."
    console.wrong_call("unknown_id", id=criterion_id, known=known)


def check_id(console: Console, value: str) -> None:
    """End the program when this is no id."""
    plain = value.replace("-", "").replace("_", "")
    if not (value.isascii() and plain.isalnum() and value == value.lower() and len(value) <= 64):
        console.wrong_call("bad_id", id=value)


def _write(console: Console, relative: str, skeleton: str, **values: Any) -> None:
    """Write a skeleton; a file that is there already is left alone."""
    path: Path = console.need_root() / relative
    schemas = "../" * relative.count("/") + "generator/schemas"
    content = render(f"new/{skeleton}.yaml.jinja", console.locale, schemas=schemas, **values)
    if path.exists():
        console.wrong_call("exists", path=relative)
    write_whole(path, content.encode("utf-8"))
    console.say("new_done", path=relative)
