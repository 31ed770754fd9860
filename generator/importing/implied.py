"""Criteria without the word for it: what stands in front of a run of levels is a criterion.

"1. Giữ gìn tác phong" or "- Giữ gìn tác phong" under a group, followed by the levels from the
first on. Only where the text names no criterion as one, and never outside a group.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.importing.folding import fold
from generator.importing.found import Found, FoundScale, Loose
from generator.importing.joining import Block
from generator.importing.markers import Marker, level_pattern, marker
from generator.importing.source import Place

Heads = Mapping[tuple[Place, str], Marker]
_FEWEST = 2
_SIGNS = ("clause", "decimal", "bullet", "point")
_NUMBERED = ("clause", "decimal")


def implied_criteria(blocks: Sequence[Block], scale: FoundScale) -> Heads:
    """Heads of criteria by place and text; none where criteria are named as such."""
    signs = [marker(b.text) for b in blocks]
    if scale.in_sections or not scale.levels or _named(signs):
        return {}
    runs = list(_runs(blocks, signs, scale))
    kinds = Counter(sign.kind for run in runs for _block, sign in run[-1:])
    if not kinds or kinds.total() < _FEWEST:
        return {}
    kind = kinds.most_common(1)[0][0]
    fitting = [[(b, sign) for b, sign in run if sign.kind == kind] for run in runs]
    found = [run[-1] for run in fitting if run]
    running = _run_on([sign.number for _block, sign in found])
    heads: dict[tuple[Place, str], Marker] = {}
    for block, sign in found:
        number = sign.number if kind in _NUMBERED else str(len(heads) + 1)
        heads[block.place(), block.text] = _head(sign, number, running)
    return heads


def _run_on(numbers: Sequence[str]) -> bool:
    """Whether numbers go on from group to group: then they are no clauses of an article."""
    return len(set(numbers)) == len(numbers)


def _head(sign: Marker, number: str, running: bool) -> Marker:
    clause = sign.number if sign.kind == "clause" and not running else ""
    point = sign.number if sign.kind == "point" else ""
    return Marker("criterion", number, sign.end, clause, point)


def _named(signs: Sequence[Marker | None]) -> bool:
    """Whether the text says of two parts, in front of its annexes, that they are criteria."""
    kinds = [sign.kind for sign in signs if sign is not None]
    end = kinds.index("annex") if "annex" in kinds else len(kinds)
    return kinds[:end].count("criterion") >= _FEWEST


def _runs(
    blocks: Sequence[Block], signs: Sequence[Marker | None], scale: FoundScale
) -> list[list[tuple[Block, Marker]]]:
    """For each run of levels that begins inside a group: the signed texts in front of it."""
    labels = _labels(blocks, scale)
    ends = {scale.described[0].key, scale.levels[-1].key} if scale.described else set()
    runs: list[list[tuple[Block, Marker]]] = []
    waiting: list[tuple[Block, Marker]] = []
    grouped = False
    for block, sign, label in zip(blocks, signs, labels, strict=True):
        if sign is not None and sign.kind in ("chapter", "annex", "article", "group"):
            grouped = sign.kind == "group" or (
                sign.kind == "article" and _is_group(block.text[sign.end :])
            )
            waiting = []
        elif label:
            if label in ends and grouped and waiting:
                runs.append(waiting)
            waiting = []
        elif sign is not None and sign.kind in _SIGNS:
            waiting.append((block, sign))
    return runs


def _is_group(heading: str) -> bool:
    sign = marker(heading)
    return sign is not None and sign.kind == "group"


def _labels(blocks: Sequence[Block], scale: FoundScale) -> list[str]:
    """The level whose label begins each block, or nothing."""
    pattern: re.Pattern[str] = level_pattern(tuple(x.key for x in scale.levels), inline=False)
    matches = (pattern.match(fold(block.text)) for block in blocks)
    return [(m["name"] or m["bare"]) if m else "" for m in matches]


def unnumbered(found: Found, heads: Heads) -> Iterator[Loose]:
    """Told where the numbers of criteria are ours, because the text has none."""
    counted = [
        sign.number for (_place, text), sign in heads.items() if not text.startswith(sign.number)
    ]
    counted += found.counted
    if counted and found.criteria:
        words = f"{counted[0]} – {counted[-1]}"
        yield Loose("unnumbered", words, found.criteria[0].place)
