"""One slide on what applies today: what a trainer tells the room, with the sources in the notes."""

from collections.abc import Iterator

from generator.site.slides.deck import Point, Slide
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.today import day_of, points


def today_slides(page: PageContext) -> Iterator[Slide]:
    """The slide; none where the course has no such data."""
    law, today = page.course.law, page.course.today
    if law is None or today is None:
        return
    told = points(page, law, today)
    sources = tuple(
        f"{number}. {view.where}" for number, point in enumerate(told, 1) for view in point.said
    )
    yield Slide(
        kind="steps",
        title=page.locale.text("today.title"),
        eyebrow=page.locale.text("today.day", day=page.day(day_of(page, law))),
        points=tuple(Point(point.text, str(number)) for number, point in enumerate(told, 1)),
        notes=sources,
        link=page.link(paths.TODAY),
    )
