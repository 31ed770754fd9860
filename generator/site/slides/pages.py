"""A deck as a page: slides that belong together stand below one another."""

from dataclasses import dataclass

from generator.site.slides.deck import Deck, Slide


@dataclass(frozen=True)
class DeckPage:
    """Everything the template shows: a stack is gone through downwards."""

    deck: Deck
    stacks: tuple[tuple[Slide, ...], ...]


def deck_view(deck: Deck) -> DeckPage:
    """The page of a deck."""
    stacks: list[list[Slide]] = []
    for slide in deck.slides:
        if slide.below and stacks:
            stacks[-1].append(slide)
        else:
            stacks.append([slide])
    return DeckPage(deck, tuple(tuple(stack) for stack in stacks))
