"""Criteria without levels: a requirement that is met or not."""

from generator.importing.citing import DOCUMENTS
from generator.importing.folding import fold
from generator.importing.found import Found, FoundLevel, FoundScale, FoundText, Loose
from generator.locale import Locale

FEWEST = 2


def met_or_not(found: Found) -> None:
    """Give criteria that no level describes the two levels met and not met, and tell it."""
    described = any(c.levels for c in found.criteria)
    if len(found.scale.levels) >= FEWEST or described or len(found.criteria) < FEWEST:
        return
    words = Locale.load(DOCUMENTS).text
    names = (words("importing.met.not_met"), words("importing.met.met"))
    levels = tuple(FoundLevel(fold(name), name) for name in names)
    found.scale = FoundScale(levels, "assumed")
    for criterion in found.criteria:
        text = "\n\n".join(criterion.text) or criterion.name
        if text:
            criterion.levels[levels[1].key] = FoundText(text, criterion.cite, criterion.place)
        criterion.text = []
    found.doubts.append(Loose("no_levels", ", ".join(names), found.criteria[0].place))
