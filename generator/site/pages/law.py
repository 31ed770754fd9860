"""The pages made of the law by date: what applies today, by role, and the yearly rating."""

from collections.abc import Iterator
from dataclasses import replace

from generator.site.pages.today import today_page, today_role_page
from generator.site.pages.yearly import yearly_page
from generator.site.views import paths
from generator.site.views.context import PageContext

PlannedPage = tuple[str, str, object, str, str]
"""Path, template, view, title, source of one page."""


def law_pages(page: PageContext) -> Iterator[PlannedPage]:
    """The pages; none where the course has no such data. `page` stands for the first of them."""
    law, today, yearly = page.course.law, page.course.today, page.course.yearly
    if law is None or today is None:
        return
    view = today_page(page, law, today)
    yield page.path, "today", view, page.locale.text("today.nav"), "today"
    for role in today.roles:
        at = replace(page, path=paths.today_role(role))
        yield at.path, "today_role", today_role_page(at, law, today, role), role.name, "today"
    if yearly:
        at = replace(page, path=paths.YEARLY)
        yield at.path, "yearly", yearly_page(at, law, yearly), yearly.title, "yearly"
