"""What templates of the small kinds of exercises get: plain values, the key apart.

Every view has a part `key`, which is None for a locked exercise: a template cannot print what it
does not get.
"""

from dataclasses import dataclass

from generator.course.model.base import accepted
from generator.course.model.exercise import BoundaryItem, ExerciseBase, RuleCase
from generator.course.model.standard import Standard
from generator.practice.signing import Signing
from generator.site.views.context import CriterionLink, LevelView, PageContext


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, with its mark if a level stands for it; `asks` is what the
    level asks of the criterion that the question is about."""

    value: str
    name: str
    level: LevelView | None = None
    asks: str = ""


@dataclass(frozen=True)
class Reason:
    """A titled piece of the explanation."""

    title: str
    text: str


@dataclass(frozen=True)
class ItemKey:
    """What is right, and why."""

    right: str
    reasons: tuple[Reason, ...]
    words: str = ""
    citation: str = ""


@dataclass(frozen=True)
class Item:
    """One question of a set; `text` is plain, `paper` is Markdown, `rows` are levels given."""

    id: str
    title: str
    options: tuple[Option, ...]
    key: ItemKey | None
    criterion: CriterionLink | None = None
    text: str = ""
    paper: str = ""
    look: str = ""
    signing: Signing | None = None
    """How the paper looks, and by which words it is signed."""
    handed_in_for: LevelView | None = None
    rows: tuple[tuple[CriterionLink, LevelView], ...] = ()


@dataclass(frozen=True)
class QuestionSet:
    """Questions answered one by one; `layout` says how their options lie."""

    element: str
    layout: str
    items: tuple[Item, ...]
    with_note: bool = False


@dataclass(frozen=True)
class SortCard:
    """A card to lay into a bin."""

    id: str
    text: str
    key: ItemKey | None


@dataclass(frozen=True)
class Sorting:
    """Cards and bins."""

    bins: tuple[Option, ...]
    cards: tuple[SortCard, ...]


@dataclass(frozen=True)
class Step:
    """A step to put into its place; `right` of the key is its number, or empty: it has none."""

    id: str
    text: str
    key: ItemKey | None


@dataclass(frozen=True)
class Ordering:
    """Steps in the order they are shown; `solution` in their own, those that belong first."""

    steps: tuple[Step, ...]
    solution: tuple[Step, ...]


def open_key(exercise: ExerciseBase, key: ItemKey) -> ItemKey | None:
    """The key, if the page may show it."""
    return key if exercise.key == "open" else None


def drill_text(page: PageContext, key: str, **values: object) -> str:
    """An interface string of the area `drills`."""
    return page.locale.text(f"drills.{key}", **values)


def right_level(page: PageContext, standard: Standard, item: BoundaryItem) -> str:
    """The level of a situation's key in words, with the other one where the key takes both."""
    own, *others = (standard.level(i).name for i in accepted(item.level, item.accept))
    return drill_text(page, "right_or", right=own, other=others[0]) if others else own


def case_levels(standard: Standard, case: RuleCase) -> dict[str, str]:
    """Every criterion with its level; `others` stands for those not named."""
    others = case.levels.get("others", "")
    return {c.id: case.levels.get(c.id, others) for c in standard.criteria}
