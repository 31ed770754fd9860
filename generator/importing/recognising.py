"""A file's text becomes everything that was recognised in it, and all that was not."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.importing.completeness import gaps, in_order
from generator.importing.folding import fold
from generator.importing.found import (
    Found,
    FoundArticle,
    FoundText,
    Loose,
)
from generator.importing.heading import find_head, title_cut
from generator.importing.implied import Heads, implied_criteria, unnumbered
from generator.importing.joining import Block, join_lines
from generator.importing.markers import marker
from generator.importing.noise import web_page, without_noise
from generator.importing.notes import Noted, without_notes
from generator.importing.points import points_told, settle_points
from generator.importing.regularity import irregular
from generator.importing.rule import Clause, clauses, find_rule
from generator.importing.scale import find_scale
from generator.importing.sections import merge_sections
from generator.importing.settling import (
    drop_empty_groups,
    drop_mentions,
    number_apart,
    number_twice,
)
from generator.importing.source import Item, Line, Place, SourceText, Table
from generator.importing.tables import TableWalker
from generator.importing.unlevelled import met_or_not
from generator.importing.walking import Walker

_SUBJECTS = (
    ("definitions", re.compile(r"giai thich tu ngu|giai thich thuat ngu")),
    ("cycle", re.compile(r"chu ky\b")),
    ("process", re.compile(r"(?:quy trinh|trinh tu)\b")),
)


def recognise(source: SourceText) -> Found:
    """Everything about one document; nothing of its text is left out of the result."""
    items, removed = without_noise(source)
    noted = without_notes(items)
    parts = list(_parts(noted.items, _after(source.items, removed)))
    blocks = [b for part in parts for b in _blocks_of(part)]
    found = Found(source.kind, head=find_head(blocks), notes=source.notes)
    found.scale = find_scale(blocks, [p for p in parts if isinstance(p, Table)])
    _set_aside(found, source, removed, noted)
    plain = [part for part in parts if isinstance(part, Block)]
    implied = implied_criteria(plain, found.scale)
    articles = _walk(parts, found, implied)
    merge_sections(found)
    drop_mentions(found)
    drop_empty_groups(found)
    number_apart(found)
    number_twice(found)
    met_or_not(found)
    settle_points(found)
    found.rule, rule_clause = find_rule(found, articles)
    _sort_articles(found, articles, rule_clause)
    _mark_head(found)
    found.doubts += [
        *unnumbered(found, implied),
        *_doubts(found),
        *_left_over(found),
        *title_cut(found.head, blocks),
        *gaps(found, articles, blocks),
        *irregular(found, plain),
    ]
    found.doubts = in_order(found.doubts)
    return found


def _set_aside(found: Found, source: SourceText, removed: Iterable[Line], noted: Noted) -> None:
    """What is no running text (lines of pages, notes, text boxes), and what is reported of it."""
    found.loose += [Loose("page", line.text, line.place) for line in removed]
    found.loose += [Loose("box", line.text, line.place) for line in source.aside]
    found.loose += noted.loose
    found.doubts += noted.doubts
    if web_page(removed):
        found.notes = (*found.notes, "browser_print")
    if noted.amended:
        found.notes = (*found.notes, "consolidated")
    if source.preview:
        before, after = source.preview
        found.doubts.append(Loose("old_font", f"{before} → {after}", Place()))


def _mark_head(found: Found) -> None:
    heads = set(found.head.places.values())
    found.loose = [
        replace(x, why="head") if x.why == "preamble" and x.place in heads else x
        for x in found.loose
    ]


def _after(items: Sequence[Item], removed: Iterable[Line]) -> frozenset[Line]:
    """Lines in front of which noise was taken out: their paragraph may go on there."""
    noise = set(removed)
    lines = [i for i in items if isinstance(i, Line)]
    return frozenset(line for before, line in itertools.pairwise(lines) if before in noise)


def _parts(items: Iterable[Item], broken: frozenset[Line]) -> Iterator[Block | Table]:
    """Blocks and tables in order."""
    waiting: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            waiting.append(item)
            continue
        yield from join_lines(waiting, broken)
        waiting = []
        yield item
    yield from join_lines(waiting, broken)


def _blocks_of(part: Block | Table) -> Iterator[Block]:
    if isinstance(part, Block):
        yield part
        return
    for row in part.rows:
        for cell in row:
            yield from join_lines(cell.lines)


def _walk(parts: Iterable[Block | Table], found: Found, implied: Heads) -> list[FoundArticle]:
    walker = Walker(found.scale, found, implied)
    for part in parts:
        if isinstance(part, Block):
            walker.feed(part)
        else:
            TableWalker(walker, part).run()
    return walker.articles


def _sort_articles(found: Found, articles: Sequence[FoundArticle], rule: Clause | None) -> None:
    """Definitions, process and cycle to their places, everything else to the loose text."""
    ruled = {id(block) for _cite, block in rule.blocks} if rule else set()
    rated = _rated_blocks(found, rule)
    for article in articles:
        if article.heading and marker(article.heading) is None:
            found.loose.append(Loose("structure", article.heading, article.place))
    for clause in clauses(articles):
        subject = _subject(clause)
        for cite, block in clause.blocks:
            if id(block) in rated:
                continue
            if id(block) in ruled:
                found.loose.append(Loose("rule", block.text, block.place()))
                continue
            text = FoundText(block.text.rstrip(" ;"), cite, block.place())
            if subject:
                getattr(found, subject).append(text)
            else:
                found.loose.append(Loose("article", block.text, block.place()))


def _rated_blocks(found: Found, rule: Clause | None) -> set[int]:
    """The blocks whose words stand in a rating: its point and what follows up to the next."""
    places = {rating.text.place for rating in found.rule.ratings}
    rated: set[int] = set()
    inside = False
    for _cite, block in rule.blocks if rule else ():
        sign = marker(block.text)
        if sign is not None and sign.kind in ("point", "clause"):
            inside = block.place() in places
        if inside:
            rated.add(id(block))
    return rated


def _subject(clause: Clause) -> str:
    """What a clause is about, by its own first words, else by the heading of its article."""
    first = re.sub(r"^\d+[.)]\s*", "", clause.heading)
    heading = fold(clause.article.heading)
    for text in (first, heading):
        for name, pattern in _SUBJECTS:
            if pattern.match(text):
                return name
    return ""


def _doubts(found: Found) -> Iterator[Loose]:
    """What a person must look at: gaps in numbers, levels that are missing, names that are not."""
    described = [level.key for level in found.scale.described]
    for criterion in found.criteria:
        for key in described:
            if key not in criterion.levels:
                name = next(x.name for x in found.scale.levels if x.key == key)
                yield Loose("level_missing", f"{criterion.number}: {name}", criterion.place)
        if not criterion.name:
            yield Loose("name_missing", criterion.number, criterion.place)
    if found.scale.ordered_by == "order":
        names = ", ".join(level.name for level in found.scale.levels)
        yield Loose("order_guessed", names, found.criteria[0].place if found.criteria else Place())


def _left_over(found: Found) -> Iterator[Loose]:
    """Text of criteria, parts of the opening and ratings that found no place."""
    for loose in found.loose:
        if loose.why in ("level_twice", "criterion"):
            yield Loose(f"loose_{loose.why}", loose.text[:60], loose.place)
    yield from points_told(found)
    for name in ("number", "title", "issuer", "issued", "in_force_from"):
        if not getattr(found.head, name):
            yield Loose("head_missing", name, Place())
    rated = {rating.level for rating in found.rule.ratings}
    for level in found.scale.levels if rated and not found.rule.own_names(found.scale) else ():
        if level.key not in rated:
            yield Loose("rating_missing", level.name, found.rule.place)
