"""Points that a document gives: at a level's label, behind a criterion's name, in a column.

One number becomes data; a range ("từ 8 đến 10 điểm") or points of some levels only are told.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.importing.folding import fold
from generator.importing.found import Found, FoundCriterion, Loose
from generator.importing.source import Place
from generator.importing.worth import NUMBER, amount_in, split_worth

_SEEN = re.compile(rf"\(?\b(?:toi da\s+)?{NUMBER}\s+diem\b")


def take_points(
    found: Found, criterion: FoundCriterion, level: str, words: str, place: Place
) -> None:
    """Keep the points of a level, or tell their words; without a level, of the criterion."""
    value = amount_in(words)
    known = criterion.points.get(level) if level else criterion.most
    if not value or known not in (None, "", value):
        words_seen = f"{criterion.number}: {words.strip(' ()[]–-')}"
        found.doubts.append(Loose("points_seen", words_seen, place))
    elif level:
        criterion.points[level] = value
    else:
        criterion.most = value


def settle_points(found: Found) -> None:
    """Make points whole where the document allows it, and tell every place where it does not.

    The lowest level, which no text describes, has none: that is taken as 0 and told.
    """
    criteria, levels = found.criteria, found.scale.levels
    if not levels:
        return
    floor, top = levels[0], levels[-1]
    for criterion in criteria:
        _closing_words(criterion)
        if criterion.most and not criterion.points and len(levels) == 2:
            criterion.points[top.key] = criterion.most
    given = [c for c in criteria if c.points]
    without = [c for c in given if floor.key not in c.points]
    if without and not found.scale.floor_described:
        for criterion in without:
            criterion.points[floor.key] = "0"
        found.doubts.append(Loose("points_floor", floor.name, given[0].place))
    odd = list(_odd(found)) if given else []
    found.points_whole = bool(given) and all(x.why == "points_differ" for x in odd)
    found.doubts += [*odd, *_sums(found)]


def _closing_words(criterion: FoundCriterion) -> None:
    """Points in brackets at the end of a descriptor, which keeps its words."""
    for key, text in criterion.levels.items():
        value = amount_in(split_worth(text.text)[1])
        if value:
            criterion.points.setdefault(key, value)


def _odd(found: Found) -> Iterator[Loose]:
    """Criteria that lack points of a level, whose points fall, or that name another maximum."""
    for criterion in found.criteria:
        missing = [x.name for x in found.scale.levels if x.key not in criterion.points]
        if missing:
            words = f"{criterion.number}: {', '.join(missing)}"
            yield Loose("points_missing", words, criterion.place)
            continue
        numbers = [Fraction(criterion.points[x.key]) for x in found.scale.levels]
        listed = ", ".join(criterion.points[x.key] for x in found.scale.levels)
        if numbers != sorted(numbers):
            yield Loose("points_falling", f"{criterion.number}: {listed}", criterion.place)
        elif criterion.most and Fraction(criterion.most) != numbers[-1]:
            words = f"{criterion.number}: {criterion.most} / {listed}"
            yield Loose("points_differ", words, criterion.place)


def _sums(found: Found) -> Iterator[Loose]:
    """Groups whose own number is not the sum of their criteria."""
    for group in found.groups if found.points_whole else ():
        value = amount_in(group.worth)
        most = most_points(group.criteria)
        if value and Fraction(value) != most:
            yield Loose("points_sum", f"{group.number}: {value} / {plain(most)}", group.place)


def most_points(criteria: Iterable[FoundCriterion]) -> Fraction:
    """The most that these criteria can bring together."""
    return sum((max(map(Fraction, c.points.values())) for c in criteria), Fraction(0))


def points_of(criterion: FoundCriterion, found: Found) -> dict[str, int | float]:
    """Points of a criterion by folded name of the level, lowest first, as data write them."""
    if not found.points_whole:
        return {}
    return {x.key: plain(Fraction(criterion.points[x.key])) for x in found.scale.levels}


def common_points(found: Found) -> dict[str, int | float]:
    """The points of the scale: those of every criterion, where they are the same."""
    all_of = [points_of(c, found) for c in found.criteria]
    return all_of[0] if all_of and all(one == all_of[0] for one in all_of) else {}


def plain(value: Fraction) -> int | float:
    """A number as data write it: 5, 2.5."""
    return int(value) if value.denominator == 1 else float(value)


def points_told(found: Found) -> Iterator[Loose]:
    """Points that the document gives for a criterion, which the data do not hold."""
    for criterion in found.criteria:
        if criterion.points:
            continue
        if criterion.most:
            yield Loose("points_seen", f"{criterion.number}: {criterion.most}", criterion.place)
            continue
        texts = [criterion.name, *criterion.text, *(t.text for t in criterion.levels.values())]
        match = next(((t, m) for t in texts if (m := _SEEN.search(fold(t)))), None)
        if match:
            words = match[0][match[1].start() : match[1].end()].strip(" (")
            yield Loose("points_seen", f"{criterion.number}: {words}", criterion.place)
