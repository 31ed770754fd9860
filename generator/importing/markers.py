"""Signs of the legal form at the beginning of a line: articles, points, criteria, levels.

Patterns are written against folded text (`folding.fold`).
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importing.folding import D_WITH_STROKE, fold
from generator.importing.worth import WORTH

POINTS = f"abcd{D_WITH_STROKE}eghiklmnopqrstuvxy"
"""Letters of points in Vietnamese order."""

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?"
_ITEM = (
    r"(?:\(\d{1,3}\)\s*|\d{1,3}(?:\.\d{1,3})?[.)]\s*|(?:[a-z])[.)]\s*|[-*+\u2013\u2022\u25cf]\s*)?"
)
_PATTERNS = {
    "chapter": re.compile(r"(?:chuong|phan)\s+(?P<n>[ivxlc]+|\d{1,2}|thu [a-z]+)\b\s*[.:]?\s*"),
    "annex": re.compile(r"phu luc(?:\s+(?P<n>[ivxlc]+|\d{1,2}))?\s*$|mau so\s+(?P<m>\d+)"),
    "article": re.compile(r"dieu\s+(?P<n>\d{1,3})(?:\s*[.:]|\s*$)\s*"),
    "group": re.compile(_ITEM + r"tieu chuan\s+(?P<n>[ivx]+|\d{1,2})\s*(?:[.:)\u2013-]|$)\s*"),
    "criterion": re.compile(
        _ITEM + rf"tieu chi\s+(?:so\s+)?(?P<n>{_NUMBER})\s*(?:[.:)\u2013-]|$)\s*"
    ),
    "clause": re.compile(r"(?P<n>\d{1,2})[.)]\s+(?=\S)"),
    "decimal": re.compile(r"(?P<n>\d{1,2}\.\d{1,2})[.)]\s+(?=\S)"),
    "point": re.compile(r"(?P<n>[a-z])\)\s*"),
    "bullet": re.compile(r"[-*+\u2013\u2022\u25cf]\s+"),
}
_LEAD = re.compile(r"(?:(?P<clause>\d{1,3})[.)]|(?P<point>[a-z])\))\s*")


_REACH = 80
"""No sign is longer than this."""


@dataclass(frozen=True)
class Marker:
    """A sign at the beginning of a text; `end` is where the text behind it begins."""

    kind: str
    number: str
    end: int
    clause: str = ""
    point: str = ""


@functools.lru_cache(maxsize=8192)
def marker(text: str) -> Marker | None:
    """The sign that a text begins with."""
    folded = fold(text[:_REACH])
    for kind, pattern in _PATTERNS.items():
        match = pattern.match(folded)
        if match is None:
            continue
        groups = match.groupdict()
        number = groups.get("n") or groups.get("m") or ""
        if kind == "point":
            number = text[0].lower()
        lead = _LEAD.match(folded) if kind in ("group", "criterion") else None
        clause = (lead["clause"] or "") if lead else ""
        point = text[0].lower() if lead and lead["point"] else ""
        return Marker(kind, number, match.end(), clause, point)
    return None


_NUMBERED = rf"(?:\d{{1,2}}(?!{WORTH})\s*\(\s*)?"
"""A level's number in front of its name in brackets, "Mức 2 (đạt)"; not in front of points."""


def level_pattern(names: tuple[str, ...], inline: bool) -> re.Pattern[str]:
    """Finds level labels (`muc dat:`) of these folded names; inline ones need word and colon."""
    joined = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    lead = r"(?:(?P<lead>[a-z]|\d{1,2})[.)]\s*|[-*+\u2013\u2022\u25cf]\s*)?"
    word = rf"(?:o\s+)?(?:muc(?:\s+do)?|bac|cap\s+do)\s+{_NUMBERED}"
    if inline:
        return re.compile(
            rf"(?<![a-z0-9]){lead}{word}[\"\u201c]?(?P<name>{joined})[\"\u201d)]?(?:{WORTH})?\s*:\s*"
        )
    return re.compile(
        rf"{lead}(?:{word}(?P<name>{joined})\)?(?P<worth>{WORTH})?\s*(?:[.:\u2013-]|$)"
        rf"|(?P<bare>{joined})(?P<bare_worth>{WORTH})?\s*(?::|$))\s*"
    )


_ONLY_LEAD = re.compile(r"[a-z][.)]|\d{1,2}[.)]|[-*+\u2013\u2022\u25cf]")
_U_DOT_BELOW = chr(0x1EE5)
_ANY_LABEL = re.compile(
    rf"(?<![a-z0-9])(?:muc(?:\s+do)?|bac|cap\s+do)\s+{_NUMBERED}"
    rf"(?P<name>[a-z0-9]+(?: [a-z0-9]+){{0,3}}?)\)?(?:{WORTH})?\s*(?::|$)"
)


def label_candidates(text: str) -> Iterator[str]:
    """Names, as written, of what looks like a level label: at the start, or behind a full stop."""
    folded = fold(text)
    for match in _ANY_LABEL.finditer(folded):
        before = folded[: match.start()].rstrip()
        closed = match[0].rstrip().endswith(":")
        first = not before or _ONLY_LEAD.fullmatch(before)
        if (first or (before[-1] in ".;:,)" and closed)) and _means_level(text, match):
            yield text[match.start("name") : match.end("name")]


_BARE_LABEL = re.compile(
    r"(?:[a-z][.)]\s*|\d{1,2}[.)]\s*|[-*+\u2013\u2022\u25cf]\s*)?"
    rf"(?P<name>[a-z]{{2,12}}(?: [a-z]{{2,12}}){{0,2}})(?:{WORTH})?\s*:(?=\s|$)"
)


def bare_label(text: str) -> str:
    """The one to three words in front of a colon at the start, as written, or nothing."""
    match = _BARE_LABEL.match(fold(text[:_REACH]))
    return text[match.start("name") : match.end("name")] if match else ""


def _means_level(text: str, match: re.Match[str]) -> bool:
    """Folding makes one of a level's word and of a section's; only the first has a horn."""
    word = text[match.start() : match.start() + 3].lower()
    return word != f"m{_U_DOT_BELOW}c"
