"""A deck as a page: slides that belong together stand below one another."""

from dataclasses import dataclass

from generator.locale import Locale
from generator.site.slides.deck import Deck, Slide

_LABELS = (
    *("blocked", "speaker", "loading", "lost", "foreign", "upcoming", "time", "reset", "notes"),
    *("layout", "default", "wide", "tall", "notes_only", "previous", "next", "shortcuts", "key"),
    *("action", "pause", "full", "jump", "overview", "ends", "fragments"),
)
"""What the library says in English; `frontend/src/trainer/speaker.js` says it in these words."""


@dataclass(frozen=True)
class DeckPage:
    """Everything the template shows: a stack is gone through downwards; the script has `labels`."""

    deck: Deck
    stacks: tuple[tuple[Slide, ...], ...]
    labels: dict[str, str]


def deck_view(deck: Deck, locale: Locale) -> DeckPage:
    """The page of a deck."""
    stacks: list[list[Slide]] = []
    for slide in deck.slides:
        if slide.below and stacks:
            stacks[-1].append(slide)
        else:
            stacks.append([slide])
    labels = {name: locale.text(f"trainer.speaker.{name}") for name in _LABELS}
    return DeckPage(deck, tuple(tuple(stack) for stack in stacks), labels)
