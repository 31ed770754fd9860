"""A deck as a page: slides that belong together stand below one another."""

from dataclasses import dataclass

from generator.course.model.course import Course
from generator.locale import Locale
from generator.site.slides.deck import Deck, Slide
from generator.site.slides.own import FOLDER
from generator.site.views import paths

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


def slide_pictures(course: Course) -> dict[str, bytes]:
    """Every picture of own slides, by its path in the trainer's output."""
    return {
        paths.picture_file(FOLDER, one.name): one.content
        for slides in course.own_slides.values()
        for slide in slides
        for pictures in slide.pictures.values()
        for one in pictures
    }
