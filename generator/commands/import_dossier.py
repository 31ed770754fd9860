"""`taphuan import FILE --dossier ID --standard STANDARD`: a Word file becomes an exercise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.commands.skeletons import (
    check_id,
    exercise_folder,
    find_standard,
    write_skeleton,
)
from generator.course.model.base import SKELETON
from generator.course.problems import Location, Problem
from generator.importing.dossier import LeftOut, WordDossier
from generator.importing.dossier_file import read_dossier
from generator.importing.source import Refused

Command = Callable[..., None]


def dossier_options(text: Callable[..., str]) -> Callable[[Command], Command]:
    """What the new exercise is called and where it belongs."""
    options = {
        "--dossier": ("dossier", "import_dossier"),
        "--standard": ("standard_id", "standard"),
        "--school-level": ("school_level", "school_level"),
    }

    def add(call: Command) -> Command:
        for option, (name, words) in reversed(options.items()):
            call = click.option(option, name, help=text(f"cli.help.{words}"))(call)
        return call

    return add


def import_dossier(
    console: Console,
    file: Path,
    exercise_id: str,
    standard_id: str | None,
    school_level: str | None,
) -> None:
    """Writes the exercise, its papers and pictures; says what was read and what was left out."""
    if not standard_id:
        console.wrong_call("import_dossier_needs_standard")
    check_id(console, exercise_id)
    course = console.begun()
    standard = find_standard(console, course, standard_id)
    folder = exercise_folder(console, course, standard_id, school_level, exercise_id)
    if (console.need_root() / folder).exists():
        console.wrong_call("exists", path=folder)
    try:
        dossier = read_dossier(file)
    except Refused as refused:
        console.show([Problem(refused.code, Location(file.name), refused.details)])
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS) from None
    values: dict[str, Any] = {"id": exercise_id, "kind": "dossier", "standard": standard}
    values |= {"school_level": school_level, "papers": dossier.papers}
    values |= {"title": dossier.title, "intro": dossier.intro}
    _write(console, folder, dossier, values)
    _tell(console, dossier)
    console.say("import_dossier_next", path=f"{folder}/exercise.yaml")


def _write(console: Console, folder: str, dossier: WordDossier, values: dict[str, Any]) -> None:
    """Papers and pictures first: an exercise is never there without what it names."""
    target = console.need_root() / folder
    for number, paper in enumerate(dossier.papers, 1):
        text = f"{paper.text or SKELETON}\n"
        write_whole(target / f"e{number}.md", text.encode("utf-8"))
    for name, content in dossier.pictures.items():
        write_whole(target / name, content)
    write_skeleton(console, f"{folder}/exercise.yaml", "exercise_dossier", **values)


def _tell(console: Console, dossier: WordDossier) -> None:
    """Every paper with its kind and day, then everything that stayed behind, with its place."""
    hole = console.locale.text("cli.import_dossier_unsaid")
    console.say("import_dossier_found", papers=len(dossier.papers), pictures=len(dossier.pictures))
    for number, paper in enumerate(dossier.papers, 1):
        kind = console.locale.text(f"pages.evidence_kind.{paper.kind}") if paper.kind else hole
        facts = {"title": paper.title, "kind": kind, "dated": paper.dated or hole}
        console.say("import_dossier_paper", number=number, **facts)
    for left in dossier.left:
        console.say("import_dossier_left", **_left(console, left))


def _left(console: Console, left: LeftOut) -> dict[str, str]:
    where = "paper" if left.paper else "edge" if left.code == "edge" else "before"
    place = console.locale.text(
        f"cli.import_dossier_place.{where}", paper=left.paper, paragraph=left.paragraph
    )
    what = console.locale.text(f"cli.import_dossier_what.{left.code}")
    return {"place": place, "what": what, "words": f" “{left.words}”" if left.words else ""}
