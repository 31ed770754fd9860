"""`taphuan paper`: what is handed out on paper, and the keys, as PDF."""

from pathlib import Path

import click

from generator.commands.shared import Console, write_whole
from generator.documents.making import documents
from generator.documents.typesetting import shows_every_sign
from generator.pages.printed import PRINT_KINDS, Printed, printed_documents


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
        known = [s.id for s in course.standards]
        if standard is not None and standard not in known:
            console.wrong_call("unknown_id", id=standard, known=", ".join(known))
        tracks = [t.id for t in course.tracks]
        if track is not None and track not in tracks:
            console.wrong_call("unknown_id", id=track, known=", ".join(tracks))

        def wanted(one: Printed) -> bool:
            return (
                (standard is None or one.standard.id == standard)
                and (track is None or one.exercise is None or one.track.id == track)
                and (not only or one.kind in only)
            )

        found = [one for one in printed_documents(course, console.locale) if wanted(one)]
        size, unshown = 0, list[str]()
        label = text("cli.paper_making")
        with click.progressbar(length=len(found), label=label, show_pos=True) as bar:
            for printed, content in documents(course, console.locale, found):
                write_whole(out / printed.path, content)
                size += len(content)
                if content.startswith(b"%PDF") and not shows_every_sign(content):
                    unshown.append(printed.path)
                bar.update(1)
        for path in unshown:
            console.warn("paper_sign", path=path)
        console.say("paper_done", files=len(found), size=round(size / 1e6, 1), folder=out)

    return paper
