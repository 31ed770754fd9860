"""View of the one-page summary of a standard."""

from generator.outputs.documents.common import Maker, mark, pivotal_note
from generator.outputs.documents.typesetting import View, prose
from generator.site.views.context import LevelView
from generator.site.views.overview import GroupView, OverviewPage, overview_page
from generator.site.views.printed import Printed
from generator.site.views.rule import RatingView


def _group(group: GroupView, levels: tuple[LevelView, ...]) -> dict[str, object]:
    rows = [
        {
            "number": row.criterion.number,
            "short": row.criterion.short,
            "pivotal": row.criterion.pivotal,
            "terms": [list(d.key_terms) if d else [] for d in row.under(levels)],
        }
        for row in group.rows
    ]
    return {"title": group.title, "citation": group.citation, "rows": rows}


def _rating(maker: Maker, rating: RatingView) -> dict[str, object]:
    at = rating.mark
    lines = [c.text for c in rating.conditions]
    if not lines:
        lines = [rating.summary or maker.text("key.otherwise")]
    return {
        "mark": {"index": at.index, "count": at.count} if at else None,
        "name": rating.short,
        "lines": [prose(line) for line in lines],
    }


def _standing(page: OverviewPage) -> str:
    standing = page.standing
    return " · ".join([standing.number, standing.label, standing.dates])


def summary_view(maker: Maker, printed: Printed) -> View:
    """All criteria with the key terms of every level, and the rating rule, on one page."""
    page = maker.page(printed)
    view = overview_page(page, printed.standard)
    return {
        **maker.frame(printed),
        "standing": _standing(view),
        "levels": [mark(level) for level in view.described],
        "groups": [_group(group, view.described) for group in view.groups],
        "ratings": [_rating(maker, rating) for rating in view.rule.ratings],
        "pivotal": pivotal_note(page, printed.standard),
    }
