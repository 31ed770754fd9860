"""The text against its own counts: running numbers, "gồm 5 tiêu chuẩn", articles it refers to."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from generator.importing.folding import fold
from generator.importing.found import Found, FoundArticle, FoundGroup, Loose
from generator.importing.joining import Block
from generator.importing.points import most_points, plain
from generator.importing.source import Place

_UNITS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_WORDS = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{f"muoi {word}": n + 10 for n, word in enumerate(_UNITS[:9], 1)},
    "muoi lam": 15,
    "hai muoi": 20,
    **{f"hai muoi {word}": n + 20 for n, word in enumerate(_UNITS[:9], 1)},
    "hai muoi lam": 25,
    "ba muoi": 30,
}
_NUMBER = "|".join(["0?[1-9]", r"[1-9]\d", *sorted(_WORDS, key=len, reverse=True)])
_HAS = r"(?:gom|co|bao gom|gom co|voi|duoc chia thanh)\s+"
_GROUPS = re.compile(rf"{_HAS}(?P<n>{_NUMBER})\s+tieu chuan\b")
_CRITERIA = re.compile(
    rf"tieu chuan(?:[^.;:]{{0,12}}?(?:,|\bva|\bvoi|\bgom|\bco))+\s+(?:tong cong\s+|tat ca\s+)?"
    rf"(?P<n>{_NUMBER})\s+tieu chi\b"
)
_OWN = re.compile(rf"{_HAS}(?P<n>{_NUMBER})\s+tieu chi\b(?!\s+(?:dat|o|tu|duoc|chua))")
_LEVELS = re.compile(rf"(?:co|gom|theo)\s+(?P<n>{_NUMBER})\s+muc\b(?!\s+(?:do|luong|phi))")
_REFERS = re.compile(
    r"dieu\s+(?P<n>\d{1,3})\s+(?:cua\s+)?(?:ban\s+)?(?:quy dinh|thong tu|chuan|quyet dinh|van ban)"
    r"(?:\s+(?:nay|kem theo))"
)
_TOTAL = re.compile(
    r"(?:thang\s+diem|tong\s+(?:so\s+)?diem(?:\s+toi\s+da)?(?:\s+cua\s+[^.;:\d]{0,40}?)?|tong\s+cong)"
    r"\s*(?:la|:)?\s+(?P<n>\d{1,4})\s*(?:diem\b|[.;)]|$)"
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


def gaps(
    found: Found, articles: Sequence[FoundArticle], blocks: Sequence[Block]
) -> Iterator[Loose]:
    """What the text itself says that it has and has not; a lost beginning or end comes first."""
    yield from _ends(found, articles)
    yield from _refers(articles, blocks)
    yield from _counts(found, blocks)
    yield from _points(found, blocks)
    yield from _articles(articles)
    yield from _groups(found.groups)
    yield from _criteria(found.groups)


def _value(text: str) -> int:
    """A number in digits or words."""
    return int(text) if text.isdigit() else _WORDS[text]


def plain_number(number: str) -> int | None:
    """Digits or a Roman number as a number."""
    return int(number) if number.isdigit() else ROMAN.get(number.lower())


def _ends(found: Found, articles: Sequence[FoundArticle]) -> Iterator[Loose]:
    first = articles[0] if articles else None
    if first and first.number.isdigit() and int(first.number) != 1:
        yield Loose("start_missing", first.number, first.place)
    criteria = found.criteria
    if not criteria:
        return
    number = plain_number(criteria[0].number.rpartition(".")[2])
    if number not in (None, 1):
        yield Loose("start_missing", criteria[0].number, criteria[0].place)
    last = criteria[-1]
    behind = [a for a in articles if a.place > last.place]
    if articles and not behind and not found.rule.ratings:
        yield Loose("end_missing", last.number, last.place)


def _refers(articles: Sequence[FoundArticle], blocks: Sequence[Block]) -> Iterator[Loose]:
    """Articles of this very text that are mentioned and not there."""
    have = {a.number for a in articles}
    reported: set[str] = set()
    for block in blocks if have else ():
        for match in _REFERS.finditer(fold(block.text)):
            if match["n"] not in have | reported:
                reported.add(match["n"])
                yield Loose("refers_missing", match["n"], block.place(match.start()))


def _counts(found: Found, blocks: Sequence[Block]) -> Iterator[Loose]:
    """Numbers of standards, criteria and levels that the text states, where they are others."""
    described = len(found.scale.described)
    have = {
        "groups_count": (_GROUPS, {len(found.groups)}),
        "criteria_count": (_CRITERIA, {len(found.criteria)}),
        "levels_count": (_LEVELS, {described, len(found.scale.levels)}),
    }
    for why, (pattern, right) in have.items():
        for block in blocks:
            match = pattern.search(fold(block.text))
            if match and _value(match["n"]) not in right and max(right):
                words = f"{_value(match['n'])} / {max(right)}"
                yield Loose(why, words, block.place(match.start()))
                break
    for group in found.groups:
        match = _OWN.search(fold(" ".join([group.name, *group.text])))
        if match and _value(match["n"]) != len(group.criteria):
            words = f"{group.number}: {_value(match['n'])} / {len(group.criteria)}"
            yield Loose("group_count", words, group.place)


def _points(found: Found, blocks: Sequence[Block]) -> Iterator[Loose]:
    """The sum of all points that the text states, where the criteria give another."""
    most = most_points(found.criteria) if found.points_whole else None
    for block in blocks if most is not None else ():
        match = _TOTAL.search(fold(block.text))
        if match and int(match["n"]) != most:
            words = f"{match['n']} / {plain(most or Fraction(0))}"
            yield Loose("points_total", words, block.place(match.start()))
            return


def _articles(articles: Sequence[FoundArticle]) -> Iterator[Loose]:
    """Articles run, one attached to another from 1 again; one syllable is no heading."""
    for article in articles:
        if len(article.heading.split()) == 1:
            yield Loose("heading_cut", f"{article.number}. {article.heading}", article.place)
    for before, after in itertools.pairwise(articles):
        if before.number.isdigit() and after.number.isdigit():
            step = int(after.number) - int(before.number)
            if step != 1 and int(after.number) != 1:
                yield Loose("article_jumps", f"{before.number} – {after.number}", after.place)


def _groups(groups: Sequence[FoundGroup]) -> Iterator[Loose]:
    numbers = [(plain_number(g.number), g) for g in groups]
    known = [(n, g) for n, g in numbers if n is not None]
    if known and known[0][0] != 1:
        yield Loose("group_jumps", known[0][1].number, known[0][1].place)
    for (before, one), (after, other) in itertools.pairwise(known):
        if after != before + 1:
            yield Loose("group_jumps", f"{one.number} – {other.number}", other.place)


def _criteria(groups: Sequence[FoundGroup]) -> Iterator[Loose]:
    """Criteria run through the text, or from 1 in each group ("2.1", "2.2")."""
    last: tuple[str, int, Place] | None = None
    for group in groups:
        for criterion in group.criteria:
            head, _dot, tail = criterion.number.rpartition(".")
            number = plain_number(tail)
            if number is None:
                continue
            if head and (last is None or last[0] != head):
                if number != 1:
                    yield Loose("number_jumps", criterion.number, criterion.place)
            elif last is not None and last[0] == head and number != last[1] + 1:
                before = f"{head}.{last[1]}" if head else str(last[1])
                yield Loose("number_jumps", f"{before} – {criterion.number}", criterion.place)
            last = (head, number, criterion.place)


def in_order(doubts: Iterable[Loose]) -> list[Loose]:
    """A lost beginning or end first, then what the text's own counts say, then the rest."""
    first = ("start_missing", "end_missing", "refers_missing", "groups_count", "criteria_count",
             "levels_count", "group_count", "points_total", "points_sum",
             "head_missing")  # fmt: skip
    rank = {why: n for n, why in enumerate(first)}
    once = dict.fromkeys(doubts)
    return sorted(once, key=lambda x: rank.get(x.why, len(first)))
