"""`taphuan panel`: experts' ratings of a locked dossier become a proposal, once signed its key."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import click

from generator.commands.raters import bring_together
from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.caging import Refused
from generator.course.loading.editing import CannotEdit, Value, edit_text
from generator.course.model.course import Course, Place
from generator.course.model.exercise import Dossier, answers_to
from generator.course.problems import Location, Problem
from generator.outputs.documents.panel import Panel, panel_of, rated_dossiers, read_files
from generator.outputs.documents.panel_figures import Proposal
from generator.outputs.documents.panel_words import answer_word, panel_lines
from generator.outputs.documents.two_raters import Beside
from generator.sheets.applying import write_texts

_ORDER = {
    "ratings": ("criterion", "level", "accept"),
    "review": ("status", "by", "signed_on"),
}
"""Keys that may be put in anew, in their order."""


def command(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("panel", help=text("cli.help.panel"))
    @click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path))
    @click.option("--exercise", help=text("cli.help.panel_exercise"))
    @click.option(
        "--out", type=click.Path(path_type=Path, dir_okay=False), help=text("cli.help.panel_out")
    )
    @click.option("--settle", multiple=True, help=text("cli.help.panel_settle"))
    @click.option("--write", is_flag=True, help=text("cli.help.panel_write"))
    @click.option("--signed", default="", help=text("cli.help.panel_signed"))
    @click.option("--on", default="", help=text("cli.help.panel_on"))
    @click.option("--two", is_flag=True, help=text("cli.help.raters"))
    @click.option(
        "--third", type=click.Path(path_type=Path, dir_okay=False),
        help=text("cli.help.raters_third"),
    )  # fmt: skip
    @click.option(
        "--beside", type=click.Choice(get_args(Beside)), help=text("cli.help.raters_beside")
    )
    def panel(
        results: tuple[Path, ...], exercise: str | None, out: Path | None,
        settle: tuple[str, ...], write: bool, signed: str, on: str,
        two: bool, third: Path | None, beside: str | None,
    ) -> None:  # fmt: skip
        if two or third or beside:
            if write or settle or signed or on:
                console.wrong_call("raters_no_key")
            pair = _spread(results)
            return bring_together(console, pair, third, beside or "third", exercise, out)
        signature = _signature(console, write, signed, on)
        course = console.checked()
        found = _read(console, course, _spread(results), exercise)
        lines = panel_lines(course, console.locale, found)
        click.echo("\n".join(lines))
        if out:
            write_whole(out, ("\n".join(lines) + "\n").encode("utf-8"))
            console.say("panel_done", path=out)
        if signature:
            settled = _settled(console, course, found, settle)
            _write(console, course, settled, signature)

    return panel


def _spread(paths: tuple[Path, ...]) -> list[Path]:
    """The files, and those of a folder by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.json")) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _signature(console: Console, write: bool, signed: str, on: str) -> tuple[str, str] | None:
    """Who signs and on which day; nothing is written without both."""
    if not write:
        if signed or on:
            console.wrong_call("panel_not_written")
        return None
    if not signed.strip() or not on:
        console.wrong_call("panel_unsigned")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        console.wrong_call("panel_day", day=on)
    if day > date.today():
        console.wrong_call("panel_future", day=on)
    return signed.strip(), day.isoformat()


def _read(console: Console, course: Course, paths: list[Path], wanted: str | None) -> Panel:
    try:
        files = read_files(course, paths)
        return panel_of(course, _dossier(console, rated_dossiers(course, files), wanted), files)
    except Refused as refused:
        name = str(refused.details.get("file", paths[0].name if paths else ""))
        console.show([Problem(refused.code, Location(name), refused.details)])
        console.warn("import_nothing")
        raise SystemExit(EXIT_PROBLEMS) from None


def _dossier(console: Console, rated: list[Dossier], wanted: str | None) -> Dossier:
    """The dossier that is meant: the one that is named, or the only one that was rated."""
    fitting = [one for one in rated if wanted in (None, one.id)]
    if len(fitting) != 1:
        known = ", ".join(one.id for one in rated) or "–"
        console.wrong_call("panel_which" if rated else "panel_none", known=known)
    return fitting[0]


def _settled(console: Console, course: Course, panel: Panel, settle: tuple[str, ...]) -> Panel:
    """The panel with what its talk has decided: `c05=kha` or `c05=kha,tot`, the key first."""
    standard = course.standard(panel.dossier.standard)
    proposals = {one.spread.criterion: one for one in panel.proposals}
    for said in settle:
        name, _, levels = said.partition("=")
        criterion = name if name in proposals else f"{standard.id}-{name}"
        chosen = tuple(level.strip() for level in levels.split(","))
        known = answers_to(standard, criterion) if criterion in proposals else ()
        if not known or not set(chosen) <= set(known):
            console.wrong_call("panel_settle", said=said, known=", ".join(known) or "–")
        order = tuple(level for level in known if level in chosen)
        accept = order if len(order) > 1 else ()
        old = proposals[criterion]
        proposals[criterion] = Proposal(old.spread, chosen[0], accept)
    return replace(panel, proposals=tuple(proposals.values()))


def _write(console: Console, course: Course, panel: Panel, signature: tuple[str, str]) -> None:
    """Key, accepted levels and signature into the exercise's file, whole or not at all.

    A key whose level changes gives reasons for another level: it is written, and stays a draft
    until its reasons are written anew and the command is called again.
    """
    standard = course.standard(panel.dossier.standard)
    if panel.open:
        numbers = ", ".join(standard.criterion(p.spread.criterion).number for p in panel.open)
        console.warn("panel_open", criteria=numbers)
        raise SystemExit(EXIT_PROBLEMS)
    changes, moved = _changes(panel)
    by, day = signature
    if not moved:
        # all are put in at one place, so the last key here stands first in the file
        signed = {"signed_on": day, "by": by, "status": "reviewed"}
        changes |= {("review", key): value for key, value in signed.items()}
    path = course.sources[f"exercise:{panel.dossier.id}"].path
    _edit(console, path, changes)
    if moved:
        names = [
            f"{standard.criterion(c).number} ({answer_word(console.locale, standard, a)})"
            for c, a in moved
        ]
        console.say("panel_moved", path=path, criteria=", ".join(names))
    else:
        console.say("panel_signed", path=path, by=by, day=day)


def _edit(console: Console, path: str, changes: Mapping[Place, Value]) -> None:
    """Changed values in a file of the course, every other letter as it was."""
    root = console.need_root()
    raw = (root / path).read_bytes().decode("utf-8")
    order = {place[:-1]: _ORDER[str(place[0])] for place in changes}
    try:
        edited = edit_text(raw.replace("\r\n", "\n"), changes, order)
    except CannotEdit as error:
        console.wrong_call("rename_by_hand", place=".".join(str(p) for p in error.place))
    # the day of signing is a date in YAML; in quotes it would be a text
    edited = re.sub(r"""(signed_on: )["'](\S+)["']""", r"\1\2", edited)
    write_texts(root, {path: edited.replace("\n", "\r\n") if "\r\n" in raw else edited})


def _changes(panel: Panel) -> tuple[dict[Place, Value], list[tuple[str, str]]]:
    """What changes in the exercise's file, and criteria whose level does with their new one."""
    changes: dict[Place, Value] = {}
    moved = []
    proposals = {one.spread.criterion: one for one in panel.proposals}
    for n, rating in enumerate(panel.dossier.ratings):
        proposal = proposals[rating.criterion]
        if proposal.level is not None and proposal.level != rating.level:
            changes["ratings", n, "level"] = proposal.level
            moved.append((rating.criterion, proposal.level))
        if set(proposal.accept) != set(rating.accept):
            changes["ratings", n, "accept"] = proposal.accept or None
    return changes, moved
