"""The rating rule, read from the article that has it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.importing.folding import fold
from generator.importing.found import (
    Cite,
    Found,
    FoundArticle,
    FoundCondition,
    FoundRating,
    FoundRule,
    FoundText,
)
from generator.importing.joining import Block
from generator.importing.markers import marker
from generator.importing.point_phrases import (
    POINT_KINDS,
    band_first,
    best_first,
    by_points,
    open_bands,
    own_name,
)
from generator.importing.points import most_points
from generator.importing.rule_phrases import Phrase, Vocabulary, read_phrase

REST = re.compile(
    r"(?:cac\s+)?truong hop con lai|khong thuoc (?:mot trong )?cac truong hop|con lai"
)


@dataclass(frozen=True)
class Clause:
    """Blocks of one clause of an article: its first line and what follows."""

    article: FoundArticle
    blocks: tuple[tuple[Cite, Block], ...]

    @property
    def heading(self) -> str:
        return fold(self.blocks[0][1].text)


def clauses(articles: Sequence[FoundArticle]) -> Iterator[Clause]:
    """All clauses of all articles; an article without clauses is one."""
    for article in articles:
        current: list[tuple[Cite, Block]] = []
        for cite, block in article.blocks:
            sign = marker(block.text)
            if current and sign is not None and sign.kind == "clause":
                yield Clause(article, tuple(current))
                current = []
            current.append((cite, block))
        if current:
            yield Clause(article, tuple(current))


def vocabulary(found: Found) -> Vocabulary:
    """Levels, criteria and the articles and groups that hold them."""
    homes: dict[str, tuple[str, ...]] = {}
    for group in found.groups:
        numbers = tuple(c.number for c in group.criteria)
        homes[f"tieu chuan {group.number}"] = numbers
        article = f"dieu {group.cite.article}"
        homes[article] = (*homes.get(article, ()), *numbers)
    levels = tuple(level.key for level in found.scale.levels)
    numbers = tuple(c.number for c in found.criteria)
    if not found.points_whole:
        return Vocabulary(levels, numbers, homes)
    whole = all(p.isdigit() for c in found.criteria for p in c.points.values())
    return Vocabulary(levels, numbers, homes, most_points(found.criteria), whole)


def find_rule(found: Found, articles: Sequence[FoundArticle]) -> tuple[FoundRule, Clause | None]:
    """The rule with most ratings that can be read, and the clause it stands in."""
    if len(found.scale.levels) < 2 or not found.criteria:
        return FoundRule(doubts=("no_rule",)), None
    words = vocabulary(found)
    best: tuple[FoundRule, Clause | None] = (FoundRule(doubts=("no_rule",)), None)
    for clause in [*clauses(articles), *_whole(articles)]:
        ratings = _doubted(tuple(_ratings(clause, words)), words)
        keys = [r.level for r in ratings]
        if len(set(keys)) == len(keys) and len(ratings) > max(1, len(best[0].ratings)):
            cite, block = clause.blocks[0]
            doubts = tuple(_doubts(ratings))
            best = FoundRule(_above(cite, ratings), block.place(), ratings, doubts), clause
    return best


def _whole(articles: Sequence[FoundArticle]) -> Iterator[Clause]:
    """Articles as wholes, for those that give each rating a clause."""
    return (Clause(a, tuple(a.blocks)) for a in articles if a.blocks)


def _above(cite: Cite, ratings: Sequence[FoundRating]) -> Cite:
    """What all ratings stand in: a clause with points, or an article with clauses."""
    same = {(r.text.cite.article, r.text.cite.clause) for r in ratings}
    return Cite(cite.article, cite.clause if len(same) == 1 else "")


def _ratings(clause: Clause, words: Vocabulary) -> Iterator[FoundRating]:
    for cite, block, text in _items(clause):
        label, conditions = (words.most_points and band_first(text)) or _split(text)
        level = _rated(label, words)
        found = FoundText(text.rstrip(" ;"), cite, block.place())
        if level:
            yield _rating(label, level, conditions, found, words)
        elif words.most_points and (level := own_name(label)):
            rating = _rating(label, level, conditions, found, words)
            if rating.bottom or any(c.kind in POINT_KINDS for c in rating.conditions):
                yield rating


def _items(clause: Clause) -> Iterator[tuple[Cite, Block, str]]:
    """Points of a clause, each with the paragraphs and dashes that follow it."""
    items: list[tuple[Cite, Block, list[str]]] = []
    for cite, block in clause.blocks:
        sign = marker(block.text)
        if sign is not None and sign.kind in ("point", "clause"):
            items.append((cite, block, [block.part(sign.end).text]))
        elif items:
            items[-1][2].append(block.part(sign.end if sign else 0).text)
    return ((cite, block, " ".join(texts)) for cite, block, texts in items)


def _split(text: str) -> tuple[str, str]:
    """Name and conditions: at the first colon, or where the conditions are announced."""
    if ":" in text:
        label, _, rest = text.partition(":")
        return label.strip(), rest.strip()
    match = re.search(r"\s+(?:neu|khi|doi voi)\s+", fold(text))
    return (text[: match.start()], text[match.end() :]) if match else ("", text)


def _rated(label: str, words: Vocabulary) -> str:
    """The level that the name of a rating ends in; "chưa đạt chuẩn" is the lowest."""
    folded = fold(label)
    if re.match(r"(?:xep loai\s+)?(?:khong dat|chua dat)\b", folded) or folded.startswith(
        words.floor
    ):
        return words.floor
    names = "|".join(re.escape(n) for n in sorted(words.levels, key=len, reverse=True))
    match = re.search(rf"(?:muc|loai|hang)\s+[\"\u201c]?({names})[\"\u201d]?\s*$", folded)
    match = match or re.fullmatch(rf"(?:dat\s+)?[\"\u201c]?({names})[\"\u201d]?", folded)
    return match[1] if match else ""


def _rating(
    label: str, level: str, conditions: str, text: FoundText, words: Vocabulary
) -> FoundRating:
    own = level not in words.levels
    bottom = level == words.floor
    if (bottom or own) and REST.search(fold(conditions)):
        return FoundRating(label, level, text, (), (), True)
    phrase: Phrase = read_phrase(conditions, words)
    bottom = bottom or (own and {c.kind for c in phrase.conditions} == {"not_total_points"})
    return FoundRating(label, level, text, phrase.conditions, phrase.unread, bottom)


def _doubted(ratings: Sequence[FoundRating], words: Vocabulary) -> tuple[FoundRating, ...]:
    """The ratings with the codes of what a person must look at in each."""
    tops = [r for r in ratings if not r.bottom]
    bands = open_bands(ratings, words.most_points, words.whole_points)
    made = []
    for rating in ratings:
        doubts = list(_own_doubts(rating, words))
        doubts += ["bands"] if rating.level in bands else []
        if rating.bottom and not doubts and rating.conditions and tops:
            doubts += [] if _meets(tops, rating, words) else ["ends"]
        made.append(replace(rating, doubts=tuple(doubts)))
    return tuple(made)


def _own_doubts(rating: FoundRating, words: Vocabulary) -> Iterator[str]:
    """Words not understood, conditions that no rule knows, criteria that are not there."""
    if rating.unread:
        yield "unread"
    if not rating.bottom and any(c.kind.startswith("not_") for c in rating.conditions):
        yield "negated"
    if not rating.bottom and not rating.conditions:
        yield "no_condition"
    named = [c for c in rating.conditions if c.kind in ("named", "not_named")]
    if any(not c.criteria or set(c.criteria) - set(words.criteria) for c in named):
        yield "criteria"


def _doubts(ratings: Sequence[FoundRating]) -> Iterator[str]:
    """Why a person must look at the rule: the doubts of its ratings, and a missing bottom."""
    yield from dict.fromkeys(d for r in ratings for d in r.doubts)
    if not any(r.bottom for r in ratings):
        yield "no_bottom"


def _meets(tops: Sequence[FoundRating], bottom: FoundRating, words: Vocabulary) -> bool:
    """Whether the bottom is just what the lowest rating above it leaves."""
    order = words.levels.index
    ranked = best_first(tops) if by_points(tops) else ()
    lowest = ranked[-1] if ranked else min(tops, key=lambda r: order(r.level))
    wanted = {_canonical(c, words) for c in lowest.conditions}
    given = {_canonical(_turned(c), words) for c in bottom.conditions}
    return wanted == given


def _turned(condition: FoundCondition) -> FoundCondition:
    kind = condition.kind.removeprefix("not_")
    if kind == "fewer_than":
        kind = "fewer"
    return FoundCondition(kind, condition.level, condition.amount, condition.criteria)


def _canonical(
    condition: FoundCondition, words: Vocabulary
) -> tuple[str, str, Fraction | int, frozenset[str]]:
    """One form for conditions that mean the same for this number of criteria."""
    total = len(words.criteria)
    share = Fraction(condition.amount) if condition.amount else Fraction(0)
    amount = share * total if "/" in condition.amount else share
    numbers = frozenset(condition.criteria)
    if condition.kind in POINT_KINDS:
        return (condition.kind, "", share, numbers)
    if condition.kind == "no_more_than":
        return ("count", condition.level, total - int(amount), numbers)
    if condition.kind == "fewer":
        return ("count", condition.level, total - (-(-amount // 1)) + 1, numbers)
    if condition.kind in ("share", "count"):
        return ("count", condition.level, -(-amount // 1), numbers)
    if condition.kind == "every":
        return ("count", condition.level, total, numbers)
    return (condition.kind, condition.level, 0, numbers)
