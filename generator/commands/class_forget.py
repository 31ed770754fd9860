"""`taphuan class forget`: deletes the people of one class, or of all, and keeps counts."""

from typing import Any

import click

from generator.commands.class_words import database_of, refused_by, say, stop
from generator.commands.shared import Console


def forget_command(console: Console) -> click.Command:
    def about(key: str) -> str:
        return console.locale.text(f"live.console.{key}")

    @click.command("forget", help=about("forget"))
    @click.option("--class", "code", default="", help=about("forget_class"))
    @click.option("--all", "every", is_flag=True, help=about("forget_all"))
    @click.option("--yes", is_flag=True, help=about("sure"))
    @click.pass_context
    def forget(context: click.Context, /, code: str, every: bool, yes: bool) -> None:
        from generator.live.problems import LiveError

        database = database_of(console, context.obj["database"])
        try:
            _forget(console, database, code.strip().upper(), every, yes)
        except LiveError as error:
            refused_by(console, error.code, error.details)

    return forget


def _forget(console: Console, database: str, code: str, every: bool, sure: bool) -> None:
    from generator.live.preparing import forget

    chosen = _chosen(console, database, code, every)
    question = _question(console, chosen)
    if not sure and not click.confirm(question):
        return
    for one in chosen:
        kept = forget(database, one.row.id)
        counts = {"people": kept.get("people", 0), "counts": len(kept)}
        say(console, "forgotten", title=one.row.title, **counts)


def _chosen(console: Console, database: str, code: str, every: bool) -> list[Any]:
    """The classes that are meant: all, the one with the code, or the newest."""
    from generator.live.preparing import all_standing

    found = all_standing(database)
    if not found:
        stop(console, "console.nothing", database=database.removeprefix("sqlite:///"))
    if len(found) > 1:
        say(console, "forget_list")
        for one in found:
            say(console, "forget_line", code=one.row.code, title=one.row.title, people=one.people)
    if every:
        return found
    if not code:
        return found[-1:]
    named = [one for one in found if one.row.code == code]
    if not named:
        stop(console, "console.forget_unknown", code=code)
    return named


def _question(console: Console, chosen: list[Any]) -> str:
    text = console.locale.text
    people = sum(one.people for one in chosen)
    if len(chosen) > 1:
        return text("live.console.forget_ask_all", classes=len(chosen), people=people)
    return text("live.console.forget_ask", title=chosen[0].row.title, people=people)
