"""The short unit on the yearly rating: its parts, steps, bands, computed cases and drills."""

from dataclasses import dataclass

from generator.course.model.law import Law, Yearly
from generator.course.rating.yearly import band_of, most_excellent
from generator.site.pages.today import TODAY_STYLES
from generator.site.views import paths
from generator.site.views.agenda import exercise_link
from generator.site.views.context import Badge, Link, PageContext
from generator.site.views.descriptors import labels_used
from generator.site.views.today import SaidView, day_of, said_all


@dataclass(frozen=True)
class PartView:
    """One part of the unit."""

    id: str
    title: str
    text: str
    said: tuple[SaidView, ...]


@dataclass(frozen=True)
class BandView:
    """A result and the points that it takes."""

    name: str
    points: str


@dataclass(frozen=True)
class CaseView:
    """A case whose answer was computed from the data of the rating."""

    text: str
    sum: str
    answer: str
    lesson: str


@dataclass(frozen=True)
class YearlyPage:
    """Everything the template shows."""

    key: str
    title: str
    about: str
    day: str
    looked_up: str
    parts: tuple[PartView, ...]
    steps: tuple[str, ...]
    bands: tuple[BandView, ...]
    cases: tuple[CaseView, ...]
    shared: tuple[str, ...]
    apart: tuple[str, ...]
    drills: tuple[Link, ...]
    all: Link
    labels: tuple[Badge, ...]
    more_styles: tuple[str, ...] = TODAY_STYLES


def yearly_page(page: PageContext, law: Law, yearly: Yearly) -> YearlyPage:
    parts = tuple(
        PartView(p.id, p.title, p.text, said_all(page, law, p.statements)) for p in yearly.parts
    )
    here = {exercise.id: exercise for exercise in page.course.exercises}
    drills = [here[one] for one in yearly.exercises if one in here]
    return YearlyPage(
        key=page.key,
        title=yearly.title,
        about=yearly.about,
        day=page.day(day_of(page, law)),
        looked_up=page.day(law.last_checked),
        parts=parts,
        steps=yearly.steps,
        bands=_bands(page, yearly),
        cases=(*_band_cases(page, yearly), *_cap_cases(page, yearly)),
        shared=yearly.shared,
        apart=yearly.apart,
        drills=tuple(exercise_link(page, e, page.track) for e in drills),
        all=Link(page.locale.text("today.title"), page.link(paths.TODAY)),
        labels=labels_used(*(view.badge for part in parts for view in part.said)),
    )


def _bands(page: PageContext, yearly: Yearly) -> tuple[BandView, ...]:
    text = page.locale.text
    views = []
    below = yearly.common_points + yearly.result_points + 1
    for band in sorted(yearly.bands, key=lambda b: b.from_points, reverse=True):
        points = text("today.band_points", least=band.from_points, most=below - 1)
        views.append(BandView(band.name, points))
        below = band.from_points
    return tuple(views)


def _band_cases(page: PageContext, yearly: Yearly) -> tuple[CaseView, ...]:
    text = page.locale.text
    return tuple(
        CaseView(
            case.text,
            text(
                "today.case_sum",
                common=case.common,
                result=case.result,
                n=case.common + case.result,
            ),
            band_of(yearly, case.common, case.result).name,
            case.lesson,
        )
        for case in yearly.band_cases
    )


def _cap_cases(page: PageContext, yearly: Yearly) -> tuple[CaseView, ...]:
    text = page.locale.text
    views = []
    for case in yearly.cap_cases:
        share = yearly.cap_of_excellent_unit if case.unit_excellent else yearly.cap
        most = most_excellent(yearly, case.good, case.unit_excellent)
        total = text("today.case_cap", share=share, n=case.good)
        views.append(CaseView(case.text, total, text("today.case_most", n=most), case.lesson))
    return tuple(views)
