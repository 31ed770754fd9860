"""`taphuan serve`: the site with live reload, for authors."""

import click

from generator.commands.shared import Console
from generator.mkdocs_plugin import serve_pages


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("serve", help=text("cli.help.serve"))
    @click.option(
        "--port",
        type=click.IntRange(1, 65535),
        default=8000,
        show_default=True,
        help=text("cli.help.port"),
    )
    @click.option("--open/--no-open", "open_browser", default=False, help=text("cli.help.open"))
    def serve(port: int, open_browser: bool) -> None:
        console.checked()
        console.say("serving", address=f"http://127.0.0.1:{port}/")
        serve_pages(console.need_root(), f"127.0.0.1:{port}", open_browser)

    return serve
