"""Places that fall out of the text's own habit: jumps in numbers, slips of letters."""

import re
from collections.abc import Collection, Iterator, Sequence

from generator.importing.folding import fold
from generator.importing.found import Found, Loose
from generator.importing.joining import Block
from generator.importing.markers import POINTS, Marker, marker
from generator.importing.sections import opens_section
from generator.importing.sentences import HEADINGS, cut_sentences

_INSIDE = re.compile(
    r"[^\W\d_]\d[^\W\d_]|\d[lI|oO]\d|(?<=\s)[lI|]\d|(?<![^\W_])\d[^\W\d_]{2,}|[^\W\d_][|!][^\W\d_]"
    r"|[a-z\u00e0-\u00fd\u0103\u0111\u01a1\u01b0\u1ea1-\u1ef9]{2}\d(?!\w)"
)
_NOT_WORDS = re.compile(r"\S*[/@_–-]\S*|https?:\S*")
_ALONE = re.compile(r"(?<=\s)[lI|](?=[\s/,.;:])")
_LETTERS = re.compile(r"(?:diem|muc|phan|lop|khoi|hoc ky|ky|cap|hang|loai|chuong)\b[^.;:]{0,22}$")
_POINT = re.compile(r"\bdiem\b[^.;:]{0,22}$")
"""Words behind which a single letter or a Roman number is at home."""
_LEAD = re.compile(r"[lIoO|!]\s?[.)]\s+(?=\S)|[lI|]\d[.)]\s")
_ALIKE = str.maketrans({"1": "l", "!": "l", "|": "l", "i": "l", "0": "o", "5": "s"})
_HEADS = ("tieu chuan", "tieu chi", "dieu", "chuong", "muc")


def irregular(found: Found, blocks: Sequence[Block]) -> Iterator[Loose]:
    """Everything in the running text that looks like damage."""
    body = _body(blocks)
    heads = {c.place for c in found.criteria}
    running = [
        b
        for b in body
        if not opens_section(b.text, found.scale) and (b.place() not in heads or _is_head(b))
    ]
    yield from _jumps(body, set(map(id, running)))
    yield from cut_sentences(running)
    for block in blocks:
        yield from _slips(block)
    yield from _without_text(found)


def _is_head(block: Block) -> bool:
    """Whether a text says itself that it is a larger part."""
    sign = marker(block.text)
    return sign is not None and sign.kind in HEADINGS


def _body(blocks: Sequence[Block]) -> list[Block]:
    """What stands from the first article, group or criterion on."""
    for number, block in enumerate(blocks):
        sign = marker(block.text)
        if sign is not None and sign.kind in ("article", "group", "criterion"):
            return list(blocks[number:])
    return []


_SWALLOWED = re.compile(r"\s\d{1,2}[.)]\s+[^\W\d_].*[.;]$")
"""A clause inside a heading: what stood between them is lost."""


class _Series:
    """The number that is due next in clauses and points."""

    def __init__(self) -> None:
        self.clause = 0
        self.point = -1

    def clause_fits(self, number: int) -> bool:
        fits = number == self.clause + 1
        self.clause, self.point = number, -1
        return fits

    def point_fits(self, letter: str) -> bool:
        place = POINTS.find(letter)
        step = place - self.point
        skipped = step == 2 and POINTS[place - 1 : place] not in ("", *"abceghikl")
        self.point = place
        return step == 1 or skipped

    def restart(self, deep: bool = False) -> None:
        self.point = -1
        if not deep:
            self.clause = 0


def _jumps(blocks: Sequence[Block], running: Collection[int]) -> Iterator[Loose]:
    """Clauses and points that do not run on; under what is no running text they begin again."""
    series = _Series()
    for block in blocks:
        if id(block) not in running:
            series.restart()
            continue
        sign = marker(block.text)
        if (
            sign is not None
            and sign.kind == "article"
            and _SWALLOWED.search(block.text[sign.end :])
        ):
            yield Loose("clause_jumps", _start(block), block.place())
        if sign is None:
            if block.text.endswith(":"):
                series.restart(deep=True)
            continue
        if sign.kind in ("chapter", "annex", "article") or (
            sign.kind == "group" and not sign.clause
        ):
            series.restart()
        elif not _fits(sign, series):
            yield Loose(f"{_kind(sign)}_jumps", _start(block), block.place())


def _kind(sign: Marker) -> str:
    return "point" if sign.kind == "point" or sign.point else "clause"


def _fits(sign: Marker, series: _Series) -> bool:
    if sign.kind == "clause":
        return series.clause_fits(int(sign.number))
    if sign.kind in ("group", "criterion") and sign.clause:
        return series.clause_fits(int(sign.clause))
    if sign.kind == "point" or sign.point:
        return series.point_fits(sign.point or sign.number)
    if sign.kind == "criterion":
        series.restart(deep=True)
    return True


def _start(block: Block) -> str:
    return block.text[:60]


def _slips(block: Block) -> Iterator[Loose]:
    """Letters and digits mixed in a word, and headings that are nearly ones."""
    text = _NOT_WORDS.sub(lambda m: " " * len(m[0]), block.text)
    match = _LEAD.match(block.text) or _INSIDE.search(text) or _alone(block.text)
    if match:
        start = max(0, match.start() - 12)
        yield Loose("slip", block.text[start : match.end() + 25], block.place(match.start()))
    elif near_heading(block.text):
        yield Loose("near_heading", _start(block), block.place())


def _alone(text: str) -> re.Match[str] | None:
    """A single l or I where a number stood."""
    folded = fold(text)
    for match in _ALONE.finditer(text):
        home = _POINT if match[0] == "l" else _LETTERS
        if not home.search(folded[: match.start()]):
            return match
    return None


def near_heading(text: str) -> bool:
    """Whether a text begins like a heading that misses it by a letter: "Tiêu chl 4."."""
    sign = marker(text)
    if sign is not None and sign.kind in HEADINGS:
        return False
    folded = re.sub(r"^(?:[\dl]{1,3}[.)]|[a-z][.)]|[-*+])\s*", "", fold(text[:40]))
    words = folded.split()
    for head in _HEADS:
        size = len(head.split())
        first, number = " ".join(words[:size]), "".join(words[size : size + 1])
        if not re.match(r"[\dlio|!]{1,3}(?:\.\d+)?[.:)]", number):
            continue
        exact = first == head and not re.match(r"\d", number)
        if exact or (first != head and _alike(first, head)):
            return True
    return False


def _alike(one: str, other: str) -> bool:
    """The same but for letters that scanners mix up, or one letter of a long word."""
    left, right = one.translate(_ALIKE), other.translate(_ALIKE)
    if left == right:
        return True
    if len(other) < 7 or abs(len(left) - len(right)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
    return left[same + 1 :] in (right[same + 1 :], right[same:]) or left[same:] == right[same + 1 :]


def _without_text(found: Found) -> Iterator[Loose]:
    """A group or a criterion without the lead-in words that nearly all of the others have."""
    groups = found.groups
    bare = [g for g in groups if not g.text]
    if len(groups) >= 3 and 0 < len(bare) <= max(1, len(groups) // 5):
        for group in bare:
            yield Loose("group_bare", group.number, group.place)
