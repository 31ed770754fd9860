"""Views of the small kinds of exercises; sets of questions here, cards and steps beside."""

from typing import get_args

from generator.course.model.exercise import (
    Boundary,
    BoundaryItem,
    Choice,
    FaultItem,
    FaultKind,
    Question,
    Rule,
    RuleCase,
    SpotFault,
)
from generator.course.model.rule import OverallRating
from generator.course.model.standard import Criterion, Standard
from generator.practice.payload_kinds import shown_options
from generator.practice.quoting import boundary_why, case_lesson, fault_why, option_why
from generator.site.views.context import (
    LevelView,
    PageContext,
    criterion_link,
    level_by_id,
)
from generator.site.views.dossier import signing_of
from generator.site.views.drill_views import (
    Item,
    ItemKey,
    Option,
    QuestionSet,
    Reason,
    case_levels,
    drill_text,
    open_key,
    right_level,
)

# --- boundary ------------------------------------------------------------------------------


def boundary_item(
    page: PageContext, standard: Standard, exercise: Boundary, item: BoundaryItem
) -> Item:
    """One situation; criterion pages show single ones."""
    lower, higher = (level_by_id(standard, level) for level in item.between)
    reasons = (
        Reason(drill_text(page, "for", level=lower.name), item.for_lower),
        Reason(drill_text(page, "for", level=higher.name), item.for_higher),
        Reason(drill_text(page, "why"), boundary_why(page.course, exercise, item)),
    )
    right = right_level(page, standard, item)
    criterion = _criterion(standard, item.criterion)
    return Item(
        id=item.id,
        title="",
        options=tuple(_level(level, criterion) for level in (lower, higher)),
        key=open_key(exercise, ItemKey(right, reasons, words=item.deciding_words)),
        criterion=criterion_link(page, standard, criterion),
        text=item.situation,
    )


def _criterion(standard: Standard, criterion_id: str) -> Criterion:
    return next(c for c in standard.criteria if c.id == criterion_id)


def _level(level: LevelView, criterion: Criterion) -> Option:
    """A level with its words, so that both can be read where one of them is chosen."""
    described = criterion.levels.get(level.id)
    return Option(level.id, level.name, level, described.summary if described else criterion.lowest)


def boundary_view(page: PageContext, standard: Standard, exercise: Boundary) -> QuestionSet:
    """The situations of a drill; a locked one holds nothing of its key, as all these views."""
    items = tuple(boundary_item(page, standard, exercise, item) for item in exercise.items)
    return QuestionSet("boundary-drill", "pair", items, with_note=True)


# --- choice --------------------------------------------------------------------------------


def _question(page: PageContext, exercise: Choice, question: Question) -> Item:
    options = shown_options(exercise, question)
    key = ItemKey(
        right=next(o.text for o in options if o.right),
        reasons=tuple(
            Reason(o.text, option_why(page.course, exercise, question, o)) for o in options
        ),
        citation=question.citation or "",
    )
    return Item(
        id=question.id,
        title="",
        options=tuple(Option(o.id, o.text) for o in options),
        key=open_key(exercise, key),
        text=question.text,
    )


def choice_view(page: PageContext, _standard: Standard, exercise: Choice) -> QuestionSet:
    """Questions with their answers in an order of their own."""
    items = tuple(_question(page, exercise, item) for item in exercise.items)
    return QuestionSet("choice-set", "list", items)


# --- faults --------------------------------------------------------------------------------


def _fault(page: PageContext, standard: Standard, exercise: SpotFault, item: FaultItem) -> Item:
    names = {kind: drill_text(page, f"fault.{kind}") for kind in get_args(FaultKind)}
    reasons = (
        Reason(drill_text(page, "fault_why"), fault_why(page.course, exercise, item)),
        Reason(drill_text(page, "fault_cure"), item.cure),
    )
    return Item(
        id=item.id,
        title=item.title,
        options=tuple(Option(kind, name) for kind, name in names.items()),
        key=open_key(exercise, ItemKey(names[item.fault], reasons)),
        criterion=criterion_link(page, standard, _criterion(standard, item.criterion)),
        paper=item.body,
        look=item.look or "",
        signing=signing_of(page.course),
        handed_in_for=level_by_id(standard, item.level),
    )


def faults_view(page: PageContext, standard: Standard, exercise: SpotFault) -> QuestionSet:
    """Papers as handed in, each with every fault to choose from."""
    items = tuple(_fault(page, standard, exercise, item) for item in exercise.items)
    return QuestionSet("spot-fault", "chips", items)


# --- rule ----------------------------------------------------------------------------------


def _rating_option(standard: Standard, rating: OverallRating) -> Option:
    level = level_by_id(standard, rating.level) if rating.level else None
    return Option(rating.rating, rating.name, level)


def _case(page: PageContext, standard: Standard, exercise: Rule, case: RuleCase) -> Item:
    levels = case_levels(standard, case)
    ratings = [_rating_option(standard, r) for r in standard.rating_rule.ratings]
    right = next(r.name for r in ratings if r.value == case.expect)
    lesson = case_lesson(page.course, exercise, case)
    key = ItemKey(right, (Reason(drill_text(page, "lesson"), lesson),))
    return Item(
        id=case.id,
        title=case.title,
        options=tuple(reversed(ratings)),
        key=open_key(exercise, key),
        rows=tuple(
            (criterion_link(page, standard, c), level_by_id(standard, levels[c.id]))
            for c in standard.criteria
        ),
    )


def rule_view(page: PageContext, standard: Standard, exercise: Rule) -> QuestionSet:
    """Cases with the level of every criterion, and the ratings to choose from."""
    items = tuple(_case(page, standard, exercise, case) for case in exercise.cases)
    return QuestionSet("rule-cases", "chips", items)
