"""`taphuan serve`: live reload for authors, or a finished site for a school."""

import errno
from pathlib import Path

import click

from generator.commands.shared import EXIT_PROBLEMS, EXIT_WRONG_CALL, Console
from generator.outputs.mkdocs.serving import serve_pages
from generator.outputs.replacing import settle
from generator.serving.reach import web_addresses
from generator.serving.server import SiteServer, TrainerSiteRefused, is_own


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
    @click.option("--site", type=click.Path(path_type=Path), help=text("cli.help.site"))
    @click.option("--host", default="127.0.0.1", show_default=True, help=text("cli.help.host"))
    def serve(port: int, open_browser: bool, site: Path | None, host: str) -> None:
        if site is not None:
            _serve_finished(console, site, host, port)
            return
        _serve_writing(console, port, open_browser)

    return serve


def _serve_writing(console: Console, port: int, open_browser: bool) -> None:
    """The site of the data as it is; where it cannot be built, its problems."""
    root = console.need_root()
    console.say("serving", address=f"http://127.0.0.1:{port}/")
    try:
        serve_pages(root, port, open_browser, console.locale.language, console.show)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        console.warn("port_busy", port=port, reason=error.strerror or "")
        raise SystemExit(EXIT_PROBLEMS) from None


def _serve_finished(console: Console, site: Path, host: str, port: int) -> None:
    settle(site.resolve())
    if not (site / "index.html").is_file():
        console.warn("no_site", folder=site)
        raise SystemExit(EXIT_WRONG_CALL)
    try:
        server = SiteServer(site, host, port)
    except TrainerSiteRefused:
        console.warn("trainer_only", folder=site)
        raise SystemExit(EXIT_WRONG_CALL) from None
    except OSError as error:
        console.warn("port_busy", port=port, reason=error.strerror or "")
        raise SystemExit(EXIT_PROBLEMS) from None
    with server:
        for address in web_addresses(host, port):
            console.say("open_address", address=address)
        if is_own(host):
            console.say("serve_local")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
