"""One slide on what applies today: what a trainer tells the room, with the sources in the notes."""

from collections.abc import Iterator

from generator.site.slides.deck import Point, Slide
from generator.site.slides.plain import plain_lines
from generator.site.views import paths
from generator.site.views.context import PageContext
from generator.site.views.today import day_of, points


def today_slides(page: PageContext) -> Iterator[Slide]:
    """The slide; none where the course has no such data."""
    law, today = page.course.law, page.course.today
    if law is None or today is None:
        return
    shown = points(page, law, today)
    sources = tuple(
        f"{number}. {view.where}" for number, point in enumerate(shown, 1) for view in point.said
    )
    yield Slide(
        kind="steps",
        title=page.locale.text("today.title"),
        eyebrow=page.locale.text("today.day", day=page.day(day_of(page, law))),
        points=tuple(Point(_plain(one.text), str(n)) for n, one in enumerate(shown, 1)),
        notes=sources,
        link=page.link(paths.TODAY),
    )


def _plain(text: str) -> str:
    """A point as letters alone: slides show signs of Markdown as they stand."""
    return " ".join(plain_lines(text))
