"""Which entry of our guides speaks of the same thing as an example of the ministry.

Words and pairs of neighbouring words are weighed by how rare they are in all guides; an example is
near to an entry when most of its weight stands in the entry's title or first sentence. On the 419
entries of the course the title of one comes to 0.56 at most against another of its criterion, while
what says the same in other words comes above 0.75.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.course.model.evidence import EvidenceEntry, EvidenceGuide
from generator.importing.examples import Example

NEAR = 0.65
"""From here on an example and an entry are joined."""
PERHAPS = 0.4
"""From here on a person is asked."""

Words = frozenset[str | tuple[str, str]]


@dataclass(frozen=True)
class Joining:
    """An example and the entry nearest to it; `sure` joins them."""

    example: Example
    entry: EvidenceEntry
    share: float

    @property
    def sure(self) -> bool:
        return self.share >= NEAR


def joinings(examples: Iterable[Example], guides: Mapping[str, EvidenceGuide]) -> list[Joining]:
    """The entries that are near to examples, or perhaps; examples with none are left out."""
    entries = {
        (c, e.id): _words(f"{e.title} {e.what}") for c, g in guides.items() for e in g.entries
    }
    seen = Counter(word for words in entries.values() for word in words)
    made = []
    for example in examples:
        guide = guides.get(example.criterion)
        if guide is None:
            continue
        own = _words(example.text)
        shares = [(_share(own, entries[guide.criterion, e.id], seen), e) for e in guide.entries]
        share, entry = max(shares, key=lambda pair: (pair[0], pair[1].level == example.level))
        if share >= PERHAPS:
            made.append(Joining(example, entry, share))
    return made


def _words(text: str) -> Words:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(words) | frozenset(pairwise(words))


def _share(own: Words, other: Words, seen: Mapping[str | tuple[str, str], int]) -> float:
    """The share of a text's weight that stands in another text too, 0 to 1."""
    everywhere = max(seen.values(), default=0) + 1
    weight = {word: math.log((everywhere + 1) / (seen.get(word, 0) + 1)) for word in own}
    whole = sum(weight.values())
    return sum(weight[word] for word in own & other) / whole if whole else 0.0
