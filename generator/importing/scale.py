"""The scale of a document: which words are levels, and in which order."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.importing.folding import fold
from generator.importing.found import FoundLevel, FoundScale
from generator.importing.joining import Block
from generator.importing.markers import bare_label, label_candidates, marker
from generator.importing.sections import section_levels
from generator.importing.source import Table
from generator.importing.worth import split_worth

_LIST = re.compile(
    r"(?:tang dan|tu thap (?:den|len) cao|thap den cao|tu thap nhat den cao nhat|muc)\s*"
    r"(?:(?:gom|la|nhu sau)\s*:?|:)\s*([^.;:]+)"
)
_DOWN = re.compile(
    r"(?:giam dan|tu cao (?:xuong|den) thap)\s*(?:(?:gom|la|nhu sau)\s*:?|:)\s*([^.;:]+)"
)
_SPLIT = re.compile(r"\s*,\s*(?:va\s+)?|\s+va\s+")


def find_scale(blocks: Sequence[Block], tables: Sequence[Table]) -> FoundScale:
    """The levels with labels in the document, put in order by what the document says of it."""
    if len(written := section_levels(blocks)) >= 2:
        return replace(_scale(written, blocks), in_sections=True)
    written = _labels(blocks, tables)
    if len(written) < 2:
        written = _bare_labels(blocks)
    return _scale(written, blocks) if len(written) >= 2 else FoundScale()


def _scale(written: dict[str, str], blocks: Sequence[Block]) -> FoundScale:
    ordered, by = _ordered(tuple(written), blocks)
    if extra := next((k for k in ordered if k not in written), None):
        levels = tuple(FoundLevel(k, written[k]) for k in ordered if k != extra)
        return FoundScale((FoundLevel(extra, _written_floor(extra, blocks)), *levels), by)
    levels = tuple(FoundLevel(key, written[key]) for key in ordered)
    floor = _floor(blocks, ordered)
    if floor is None:
        return FoundScale(levels, by, floor_described=True)
    if floor in ordered:
        rest = tuple(level for level in levels if level.key != floor)
        return FoundScale((FoundLevel(floor, written[floor]), *rest), by, floor_described=True)
    return FoundScale((FoundLevel(floor, _written_floor(floor, blocks)), *levels), by)


def _labels(blocks: Sequence[Block], tables: Sequence[Table]) -> dict[str, str]:
    """Folded name -> name as written, in the order of the document, of labels that come back."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    numbers: set[str] = set()
    for text in _texts(blocks):
        found = marker(text)
        if found is not None and found.kind == "criterion":
            numbers.add(found.number)
        for name in label_candidates(text):
            counts[fold(name)] += 1
            written.setdefault(fold(name), name.lower())
    heads = list(_headers(tables))
    for name in heads:
        written.setdefault(fold(name), name.lower())
    often = max(2, len(numbers) // 2)
    known = {fold(name) for name in heads}
    return {k: v for k, v in written.items() if counts[k] >= often or k in known}


def _bare_labels(blocks: Sequence[Block]) -> dict[str, str]:
    """Words in front of a colon that nearly every criterion has: "Đạt: ...", "Khá: ..."."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    numbers: set[str] = set()
    for block in blocks:
        found = marker(block.text)
        if found is not None and found.kind == "criterion":
            numbers.add(found.number)
        elif (name := bare_label(block.text)) and (numbers or fold(name) in _KNOWN):
            counts[fold(name)] += 1
            written.setdefault(fold(name), name.lower())
    often = max(2, round(len(numbers) * 0.6))
    return {key: name for key, name in written.items() if counts[key] >= often}


def _texts(blocks: Sequence[Block]) -> Iterable[str]:
    """Texts of blocks, each of their lines on its own where a label may begin in it."""
    for block in blocks:
        at = [start for start, _place in block.starts] + [len(block.text)]
        yield block.text
        for start, end in itertools.pairwise(at[1:]):
            line = block.text[start:end].strip()
            if next(label_candidates(line), None) and not _inline(block.text, start):
                yield line


def _inline(text: str, start: int) -> bool:
    """Whether a label at this letter was seen already, behind a full stop."""
    return text[:start].rstrip()[-1:] in tuple(".;:,)")


def _headers(tables: Sequence[Table]) -> Iterable[str]:
    for table in tables:
        for row in table.rows:
            names = [n for cell in row for n in _whole(cell.text)]
            if len(names) >= 2:
                yield from names
        yield from _bare_heads(table)
        first = [n for row in table.rows for n in _whole(row[0].text)]
        if len(set(map(fold, first))) >= 2:
            yield from first


_CRITERION_HEAD = re.compile(r"(?:ten |noi dung )?tieu chi")
_BESIDE = re.compile(
    r"(?:tt|stt|so|ghi chu|(?:so )?diem(?: (?:toi da|chuan|so))?|minh chung|so tt)\.?"
)


def _bare_heads(table: Table) -> Iterable[str]:
    """Heads of columns beside that of the criteria, where all of them are names of levels."""
    for row in table.rows:
        heads = [split_worth(cell.text)[0].strip(" .:") for cell in row]
        if not any(_CRITERION_HEAD.fullmatch(fold(head)) for head in heads):
            continue
        others = [
            head
            for head in heads
            if not (_CRITERION_HEAD.fullmatch(fold(head)) or _BESIDE.fullmatch(fold(head)))
        ]
        if len(others) >= 2 and all(fold(head) in _KNOWN for head in others):
            yield from others


def _whole(text: str) -> Iterable[str]:
    bare = split_worth(text)[0]
    for name in label_candidates(bare):
        if len(bare) <= len(name) + 8:
            yield name


def _ordered(keys: tuple[str, ...], blocks: Sequence[Block]) -> tuple[tuple[str, ...], str]:
    """Levels from low to high: as the document lists them, else as the criteria have them.

    The list may begin with one more level, which the criteria do not describe: the lowest.
    """
    for pattern, step in ((_DOWN, -1), (_LIST, 1)):
        for block in blocks:
            for match in pattern.finditer(fold(block.text)):
                listed = [_name(part) for part in _SPLIT.split(match[1].strip())]
                inside = [name for name in listed if name in keys]
                upwards = tuple(listed[::step])
                if set(inside) == set(keys) and set(upwards[1:]) == set(keys):
                    return upwards, "listed"
                if set(inside) == set(keys):
                    return tuple(inside[::step]), "listed"
    known = sorted(keys, key=_rank_of)
    if all(_rank_of(key) < len(_KNOWN) for key in keys):
        return tuple(known), "known"
    return keys, "order"


_KNOWN = ("kem", "yeu", "khong dat", "chua dat", *map(str, range(10)), "dat", "trung binh",
          "dat yeu cau", "kha", "tot", "gioi", "xuat sac")  # fmt: skip
"""Names of levels whose order everybody knows, lowest first."""


def _rank_of(key: str) -> int:
    return _KNOWN.index(key) if key in _KNOWN else len(_KNOWN)


def _name(text: str) -> str:
    return re.sub(r"^(?:muc|bac)\s+(?:do\s+)?", "", text.strip())


def _floor(blocks: Sequence[Block], ordered: Sequence[str]) -> str | None:
    """The level below the lowest described one: "chua" or "khong" in front of that one's name."""
    lowest = ordered[0]
    for key in ordered:
        if key in (f"chua {lowest}", f"khong {lowest}"):
            return key
    if lowest.startswith(("chua", "khong")):
        return None
    number = lowest.isdigit()
    name = rf"(?:dat\s+)?(?:muc\s+)?{re.escape(lowest)}" if number else re.escape(lowest)
    pattern = re.compile(rf"\b(?:chua|khong)\s+{name}(?![a-z0-9])")
    counts = Counter(m[0] for block in blocks for m in pattern.finditer(fold(block.text)))
    return counts.most_common(1)[0][0] if counts else None


def _written_floor(floor: str, blocks: Sequence[Block]) -> str:
    for block in blocks:
        at = fold(block.text).find(floor)
        if at >= 0:
            return block.text[at : at + len(floor)].lower()
    return floor
