"""Evidence for one criterion, as it lies in schools of one level."""

from dataclasses import dataclass

from generator.course.model.course import Track
from generator.course.model.evidence import EvidenceEntry, EvidenceGuide, Mistake
from generator.course.model.standard import Criterion, Standard
from generator.site.views.context import (
    CriterionLink,
    LevelView,
    PageContext,
    criterion_link,
    level_by_id,
)


@dataclass(frozen=True)
class EntryView:
    """One card: what the evidence is, what it shows and what it does not."""

    id: str
    title: str
    kind: str
    own: str
    what: str
    counts: str
    kept: str
    authentic: str
    does_not_prove: str
    would_lift: str
    lifts_to: LevelView | None
    also_serves: tuple[CriterionLink, ...]
    origin: str
    from_ministry: bool
    theirs: tuple[str, ...]
    """Imported examples of the ministry that speak of the same."""


@dataclass(frozen=True)
class LevelEntries:
    """The cards of one level."""

    level: LevelView
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class AskView:
    """What the key words ask at one level."""

    level: LevelView
    text: str


@dataclass(frozen=True)
class StepsView:
    """The five steps, worked through."""

    key_words: str
    asks: tuple[AskView, ...]
    would_show: str
    where: str
    decide: str


@dataclass(frozen=True)
class GuideView:
    """A whole guide, without the entries of other school levels."""

    intro: str
    total: int
    groups: tuple[LevelEntries, ...]
    steps: StepsView
    mistakes: tuple[Mistake, ...]
    privacy: tuple[str, ...]


def entries_for(guide: EvidenceGuide, track: Track) -> tuple[EvidenceEntry, ...]:
    """Entries that hold in all schools, and those of this track's school level."""
    return tuple(e for e in guide.entries if track.includes(*e.school_levels))


def _origin(page: PageContext, entry: EvidenceEntry) -> str:
    text = page.text(f"origin.{entry.origin.kind}")
    return f"{text}: {entry.origin.source}" if entry.origin.source else text


def _served(
    page: PageContext, standard: Standard, entry: EvidenceEntry
) -> tuple[CriterionLink, ...]:
    return tuple(
        criterion_link(page, standard, criterion)
        for criterion in standard.criteria
        if criterion.id in entry.also_serves
    )


def _theirs(page: PageContext, standard: Standard, entry: EvidenceEntry) -> tuple[str, ...]:
    found = page.course.examples.get(standard.id)
    examples = (e for own in (found.criteria if found else {}).values() for e in own)
    return tuple(e.text for e in examples if e.near == entry.id)


def _entry(page: PageContext, standard: Standard, entry: EvidenceEntry) -> EntryView:
    school = page.track.school_level
    index = standard.level_index(entry.level)
    next_id = standard.level_ids[index + 1 : index + 2]
    return EntryView(
        id=entry.id,
        title=entry.title,
        kind=page.text(f"evidence_kind.{entry.kind}"),
        own=school.name if school and entry.school_levels else "",
        what=entry.what,
        counts=entry.counts,
        kept=entry.kept,
        authentic=entry.authentic,
        does_not_prove=entry.does_not_prove,
        would_lift=entry.would_lift,
        lifts_to=level_by_id(standard, next_id[0]) if next_id else None,
        also_serves=_served(page, standard, entry),
        origin=_origin(page, entry),
        from_ministry=entry.origin.kind == "ministry_example",
        theirs=_theirs(page, standard, entry),
    )


def grouped_entries(
    page: PageContext, standard: Standard, guide: EvidenceGuide
) -> tuple[LevelEntries, ...]:
    """The visible entries by level, lowest first; levels without an entry are left out."""
    visible = entries_for(guide, page.track)
    groups = (
        LevelEntries(
            level_by_id(standard, level_id),
            tuple(_entry(page, standard, e) for e in visible if e.level == level_id),
        )
        for level_id in standard.level_ids
    )
    return tuple(group for group in groups if group.entries)


def _steps(standard: Standard, guide: EvidenceGuide) -> StepsView:
    steps = guide.steps
    asks = tuple(
        AskView(level_by_id(standard, level_id), steps.asks[level_id])
        for level_id in standard.level_ids
        if level_id in steps.asks
    )
    return StepsView(steps.key_words, asks, steps.would_show, steps.where, steps.decide)


def guide_view(page: PageContext, standard: Standard, criterion: Criterion) -> GuideView | None:
    """The guide of a criterion, or None where nobody has written one yet."""
    guide = page.course.guides.get(criterion.id)
    if guide is None:
        return None
    groups = grouped_entries(page, standard, guide)
    return GuideView(
        intro=guide.intro,
        total=sum(len(group.entries) for group in groups),
        groups=groups,
        steps=_steps(standard, guide),
        mistakes=guide.mistakes,
        privacy=guide.privacy,
    )
