"""Sentences that end otherwise than the others of the text do: cut, or lists left open."""

import itertools
from collections.abc import Iterator, Sequence

from generator.importing.found import Loose
from generator.importing.joining import Block
from generator.importing.markers import marker

HEADINGS = ("chapter", "annex", "article", "group", "criterion")
_CLOSING = '.;:!?/"”»)]'
_HABIT = 0.85
"""So many blocks must end in the same manner before one that does not is told."""
_FEWEST = 12
_SHORT = 25


def cut_sentences(blocks: Sequence[Block]) -> Iterator[Loose]:
    """Paragraphs that end without a sign where the others have one, and lists left open."""
    sentences = [b for b in blocks if _is_sentence(b)] + list(_ending(blocks))
    open_ended = [b for b in sentences if b.text[-1] not in _CLOSING]
    if len(sentences) < _FEWEST or len(sentences) - len(open_ended) < _HABIT * len(sentences):
        return
    points = [(a, b) for a, b in itertools.pairwise(blocks) if _is_point(a) and _is_point(b)]
    nothing_opened = [a for a, _b in points if a.text[-1] == ":" and len(a.text) > _SHORT]
    for block in (*open_ended, *nothing_opened):
        yield Loose("cut", _tail(block), block.place(len(block.text) - 1))
    signed = [(a, b) for a, b in itertools.pairwise(blocks) if marker(a.text) and _is_sentence(a)]
    last = [a for a, b in signed if _rank(b) < _rank(a)]
    full = [block for block in last if block.text[-1] == "."]
    for block in last if len(full) >= _HABIT * len(last) else ():
        if block.text[-1] in ";:":
            yield Loose("list_open", _tail(block), block.place(len(block.text) - 1))


def _is_point(block: Block) -> bool:
    sign = marker(block.text)
    return sign is not None and sign.kind == "point"


_RANKS = (
    "annex",
    "chapter",
    "article",
    "group",
    "criterion",
    "clause",
    "decimal",
    "point",
    "bullet",
    "",
)


def _rank(block: Block) -> int:
    """How deep a paragraph stands; what has no sign stands deepest."""
    sign = marker(block.text)
    if sign is None:
        return 2 if block.text.isupper() else len(_RANKS)
    return _RANKS.index(sign.kind)


def _tail(block: Block) -> str:
    return f"… {block.text[-60:]}"


def _is_sentence(block: Block) -> bool:
    sign = marker(block.text)
    if _is_point(block):
        return True
    heading = sign is not None and sign.kind in HEADINGS
    return not heading and len(block.text) >= _SHORT and not block.text.isupper()


def _ending(blocks: Sequence[Block]) -> Iterator[Block]:
    """Short texts that nothing hangs on: a heading has something deeper below it."""
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if _is_sentence(block) or block.text.isupper():
            continue
        sign, above = marker(block.text), marker(before.text) if before else None
        clause = sign is not None and sign.kind == "clause"
        lead = sign is None and above is not None and above.kind in ("article", "group")
        if (clause or lead) and (after is None or _rank(after) <= _rank(block)):
            yield block
