"""The command `taphuan`: exit 0 fine, 1 problems in the data, 2 wrong call."""

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator import __version__
from generator.commands import (
    build,
    bundle,
    certificates,
    check,
    class_,
    day,
    form,
    importing,
    lms,
    new,
    opinions,
    panel,
    paper,
    phrase,
    rename,
    rule,
    schema,
    serve,
    sheet,
    slides,
    stage,
    stats,
)
from generator.commands.shared import Commands, Console, console_for
from generator.locale import LANGUAGES
from generator.outputs.mkdocs.settings import SITE_FOLDER
from generator.outputs.replacing import settle
from generator.sheets.applying import finish_interrupted

MAKERS = (
    check.command,
    build.command,
    serve.command,
    class_.command,
    stage.command,
    bundle.command,
    bundle.verify_command,
    lms.command,
    importing.command,
    rule.command,
    sheet.command,
    slides.command,
    paper.command,
    phrase.command,
    form.command,
    certificates.command,
    certificates.attendance_command,
    opinions.command,
    panel.command,
    day.command,
    schema.command,
    stats.command,
    new.command,
    rename.command,
)


def make_cli(console: Console) -> click.Group:
    """The command group with its help in the console's language."""
    text = console.locale.text

    @click.group(
        name="taphuan",
        cls=Commands,
        console=console,
        help=text("cli.help.main"),
        epilog=text("cli.help.epilog"),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    @click.version_option(
        __version__, message="%(prog)s %(version)s", help=text("cli.help.version")
    )
    @click.option("--root", type=click.Path(path_type=Path), help=text("cli.help.root"))
    @click.option("--lang", type=click.Choice(LANGUAGES), help=text("cli.help.lang"))
    def group(root: Path | None, lang: str | None) -> None:
        """The options are read by `main` before the group exists."""

    for maker in MAKERS:
        group.add_command(maker(console))
    return group


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point; reads `--root` and `--lang` first, since even `--help` is translated."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    root = _option(given, "--root")
    language = _option(given, "--lang")
    language = language if language in LANGUAGES else None
    console = console_for(Path(root) if root else None, language)
    if root and console.root is None:
        console.wrong_call("no_course", folder=root)
    if console.root is not None:
        for folder in SITE_FOLDER.values():
            settle(console.root.resolve() / folder)
        with contextlib.suppress(OSError):
            finish_interrupted(console.root)
    make_cli(console)(args=given, prog_name="taphuan")


def _option(arguments: Sequence[str], name: str) -> str | None:
    for number, argument in enumerate(arguments):
        if argument == name and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None
