"""The conditions of a rating, read word by word: quantities, criteria, levels.

A sentence such as "tất cả tiêu chí đạt mức khá trở lên, tối thiểu 2/3 tiêu chí đạt mức tốt"
becomes quantities that each take the next level. Words that mean nothing known are given back:
they make the rule doubtful instead of being skipped.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.importing.amounts import NUMBERS, SHARE, amount_of, can_be, more_than
from generator.importing.folding import fold
from generator.importing.found import FoundCondition
from generator.importing.point_phrases import POINT_QUANTITIES, point_condition

_OF = r"(?:\s+(?:tong\s+)?so)?(?:\s+cac)?\s+tieu chi(?:\s+tro len)?"
_LEAST = r"(?:toi thieu|it nhat|khong it hon|tu)"
_MOST = r"(?:khong qua|toi da|nhieu nhat|khong nhieu hon)"
_ONE = r"\d{1,3}(?:\.\d{1,3})?"
_COMMA = r"(?:,\s*va|,|va|den|-|\u2013|hoac)"
_LIST = rf"{_ONE}(?:\s*{_COMMA}\s*(?:tieu chi\s+)?{_ONE})*(?!\s*/)"
_HOME = r"(?:dieu|tieu chuan)\s+(?:so\s+)?\d{1,3}"
_HOMES = rf"(?P<home_n>{_HOME}(?:\s*(?:,|va)\s*{_HOME})*)"
_THIS = r"(?:\s+(?:cua\s+)?(?:quy dinh|thong tu|chuan|van ban|quyet dinh)(?:\s+nay)?)?"
_SOME = (
    r"(?:(?:it nhat\s+)?mot\s+trong\s+(?:so\s+)?)?(?:tat ca\s+|ca\s+|moi\s+)?(?:cac\s+|nhung\s+)?"
)
_STANDS = r"(?:duoc\s+)?(?:quy dinh\s+)?(?:neu\s+)?(?:tai|thuoc|o|cua|trong)"
_EACH = r"(?:o\s+|trong\s+)?moi tieu chuan(?:\s+deu)?(?:\s+phai)?(?:\s+co)?"
_EVERY = r"(?:tat ca(?:\s+cac)?|moi|toan bo(?:\s+cac)?|ca)\s+tieu chi"


def _amount_of(kind: str) -> str:
    return rf"\s+(?P<{kind}_n>{SHARE}|{NUMBERS}){_OF}"


_QUANTITIES = [
    ("each_group", rf"{_EACH}\s+{_LEAST}" + _amount_of("each_group")),
    ("home", rf"{_SOME}tieu chi\s+{_STANDS}\s+{_HOMES}{_THIS}"),
    ("named", rf"{_SOME}tieu chi\s+(?:so\s+)?(?P<named_n>{_LIST}){_THIS}"),
    ("over", r"(?:tren|qua|nhieu hon|hon)" + _amount_of("over")),
    ("most", _MOST + _amount_of("most")),
    ("none", r"khong\s+(?:co\s+|con\s+)?(?:mot\s+)?tieu chi nao"),
    ("all", rf"{_EVERY}|100\s*%\s*(?:so\s+)?tieu chi"),
    ("least", _LEAST + _amount_of("least")),
    ("any", r"(?:(?:it nhat|toi thieu)\s+)?(?:mot\s+|co\s+)?tieu chi(?:\s+(?:nao|bat ky))?"),
]
_FILLER = re.compile(
    r"(?:[\s,;.:()\u2013-]|\b(?:co|va|hoac|trong do|phai|deu|duoc|danh gia|xep|loai|khi|neu|"
    r"dap ung|dong thoi|la|voi|cac|dieu kien|sau day|sau|thi|nhung|bao gom|gom|con lai|"
    r"truong hop|xep loai)\b)+"
)
_BELOW = r"(?:o\s+|dat\s+)?(?:duoi|thap hon)\s+(?:muc\s+)?"
_AT = r"(?:(?:dat|duoc danh gia|xep|deu|phai|o|tu|tai|tu muc)\s+)*(?:muc\s+)?"


@dataclass(frozen=True)
class Vocabulary:
    """What the words of a rule may mean in this document."""

    levels: tuple[str, ...]
    """Folded names, lowest first."""
    criteria: tuple[str, ...]
    """Numbers of all criteria in order."""
    homes: Mapping[str, tuple[str, ...]]
    """`dieu 5` or `tieu chuan 2` -> numbers of the criteria there."""
    most_points: Fraction = Fraction(0)
    """What all criteria can bring together; 0 where not every level has points."""
    whole_points: bool = False
    """Whether all points are whole numbers."""

    @property
    def floor(self) -> str:
        return self.levels[0]


@dataclass(frozen=True)
class _Token:
    kind: str
    amount: str = ""
    criteria: tuple[str, ...] = ()
    level: str = ""
    points: FoundCondition | None = None


@dataclass(frozen=True)
class Phrase:
    """Conditions of one rating, and what was not understood of its words."""

    conditions: tuple[FoundCondition, ...]
    unread: tuple[str, ...]


def read_phrase(text: str, words: Vocabulary) -> Phrase:
    """The conditions in the words of one rating."""
    pattern = _pattern(words)
    folded = fold(text)
    tokens: list[_Token] = []
    unread: list[str] = []
    at = 0
    for match in pattern.finditer(folded):
        _leftover(text, folded, at, match.start(), unread)
        token = _token(match, words)
        if token.points is None and not can_be(token.kind, token.amount, len(words.criteria)):
            unread.append(text[match.start() : match.end()])
            token = _Token("impossible")
        tokens.append(token)
        at = match.end()
    _leftover(text, folded, at, len(text), unread)
    conditions, loose = _paired(tokens, words)
    return Phrase(tuple(conditions), (*unread, *loose))


def _leftover(text: str, folded: str, start: int, end: int, unread: list[str]) -> None:
    if _FILLER.sub(" ", folded[start:end]).strip():
        unread.append(text[start:end].strip(" ,;.:"))


def _pattern(words: Vocabulary) -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in sorted(words.levels, key=len, reverse=True))
    quantities = [*(POINT_QUANTITIES if words.most_points else ()), *_QUANTITIES]
    parts = [f"(?P<{kind}>{source})" for kind, source in quantities]
    parts.insert(0, rf"(?P<below>{_BELOW}(?P<below_n>{names}))(?![a-z])")
    tail = r"(?:\s+(?:tro len|hoac cao hon|tro xuong))?"
    parts.append(rf"(?P<at>{_AT}(?P<at_n>{names})(?P<tail>{tail}))(?![a-z])")
    return re.compile("|".join(rf"\b{part}" for part in parts))


def _token(match: re.Match[str], words: Vocabulary) -> _Token:
    groups = match.groupdict()
    kind = next(k for k in _KINDS if groups.get(k) is not None)
    if kind in _POINT_NAMES:
        try:
            return _Token(kind, points=point_condition(kind, groups, words.most_points))
        except ValueError:
            return _Token("least", "0")
    if kind in ("below", "at"):
        down = kind == "at" and match["tail"].strip() == "tro xuong"
        return _Token("down" if down else kind, level=match[f"{kind}_n"])
    if kind == "named":
        return _Token("named", criteria=_numbers(match["named_n"], words))
    if kind == "home":
        homes = re.findall(_HOME, match["home_n"])
        plain = [re.sub(r"\s+(?:so\s+)?", " ", h.replace("  ", " ")) for h in homes]
        found = tuple(c for home in plain for c in words.homes.get(home, ()))
        return _Token("named", criteria=found)
    return _Token(kind, amount_of(groups.get(f"{kind}_n") or ""))


_POINT_NAMES = tuple(kind for kind, _ in POINT_QUANTITIES)
_KINDS = ("below", "at", *_POINT_NAMES, *(kind for kind, _ in _QUANTITIES))


def _numbers(text: str, words: Vocabulary) -> tuple[str, ...]:
    """Numbers of a list; `3 den 7` stands for all between."""
    numbers: list[str] = []
    series = False
    for part in re.findall(rf"{_ONE}|den|-|\u2013", text):
        if part in ("den", "-", "\u2013"):
            series = True
        elif series and numbers and {numbers[-1], part} <= set(words.criteria):
            first, last = words.criteria.index(numbers[-1]), words.criteria.index(part)
            numbers += words.criteria[first + 1 : last + 1]
            series = False
        else:
            numbers.append(part)
    return tuple(numbers)


def _paired(tokens: Sequence[_Token], words: Vocabulary) -> tuple[list[FoundCondition], list[str]]:
    """Every quantity with the first level behind it; an impossible one was reported already."""
    conditions: list[FoundCondition] = []
    waiting: list[_Token] = []
    loose: list[str] = []
    for token in tokens:
        if token.points is not None:
            conditions.append(token.points)
            continue
        if token.kind not in ("below", "at", "down"):
            waiting.append(token)
            continue
        if not waiting and not (token.kind == "at" and token.level == words.floor):
            loose.append(token.level)
        for quantity in waiting or [_Token("any")] * (token.level == words.floor):
            condition = _condition(quantity, token, words)
            if quantity.kind == "impossible":
                continue
            if condition is None:
                loose.append(token.level)
            else:
                conditions.append(condition)
        waiting = []
    loose += [token.kind for token in waiting if token.kind not in ("any", "impossible")]
    return conditions, loose


def _condition(quantity: _Token, level: _Token, words: Vocabulary) -> FoundCondition | None:
    """A condition of the rule's data; kinds that begin with `not_` are the bottom's negations."""
    low = _low(level, words)
    kind = quantity.kind
    if low:
        made = {
            "none": ("every", ""), "most": ("no_more_than", quantity.amount),
            "over": ("not_no_more_than", quantity.amount), "any": ("not_every", ""),
            "named": ("not_named", ""), "least": ("not_fewer_than", quantity.amount),
        }.get(kind)  # fmt: skip
        return FoundCondition(made[0], low, made[1], quantity.criteria) if made else None
    if level.kind != "at":
        return None
    if kind == "over":
        count = more_than(quantity.amount, len(words.criteria))
        return FoundCondition("count", level.level, str(count))
    made = {
        "all": ("every", ""),
        "named": ("named", ""),
        "each_group": ("each_group", quantity.amount),
        "least": ("share" if "/" in quantity.amount else "count", quantity.amount),
    }.get(kind)
    return FoundCondition(made[0], level.level, made[1], quantity.criteria) if made else None


def _low(level: _Token, words: Vocabulary) -> str:
    """The level that is missed, when these words say that a level is missed."""
    index = words.levels.index(level.level)
    if level.kind == "below":
        return level.level
    missed = level.kind == "down" or level.level == words.floor
    return words.levels[index + 1] if missed and index + 1 < len(words.levels) else ""
