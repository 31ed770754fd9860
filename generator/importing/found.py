"""What was recognised in a document, each part with its citation and its place in the file."""

from dataclasses import dataclass, field
from datetime import date

from generator.importing.joining import Block
from generator.importing.source import Place


@dataclass(frozen=True)
class Cite:
    """Where a text stands in the document, in the document's own terms; empty where it has none."""

    article: str = ""
    clause: str = ""
    point: str = ""
    criterion: str = ""
    level: str = ""


@dataclass(frozen=True)
class FoundText:
    """A stretch of the document's wording."""

    text: str
    cite: Cite
    place: Place


@dataclass
class FoundCriterion:
    """A criterion with its levels, by the folded name of the level."""

    number: str
    name: str
    cite: Cite
    place: Place
    text: list[str] = field(default_factory=list)
    levels: dict[str, FoundText] = field(default_factory=dict)
    section: str = ""
    """The level under whose heading it stands, where levels are sections."""
    points: dict[str, str] = field(default_factory=dict)
    """Points by folded name of the level, as "10" or "2.5"."""
    most: str = ""
    """The points of the whole criterion, where the document gives them."""


@dataclass
class FoundGroup:
    """A group of criteria (tiêu chuẩn)."""

    number: str
    name: str
    cite: Cite
    place: Place
    text: list[str] = field(default_factory=list)
    worth: str = ""
    """The words of the points behind its name."""
    criteria: list[FoundCriterion] = field(default_factory=list)


@dataclass(frozen=True)
class FoundLevel:
    """A level of the scale, lowest first; `key` is its folded name."""

    key: str
    name: str


@dataclass(frozen=True)
class FoundScale:
    """The levels, how they were found, and whether the lowest is described in the document."""

    levels: tuple[FoundLevel, ...] = ()
    ordered_by: str = ""
    floor_described: bool = False
    in_sections: bool = False
    """Whether each level is a heading with all criteria below it."""

    @property
    def described(self) -> tuple[FoundLevel, ...]:
        return self.levels if self.floor_described else self.levels[1:]


@dataclass(frozen=True)
class FoundHead:
    """The head of the document; empty where it was not found."""

    number: str = ""
    title: str = ""
    issuer: str = ""
    issued: date | None = None
    in_force_from: date | None = None
    places: dict[str, Place] = field(default_factory=dict)


@dataclass
class FoundArticle:
    """An article (điều) with the blocks that stand in it."""

    number: str
    heading: str
    place: Place
    blocks: list[tuple[Cite, Block]] = field(default_factory=list)


@dataclass(frozen=True)
class FoundRating:
    """One overall rating as the document words it."""

    name: str
    level: str
    text: FoundText
    conditions: tuple["FoundCondition", ...]
    unread: tuple[str, ...] = ()
    bottom: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def read(self) -> bool:
        """Whether all of its condition was understood."""
        return not self.unread and not self.doubts


@dataclass(frozen=True)
class FoundCondition:
    """One condition: kind as in the rating rule's data; `amount` is a share or a count."""

    kind: str
    level: str
    amount: str = ""
    criteria: tuple[str, ...] = ()
    upto: str = ""
    """Where a band of points ends: "<80" in front of 80, "79" with 79."""


@dataclass(frozen=True)
class FoundRule:
    """The rating rule; `doubts` are codes of what a person must look at."""

    cite: Cite = field(default_factory=Cite)
    place: Place = field(default_factory=Place)
    ratings: tuple[FoundRating, ...] = ()
    doubts: tuple[str, ...] = ()

    def own_names(self, scale: FoundScale) -> bool:
        """Whether ratings bear names that are no levels: "xuất sắc" over met and not met."""
        return bool({r.level for r in self.ratings} - {x.key for x in scale.levels})


@dataclass(frozen=True)
class Loose:
    """Text that no part of the proposal holds, and why (`article`, `preamble`, `page`, ...)."""

    why: str
    text: str
    place: Place


@dataclass
class Found:
    """Everything about one document."""

    kind: str
    head: FoundHead = field(default_factory=FoundHead)
    scale: FoundScale = field(default_factory=FoundScale)
    groups: list[FoundGroup] = field(default_factory=list)
    rule: FoundRule = field(default_factory=FoundRule)
    definitions: list[FoundText] = field(default_factory=list)
    process: list[FoundText] = field(default_factory=list)
    cycle: list[FoundText] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    doubts: list[Loose] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    counted: list[str] = field(default_factory=list)
    """Numbers that are ours: criteria of tables that have none."""
    points_whole: bool = False
    """Whether every level of every criterion has points."""
    annex: Place | None = None
    """Where the first annex behind criteria begins: what it names again is a form."""

    @property
    def criteria(self) -> list[FoundCriterion]:
        return [c for g in self.groups for c in g.criteria]
