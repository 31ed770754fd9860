"""`taphuan stats`: what the course holds, in numbers."""

import json
from collections.abc import Iterable
from dataclasses import asdict

import click

from generator.commands.shared import Console
from generator.course.counting import PairCounts, count_pairs, totals

COLUMNS = (
    "guides", "entries", "own_entries", "dossiers", "locked", "papers", "rated_criteria", "drills",
    "cards", "faults", "sound", "rule_cases", "order_steps", "questions", "hinging",
)  # fmt: skip


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("stats", help=text("cli.help.stats"))
    @click.option("--json", "as_json", is_flag=True, help=text("cli.help.stats_json"))
    @click.option("--markdown", is_flag=True, help=text("cli.help.stats_markdown"))
    def stats(as_json: bool, markdown: bool) -> None:
        course = console.checked()
        pairs = count_pairs(course)
        if markdown:
            click.echo(markdown_table(pairs))
            return
        if as_json:
            found = {"pairs": [asdict(p) for p in pairs], "totals": totals(pairs)}
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for pair in pairs:
            _print(console, pair)
        console.say("stats.totals", **totals(pairs))

    return stats


README_COLUMNS = (
    "guides", "entries", "dossiers", "locked", "papers", "rated_criteria", "drills", "cards",
    "faults",
)  # fmt: skip


def markdown_table(pairs: Iterable[PairCounts]) -> str:
    """The table that the readmes show."""
    head = ["pair", *(c.replace("_", " ") for c in README_COLUMNS)]
    rows = [
        [f"{p.standard}, {p.track.replace('_', ' ')}", *(getattr(p, c) for c in README_COLUMNS)]
        for p in pairs
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _print(console: Console, pair: PairCounts) -> None:
    text = console.locale.text
    click.echo(click.style(f"{pair.standard} / {pair.track}", bold=True))
    for column in COLUMNS:
        click.echo(f"  {text(f'cli.stats.{column}')}: {getattr(pair, column)}")
    for column in ("keyed_levels", "overall"):
        spread = ", ".join(f"{k} {v}" for k, v in getattr(pair, column).items())
        click.echo(f"  {text(f'cli.stats.{column}')}: {spread}")
