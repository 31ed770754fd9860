"""Views of what is printed for a dossier: scoring sheet, handout, key sheet."""

from collections.abc import Iterable

from generator.course.model.exercise import NOT_ENOUGH, Dossier
from generator.course.model.standard import Standard
from generator.course.rating import Outcome, overall_rating
from generator.outputs.documents.common import Maker, mark, pivotal_note, scale, words_line
from generator.outputs.documents.paper_tree import paper_tree
from generator.outputs.documents.typesetting import View, prose
from generator.site.views.context import PageContext
from generator.site.views.dossier import (
    CriterionForm,
    DossierView,
    PaperView,
    dossier_view,
    numbered,
    shown_pictures,
)
from generator.site.views.printed import Printed
from generator.site.views.rule import rule_view
from generator.site.views.then_now import words_now

ABSENT_DIGIT = "8"
"""The digit of "does not apply"."""

NOT_ENOUGH_DIGIT = "9"
"""The digit of "not enough evidence" on paper and in the trainer's entry of papers."""


def _person(dossier: Dossier) -> list[str]:
    person = dossier.person
    return [person.name, person.role, person.school, person.period]


def _is_whole(standard: Standard, dossier: Dossier) -> bool:
    """Whether all criteria are asked; a few, as in a calibration, make no overall rating."""
    return len(dossier.ratings) == len(standard.criteria)


def sheet_view(maker: Maker, printed: Printed, dossier: Dossier) -> View:
    """One row per criterion, a box per level; the digits are those the trainer types."""
    page, standard = maker.page(printed), printed.standard
    levels = [{**one, "digit": str(n)} for n, one in enumerate(scale(standard))]
    criteria = [standard.criterion(rating.criterion) for rating in dossier.ratings]
    may_be_absent = any(c.may_not_apply for c in criteria)
    ratings = reversed(standard.rating_rule.ratings) if _is_whole(standard, dossier) else ()
    return {
        **maker.frame(printed),
        "person": " · ".join(_person(dossier)),
        "how": prose(maker.text("sheet.how", papers=len(dossier.evidence))),
        "levels": levels,
        "not_enough_digit": NOT_ENOUGH_DIGIT,
        "rows": [
            {
                "number": c.number,
                "short": c.short,
                "pivotal": c.id in standard.rating_rule.pivotal,
                "boxes": [level in standard.scale_of(c) for level in standard.level_ids],
                "absent": c.may_not_apply,
            }
            for c in criteria
        ],
        "absent": maker.locale.text("rating.not_applicable") if may_be_absent else "",
        "absent_digit": ABSENT_DIGIT if may_be_absent else "",
        "pivotal": pivotal_note(page, standard),
        "ratings": [r.short for r in ratings],
    }


PICTURES = "/pictures/"
"""Where Typst finds the pictures of papers."""


def _paper(page: PageContext, dossier: Dossier, paper: PaperView) -> dict[str, object]:
    facts = [paper.kind_name, paper.dated, paper.issued_by]
    pictures = shown_pictures(page, dossier, paper.text, PICTURES)
    return {
        "number": paper.number,
        "title": paper.title,
        "facts": " · ".join(fact for fact in facts if fact),
        "look": paper.look or paper.kind,
        "tree": paper_tree(paper.text, pictures, paper.signing),
    }


def handout_view(maker: Maker, printed: Printed, dossier: Dossier) -> View:
    """The dossier to read on paper: the person, the list of papers, the papers; no key."""
    page = maker.page(printed)
    view = dossier_view(page, printed.standard, dossier)
    now = words_now(maker.course, maker.locale, *_texts(dossier, view.papers))
    return {
        **maker.frame(printed),
        "person": _person(dossier),
        "about": prose(dossier.person.about),
        "intro": prose(dossier.intro),
        "papers": [_paper(page, dossier, paper) for paper in view.papers],
        "invented": maker.text("handout.invented"),
        "now": now,
        "now_head": maker.locale.text("today.pairs") if now else "",
    }


def _texts(dossier: Dossier, papers: Iterable[PaperView]) -> list[str]:
    """All that a reader of the handout reads."""
    shown = [*_person(dossier), dossier.person.about, dossier.intro]
    return [*shown, *(f"{paper.title} {paper.issued_by} {paper.text}" for paper in papers)]


# --- key -----------------------------------------------------------------------------------


def _no_level(maker: Maker, absent: bool) -> str:
    return maker.locale.text("rating.not_applicable") if absent else maker.text("not_enough")


def _key(maker: Maker, form: CriterionForm) -> dict[str, object]:
    key = form.key
    assert key is not None, "the key sheet is made of an opened copy"
    also = ", ".join(level.name for level in key.accepted if level != key.level)
    reasons = [("not_higher", key.not_higher), ("not_lower", key.not_lower)]
    return {
        "number": form.criterion.number,
        "short": form.criterion.short,
        "pivotal": form.criterion.pivotal,
        "level": mark(key.level) if key.level else None,
        "word": _no_level(maker, key.absent) if key.level is None else "",
        "also": maker.text("key.also", levels=also) if also else "",
        "decisive": [{"number": p.number, "title": p.title} for p in key.decisive],
        "rationale": prose(key.rationale),
        "reasons": [
            {"title": maker.text(f"key.{kind}"), "text": prose(text)}
            for kind, text in reasons
            if text
        ],
    }


def key_outcome(standard: Standard, dossier: Dossier) -> Outcome:
    """What the rule makes of the key's levels."""
    levels = {r.criterion: r.level for r in dossier.ratings if r.level != NOT_ENOUGH}
    return overall_rating(standard, levels)


def _steps(maker: Maker, page: PageContext, standard: Standard, dossier: Dossier) -> list[View]:
    """The ladder of the rule, from the top down to the rating that holds."""
    outcome = key_outcome(standard, dossier)
    steps: list[View] = []
    for rating, step in zip(rule_view(page, standard).ratings, outcome.steps, strict=True):
        verdicts = [_verdict(maker, page, result.have, result.met) for result in step.conditions]
        conditions = [c.text for c in rating.conditions]
        lines = [f"{c} – {v}" for c, v in zip(conditions, verdicts, strict=True)]
        if rating.otherwise:
            lines = [maker.text("key.otherwise")]
        holds = step.state == "met"
        steps.append({"name": rating.short, "holds": holds, "lines": lines})
        if holds:
            break
    return steps


def _left_open(maker: Maker, standard: Standard, dossier: Dossier) -> str:
    """What is said where the key leaves criteria open; nothing where it has a level for all."""
    outcome = key_outcome(standard, dossier)
    if outcome.rating:
        return ""
    names = {r.rating: r.short for r in standard.rating_rule.ratings}
    if not names:
        return maker.locale.text("pages.rating.no_overall")
    if len(outcome.possible) == 1:
        return maker.text("key.certain", rating=names[outcome.possible[0]])
    return maker.text("key.open")


def _verdict(maker: Maker, page: PageContext, have: float, met: bool | None) -> str:
    word = "open" if met is None else "met" if met else "missed"
    return maker.text(f"key.condition_{word}", n=page.number(have))


def _key_texts(dossier: Dossier, view: DossierView) -> list[str]:
    """All that a reader of the key sheet reads."""
    keys = [form.key for form in view.criteria if form.key]
    told = [text for key in keys for text in (key.rationale, key.not_higher, key.not_lower)]
    decisive = [paper.title for key in keys for paper in key.decisive]
    faults = [f"{fault.paper.title} {fault.fault}" for fault in view.faults]
    return [*_person(dossier), *told, *decisive, *faults, dossier.trainer_note or ""]


def key_view(maker: Maker, printed: Printed, dossier: Dossier) -> View:
    """Level, reason, evidence and likely misreading of every criterion, and the overall rating."""
    page, standard = maker.page(printed), printed.standard
    opened = dossier.model_copy(update={"key": "open"})
    view = dossier_view(page, standard, opened)
    review, whole = dossier.review, _is_whole(standard, dossier)
    return {
        **maker.frame(printed),
        **words_line(maker, *_key_texts(dossier, view)),
        "person": " · ".join(_person(dossier)),
        "review": maker.text(f"key.{review.status}", by=review.by or ""),
        "criteria": [_key(maker, form) for form in view.criteria],
        "steps": _steps(maker, page, standard, dossier) if whole else [],
        "open": _left_open(maker, standard, dossier) if whole else "",
        "faults": [
            {"number": f.paper.number, "title": f.paper.title, "text": prose(f.fault)}
            for f in view.faults
        ],
        "note": prose(numbered(view.papers, dossier.trainer_note or "")),
        "pivotal": pivotal_note(page, standard),
    }
