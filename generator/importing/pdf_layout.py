"""Stretches of a page become lines in reading order: columns, paragraphs, full lines."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from generator.importing.folding import clean
from generator.importing.source import Line, Place


@dataclass(frozen=True)
class Stretch:
    """Text on one baseline; PDF counts upwards, so a higher `bottom` is further up the page."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def page_lines(page: int, stretches: Sequence[Stretch]) -> list[Line]:
    """The lines of one page in reading order."""
    kept = [s for s in stretches if clean(s.text)]
    ordered = _unwoven(_merged(kept))
    leading = _leading(ordered)
    lines: list[Line] = []
    for number, stretch in enumerate(ordered, 1):
        before = ordered[number - 2] if number > 1 else None
        firm = before is not None and (
            _gap(before, stretch) > 1.2 * leading or _indented(before, stretch)
        )
        full = _wraps(stretch, ordered[number : number + 1], ordered)
        lines.append(Line(clean(stretch.text), Place(page, 0, number), firm, full))
    return lines


def _merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours on one baseline that hardly part: a bold label and the text behind it."""
    merged: list[Stretch] = []
    for stretch in stretches:
        last = merged[-1] if merged else None
        if last and _same_row(last, stretch) and 0 <= stretch.left - last.right < last.size:
            text = f"{last.text} {stretch.text}"
            merged[-1] = Stretch(text, last.left, stretch.right, last.bottom, last.size)
        else:
            merged.append(stretch)
    return merged


def _same_row(one: Stretch, other: Stretch) -> bool:
    return abs(one.bottom - other.bottom) < 0.4 * max(one.size, other.size)


def _share(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches stand in the same column."""
    return one.left < other.right and other.left < one.right


def _indented(before: Stretch, stretch: Stretch) -> bool:
    """Whether a paragraph begins with an indent, as those of circulars do."""
    step = stretch.left - before.left
    return 0.8 * stretch.size < step < 5 * stretch.size and not stretch.text[:1].islower()


def _wraps(stretch: Stretch, after: Sequence[Stretch], page: Sequence[Stretch]) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    rights = [s.right for s in page if _aligned(s, stretch)]
    right = max(rights)
    if not after:
        return stretch.right + _LONG_WORD * _letter(stretch) > right
    if len(rights) >= _FEWEST_ROWS and _justified(rights, right):
        return stretch.right > right - 0.3 * stretch.size
    first = after[0].text.split()[0]
    return stretch.right + (len(first) + 1) * _letter(stretch) > right


_LONG_WORD = 12
"""Letters of a word that may have gone over to the next page; Vietnamese has no longer ones."""


def _letter(stretch: Stretch) -> float:
    """The width of a letter."""
    return (stretch.right - stretch.left) / max(len(stretch.text), 1)


def _justified(rights: Sequence[float], right: float) -> bool:
    """Whether most lines end at the same edge: then only the last of a paragraph falls short."""
    return sum(r > right - 1.5 for r in rights) > 0.5 * len(rights)


def _aligned(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches begin at about the same left edge, an indent more or less."""
    return abs(one.left - other.left) < 3 * max(one.size, other.size)


def _leading(ordered: Sequence[Stretch]) -> float:
    """The usual way from one line to the next."""
    gaps = [_gap(a, b) for a, b in itertools.pairwise(ordered)]
    usual = [g for g in gaps if 0 < g < 60]
    return median(usual) if usual else 1000.0


def _gap(before: Stretch, stretch: Stretch) -> float:
    return before.bottom - stretch.bottom


def _unwoven(stretches: list[Stretch]) -> list[Stretch]:
    """Two columns that the file holds line by line, left and right in turn, one after the other.

    A file that holds each column (or each cell of a table) on its own is left in its order.
    """
    result: list[Stretch] = []
    index = 0
    while index < len(stretches):
        end = _woven_until(stretches, index)
        if end - index >= 2 * _FEWEST_ROWS:
            pairs = stretches[index:end]
            result += [*pairs[0::2], *pairs[1::2]]
            index = end
        else:
            result.append(stretches[index])
            index += 1
    return result


_FEWEST_ROWS = 6


def _woven_until(stretches: Sequence[Stretch], start: int) -> int:
    """The end of the run of left-right pairs on one baseline that begins at `start`."""
    end = start
    while end + 1 < len(stretches):
        left, right = stretches[end], stretches[end + 1]
        first = stretches[start]
        apart = _same_row(left, right) and right.left > left.right
        if not apart or (end > start and not _share(first, left)):
            break
        if end > start and right.left < max(s.right for s in stretches[start:end:2]):
            break
        end += 2
    return end
