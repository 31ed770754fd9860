"""“What applies today”: one page for all, and one for each of the people in the room."""

from dataclasses import dataclass

from generator.course.model.law import DatedTask, Law, Today, TodayRole
from generator.site.views import paths
from generator.site.views.context import Badge, Link, PageContext
from generator.site.views.descriptors import labels_used
from generator.site.views.today import (
    AssessorRow,
    ChangeView,
    PointView,
    SaidView,
    assessor_rows,
    changes,
    day_of,
    points,
    role_links,
    said,
    said_all,
)

TODAY_STYLES = ("taphuan-today.css",)
"""Beside the style of reading pages."""


@dataclass(frozen=True)
class TaskView:
    """Something to do, by a day if the law names one."""

    text: str
    by: str
    said: SaidView | None


@dataclass(frozen=True)
class TodayPage:
    """What everybody should hear, who assesses whom, and what is not known."""

    key: str
    about: str
    day: str
    then: str
    points: tuple[PointView, ...]
    rows: tuple[AssessorRow, ...]
    changes: tuple[ChangeView, ...]
    unknown: tuple[str, ...]
    roles: tuple[Link, ...]
    yearly: Link | None
    labels: tuple[Badge, ...]
    more_styles: tuple[str, ...] = TODAY_STYLES


@dataclass(frozen=True)
class TodayRolePage:
    """What applies to one of the people in the room; prints on one page."""

    key: str
    name: str
    about: str
    day: str
    looked_up: str
    then: str
    tasks: tuple[TaskView, ...]
    rows: tuple[AssessorRow, ...]
    said: tuple[SaidView, ...]
    unknown: tuple[str, ...]
    all: Link
    others: tuple[Link, ...]
    labels: tuple[Badge, ...]
    more_styles: tuple[str, ...] = TODAY_STYLES


def today_page(page: PageContext, law: Law, today: Today) -> TodayPage:
    shown = points(page, law, today)
    rows = assessor_rows(page, law, today)
    changed = changes(page, law)
    marks = [view.badge for point in shown for view in point.said]
    return TodayPage(
        key=page.key,
        about=today.about,
        day=page.day(day_of(page, law)),
        then=today.then_name,
        points=shown,
        rows=rows,
        changes=changed,
        unknown=today.unknown,
        roles=tuple(role_links(page, today)),
        yearly=_yearly(page),
        labels=labels_used(*marks, *(r.badge for r in rows), *(c.badge for c in changed)),
    )


def _yearly(page: PageContext) -> Link | None:
    yearly = page.course.yearly
    return Link(yearly.title, page.link(paths.YEARLY)) if yearly else None


def today_role_page(page: PageContext, law: Law, today: Today, role: TodayRole) -> TodayRolePage:
    found = said_all(page, law, role.statements)
    rows = assessor_rows(page, law, today, role.assessed) if role.assessed else ()
    return TodayRolePage(
        key=page.key,
        name=role.name,
        about=role.about,
        day=page.day(day_of(page, law)),
        looked_up=page.day(law.last_checked),
        then=today.then_name,
        tasks=tuple(_task(page, law, task) for task in role.tasks),
        rows=rows,
        said=found,
        unknown=role.unknown,
        all=Link(page.locale.text("today.title"), page.link(paths.TODAY)),
        others=tuple(link for link in role_links(page, today) if link.title != role.name),
        labels=labels_used(*(view.badge for view in found), *(row.badge for row in rows)),
    )


def _task(page: PageContext, law: Law, task: DatedTask) -> TaskView:
    by = page.day(task.by_date) if task.by_date else ""
    basis = said(page, law, law.statement(task.statement)) if task.statement else None
    return TaskView(task.text, by, basis)
