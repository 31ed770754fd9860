"""`taphuan paper`: what is handed out on paper, and the keys, as PDF."""

from pathlib import Path

import click

from generator.commands.shared import Console, write_whole
from generator.course.model.course import Course
from generator.outputs.documents.making import documents
from generator.outputs.documents.typesetting import shows_every_sign
from generator.site.views.printed import PRINT_KINDS, Printed, printed_documents


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("paper", help=text("cli.help.paper"))
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("dist/paper"),
        show_default=True,
        help=text("cli.help.paper_out"),
    )
    @click.option("--standard", metavar="ID", help=text("cli.help.paper_standard"))
    @click.option("--track", metavar="ID", help=text("cli.help.paper_track"))
    @click.option(
        "--only", multiple=True, type=click.Choice(PRINT_KINDS), help=text("cli.help.paper_only")
    )
    def paper(out: Path, standard: str | None, track: str | None, only: tuple[str, ...]) -> None:
        course = console.checked()
        _check(console, standard, [s.id for s in course.standards])
        _check(console, track, [t.id for t in course.tracks])
        found = [
            one
            for one in printed_documents(course, console.speaking_of(course))
            if standard in (None, one.standard.id)
            and (one.exercise is None or track in (None, one.track.id))
            and (not only or one.kind in only)
        ]
        size = _write(console, course, found, out)
        console.say("paper_done", files=len(found), size=round(size / 1e6, 1), folder=out)

    return paper


def _check(console: Console, wish: str | None, known: list[str]) -> None:
    if wish is not None and wish not in known:
        console.wrong_call("unknown_id", id=wish, known=", ".join(known))


def _write(console: Console, course: Course, found: list[Printed], out: Path) -> int:
    """Make and write documents; how many bytes. Says which ones hold a sign that no font has."""
    size, unshown = 0, list[str]()
    label = console.locale.text("cli.paper_making")
    with click.progressbar(length=len(found), label=label, show_pos=True) as bar:
        for printed, content in documents(course, console.speaking_of(course), found):
            write_whole(out / printed.path, content)
            size += len(content)
            if content.startswith(b"%PDF") and not shows_every_sign(content):
                unshown.append(printed.path)
            bar.update(1)
    for path in unshown:
        console.warn("paper_sign", path=path)
    return size
