"""Note marks ("[3]") and the notes they point to: neither is wording of the document itself.

A consolidated text says in its notes what was amended by which document; such notes are reported
as amendments.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.importing.folding import fold
from generator.importing.found import Loose
from generator.importing.markers import marker
from generator.importing.source import Cell, Item, Line, Place, Table

_MARK = re.compile(r"\s?\[(\d{1,3})\]")
_NOTE = re.compile(r"\[(\d{1,3})\]\s*(?=\S)")
_AMENDS = re.compile(
    r"(?:duoc|bi)\s+(?:sua doi|bo sung|thay the|bai bo|dinh chinh)|(?:sua doi|bo sung|bai bo)"
    r"[^.]{0,40}\b(?:boi|theo)\b"
)
_LARGE = ("chapter", "annex", "article", "group", "criterion")


@dataclass
class Noted:
    """Items without notes and marks; what was taken out, and what a person must know of it."""

    items: list[Item] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    doubts: list[Loose] = field(default_factory=list)
    amended: bool = False


def without_notes(items: Iterable[Item]) -> Noted:
    """The running text alone; every mark that was taken out is reported with its place and note."""
    noted = Noted()
    marks: dict[str, Place] = {}
    contexts: dict[str, str] = {}
    notes: dict[str, str] = {}
    number = ""
    for item in items:
        if isinstance(item, Table):
            number = ""
            noted.items.append(_table(item, marks, contexts))
            continue
        number = _note(item, number, notes)
        if number:
            noted.loose.append(Loose("note", item.text, item.place))
        else:
            noted.items.append(_unmarked(item, marks, contexts))
    for mark, place in marks.items():
        text = notes.get(mark, "")
        amends = bool(_AMENDS.search(fold(text)))
        noted.amended |= amends
        words = f"{contexts[mark]} [{mark}]" + (f": {text}" if text else "")
        noted.doubts.append(Loose("amended" if amends else "note_mark", words, place))
    return noted


def _note(line: Line, number: str, notes: dict[str, str]) -> str:
    """The number of the note that this line begins or continues; empty for running text."""
    match = _NOTE.match(line.text)
    if match:
        notes[match[1]] = line.text[match.end() :]
        return match[1]
    sign = marker(line.text)
    if not number or line.firm or (sign is not None and sign.kind in _LARGE):
        return ""
    notes[number] += f" {line.text}"
    return number


def _unmarked(line: Line, marks: dict[str, Place], contexts: dict[str, str]) -> Line:
    for match in _MARK.finditer(line.text):
        marks.setdefault(match[1], line.place)
        contexts.setdefault(match[1], line.text[max(0, match.start() - 30) : match.start()].strip())
    text = _MARK.sub("", line.text)
    return replace(line, text=text) if text and text != line.text else line


def _table(table: Table, marks: dict[str, Place], contexts: dict[str, str]) -> Table:
    def cell(one: Cell) -> Cell:
        return replace(one, lines=tuple(_unmarked(x, marks, contexts) for x in one.lines))

    return Table(tuple(tuple(cell(c) for c in row) for row in table.rows))
