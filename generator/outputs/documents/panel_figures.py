"""How far experts who rated one dossier agree, and what key their ratings propose.

In: what each expert answered to each criterion. Out: plain figures and proposals, no words.

Shares of pairs: of all pairs of experts that gave a level, those with the same one, and those at
most one apart. Alpha is Krippendorff's (K. Krippendorff, "Computing Krippendorff's
Alpha-Reliability", 2011) with squared distances between levels, over all criteria of the dossier.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

LEAST_EXPERTS = 5
"""Fewer propose nothing: one person more or less would turn the key."""
FAR_SHARE = Fraction(1, 5)
"""Two levels or further from the proposed one: from this share on it is talked about."""
ACCEPT_SHARE = Fraction(1, 4)
"""A neighbouring level that so many chose, and two experts at least, is accepted beside the key."""


@dataclass(frozen=True)
class Spread:
    """The answers to one criterion; `places` are levels as their places in the scale, sorted."""

    criterion: str
    counts: dict[str, int]
    places: tuple[int, ...]
    others: int
    """Answers that are no level, such as "not enough evidence"."""

    @property
    def n(self) -> int:
        return len(self.places) + self.others

    @property
    def medians(self) -> tuple[int, int] | None:
        """The middle level; of an even number of experts the two middle ones. None: no level."""
        if not self.places:
            return None
        last = len(self.places) - 1
        return self.places[last // 2], self.places[(last + 1) // 2]

    @property
    def pairs(self) -> tuple[int, int, int]:
        """All pairs of levels, those that are the same, those at most one apart."""
        gaps = [abs(a - b) for a, b in combinations(self.places, 2)]
        return len(gaps), gaps.count(0), sum(gap < 2 for gap in gaps)


@dataclass(frozen=True)
class Proposal:
    """What the answers to a criterion propose. `level` is None, or talked about: `discuss` says
    why (`few`, `split`, `far`)."""

    spread: Spread
    level: str | None
    accept: tuple[str, ...]
    discuss: str = ""


def spread(criterion: str, answers: Iterable[str], scale: Sequence[str]) -> Spread:
    """The answers to a criterion counted; `scale` are its levels, lowest first."""
    given = list(answers)
    places = sorted(scale.index(answer) for answer in given if answer in scale)
    return Spread(criterion, dict(Counter(given)), tuple(places), len(given) - len(places))


def propose(found: Spread, scale: Sequence[str]) -> Proposal:
    """The answer of more than half the experts, with the neighbours that a quarter of them chose.

    Nothing is proposed by few experts, or where no answer has more than half; where a fifth lies
    two levels or further away, the proposal waits for the experts' talk.
    """
    if found.n < LEAST_EXPERTS:
        return Proposal(found, None, (), "few")
    answer, times = max(found.counts.items(), key=lambda item: (item[1], item[0]))
    if times * 2 <= found.n:
        return Proposal(found, None, (), "split")
    if answer not in scale:
        return Proposal(found, answer, ())
    place = list(scale).index(answer)
    far = sum(abs(other - place) > 1 for other in found.places)
    return Proposal(
        found, answer, _accepted(found, scale, place), "far" if far >= FAR_SHARE * found.n else ""
    )


def _accepted(found: Spread, scale: Sequence[str], place: int) -> tuple[str, ...]:
    """The proposed level and its neighbours that are accepted; empty where it stands alone."""
    beside = [
        n
        for n in (place - 1, place + 1)
        if 0 <= n < len(scale)
        and found.places.count(n) >= max(Fraction(2), ACCEPT_SHARE * found.n)
    ]  # fmt: skip
    return tuple(scale[n] for n in sorted([place, *beside])) if beside else ()


def alpha(spreads: Iterable[Spread]) -> Fraction | None:
    """Krippendorff's alpha over criteria; None where all levels are the same or nobody can be
    compared. 1: they agree; 0: as much as by chance."""
    units = [one.places for one in spreads if len(one.places) > 1]
    every = [place for unit in units for place in unit]
    if len(every) < 2:
        return None
    observed = sum((_squares(unit) / (len(unit) - 1) for unit in units), Fraction(0)) / len(every)
    expected = _squares(every) / (len(every) * (len(every) - 1))
    return 1 - observed / expected if expected else None


def _squares(places: Sequence[int]) -> Fraction:
    """Squared distances of all ordered pairs."""
    return Fraction(2 * sum((a - b) ** 2 for a, b in combinations(places, 2)))


def leans(rated: Mapping[str, Mapping[str, int]]) -> dict[str, Fraction | None]:
    """How much higher each expert rates than the mean of the others, in levels on average.

    `rated`: expert -> criterion -> place of the level. None: nobody to be compared with.
    """
    found: dict[str, Fraction | None] = {}
    for expert, own in rated.items():
        gaps = []
        for criterion, place in own.items():
            others = [r[criterion] for e, r in rated.items() if e != expert and criterion in r]
            if others:
                gaps.append(place - Fraction(sum(others), len(others)))
        found[expert] = sum(gaps, Fraction(0)) / len(gaps) if gaps else None
    return found
