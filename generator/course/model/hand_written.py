"""Pages that people write by hand in `docs/`, and where they stand on the learning path."""

from typing import Literal

from generator.course.model.base import Id, Minutes, Record, Text

READING_STEPS = ("worked", "anchors")
"""Steps of the path for such pages: a file read aloud, papers that just reach a level."""


class Reading(Record):
    """Where a hand-written page stands on the path; without standards or school levels: in all."""

    step: Literal["worked", "anchors"]
    minutes: Minutes
    standards: tuple[Id, ...] = ()
    school_levels: tuple[Id, ...] = ()

    def is_for(self, standard: str) -> bool:
        """Whether it belongs to a standard; in which tracks, `Track.includes` decides."""
        return not self.standards or standard in self.standards


class HandWrittenPage(Record):
    """A page of `docs/` that stands in the menu, and on the path where it says `reading`."""

    title: Text
    file: Text
    reading: Reading | None = None
