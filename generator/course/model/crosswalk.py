"""What became of each criterion between two standards, or where two standards touch."""

from typing import Annotated, Literal

from pydantic import Field

from generator.course.model.base import Confidence, Id, Record, Text

RelationKind = Literal["same", "reworded", "split", "merged", "new", "dropped", "related"]
"""`related`: two criteria look at the same matter, though neither took the other's place."""


class Relation(Record):
    """One relation between criteria of the one and of the other standard, with its reason."""

    kind: RelationKind
    from_criteria: tuple[Id, ...] = Field(default=(), alias="from")
    to_criteria: tuple[Id, ...] = Field(default=(), alias="to")
    reason: Text
    confidence: Confidence = "own"


class Unmapped(Record):
    """A criterion that nothing on the other side answers to; said aloud, never just left out."""

    criterion: Id
    reason: Text


class Crosswalk(Record):
    """`rubric_data/crosswalks/A--B.yaml`: from standard A to standard B."""

    from_standard: Id = Field(alias="from")
    to_standard: Id = Field(alias="to")
    about: Text
    relations: Annotated[tuple[Relation, ...], Field(min_length=1)]
    unmapped: tuple[Unmapped, ...] = ()

    @property
    def id(self) -> str:
        """The name of its file and of its page."""
        return f"{self.from_standard}--{self.to_standard}"
