"""What all records of a course share: frozen, strict, and closed to unknown keys."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A frozen record read from YAML; an unknown key or a value of another type is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
"""ASCII, lower case, kept for ever: it appears in file names and in people's result files."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Plain text of one or more paragraphs; `**bold**` is the only markup that pages understand."""

KeyTerm = Annotated[str, StringConstraints(pattern=r"^\S+(?: \S+){0,5}$")]
"""An operative term of at most six words: short enough not to be a quotation."""


def _of_the_whole(share: str) -> str:
    """PydanticCustomError for a share above 1, which nothing can reach."""
    if Fraction(share) > 1:
        raise PydanticCustomError("less_than_equal", "a share is 1 at most", {"le": 1})
    return share


Share = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$"),
    AfterValidator(_of_the_whole),
]
"""An exact fraction such as 2/3, 1 at most; never a rounded percentage."""

SKELETON = "(...)"
"""The mark of a place that nobody has filled in yet."""

Points = Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""Points or a weight, with at most two decimals: 2, 2.5, 0.25."""

Minutes = Annotated[int, Field(ge=1, le=600)]

Confidence = Literal[
    "verified", "one_source", "inferred", "partial", "memory", "not_found", "own",
]  # fmt: skip
"""How well a statement about a document is supported: `verified` by two independent sources,
`one_source`, `inferred` (reasoning on sourced facts, said nowhere in so many words), `partial`
(only a part was seen), `memory` (no source seen, to be compared with the document),
`not_found` (looked for in vain), `own` (our own suggestion, not a rule)."""

UNSAID: Confidence = "memory"
"""How well a statement is supported of which nobody has said it: no source was seen."""


class DocumentRef(Record):
    """Another legal or guiding document that the data mentions."""

    number: Text
    title: Text | None = None
    issued: date | None = None
    in_force_from: date | None = None
    note: Text | None = None
    confidence: Confidence = UNSAID


Audience = Literal["participant", "trainer"]
"""Who an output is for; what only the trainer may read never stands in the participant's."""


def accepted(own: str, others: Iterable[str]) -> tuple[str, ...]:
    """Every answer that a key takes: its own first, none twice."""
    return tuple(dict.fromkeys((own, *others)))


class Dated(Record):
    """Something that holds from one day to another; open ends hold without end."""

    from_date: date | None = None
    to_date: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; both ends belong to the time."""
        return (self.from_date or date.min) <= day <= (self.to_date or date.max)


D = TypeVar("D", bound=Dated)


def holding(found: Iterable[D], day: date) -> tuple[D, ...]:
    """Those that hold on a day, in their order."""
    return tuple(one for one in found if one.holds_on(day))
