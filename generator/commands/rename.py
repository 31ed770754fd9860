"""`taphuan rename`: another id for a standard, criterion, level, …, wherever it is named."""

import re
import shutil
import tempfile
from pathlib import Path
from typing import get_args

import click

from generator.commands.shared import EXIT_PROBLEMS, Console
from generator.commands.skeletons import check_id
from generator.course.loading.course_files import DATA, EXERCISES
from generator.course.loading.editing import CannotEdit
from generator.course.loading.references import OF_A_STANDARD, Named
from generator.course.loading.renaming import (
    Renaming,
    known,
    move,
    move_back,
    plan_renaming,
    read_as_is,
)
from generator.course.model.course import Course
from generator.course.opening import check_course
from generator.course.problems import Problem
from generator.sheets.applying import is_interrupted, write_texts

SCHOOL = "school"
"""The name of an invented school, in the texts of exercises."""


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("rename", help=text("cli.help.rename"))
    @click.argument("kind", type=click.Choice((*get_args(Named), SCHOOL)))
    @click.argument("old")
    @click.argument("new")
    @click.option("--standard", help=text("cli.help.rename_standard"))
    @click.option("--yes", is_flag=True, help=text("cli.help.rename_yes"))
    def rename(kind: str, old: str, new: str, standard: str | None, yes: bool) -> None:
        course = console.checked()
        root = console.need_root()
        if kind == SCHOOL:
            renaming = _school(root, course, old, new)
        else:
            renaming = _planned(console, course, kind, old, new, standard)  # type: ignore[arg-type]
        if not renaming.files:
            console.wrong_call("rename_nothing", id=old)
        _show(console, renaming)
        if new_problems := _worse(root, renaming):
            console.show(new_problems)
            console.warn("rename_refused")
            raise SystemExit(EXIT_PROBLEMS)
        if not yes:
            console.say("rename_would", kind=kind, old=old, new=new)
            return
        _apply(root, renaming)
        console.say("rename_done", old=old, new=new)

    return rename


def _planned(
    console: Console, course: Course, kind: Named, old: str, new: str, standard: str | None
) -> Renaming:
    check_id(console, new)
    if kind in OF_A_STANDARD:
        owners = [s.id for s in course.standards if old in known(course, kind, s.id)]
        if standard is None and len(owners) > 1:
            console.wrong_call("rename_which", id=old, standards=", ".join(owners))
        standard = standard or (owners[0] if owners else None)
    there = known(course, kind, standard)
    if old not in there:
        console.wrong_call("unknown_id", id=old, known=", ".join(there))
    if new in there:
        console.wrong_call("rename_taken", id=new)
    try:
        return plan_renaming(console.need_root(), course, kind, old, new, standard)
    except CannotEdit as error:
        console.wrong_call("rename_by_hand", place=".".join(str(p) for p in error.place))


def _school(root: Path, course: Course, old: str, new: str) -> Renaming:
    """The name of a school in exercises and their papers, also where a line ends inside it."""
    name = re.compile(r"\s+".join(re.escape(word) for word in old.split()))
    files, places = {}, {}
    for exercise in course.exercises:
        folder = (root / course.sources[f"exercise:{exercise.id}"].path).parent
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.md")]):
            made, count = name.subn(lambda _found: new, read_as_is(path))
            if count:
                relative = path.relative_to(root).as_posix()
                files[relative], places[relative] = made, count
    return Renaming(files, places)


def _show(console: Console, renaming: Renaming) -> None:
    for path, count in renaming.places.items():
        console.say("rename_file", path=path, n=count)
    for old, new in renaming.moves:
        console.say("rename_move", old=old, new=new)
    for place in renaming.left:
        console.say("rename_left", place=place)


def _worse(root: Path, renaming: Renaming) -> list[Problem]:
    """Errors that the course would have afterwards; tried on a copy."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch).resolve() / "course"
        for top in (DATA, EXERCISES, "docs"):
            if (root / top).is_dir():
                shutil.copytree(root / top, copy / top)
        _apply(copy, renaming)
        return list(check_course(copy).errors)


def _apply(root: Path, renaming: Renaming) -> None:
    """Move and write; OSError when the system refuses, and everything stands as it stood then."""
    move(root, renaming.moves)
    try:
        write_texts(root, renaming.texts_after_moves())
    except OSError:
        if not is_interrupted(root):  # an interrupted renaming is finished by the next command
            move_back(root, renaming.moves)
        raise
