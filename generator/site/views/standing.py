"""Whether a standard is in force, and the notices that go with it."""

from dataclasses import dataclass

from generator.course.model.base import DocumentRef
from generator.course.model.standard import Instrument, Notice, Standard
from generator.site.views import paths
from generator.site.views.context import Badge, Link, PageContext, badge


@dataclass(frozen=True)
class DocumentView:
    """Another document that is mentioned."""

    number: str
    title: str
    dates: str
    note: str
    badge: Badge


@dataclass(frozen=True)
class StandingView:
    """The standing of an instrument: one honest line, and what stands behind it."""

    number: str
    title: str
    issuer: str
    status: str
    label: str
    said: str
    line: str
    dates: str
    checked: str
    badge: Badge
    replaces: tuple[DocumentView, ...]
    superseded_by: DocumentView | None
    guidance: DocumentView | None
    announced: Link | None


@dataclass(frozen=True)
class NoticeView:
    """A remark on standing, on a standard or on one criterion."""

    id: str
    title: str
    text: str
    suspended: str
    document: DocumentView | None
    badge: Badge
    folded: bool


_MANY = 3
"""A notice on more criteria than this is folded on their pages: it is no news on the tenth."""


def _document(page: PageContext, document: DocumentRef) -> DocumentView:
    return DocumentView(
        document.number,
        document.title or "",
        _dates(page, document),
        document.note or "",
        badge(page, document.confidence),
    )


def _maybe(page: PageContext, document: DocumentRef | None) -> DocumentView | None:
    return _document(page, document) if document else None


def _dates(page: PageContext, document: Instrument | DocumentRef) -> str:
    """The days that are known; nothing where none is."""
    dates = []
    if document.issued:
        dates.append(page.text("standing.issued", day=page.day(document.issued)))
    if document.in_force_from:
        dates.append(page.text("standing.from", day=page.day(document.in_force_from)))
    return ", ".join(dates)


def _checked(page: PageContext, instrument: Instrument) -> str:
    if instrument.checked_on is None:
        return page.text("standing.never_checked")
    return page.text("standing.checked", day=page.day(instrument.checked_on))


def _announced(page: PageContext, standard: Standard) -> Link | None:
    """The page of the standard that takes this one's place, while its text is not at hand."""
    for announced in page.course.announced:
        if announced.replaces == standard.id:
            title = page.locale.text("circular.announced.link", short=announced.short)
            return Link(title, page.link(paths.announced_page(announced)))
    return None


def _said(page: PageContext, instrument: Instrument) -> str:
    """The standing in one breath; of a replaced document, which is the old one, which the new."""
    if instrument.status == "superseded" and instrument.superseded_by:
        new = instrument.superseded_by.number
        return page.text("standing.replaced", old=instrument.number, new=new)
    return page.text(
        "standing.said",
        number=instrument.number,
        label=page.text(f"status.{instrument.status}"),
    )


def standing(page: PageContext, standard: Standard) -> StandingView:
    instrument = standard.instrument
    return StandingView(
        number=instrument.number,
        title=instrument.title,
        issuer=instrument.issuer,
        status=instrument.status,
        label=page.text(f"status.{instrument.status}"),
        said=_said(page, instrument),
        line=instrument.status_note,
        dates=_dates(page, instrument),
        checked=_checked(page, instrument),
        badge=badge(page, instrument.status_confidence),
        replaces=tuple(_document(page, d) for d in instrument.replaces),
        superseded_by=_maybe(page, instrument.superseded_by),
        guidance=_maybe(page, instrument.guidance),
        announced=_announced(page, standard),
    )


def _notice(page: PageContext, notice: Notice) -> NoticeView:
    return NoticeView(
        id=notice.id,
        title=notice.title,
        text=notice.text,
        suspended=notice.suspended_phrase or "",
        document=_maybe(page, notice.document),
        badge=badge(page, notice.confidence),
        folded=len(notice.criteria) > _MANY,
    )


def notices_of_standard(page: PageContext, standard: Standard) -> tuple[NoticeView, ...]:
    """Notices on the whole standard; those on single criteria stand on their pages."""
    return tuple(_notice(page, n) for n in standard.notices if not n.criteria)


def notices_on_keys(page: PageContext, standard: Standard) -> tuple[NoticeView, ...]:
    """What whoever reads a key must know of how it was made, as a convention of the class."""
    return tuple(_notice(page, n) for n in standard.notices if n.on_keys)


def notices_of_criterion(
    page: PageContext, standard: Standard, criterion_id: str
) -> tuple[NoticeView, ...]:
    return tuple(_notice(page, n) for n in standard.notices_for(criterion_id))
