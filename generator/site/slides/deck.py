"""What a slide holds; the page with reveal.js and the .pptx are made from the same values."""

from dataclasses import dataclass, field

from generator.course.model.picture import PICTURE, Picture
from generator.practice.papers import Shown
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


def letter_of(number: int) -> str:
    """How the option of a number is called, the first being 0."""
    return chr(ord("A") + number)


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
    ask: str = ""
    """What the options answer, where the title is no question."""
    notes: tuple[str, ...] = ()
    link: str = ""
    address: str = ""
    qr: QrCode | None = None
    paper: str = ""
    below: bool = False
    asked: str = ""
    """What the options are about, the same on every day: two questions never share it."""
    asks: str = ""
    """The whole question, where it stands on the slides before."""
    across: int = 1
    """How many options stand side by side."""
    picture_room: int = 0
    """How high each picture may be, in pixels of a slide 720 high; 0: no picture."""
    terms: tuple[str, ...] = ()
    """Words of the setting that the slide uses, each with its word of today."""
    pictures: dict[str, tuple[Picture, ...]] = field(default_factory=dict, repr=False)
    shown: dict[str, tuple[Shown, ...]] = field(default_factory=dict, repr=False)
    """The same pictures where the page shows them."""

    @property
    def reveals(self) -> bool:
        """Whether something of the slide waits for one more press."""
        return bool(self.answer) or any(option.right for option in self.options)

    @property
    def right(self) -> str:
        """The letters of the right options."""
        return ", ".join(letter_of(n) for n, one in enumerate(self.options) if one.right)

    @property
    def lines(self) -> str:
        """The paper without its pictures."""
        return PICTURE.sub("", self.paper)

    @property
    def described(self) -> tuple[tuple[str, Picture], ...]:
        """Pictures in the order of the paper, with what they show."""
        return tuple(
            (match["alt"].strip(), one)
            for match in PICTURE.finditer(self.paper)
            for one in self.pictures.get(match["file"], ())
        )


@dataclass(frozen=True)
class Deck:
    """All slides of the plenary or of one class."""

    id: str
    name: str
    title: str
    language: str
    slides: tuple[Slide, ...] = field(repr=False)
