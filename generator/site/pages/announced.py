"""A standard that is known to exist while its text is not at hand."""

from dataclasses import dataclass

from generator.course.model.announced import (
    AnnouncedStandard,
    ImportStep,
    OpenQuestion,
    UntrustedClaim,
)
from generator.site.views import paths
from generator.site.views.context import Badge, Link, PageContext, badge
from generator.site.views.descriptors import labels_used


@dataclass(frozen=True)
class KnownView:
    """One statement with its label and what it rests on."""

    text: str
    source: str
    badge: Badge


@dataclass(frozen=True)
class AnnouncedPage:
    """Everything the template shows; `arrived` leads to the standard once it has been imported."""

    key: str
    name: str
    short: str
    about: str
    number: str
    title: str
    issuer: str
    dates: str
    checked: str
    known: tuple[KnownView, ...]
    unknown: tuple[OpenQuestion, ...]
    contradictions: tuple[UntrustedClaim, ...]
    meanwhile: str
    importing: tuple[ImportStep, ...]
    replaces: Link | None
    arrived: tuple[Link, ...]
    labels: tuple[Badge, ...]


def _dates(page: PageContext, announced: AnnouncedStandard) -> str:
    instrument = announced.instrument
    issued = page.text("standing.issued", day=page.day(instrument.issued))
    if instrument.in_force_from is None:
        return issued
    return f"{issued}, {page.text('standing.from', day=page.day(instrument.in_force_from))}"


def _standards(page: PageContext, ids: list[str]) -> tuple[Link, ...]:
    """The overviews of standards, each in the first track that has it."""
    links: list[Link] = []
    for standard in page.course.standards:
        tracks = [t for t in page.course.tracks if standard in page.course.standards_of(t)]
        if standard.id in ids and tracks:
            links.append(Link(standard.name, page.link(paths.standard_page(tracks[0], standard))))
    return tuple(links)


def announced_page(page: PageContext, announced: AnnouncedStandard) -> AnnouncedPage:
    known = tuple(KnownView(k.text, k.source, badge(page, k.confidence)) for k in announced.known)
    instrument = announced.instrument
    there = [s.id for s in page.course.standards if s.instrument.number == instrument.number]
    replaced = _standards(page, [announced.replaces or ""])
    return AnnouncedPage(
        key=page.key,
        name=announced.name,
        short=announced.short,
        about=announced.about,
        number=instrument.number,
        title=instrument.title,
        issuer=instrument.issuer,
        dates=_dates(page, announced),
        checked=page.text("standing.checked", day=page.day(instrument.checked_on)),
        known=known,
        unknown=announced.unknown,
        contradictions=announced.contradictions,
        meanwhile=announced.meanwhile,
        importing=announced.importing,
        replaces=replaced[0] if replaced else None,
        arrived=_standards(page, there),
        labels=labels_used(*(k.badge for k in known)),
    )
