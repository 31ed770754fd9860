"""`taphuan slides`: the decks of the day as editable presentations."""

from pathlib import Path, PurePosixPath

import click

from generator.commands.shared import Console, write_whole
from generator.outputs.documents.slides import slides_pptx
from generator.site.slides.planning import plan_decks
from generator.site.views.agenda import pptx_path


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("slides", help=text("cli.help.slides"))
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("dist/slides"),
        show_default=True,
        help=text("cli.help.slides_out"),
    )
    def slides(out: Path) -> None:
        course = console.checked()
        locale = console.speaking_of(course)
        decks = plan_decks(course, locale)
        names = [PurePosixPath(pptx_path(course, deck.id, locale)).name for deck in decks]
        for name in names:
            if (out / name).exists():  # a trainer may have changed those slides
                console.wrong_call("exists", path=out / name)
        for deck, name in zip(decks, names, strict=True):
            write_whole(out / name, slides_pptx(deck))
        count = sum(len(deck.slides) for deck in decks)
        console.say("slides_done", files=len(decks), slides=count, folder=out)

    return slides
