"""Lines become blocks: one block is one paragraph, heading or point of the document."""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from generator.importing.folding import SOFT_HYPHEN
from generator.importing.markers import POINTS, Marker, label_candidates, marker
from generator.importing.source import Line, Place

_CLOSED = ".;:!?"


@dataclass(frozen=True)
class Block:
    """A paragraph; `starts` says at which letter each of its lines begins, and where that is."""

    text: str
    starts: tuple[tuple[int, Place], ...]

    def place(self, offset: int = 0) -> Place:
        """The place of the line that holds this letter."""
        index = bisect.bisect_right([at for at, _place in self.starts], offset) - 1
        return self.starts[max(index, 0)][1]

    def part(self, start: int, end: int | None = None) -> "Block":
        """A stretch of the block as a block of its own."""
        stop = len(self.text) if end is None else end
        text = self.text[start:stop]
        lead = len(text) - len(text.lstrip())
        first = start + lead
        inside = [(at - first, place) for at, place in self.starts if first < at < stop]
        return Block(text.strip(), ((0, self.place(first)), *inside))


class Counters:
    """What number is due next; a number out of turn inside a paragraph is no heading."""

    def __init__(self) -> None:
        self.last: dict[str, str] = {}

    def due(self, found: Marker) -> bool:
        """Whether this sign continues its series or begins a new one."""
        last = self.last.get(found.kind, "")
        if found.kind == "point":
            return found.number == "a" or _after(last, found.number)
        if not found.number.isdigit():
            return True
        return int(found.number) == 1 or (last.isdigit() and int(found.number) == int(last) + 1)

    def take(self, found: Marker) -> None:
        """Remember a sign; a larger unit begins the smaller series again."""
        self.last[found.kind] = found.number
        order = ("chapter", "article", "clause", "point")
        if found.kind in order:
            for smaller in order[order.index(found.kind) + 1 :]:
                if not (found.kind == "chapter" and smaller == "article"):
                    self.last.pop(smaller, None)


def _after(last: str, letter: str) -> bool:
    position = POINTS.find(letter)
    return position > 0 and last in (POINTS[position - 1], POINTS[position - 2 : position - 1])


def join_lines(lines: Iterable[Line], noisy_before: frozenset[Line] = frozenset()) -> list[Block]:
    """Blocks in order; `noisy_before` are lines in front of which something was taken out."""
    counters = Counters()
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1] if groups else None
        found = marker(line.text)
        begins = before is not None and (
            _begins(line, found, before[-1], counters, line in noisy_before)
            or _over_page(line, before)
        )
        if before is None or begins:
            groups.append([line])
            if found is not None:
                counters.take(found)
        else:
            before.append(line)
    return [_block(group) for group in groups]


def _begins(line: Line, found: Marker | None, last: Line, counters: Counters, broken: bool) -> bool:
    closed = last.text[-1] in _CLOSED
    if last.text.endswith(SOFT_HYPHEN):
        return False
    if found is not None and _heads(line, found, closed, counters):
        return True
    if line.firm:
        return not (broken and line.text[:1].islower() and not closed)
    if _is_title(line.text) != _is_title(last.text):
        return True
    if line.text[:1].islower() or not line.text[:1].isalpha():
        return False
    ended = closed and last.text[-1] != ":"
    return ended or not (last.full or _is_soft(line, last))


def _over_page(line: Line, before: list[Line]) -> bool:
    """Whether a heading stands above, at the end of a page: its text begins on the next one."""
    sign = marker(before[0].text)
    heading = sign is not None and sign.kind in _LARGE
    return heading and line.place.page > before[-1].place.page and line.text[:1].isupper()


def _is_title(text: str) -> bool:
    """A line in capitals; a lone abbreviation is not one."""
    return text.isupper() and (len(text) > 8 or (len(text) == 8 and " " in text))


def _is_soft(line: Line, last: Line) -> bool:
    """A soft break inside one paragraph of the file does not end it before a capital letter."""
    return line.place.paragraph == last.place.paragraph != 0 and line.place.page == 0


_LARGE = ("chapter", "annex", "article", "group", "criterion")


def _heads(line: Line, found: Marker, closed: bool, counters: Counters) -> bool:
    """Whether a sign at the beginning of a line is one, and not a wrapped sentence."""
    if line.firm:
        return True
    if found.kind in _LARGE and not line.text[:1].islower():
        return counters.due(found) or closed
    labelled = found.kind == "bullet" and next(label_candidates(line.text), None) is not None
    return counters.due(found) and (closed or labelled or found.kind in ("point", "clause"))


def _block(lines: list[Line]) -> Block:
    text = ""
    starts: list[tuple[int, Place]] = []
    for line in lines:
        text = _glued(text, line.text)
        starts.append((len(text), line.place))
        text += line.text
    return Block(text.rstrip(SOFT_HYPHEN), tuple(starts))


def _glued(before: str, after: str) -> str:
    """The text so far, ready for the next line: a word divided at the end is made whole."""
    if not before:
        return before
    if before.endswith(SOFT_HYPHEN):
        return before[:-1]
    divided = before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower()
    if divided and before[-2:-1].islower():
        return before[:-1]
    compound = before.endswith("-") and before[-2:-1].isalnum()
    return before if compound else before + " "
