"""`taphuan opinions`: what classes agreed and people said, as proposals for the course's editor."""

from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.problems import Location, Problem
from generator.outputs.documents.collecting import Collected, Refused, read_collected
from generator.outputs.documents.proposals import proposal_rows
from generator.sheets.proposals import proposals_workbook


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("opinions", help=text("cli.help.opinions"))
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        help=text("cli.help.opinions_out"),
    )
    def opinions(files: tuple[Path, ...], out: Path) -> None:
        if out.suffix.lower() != ".xlsx":
            console.wrong_call("opinions_ending", path=out)
        course = console.checked()
        found = _collected(console, course.settings.id, _spread(files))
        rows = proposal_rows(course, console.speaking_of(course), found)
        counts = {"decisions": len(found.decisions), "opinions": len(found.opinions)}
        about = [
            text("documents.proposals.title", course=course.settings.title),
            text("documents.proposals.counts", files=len(_spread(files)), **counts),
            *text("documents.proposals.how").strip().split("\n"),
        ]
        write_whole(out, proposals_workbook(rows, about, console.speaking_of(course)))
        console.say("opinions_done", path=out, n=len(rows), **counts)

    return opinions


def _spread(files: tuple[Path, ...]) -> list[Path]:
    """The files, and those of a folder by name, in a steady order."""
    found: list[Path] = []
    for path in files:
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _collected(console: Console, course: str, files: list[Path]) -> Collected:
    try:
        found = read_collected(course, files)
        if not found.decisions and not found.opinions:
            raise Refused("D131")
    except Refused as refused:
        name = str(refused.details.get("file", files[0].name if files else ""))
        console.show([Problem(refused.code, Location(name), refused.details)])
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS) from None
    return found
