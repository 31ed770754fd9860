"""Words of the course's language by which checks read the papers of dossiers."""

from typing import Annotated

from pydantic import Field

from generator.course.model.base import Record, Text


class PaperWords(Record):
    """Words by which papers of dossiers are read: by the author's checks, and where a signature is
    drawn (`signed`, `sealed`: what stands between `*(` and `)*`)."""

    weekdays: Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
    totals: Annotated[tuple[Text, ...], Field(min_length=1)]
    signed: tuple[Text, ...] = ()
    sealed: tuple[Text, ...] = ()
    several: dict[Text, Annotated[int, Field(ge=2, le=12)]] = Field(default_factory=dict)
    """Words that say so many signatures stand there ("three signatures"): they are drawn too."""
    directions: tuple[Text, ...] = ()
    """Words that tell how a paper looks ("by hand"); in brackets an author's check finds them."""
