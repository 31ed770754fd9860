"""What applies on the day that pages speak of: statements, assessors then and now, documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.course.model.base import holding
from generator.course.model.law import Assessor, Effect, Law, LawStatement, Point, Today
from generator.site.views import paths
from generator.site.views.context import Badge, Link, PageContext, badge


@dataclass(frozen=True)
class SaidView:
    """One statement of law with where it stands, what we read, and when."""

    id: str
    text: str
    where: str
    source: str
    checked: str
    badge: Badge


@dataclass(frozen=True)
class AssessorRow:
    """Who assesses one kind of person at some schools: in the setting, and on the day."""

    person: str
    by: str
    schools: str
    then: str
    now: str
    adviser: str
    note: str
    where: str
    badge: Badge


@dataclass(frozen=True)
class PointView:
    """One thing to tell the room, with its statements."""

    text: str
    said: tuple[SaidView, ...]


@dataclass(frozen=True)
class ChangeView:
    """What one document did to another."""

    number: str
    what: str
    badge: Badge


def today_link(page: PageContext) -> Link | None:
    """The way to the page on what applies today; none where the course has no such data."""
    if page.course.today is None or page.course.law is None:
        return None
    return Link(page.locale.text("today.title"), page.link(paths.TODAY))


def day_of(page: PageContext, law: Law) -> date:
    """The day that the pages call today."""
    return page.course.day or law.last_checked


def said(page: PageContext, law: Law, statement: LawStatement) -> SaidView:
    """A statement as pages show it."""
    return SaidView(
        id=statement.id,
        text=statement.text,
        where=f"{law.document(statement.document).number}, {statement.article}",
        source=statement.source,
        checked=page.day(statement.checked_on),
        badge=badge(page, statement.confidence),
    )


def said_all(page: PageContext, law: Law, ids: tuple[str, ...]) -> tuple[SaidView, ...]:
    """Those of some statements that hold on the day, in their order."""
    found = holding((law.statement(name) for name in ids), day_of(page, law))
    return tuple(said(page, law, statement) for statement in found if _matters(page, statement))


def _matters(page: PageContext, statement: LawStatement) -> bool:
    """Whether the day that is set up meets where the statement matters."""
    day = page.course.workshop
    return statement.matters_in(day.province if day else None)


def points(page: PageContext, law: Law, today: Today) -> tuple[PointView, ...]:
    """What a trainer tells the room; what rests on matters of another province stays out."""

    def one(point: Point) -> PointView:
        return PointView(point.text, said_all(page, law, point.statements))

    def matters(point: Point) -> bool:
        found = [law.statement(name) for name in point.statements]
        return not found or any(_matters(page, statement) for statement in found)

    return tuple(one(point) for point in today.tell if matters(point))


def assessor_rows(
    page: PageContext, law: Law, today: Today, persons: tuple[str, ...] = ()
) -> tuple[AssessorRow, ...]:
    """Who assesses these persons (or all) on the day, beside who did in the setting."""
    now = holding(law.assessors, day_of(page, law))
    then = holding(law.assessors, today.then)
    return tuple(
        _row(page, law, one, _same(one, then))
        for one in now
        if not persons or one.person in persons
    )


def _same(one: Assessor, others: tuple[Assessor, ...]) -> Assessor | None:
    """Who had the same matter at the same schools at another time."""
    found = (
        other
        for other in others
        if (other.person, other.by) == (one.person, one.by)
        and set(other.schools) & set(one.schools)
    )
    return next(found, None)


def _row(page: PageContext, law: Law, one: Assessor, then: Assessor | None) -> AssessorRow:
    text = page.locale.text
    names = {kind.id: kind.name for kind in law.school_kinds}
    every = set(one.schools) == set(names)
    schools = text("today.every_school") if every else "; ".join(names[s] for s in one.schools)
    return AssessorRow(
        person=text(f"today.person.{one.person}"),
        by=text(f"today.by.{one.by}"),
        schools=schools,
        then=then.who if then else text("today.not_yet"),
        now=one.who,
        adviser=one.adviser or "",
        note=one.note or "",
        where=f"{law.document(one.document).number}, {one.article}",
        badge=badge(page, one.confidence),
    )


def changes(page: PageContext, law: Law) -> tuple[ChangeView, ...]:
    """What documents did to others up to the day, youngest first."""
    day = day_of(page, law)
    found = [
        (since, ChangeView(document.number, _effect(page, law, effect, since), _mark(page, effect)))
        for document in law.documents
        for effect in document.effects
        if (since := effect.from_date or document.in_force_from) and since <= day
    ]
    return tuple(view for _since, view in sorted(found, key=lambda pair: pair[0], reverse=True))


def _effect(page: PageContext, law: Law, effect: Effect, since: date) -> str:
    return page.locale.text(
        f"today.effect.{effect.kind}{'_part' if effect.what else ''}",
        other=law.document(effect.document).number,
        what=effect.what or "",
        day=page.day(since),
    )


def _mark(page: PageContext, effect: Effect) -> Badge:
    return badge(page, effect.confidence)


def role_links(page: PageContext, today: Today) -> Iterator[Link]:
    """One link for each of the people in the room."""
    for role in today.roles:
        yield Link(role.name, page.link(paths.today_role(role)))
