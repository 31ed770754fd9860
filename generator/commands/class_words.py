"""What `taphuan class` and its subcommands say, and which database they mean."""

from pathlib import Path
from typing import NoReturn

import click

from generator.commands.shared import EXIT_PROBLEMS, EXIT_WRONG_CALL, Console

FILE = "class.sqlite3"
_WRONG_CALLS = ("console.needs_extra", "console.workers_sqlite", "console.forget_unknown")


def say(console: Console, key: str, **values: object) -> None:
    click.echo(console.locale.text(f"live.console.{key}", **values))


def stop(console: Console, key: str, **values: object) -> NoReturn:
    """Says why not; a wrong call ends with another code than trouble on the way."""
    click.echo(console.locale.text(f"live.{key}", **values), err=True)
    raise SystemExit(EXIT_WRONG_CALL if key in _WRONG_CALLS else EXIT_PROBLEMS)


def refused_by(console: Console, code: str, details: dict[str, object]) -> NoReturn:
    """Ends with what the class server's side says of itself."""
    values = {"path": "", "found": "", "known": "", **details}
    stop(console, f"error.{code}", **values)


def database_of(console: Console, given: str) -> str:
    """The address of the database: as given, or the file in the course's folder."""
    from generator.live.storage import sqlite_address

    if "://" in given:
        return given
    return sqlite_address(Path(given) if given else console.need_root() / FILE)
