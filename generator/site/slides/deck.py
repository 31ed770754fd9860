"""What a slide holds; the page with reveal.js and the .pptx are made from the same values."""

from dataclasses import dataclass, field

from generator.site.slides.qr import QrCode
from generator.site.views.context import LevelView


@dataclass(frozen=True)
class Point:
    """One line of a slide: a label, words, the mark of a level."""

    text: str
    label: str = ""
    level: LevelView | None = None


@dataclass(frozen=True)
class Option:
    """One answer people can vote for."""

    text: str
    right: bool = False
    level: LevelView | None = None


@dataclass(frozen=True)
class Slide:
    """One slide; `answer` is shown on demand only, `below` puts it under the one before.

    `text` is plain, `paper` the Markdown of a paper, `notes` are Markdown too.
    """

    kind: str
    title: str
    eyebrow: str = ""
    text: str = ""
    points: tuple[Point, ...] = ()
    options: tuple[Option, ...] = ()
    answer: str = ""
    notes: tuple[str, ...] = ()
    link: str = ""
    address: str = ""
    qr: QrCode | None = None
    paper: str = ""
    below: bool = False
    terms: tuple[str, ...] = ()
    """Words of the setting that the slide uses, each with its word of today."""


@dataclass(frozen=True)
class Deck:
    """All slides of the plenary or of one class."""

    id: str
    name: str
    title: str
    language: str
    slides: tuple[Slide, ...] = field(repr=False)
