"""`taphuan new` for the smaller files: procedure, agenda, glossary, levels, paper, page."""

from collections.abc import Iterator

import click

from generator.commands.shared import Console, write_whole
from generator.commands.skeletons import (
    check_id,
    find_standard,
    list_page,
    write_skeleton,
)
from generator.course.loading.appending import append_items
from generator.course.loading.course_files import DATA
from generator.course.loading.editing import CannotEdit
from generator.course.model.base import SKELETON
from generator.course.model.course import Course
from generator.course.model.exercise import Dossier

SINGLE = {
    "agenda": f"{DATA}/workshop/agenda.yaml",
    "glossary": f"{DATA}/glossary.yaml",
    "school-levels": f"{DATA}/school_levels.yaml",
    "law": f"{DATA}/law/law.yaml",
    "terms": f"{DATA}/law/terms.yaml",
    "yearly": f"{DATA}/law/yearly.yaml",
    "real-names": f"{DATA}/real_names.yaml",
}
"""Files that a course has once."""


def commands(console: Console) -> Iterator[click.Command]:
    """The commands under `taphuan new` for these files."""
    for kind, path in SINGLE.items():
        yield _single(console, kind, path)
    yield _today(console)
    yield _announced(console)
    yield _procedure(console)
    yield _paper(console)
    yield _page(console)


def _single(console: Console, kind: str, path: str) -> click.Command:
    skeleton = kind.replace("-", "_")

    @click.command(kind, help=console.locale.text(f"cli.help.new_{skeleton}"))
    def single() -> None:
        write_skeleton(console, path, skeleton)

    return single


def _today(console: Console) -> click.Command:
    @click.command("today", help=console.locale.text("cli.help.new_today"))
    def today() -> None:
        law = console.begun().law
        if law is None or not law.statements:
            console.wrong_call("new_needs_law")
        path = f"{DATA}/law/today.yaml"
        write_skeleton(console, path, "today", statement=law.statements[0].id)

    return today


def _announced(console: Console) -> click.Command:
    @click.command("announced", help=console.locale.text("cli.help.new_announced"))
    @click.argument("standard_id")
    def announced(standard_id: str) -> None:
        check_id(console, standard_id)
        write_skeleton(console, f"{DATA}/announced/{standard_id}.yaml", "announced", id=standard_id)

    return announced


def _procedure(console: Console) -> click.Command:
    @click.command("procedure", help=console.locale.text("cli.help.new_procedure"))
    @click.argument("standard_id")
    def procedure(standard_id: str) -> None:
        standard = find_standard(console, console.begun(), standard_id)
        path = f"{DATA}/procedures/{standard.id}.yaml"
        write_skeleton(console, path, "procedure", standard=standard)

    return procedure


def _paper(console: Console) -> click.Command:
    @click.command("paper", help=console.locale.text("cli.help.new_paper"))
    @click.argument("exercise_id")
    @click.option("--title", default=SKELETON, help=console.locale.text("cli.help.new_title"))
    def paper(exercise_id: str, title: str) -> None:
        course = console.begun()
        dossier = _find_dossier(console, course, exercise_id)
        path = course.sources[f"exercise:{dossier.id}"].path
        folder = path.rsplit("/", 1)[0]
        taken = {item.id for item in dossier.evidence}
        name = next(n for n in (f"e{k}" for k in range(1, 1000)) if n not in taken)
        item = {"id": name, "title": title, "kind": "record", "file": f"{name}.md"}
        target = console.need_root() / path
        text = target.read_text(encoding="utf-8")
        try:
            made = append_items(text, ("evidence",), [item])
        except CannotEdit:
            console.wrong_call("paper_by_hand", path=path, id=name)
        write_skeleton(console, f"{folder}/{name}.md", "paper")
        write_whole(target, made.encode("utf-8"))
        console.say("new_paper_listed", id=name, path=path)

    return paper


def _find_dossier(console: Console, course: Course, exercise_id: str) -> Dossier:
    dossiers = [e for e in course.exercises if isinstance(e, Dossier)]
    for dossier in dossiers:
        if dossier.id == exercise_id:
            return dossier
    console.wrong_call("unknown_id", id=exercise_id, known=", ".join(d.id for d in dossiers))


def _page(console: Console) -> click.Command:
    @click.command("page", help=console.locale.text("cli.help.new_page"))
    @click.argument("page_id")
    @click.option("--title", help=console.locale.text("cli.help.new_title"))
    def page(page_id: str, title: str | None) -> None:
        check_id(console, page_id)
        console.begun()
        name = title or SKELETON
        write_skeleton(console, f"docs/{page_id}.md", "page", title=name)
        list_page(console, name, f"{page_id}.md")

    return page
