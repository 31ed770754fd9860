"""The pages that every standard has in every track, with the template and the maker of each."""

from collections.abc import Callable

from generator.course.model.standard import Standard
from generator.site.pages.evidence_index import evidence_index_page
from generator.site.pages.plan import plan_page
from generator.site.pages.portfolio import portfolio_page
from generator.site.pages.practice_index import practice_index_page
from generator.site.pages.rating_rule import rating_rule_page
from generator.site.views.context import PageContext
from generator.site.views.overview import overview_page
from generator.site.views.paths import StandardPage

Make = Callable[[PageContext, Standard], object]

STANDARD_PAGES: tuple[tuple[StandardPage, str, Make], ...] = (
    ("index", "overview", overview_page),
    ("summary", "summary", overview_page),
    ("rating", "rating", rating_rule_page),
    ("evidence", "evidence", evidence_index_page),
    ("plan", "plan", plan_page),
    ("portfolio", "portfolio", portfolio_page),
    ("practice", "practice", practice_index_page),
)
