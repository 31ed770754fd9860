"""What every page is made from, and the small values that all pages share."""

from dataclasses import dataclass, replace
from datetime import date

from generator.course.model.base import Audience, Confidence
from generator.course.model.course import Course, Track
from generator.course.model.standard import CriteriaGroup, Criterion, Level, Standard
from generator.locale import Locale
from generator.site.slugs import slugify
from generator.site.views import paths
from generator.site.views.sequence import after


@dataclass(frozen=True)
class PageContext:
    """One page to be made: the course, who reads it, and where the page lies."""

    course: Course
    locale: Locale
    audience: Audience
    path: str
    track: Track

    def text(self, key: str, **values: object) -> str:
        """An interface string of the area `pages`."""
        return self.locale.text(f"pages.{key}", **values)

    def of_standard(self, standard: Standard) -> "PageContext":
        """The same page in the words of the one standard that it speaks of."""
        return replace(self, locale=self.locale.of_standard(standard))

    def link(self, to_page: str, anchor: str = "") -> str:
        return paths.link(self.path, to_page, anchor)

    def day(self, value: date) -> str:
        return self.text("date", day=value.day, month=value.month, year=value.year)

    def number(self, value: float) -> str:
        """`2`, `2,5`: as the language writes decimals."""
        return f"{value:g}".replace(".", self.locale.text("rating.point"))

    def minutes(self, minutes: int) -> str:
        """`40 phút`, `1 giờ 20 phút`."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self.text("minutes.short", n=minutes)
        if not rest:
            return self.text("minutes.hours", h=hours)
        return self.text("minutes.long", h=hours, n=rest)

    @property
    def key(self) -> str:
        return paths.page_key(self.path)


@dataclass(frozen=True)
class Link:
    """An address with its words."""

    title: str
    url: str


@dataclass(frozen=True)
class Badge:
    """How well a statement is supported, in words."""

    kind: Confidence
    label: str
    means: str


def badge(page: PageContext, confidence: Confidence) -> Badge:
    return Badge(
        confidence,
        page.text(f"confidence.{confidence}"),
        page.text(f"confidence_means.{confidence}"),
    )


@dataclass(frozen=True)
class LevelView:
    """A level with what its mark needs: `index` bars of `count - 1` are filled."""

    id: str
    index: int
    count: int
    name: str
    short: str


def level_view(standard: Standard, level: Level) -> LevelView:
    index = standard.level_index(level.id)
    return LevelView(level.id, index, len(standard.scale), level.name, level.short)


def level_by_id(standard: Standard, level_id: str) -> LevelView:
    return level_view(standard, standard.level(level_id))


@dataclass(frozen=True)
class CriterionLink:
    """A criterion as lists and tables name it."""

    id: str
    number: str
    name: str
    short: str
    url: str
    pivotal: bool


def criterion_link(page: PageContext, standard: Standard, criterion: Criterion) -> CriterionLink:
    return CriterionLink(
        criterion.id,
        criterion.number,
        criterion.name,
        criterion.short,
        page.link(paths.criterion_page(page.track, standard, criterion)),
        criterion.id in standard.rating_rule.pivotal,
    )


@dataclass(frozen=True)
class StandardHead:
    """What every page of a standard says about it."""

    id: str
    name: str
    short: str
    person: str
    criteria: int
    groups: int
    pivotal_name: str
    overview: Link
    school: str
    onward: Link | None
    """Where the learning path leads after this page."""


def standard_head(page: PageContext, standard: Standard) -> StandardHead:
    level = page.track.school_level
    return StandardHead(
        id=standard.id,
        name=standard.name,
        short=standard.short,
        person=standard.person,
        criteria=len(standard.criteria),
        groups=len(standard.groups),
        pivotal_name=pivotal_name(page, standard),
        overview=Link(standard.short, page.link(paths.standard_page(page.track, standard))),
        school=level.at_school if level else "",
        onward=_onward(page, standard),
    )


def _onward(page: PageContext, standard: Standard) -> Link | None:
    stop = after(page.course, page.locale, page.track, standard, page.path)
    return Link(stop.title, page.link(stop.path)) if stop else None


def group_anchor(group: CriteriaGroup) -> str:
    """The anchor of a group of criteria on the overview."""
    return f"group-{slugify(group.number)}"


def pivotal_name(page: PageContext, standard: Standard) -> str:
    return standard.rating_rule.pivotal_name or page.text("pivotal")
