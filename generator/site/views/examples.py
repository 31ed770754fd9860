"""Examples of the ministry that the owner of a copy has imported, beside our own guide."""

from collections.abc import Set
from dataclasses import dataclass

from generator.course.model.evidence import EvidenceEntry
from generator.course.model.official import OfficialExample
from generator.course.model.standard import Criterion, Standard
from generator.site.views.context import LevelView, PageContext, level_by_id
from generator.site.views.guide import entries_for


@dataclass(frozen=True)
class ExampleView:
    """One example: what the ministry says, and what we say of it."""

    id: str
    text: str
    near: str
    near_title: str
    here: bool
    shows: LevelView | None
    does_not_prove: str


@dataclass(frozen=True)
class ExamplesOfLevel:
    """The examples that the table has at one level; None where it knows no levels."""

    level: LevelView | None
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True)
class ExamplesView:
    """All examples of a criterion, with where they come from."""

    total: int
    unsaid: int
    """How many bear no word of what they show and what they do not prove."""
    letter: str
    file: str
    day: str
    groups: tuple[ExamplesOfLevel, ...]


def examples_view(
    page: PageContext, standard: Standard, criterion: Criterion
) -> ExamplesView | None:
    """The imported examples of a criterion; None without an import."""
    found = page.course.examples.get(standard.id)
    own = found.criteria.get(criterion.id) if found else None
    if found is None or not own:
        return None
    guide = page.course.guides.get(criterion.id)
    entries = {entry.id: entry for entry in guide.entries} if guide else {}
    visible = {entry.id for entry in entries_for(guide, page.track)} if guide else set()
    groups = []
    for level_id in (*standard.level_ids, None):
        views = tuple(
            _view(standard, example, entries.get(example.near or ""), visible)
            for example in own
            if example.level == level_id
        )
        if views:
            level = level_by_id(standard, level_id) if level_id else None
            groups.append(ExamplesOfLevel(level, views))
    letter = page.text("examples.letter", number=found.letter) if found.letter else ""
    return ExamplesView(
        total=len(own),
        unsaid=sum(not (e.near or e.shows or e.does_not_prove) for e in own),
        letter=letter or page.text("examples.some_letter"),
        file=found.source.name,
        day=page.day(found.source.imported_on),
        groups=tuple(groups),
    )


def _view(
    standard: Standard, example: OfficialExample, near: EvidenceEntry | None, visible: Set[str]
) -> ExampleView:
    return ExampleView(
        id=example.id,
        text=example.text,
        near=near.id if near else "",
        near_title=near.title if near else "",
        here=bool(near) and example.near in visible,
        shows=level_by_id(standard, example.shows) if example.shows else None,
        does_not_prove=example.does_not_prove or "",
    )
