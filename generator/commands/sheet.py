"""`taphuan sheet export` and `taphuan sheet import`: course data as a workbook and back."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, cast, get_args

import click

from generator.commands.shared import EXIT_PROBLEMS, Console, write_whole
from generator.course.model.course import Course
from generator.course.opening import check_course
from generator.course.problems import Location, Problem
from generator.locale import Locale
from generator.sheets.applying import new_texts, problems_of, write_texts
from generator.sheets.changes import Compared
from generator.sheets.choosing import names_of, offered, shown_by, words_of
from generator.sheets.comparing import compare
from generator.sheets.gathering import Wanted, choices_of, documents_of, files_of, fingerprint
from generator.sheets.meta import Meta, read_meta
from generator.sheets.reading import Refused, read_workbook
from generator.sheets.tables import tables_of
from generator.sheets.warning import warnings_of
from generator.sheets.workbook import Said, write_workbook

SHOWN = 40
"""More changes than this are counted, not listed."""
_SHORT = 60
_SIGNS = {" ": "␣", "\n": "↵", "\t": "⇥", "\u00a0": "⍽"}


def command(console: Console) -> click.Group:
    group = click.Group("sheet", help=console.locale.text("cli.help.sheet"))
    group.add_command(_export(console))
    group.add_command(_import(console))
    return group


def _export(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("export", help=text("cli.help.sheet_export"))
    @click.option("--standard", help=text("cli.help.sheet_standard"))
    @click.option(
        "--what",
        type=click.Choice(get_args(Wanted)),
        default="all",
        help=text("cli.help.sheet_what"),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        help=text("cli.help.sheet_out"),
    )
    @click.option("--yes", is_flag=True, help=text("cli.help.sheet_out_yes"))
    def export(standard: str | None, what: str, out: Path, yes: bool) -> None:
        root = console.need_root()
        course = _course(console)
        known = [s.id for s in course.standards]
        if standard is not None and standard not in known:
            console.wrong_call("unknown_id", id=standard, known=", ".join(known))
        if out.exists() and not yes:
            console.wrong_call("sheet_exists", path=out)
        files = files_of(course, standard, cast(Wanted, what))
        tables = tables_of(documents_of(root, files))
        hashes = {file: fingerprint(root / file) for file in files}
        wish = (standard or "", what)
        try:
            locale = console.speaking_of(course)
            words = words_of(course, locale)
            said = Said(shown_by(words), names_of(course))
            choices = offered(choices_of(course), words)
            content = write_workbook(tables, hashes, wish, choices, locale, said)
        except ValueError as error:
            _refuse(console, Problem("X119", Location(error.args[0]), {"reason": error.args[1]}))
        write_whole(out, content)
        rows = sum(len(t.rows) for t in tables)
        console.say("sheet_exported", path=out, sheets=len(tables), rows=rows, files=len(files))

    return export


def _import(console: Console) -> click.Command:
    text = console.locale.text

    @click.command("import", help=text("cli.help.sheet_import"))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--yes", is_flag=True, help=text("cli.help.sheet_yes"))
    def import_(file: Path, yes: bool) -> None:
        root = console.need_root()
        compared = _compared(console, root, file)
        if compared.problems:
            _refuse(console, *compared.problems)
        count = len(compared.changes) + len(compared.additions)
        if not count:
            console.say("sheet_same")
            return
        texts, problems = new_texts(root, compared)
        problems = problems or problems_of(root, texts, compared)
        if problems:
            _refuse(console, *problems)
        _show(console, compared)
        console.show(warnings_of(compared.changes, compared.additions))
        if not yes:
            console.say("sheet_would", n=count, files=len(texts), file=file)
            return
        write_texts(root, texts)
        for path in texts:
            console.say("import_done", path=path)

    return import_


def _course(console: Console) -> Course:
    checked = check_course(console.need_root())
    return checked.course or console.accept(checked, strict=False)


def _refuse(console: Console, *problems: Problem) -> NoReturn:
    """Say what is wrong, and that nothing was changed."""
    console.show(problems)
    console.warn("import_nothing")
    raise SystemExit(EXIT_PROBLEMS)


def _compared(console: Console, root: Path, file: Path) -> Compared:
    """The workbook against the data; ends the program when it is not one of ours, or too old."""
    try:
        sheets = read_workbook(file)
    except Refused as refused:
        _refuse(console, Problem(refused.code, Location(file.name), refused.details))
    meta = read_meta(sheets)
    if meta is None:
        _refuse(console, Problem("X117", Location(file.name)))
    course = _course(console)
    files = files_of(course, meta.standard or None, cast(Wanted, meta.wanted))
    _stop_when_changed(console, root, meta, set(files))
    tables = tables_of(documents_of(root, files))
    own = meta.language in ("", course.settings.language)
    words = words_of(course, Locale.of(course) if own else Locale.load(meta.language))
    return compare(tables, sheets, meta.titles, choices_of(course), words, course)


def _stop_when_changed(console: Console, root: Path, meta: Meta, files: set[str]) -> None:
    """X110 for every data file that is not what it was when the workbook was made."""
    changed = sorted(
        path
        for path in files | meta.hashes.keys()
        if path not in files or meta.hashes.get(path) != fingerprint(root / path)
    )
    if changed:
        _refuse(console, *(Problem("X110", Location(path)) for path in changed))


def _show(console: Console, compared: Compared) -> None:
    changes = compared.changes
    for change in changes[:SHOWN]:
        old, new = _short(change.old, change.new), _short(change.new, change.old)
        key = "sheet_change"
        if _visible(old) == _visible(new):
            key = "sheet_change_unseen"
            old, new = (
                _short(*both, seen) for both in ((change.old, change.new), (change.new, change.old))
            )
        console.say(key, cell=change.cell, path=change.file, old=old, new=new)
    if len(changes) > SHOWN:
        console.say("sheet_more", n=len(changes) - SHOWN)
    for addition in compared.additions:
        console.say("sheet_added", cell=addition.cell, path=addition.file, id=addition.id)


def _plain(text: str) -> str:
    return " ".join(text.split())


def seen(text: str) -> str:
    """A text with signs in the place of what cannot be seen: blanks, ends of lines, joiners."""
    return "".join(_SIGNS.get(sign) or _named(sign) for sign in text)


def _visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def _named(sign: str) -> str:
    hidden = unicodedata.category(sign) in ("Cf", "Zs", "Zl", "Zp")
    return f"<U+{ord(sign):04X}>" if hidden else sign


def _short(text: str, other: str, show: Callable[[str], str] = _plain) -> str:
    """The stretch around the first letter that differs."""
    shared = min(len(text), len(other))
    same = next((n for n in range(shared) if text[n] != other[n]), shared)
    start = max(0, same - 20)
    piece = show(text[start : start + _SHORT])
    return ("…" if start else "") + piece + ("…" if start + _SHORT < len(text) else "")
