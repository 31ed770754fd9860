"""What the views of all documents share: head and foot, levels, criteria."""

from dataclasses import dataclass

from generator.course.model.course import Course
from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.site.views.context import LevelView, PageContext, level_view, pivotal_name
from generator.site.views.printed import Printed
from generator.site.views.rule import criteria_numbers
from generator.site.views.then_now import words_now


@dataclass(frozen=True)
class Maker:
    """The course and the language that documents are made from."""

    course: Course
    locale: Locale

    def text(self, key: str, **values: object) -> str:
        """An interface string of the area `documents`."""
        return self.locale.text(f"documents.{key}", **values)

    def page(self, printed: Printed) -> PageContext:
        """The context in which views of pages can be used for a document."""
        return PageContext(self.course, self.locale, "trainer", printed.path, printed.track)

    def frame(self, printed: Printed) -> dict[str, object]:
        """Title, head and foot of a document."""
        settings = self.course.settings
        standard = printed.standard
        track = printed.track
        over = self.text(f"kind.{printed.kind}")
        lines = [standard.short, *([track.name] if printed.exercise and track.folder else [])]
        return {
            "title": f"{over} – {printed.title}",
            "over": " · ".join([over, *lines]),
            "name": printed.title,
            "head": {
                "owner": settings.title,
                "left": f"{standard.short} ({standard.instrument.number})",
                "right": f"{over} – {printed.title}" if printed.exercise else over,
                "foot": self.text("foot", short=settings.short, version=settings.version),
            },
        }


def words_line(maker: Maker, *texts: str) -> dict[str, object]:
    """The words of the setting in these texts, each with its word of today, in one line."""
    now = "; ".join(words_now(maker.course, maker.locale, *texts))
    return {"now_head": maker.locale.text("today.pairs") if now else "", "now": now}


def mark(view: LevelView) -> dict[str, object]:
    """A level as templates draw it."""
    return {"index": view.index, "count": view.count, "name": view.name}


def scale(standard: Standard) -> list[dict[str, object]]:
    return [mark(level_view(standard, level)) for level in standard.scale]


def pivotal_note(page: PageContext, standard: Standard) -> str:
    """`tiêu chí quyết định: 3–7`, or nothing where no criterion counts more."""
    numbers = criteria_numbers(standard, standard.rating_rule.pivotal)
    return f"{pivotal_name(page, standard)}: {numbers}" if numbers else ""
