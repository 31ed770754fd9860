"""The self-assessment form: as Word with content controls, blank or filled, and notes on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.course.model.procedure import Form, FormField, FormPart
from generator.course.model.standard import Criterion, Standard
from generator.course.rating import overall_rating
from generator.outputs.documents.common import Maker
from generator.outputs.documents.office import docx
from generator.outputs.documents.results import Assessed
from generator.outputs.documents.typesetting import View, prose
from generator.sheets.cells import clean
from generator.site.rendering import render
from generator.site.views.context import badge
from generator.site.views.printed import Printed, self_assessment

PLAN_ROWS = 3


@dataclass(frozen=True)
class Control:
    """A place to fill in; `tag` is what programs find it by."""

    tag: str
    label: str
    text: str = ""


@dataclass(frozen=True)
class Box:
    """A box of a criterion's row."""

    tag: str
    label: str
    ticked: bool


@dataclass(frozen=True)
class CriterionRow:
    """One criterion of the form."""

    number: str
    name: str
    boxes: tuple[Box, ...]
    evidence: Control | None


@dataclass(frozen=True)
class Choice:
    """A drop-down list; `chosen` may be empty."""

    tag: str
    label: str
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class Plan:
    """A table to fill in."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Control, ...], ...]


@dataclass(frozen=True)
class FormView:
    """Everything the template of the form shows."""

    number: str
    name: str
    basis: str
    practice: str
    head: tuple[Control, ...]
    how: str
    levels: tuple[str, ...]
    key_of_levels: str
    evidence: str
    groups: tuple[tuple[str, tuple[CriterionRow, ...]], ...]
    remarks: tuple[Control, ...]
    plans: tuple[Plan, ...]
    overall: tuple[Choice, ...]


def _parts(form: Form, *parts: FormPart) -> Iterator[tuple[str, FormField]]:
    """Fields of some parts with a tag for each."""
    for number, field in enumerate(form.fields, 1):
        if field.part in parts:
            yield f"{field.part}-{number}", field


def _head(form: Form, given: Assessed | None) -> tuple[Control, ...]:
    person = given.dossier.person if given else None
    known = {} if person is None else person.model_dump()
    head = _parts(form, "name", "school", "period", "head")
    return tuple(
        Control(tag, field.name, clean(known.get(field.part or "", ""))) for tag, field in head
    )


def _row(
    standard: Standard, criterion: Criterion, evidence: bool, given: Assessed | None
) -> CriterionRow:
    chosen = given.levels.get(criterion.id) if given else None
    boxes = tuple(
        Box(f"{criterion.id}.{level.id}", f"{criterion.number}: {level.name}", level.id == chosen)
        for level in standard.scale
    )
    words = given.evidence.get(criterion.id, "") if given else ""
    tag = f"{criterion.id}.evidence"
    control = Control(tag, criterion.short, clean(words)) if evidence else None
    return CriterionRow(criterion.number, criterion.name, boxes, control)


def _plan(tag: str, field: FormField) -> Plan:
    columns = field.columns or ("",)
    rows = tuple(
        tuple(Control(f"{tag}.{row}.{n}", name or field.name) for n, name in enumerate(columns, 1))
        for row in range(1, PLAN_ROWS + 1)
    )
    return Plan(field.name, field.columns, rows)


def _overall(tag: str, field: FormField, standard: Standard, given: Assessed | None) -> Choice:
    ratings = standard.rating_rule.ratings
    rating = overall_rating(standard, given.levels).rating if given else None
    chosen = next((r.name for r in ratings if r.rating == rating), "")
    return Choice(tag, field.name, tuple(r.name for r in ratings), chosen)


def form_view(maker: Maker, standard: Standard, form: Form, given: Assessed | None) -> FormView:
    """The form, blank or filled from practice."""
    evidence = next((field.name for _, field in _parts(form, "evidence")), "")
    text, instrument = maker.text, standard.instrument
    guidance = instrument.guidance.number if instrument.guidance else ""
    basis = [instrument.number, *([guidance] if guidance else [])]
    return FormView(
        number=form.number,
        name=form.name,
        basis=text("form.basis", documents=", ".join(basis)),
        practice=text("form.practice", title=given.dossier.title) if given else "",
        head=_head(form, given),
        how=form.how,
        levels=tuple(level.short for level in standard.scale),
        key_of_levels="; ".join(f"{level.short}: {level.name}" for level in standard.scale),
        evidence=evidence,
        groups=tuple(
            (
                maker.locale.text("pages.group", number=group.number, name=group.name),
                tuple(_row(standard, c, bool(evidence), given) for c in group.criteria),
            )
            for group in standard.groups
        ),
        remarks=tuple(Control(tag, field.name) for tag, field in _parts(form, "remarks")),
        plans=tuple(_plan(tag, field) for tag, field in _parts(form, "plan")),
        overall=tuple(_overall(t, f, standard, given) for t, f in _parts(form, "overall")),
    )


def form_docx(maker: Maker, standard: Standard, form: Form, given: Assessed | None = None) -> bytes:
    """The form as Word; the same data gives the same bytes."""
    view = form_view(maker, standard, form, given)
    document = render("documents/word/form.xml.jinja", maker.locale, form=view)
    return docx(document, maker.locale, f"{form.number} – {form.name}")


def form_notes_view(maker: Maker, printed: Printed) -> View:
    """How well each field of the form is supported; stands beside the form, not in it."""
    page, standard = maker.page(printed), printed.standard
    form = self_assessment(maker.course, standard)
    assert form is not None, "listed only where there is a form"
    whole = badge(page, form.confidence)
    badges = [badge(page, field.confidence) for field in form.fields]
    meanings = {b.label: b.means for b in [whole, *badges]}
    return {
        **maker.frame(printed),
        "name": f"{form.number}. {form.name}",
        "whole": whole.label,
        "note": prose(form.note),
        "fields": [
            {"name": field.name, "label": b.label, "weak": field.confidence != "verified"}
            for field, b in zip(form.fields, badges, strict=True)
        ],
        "meanings": [{"label": label, "means": means} for label, means in meanings.items()],
    }
