"""The official wording of a document, imported by the owner of a copy of the course.

The repository holds our own words only; files of this shape lie in `rubric_data/official/`,
which git ignores.
"""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.course.model.base import Id, Record, Text

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ImportedFile(Record):
    """The file that wording was read from, so that anyone can tell whether theirs is the same."""

    name: Text
    sha256: Sha256
    imported_on: date


class OfficialText(Record):
    """A stretch of official wording with its article and its place in the file."""

    text: Text
    citation: Text
    place: Text | None = None


class OfficialRating(OfficialText):
    """The official condition of one overall rating; `rating` is left out where it is not sure."""

    rating: Id | None = None


class OfficialCriterion(Record):
    """The official wording of one criterion: its name and its levels."""

    name: Text | None = None
    citation: Text | None = None
    text: Text | None = None
    levels: dict[Id, OfficialText] = Field(default_factory=dict)


class OfficialGroup(Record):
    """The official wording of a group of criteria (tiêu chuẩn)."""

    number: Text
    name: Text
    citation: Text
    text: Text | None = None


class OfficialOverlay(Record):
    """One file of `rubric_data/official/`: official wording laid over a standard of the course."""

    standard: Id
    number: Text | None = None
    source: ImportedFile
    criteria: Annotated[dict[Id, OfficialCriterion], Field(min_length=1)]
    groups: tuple[OfficialGroup, ...] = ()
    scale: dict[Id, OfficialText] = Field(default_factory=dict)
    definitions: tuple[OfficialText, ...] = ()
    rating_rule: tuple[OfficialRating, ...] = ()
    process: tuple[OfficialText, ...] = ()
    cycle: tuple[OfficialText, ...] = ()

    def of_level(self, criterion_id: str, level_id: str) -> OfficialText | None:
        """The wording of one level of one criterion; None where the document had none."""
        criterion = self.criteria.get(criterion_id)
        return criterion.levels.get(level_id) if criterion else None

    def of_rating(self, rating_id: str) -> OfficialText | None:
        """The condition of one overall rating; None where the document had none."""
        return next((text for text in self.rating_rule if text.rating == rating_id), None)

    def cited(self, citation: str) -> OfficialText | None:
        """The only wording that stands just there; None where there is none, or more than one."""
        levels = (
            text for criterion in self.criteria.values() for text in criterion.levels.values()
        )
        parts = (*levels, *self.definitions, *self.rating_rule, *self.process, *self.cycle)
        found = [text for text in parts if text.citation == citation]
        return found[0] if len(found) == 1 else None


class OfficialExample(Record):
    """One example of evidence from an annex of the ministry, with room for what we say of it.

    `level` is the row it stands in; `near` names the entry of our guide that speaks of the same.
    """

    id: Id
    level: Id | None = None
    text: Text
    place: Text | None = None
    near: Id | None = None
    shows: Id | None = None
    does_not_prove: Text | None = None


class OfficialExamples(Record):
    """One file of `rubric_data/official/examples/`: the ministry's examples beside our guides."""

    standard: Id
    letter: Text | None = None
    source: ImportedFile
    criteria: Annotated[dict[Id, tuple[OfficialExample, ...]], Field(min_length=1)]
