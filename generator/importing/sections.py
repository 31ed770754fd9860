"""Levels as sections: a level is a heading, and below it stand all criteria as it asks for them.

Criteria that come back under another level are the same criteria; each section holds one
descriptor of each. What the heads of all sections have in common is the name of a criterion.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from generator.importing.folding import fold
from generator.importing.found import (
    Cite,
    Found,
    FoundCriterion,
    FoundGroup,
    FoundScale,
    FoundText,
    Loose,
)
from generator.importing.joining import Block
from generator.importing.markers import marker

_LONGEST = 140
_HEAD = re.compile(
    r"(?:^|.*[\s.:(])(?:muc|bac|cap do)\s+(?:do\s+)?(?:\d{1,2}\s*\(\s*)?"
    r"(?P<name>[a-z]+(?: [a-z]+){0,2}|\d{1,2})\)?\s*[.:]?"
)
_U_DOT_BELOW = chr(0x1EE5)
_CAPITAL_U_DOT_BELOW = chr(0x1EE4)
_NO_HEADS = ("criterion", "bullet", "point")


def section_name(text: str) -> str:
    """The level that a heading ends in, as written: "Mục 2. Tiêu chuẩn mức 2" has level 2."""
    if len(text) > _LONGEST or text.rstrip()[-1:] in ";,":
        return ""
    sign = marker(text)
    if sign is not None and sign.kind in _NO_HEADS:
        return ""
    match = _HEAD.fullmatch(fold(text))
    if match is None or _is_part(text, match.start("name")):
        return ""
    return text[match.start("name") : match.end("name")]


def _is_part(text: str, at: int) -> bool:
    """Whether the word in front of the name is that of a part of a text, which folding hides."""
    words = text[:at].split()
    return any(u in words[-1] for u in (_U_DOT_BELOW, _CAPITAL_U_DOT_BELOW)) if words else False


def opens_section(text: str, scale: FoundScale) -> str:
    """The key of the level whose section this heading opens, or nothing."""
    name = fold(section_name(text)) if scale.in_sections else ""
    return name if any(level.key == name for level in scale.levels) else ""


def section_levels(blocks: Sequence[Block]) -> dict[str, str]:
    """Folded name -> name as written, of levels under which the same criteria come back.

    Empty where levels are no sections: then no criterion stands under two of them.
    """
    written: dict[str, str] = {}
    under: dict[str, set[str]] = {}
    current = ""
    for block in blocks:
        sign = marker(block.text)
        if sign is not None and sign.kind == "annex":
            break
        if sign is not None and sign.kind == "criterion" and current:
            under[current].add(sign.number)
        elif name := section_name(block.text):
            current = fold(name)
            written.setdefault(current, name.lower())
            under.setdefault(current, set())
    filled = [key for key, numbers in under.items() if numbers]
    pairs = itertools.combinations((under[key] for key in filled), 2)
    same = [len(a & b) * 2 > min(len(a), len(b)) for a, b in pairs]
    many = all(len(under[key]) > 1 for key in filled)
    return {key: written[key] for key in filled} if same and all(same) and many else {}


def merge_sections(found: Found) -> None:
    """Make one criterion of what stands under each level with the same number."""
    if not any(c.section for c in found.criteria):
        return
    first: dict[tuple[str, str], list[FoundCriterion]] = {}
    homes: dict[tuple[str, str], FoundGroup] = {}
    for group in found.groups:
        for criterion in group.criteria:
            first.setdefault((group.number, criterion.number), []).append(criterion)
            homes.setdefault((group.number, criterion.number), group)
    for group in found.groups:
        group.criteria = [
            _merged(parts, found) for key, parts in first.items() if homes[key] is group
        ]
    _same_groups(found)


def _same_groups(found: Found) -> None:
    """A group that stands in every section is kept where it stands first."""
    for group in [g for g in found.groups if not g.criteria]:
        other = next((g for g in found.groups if g.number == group.number and g.criteria), None)
        if other is None:
            continue
        found.groups.remove(group)
        for text in (group.name, *group.text):
            found.loose.append(Loose("section", text, group.place))


def _merged(parts: Sequence[FoundCriterion], found: Found) -> FoundCriterion:
    """One criterion; a second text for the same level is told."""
    one = parts[0]
    sections = [p for p in parts if p.section]
    if not sections:
        return one
    name = _common([p.name for p in sections])
    for part in sections:
        rest = part.name[len(name) :].strip(" .:;–-")
        text = "\n\n".join(x for x in (rest, *part.text) if x).rstrip(" ;")
        cite = Cite(part.cite.article, part.cite.clause, part.cite.point, part.number, part.section)
        if part.section in one.levels:
            found.loose.append(Loose("level_twice", text, part.place))
        elif text:
            one.levels[part.section] = FoundText(text, cite, part.place)
    one.name, one.text = name.rstrip(" .:;–-"), []
    return one


_PIECE = re.compile(r"[^.:;]+[.:;]?\s*")


def _common(heads: Sequence[str]) -> str:
    """What all heads begin with, up to a sign; all of it where they are the same."""
    if len({fold(h.strip(" .:;")) for h in heads}) == 1:
        return heads[0]
    pieces = [_PIECE.findall(h) for h in heads]
    kept = list(_same_pieces(pieces))
    return "".join(kept)


def _same_pieces(pieces: Sequence[Sequence[str]]) -> Iterator[str]:
    for column in zip(*pieces, strict=False):
        if len({fold(x.strip(" .:;")) for x in column}) > 1:
            return
        yield column[0]
