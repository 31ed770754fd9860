"""Pictures, sound and film in papers: how a paper names one, and what is left of its file."""

import hashlib
import re
from dataclasses import dataclass

PICTURE = re.compile(
    r"^ {0,3}!\[(?P<alt>[^\]\n]*)\]\((?P<file>[^\n]+?)\)[ \t]*$",
    re.MULTILINE,
)
"""A picture in a paper, on a line of its own: what it shows in brackets, then its file."""

PICTURE_SIGN = "!["
"""Where this stands in a text, its author meant a picture."""


SOUND = ("mp3", "m4a")
FILM = ("mp4",)


@dataclass(frozen=True)
class Picture:
    """One picture as people get it: small enough for a phone, with nothing of its file's past.

    A page of a PDF has `words`, the text that could be read from it; sound and film have no size,
    and as `words` what is said and seen, without which nobody is asked to rate by them.
    """

    kind: str
    """Ending of its name: jpg, png or svg; mp3, m4a or mp4."""
    content: bytes
    width: int
    height: int
    page: int = 0
    """Number of the page of a PDF, 0 for other pictures."""
    words: str = ""

    @property
    def plays(self) -> bool:
        """Whether it is sound or film."""
        return self.kind in (*SOUND, *FILM)

    @property
    def name(self) -> str:
        """Its name in the output, made of its content: an author's name for a file can tell more
        than its readers should know."""
        return f"{hashlib.sha256(self.content).hexdigest()[:16]}.{self.kind}"
