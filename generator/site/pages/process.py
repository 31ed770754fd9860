"""How an assessment runs: steps, cycle, forms, roles, evidence rules."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.course.model.base import Confidence
from generator.course.model.procedure import (
    CycleRule,
    Form,
    Procedure,
    ProcessStep,
    Role,
    Statement,
)
from generator.course.model.standard import Standard
from generator.site.pages.process_cycle import CycleView, cycle_view, years_drawn
from generator.site.views.context import (
    Badge,
    Link,
    PageContext,
    StandardHead,
    badge,
    standard_head,
)
from generator.site.views.dated import ended, shown
from generator.site.views.descriptors import labels_used
from generator.site.views.official import (
    OfficialPassages,
    OfficialSource,
    official_passages,
    official_source,
)
from generator.site.views.standing import StandingView, standing
from generator.site.views.today import today_link


@dataclass(frozen=True)
class StatementView:
    """One sentence about the rules, with its source."""

    text: str
    citation: str
    note: str
    badge: Badge
    when: str = ""


@dataclass(frozen=True)
class RoleView:
    """Who takes part."""

    id: str
    name: str
    does: str
    note: str
    badge: Badge
    when: str


@dataclass(frozen=True)
class FormView:
    """A form of the guidance letter."""

    id: str
    anchor: str
    number: str
    name: str
    filled_by: str
    how: str
    fields: tuple[StatementView, ...]
    note: str
    badge: Badge


@dataclass(frozen=True)
class StepView:
    """One step of the assessment."""

    title: str
    actor: str
    what: str
    produces: str
    tips: str
    form: FormView | None
    citation: str
    badge: Badge
    when: str


@dataclass(frozen=True)
class CoreView:
    """Selection of core people."""

    title: str
    intro: str
    citation: str
    badge: Badge
    conditions: tuple[StatementView, ...]
    priority: tuple[StatementView, ...]
    duties: tuple[StatementView, ...]


@dataclass(frozen=True)
class ProcessPage:
    """Everything the template shows; `procedure` parts are empty where nothing is known."""

    key: str
    track: str
    standard: StandardHead
    standing: StandingView
    today: Link | None
    official: OfficialSource | None
    wording: OfficialPassages
    intro: str
    ended: str
    purposes: tuple[StatementView, ...]
    requirements: tuple[StatementView, ...]
    definition: StatementView
    evidence_rules: tuple[StatementView, ...]
    roles: tuple[RoleView, ...]
    steps: tuple[StepView, ...]
    opinions: tuple[StatementView, ...]
    cycle: tuple[CycleView, ...]
    years: tuple[str, ...]
    authority: tuple[StatementView, ...]
    forms: tuple[FormView, ...]
    core: CoreView | None
    beside: tuple[StatementView, ...]
    labels: tuple[Badge, ...]


def _statement(page: PageContext, statement: Statement, when: str = "") -> StatementView:
    return StatementView(
        statement.text,
        statement.citation or "",
        statement.note or "",
        badge(page, statement.confidence),
        when,
    )


def _statements(page: PageContext, statements: Iterable[Statement]) -> tuple[StatementView, ...]:
    return tuple(_statement(page, s, when) for s, when in shown(page, statements))


def _roles(page: PageContext, roles: Iterable[Role]) -> tuple[RoleView, ...]:
    return tuple(
        RoleView(r.id, r.name, r.does, r.note or "", badge(page, r.confidence), when)
        for r, when in shown(page, roles)
        if page.track.includes(*r.school_levels)
    )


def _form(page: PageContext, form: Form) -> FormView:
    fields = tuple(StatementView(f.name, "", "", badge(page, f.confidence)) for f in form.fields)
    return FormView(
        form.id,
        f"form-{form.id}",
        form.number,
        form.name,
        form.filled_by,
        form.how,
        fields,
        form.note or "",
        badge(page, form.confidence),
    )


def _step(page: PageContext, step: ProcessStep, when: str, procedure: Procedure) -> StepView:
    actors = {role.id: role.name for role in procedure.roles}
    forms = {form.id: form for form in procedure.forms}
    return StepView(
        title=step.title,
        actor=actors[step.actor],
        what=step.what,
        produces=step.produces,
        tips=step.tips,
        form=_form(page, forms[step.form]) if step.form else None,
        citation=step.citation or "",
        badge=badge(page, step.confidence),
        when=when,
    )


def _core(page: PageContext, procedure: Procedure) -> CoreView | None:
    core = procedure.core
    if core is None:
        return None
    return CoreView(
        core.title,
        core.intro,
        core.citation,
        badge(page, core.confidence),
        _statements(page, core.conditions),
        _statements(page, core.priority),
        _statements(page, core.duties),
    )


def _confidences(procedure: Procedure) -> list[Confidence]:
    parts: list[Statement | Role | ProcessStep | CycleRule | Form] = [
        *procedure.requirements,
        procedure.evidence_definition,
        *procedure.purposes,
        *procedure.evidence_rules,
        *procedure.opinions,
        *procedure.authority,
        *procedure.beside,
        *procedure.roles,
        *procedure.process,
        *procedure.cycle,
        *procedure.forms,
    ]
    return [part.confidence for part in parts]


def process_page(page: PageContext, standard: Standard, procedure: Procedure) -> ProcessPage:
    stands = standing(page, standard)
    drawn = years_drawn(procedure)
    labels = (badge(page, c) for c in _confidences(procedure))
    return ProcessPage(
        key=page.key,
        track=page.track.id,
        standard=standard_head(page, standard),
        standing=stands,
        today=today_link(page),
        official=official_source(page, standard),
        wording=official_passages(page.course, standard),
        intro=procedure.intro,
        ended=ended(page, procedure),
        purposes=_statements(page, procedure.purposes),
        requirements=_statements(page, procedure.requirements),
        definition=_statement(page, procedure.evidence_definition),
        evidence_rules=_statements(page, procedure.evidence_rules),
        roles=_roles(page, procedure.roles),
        steps=tuple(_step(page, s, w, procedure) for s, w in shown(page, procedure.process)),
        opinions=_statements(page, procedure.opinions),
        cycle=tuple(cycle_view(page, rule, drawn) for rule in procedure.cycle),
        years=tuple(page.text("process.year", n=n) for n in drawn),
        authority=_statements(page, procedure.authority),
        forms=tuple(_form(page, f) for f in procedure.forms),
        core=_core(page, procedure),
        beside=_statements(page, procedure.beside),
        labels=labels_used(stands.badge, *labels),
    )
