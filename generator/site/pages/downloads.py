"""The trainer's page of files to print and to fill in."""

import posixpath
from dataclasses import dataclass

from generator.course.kinds import in_practice_order
from generator.course.model.course import Track
from generator.course.model.standard import Standard
from generator.site.pages.trainer_day import DAY_STYLES
from generator.site.views.agenda import deck_names, pptx_path
from generator.site.views.context import Link, PageContext
from generator.site.views.printed import Printed, file_path, printed_documents


@dataclass(frozen=True)
class DownloadRow:
    """What there is for one exercise, or for a standard as a whole."""

    title: str
    to_hand_out: tuple[Link, ...]
    for_trainer: tuple[Link, ...]


@dataclass(frozen=True)
class DownloadGroup:
    """The rows of one track; the first group holds what all tracks share."""

    anchor: str
    title: str
    rows: tuple[DownloadRow, ...]


@dataclass(frozen=True)
class DownloadsPage:
    """Everything the template shows."""

    key: str
    groups: tuple[DownloadGroup, ...]
    folders: tuple[str, str]
    styles: tuple[str, ...] = DAY_STYLES
    scripts: tuple[str, ...] = ()


def _link(page: PageContext, printed: Printed) -> Link:
    url = posixpath.relpath(file_path(printed), posixpath.dirname(page.path))
    return Link(page.locale.text(f"documents.kind.{printed.kind}"), url)


def _row(page: PageContext, title: str, found: list[Printed]) -> DownloadRow:
    return DownloadRow(
        title,
        tuple(_link(page, one) for one in found if not one.trainer_only),
        tuple(_link(page, one) for one in found if one.trainer_only),
    )


def _of_standards(page: PageContext, every: tuple[Printed, ...]) -> DownloadGroup:
    rows = []
    for standard in page.course.standards:
        found = [p for p in every if p.exercise is None and p.standard.id == standard.id]
        rows.append(_row(page, standard.short, found))
    title = page.locale.text("documents.downloads.shared")
    return DownloadGroup("shared", title, tuple(rows))


def _of_track(
    page: PageContext, every: tuple[Printed, ...], track: Track, standard: Standard
) -> DownloadGroup:
    own = [p for p in every if p.track.id == track.id and p.standard.id == standard.id]
    found = {p.exercise.id: p.exercise for p in own if p.exercise}
    rows = tuple(
        _row(page, exercise.title, [p for p in own if p.exercise and p.exercise.id == exercise.id])
        for exercise in in_practice_order(tuple(found.values()))
    )
    names = [track.name, standard.short] if track.school_level else [standard.short]
    return DownloadGroup(f"{track.id}-{standard.id}", " · ".join(names), rows)


def _slides(page: PageContext) -> DownloadGroup:
    """The editable slides of each deck."""
    text, folder = page.locale.text, posixpath.dirname(page.path)
    rows = []
    for deck, name in deck_names(page.course, page.locale).items():
        url = posixpath.relpath(pptx_path(page.course, deck, page.locale), folder)
        rows.append(DownloadRow(name, (), (Link(text("trainer.slides.file"), url),)))
    return DownloadGroup("slides", text("trainer.slides.nav"), tuple(rows))


def downloads_page(page: PageContext) -> DownloadsPage:
    every = printed_documents(page.course, page.locale)
    groups = [_of_standards(page, every)]
    for track in page.course.tracks:
        for standard in page.course.standards_of(track):
            groups.append(_of_track(page, every, track, standard))
    groups.append(_slides(page))
    text = page.locale.text
    folders = text("documents.folder.handout"), text("documents.folder.trainer")
    return DownloadsPage(page.key, tuple(g for g in groups if g.rows), folders)
