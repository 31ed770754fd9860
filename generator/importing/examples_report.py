"""What a person should see about imported examples: read, not taken, joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.course.model.standard import Criterion, Standard
from generator.importing.citing import place_words
from generator.importing.examples import FoundExamples
from generator.importing.examples_joining import Joining
from generator.importing.proposal import Origin
from generator.locale import Locale


@dataclass(frozen=True)
class CriterionCount:
    """How many examples a criterion got, and at which levels none."""

    number: str
    name: str
    counts: tuple[tuple[str, int], ...]
    none_at: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class JoinedRow:
    """An example beside the entry of ours that it is near to, or perhaps."""

    number: str
    example: str
    level: str
    entry: str
    entry_level: str
    percent: int
    place: str


@dataclass(frozen=True)
class LeftRow:
    """Something that was not taken."""

    why: str
    text: str
    place: str


@dataclass(frozen=True)
class ExamplesReport:
    """The whole report."""

    origin: Origin
    kind: str
    letter: str
    total: int
    criteria: tuple[CriterionCount, ...]
    joined: tuple[JoinedRow, ...]
    perhaps: tuple[JoinedRow, ...]
    left: tuple[LeftRow, ...]
    alone: int
    """Examples that no entry of ours is near to."""


def examples_report(
    found: FoundExamples,
    near: Sequence[Joining],
    origin: Origin,
    standard: Standard,
    locale: Locale,
) -> ExamplesReport:
    """The report of one import of examples."""
    sure = [joining for joining in near if joining.sure]
    return ExamplesReport(
        origin=origin,
        kind=found.kind,
        letter=found.letter,
        total=len(found.examples),
        criteria=tuple(_count(found, c, standard) for c in standard.criteria),
        joined=tuple(_rows(sure, standard, locale)),
        perhaps=tuple(_rows((j for j in near if not j.sure), standard, locale)),
        left=tuple(
            LeftRow(
                locale.text(f"importing.examples.why.{x.why}"), x.text, place_words(x.place, locale)
            )
            for x in found.left
        ),
        alone=len(found.examples) - len(sure),
    )


def _count(found: FoundExamples, criterion: Criterion, standard: Standard) -> CriterionCount:
    own = [e.level for e in found.examples if e.criterion == criterion.id]
    names = {level.id: level.name for level in standard.scale}
    counts = [(names[i], own.count(i)) for i in standard.level_ids if i in own]
    unsaid = own.count(None)
    described = standard.described(criterion)
    none_at = () if unsaid else tuple(names[i] for i in described if i not in own)
    all_levels = [("", unsaid)] if unsaid else []
    return CriterionCount(criterion.number, criterion.name, (*counts, *all_levels), none_at)


def _rows(near: Iterable[Joining], standard: Standard, locale: Locale) -> Iterable[JoinedRow]:
    names = {level.id: level.name for level in standard.scale}
    for joining in near:
        example, entry = joining.example, joining.entry
        yield JoinedRow(
            number=standard.criterion(example.criterion).number,
            example=example.text,
            level=names.get(example.level or "", ""),
            entry=entry.title,
            entry_level=names[entry.level],
            percent=round(100 * joining.share),
            place=place_words(example.place, locale),
        )
