"""Build aside, examine, then swap: whoever reads the old site never sees half a new one."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.problems import CourseError, Location, Problem
from generator.locale import Locale
from generator.outputs.audit import audit_site
from generator.outputs.documents.making import trainer_file_count, trainer_files
from generator.outputs.mkdocs.plugin import PageDone, build_pages
from generator.outputs.mkdocs.settings import SITE_FOLDER, TRAINER

_UNWANTED = (
    "**/*.map",
    "sitemap.xml.gz",
    "search/search_index.json",
    "assets/javascripts/lunr/**/*",
    "assets/javascripts/workers/*",
)
"""Source maps are half of Material's assets and of no use on a stick; we search without lunr."""


@dataclass(frozen=True)
class BuildReport:
    """What a build made."""

    out: Path
    pages: int
    files: int
    size: int


def build_site(
    root: Path,
    course: Course,
    audience: Audience,
    out: Path | None = None,
    strict: bool = False,
    on_page: PageDone | None = None,
) -> BuildReport:
    """Build a course into `out` (default `site/` or `site-trainer/` below `root`).

    Raises CourseError when the finished pages hold dead links or outside addresses, EngineError
    when the engine fails; the old site stays as it was in both cases.
    """
    target = (out or root / SITE_FOLDER[audience]).resolve()
    _refuse_foreign_folder(target)
    with _build_lock(target), _aside(target) as work:
        site = build_pages(root, course, audience, work, strict, on_page)
        pages = sum(1 for f in site.files if f.kind == "page")
        if audience == TRAINER:
            _add_documents(course, work, pages, on_page)
        _drop_unwanted(work)
        if problems := audit_site(work):
            raise CourseError(problems)
        files = [p for p in work.rglob("*") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        swap(work, target)
    return BuildReport(target, pages, len(files), size)


def _add_documents(course: Course, work: Path, pages: int, on_page: PageDone | None) -> None:
    """The files to print and to fill in, which the trainer's page of downloads links to."""
    locale = Locale.load(course.settings.language)
    total = pages + trainer_file_count(course, locale)
    for path, content in trainer_files(course, locale):
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if on_page:
            on_page(path, total)


def _refuse_foreign_folder(target: Path) -> None:
    """A folder with files that no site has is not ours to replace."""
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").is_file():
        raise CourseError([Problem("B101", Location(str(target)), {"path": str(target)})])


@contextlib.contextmanager
def _build_lock(target: Path) -> Iterator[None]:
    """One build at a time for one target; the operating system frees the lock of a dead one."""
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=0)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        where = Location(str(target))
        raise CourseError([Problem("B103", where, {"lock": lock.lock_file})]) from error
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield
    finally:
        lock.release()


def _unwritable(target: Path, error: OSError) -> CourseError:
    details = {"path": str(target), "reason": error.strerror or type(error).__name__}
    return CourseError([Problem("B102", Location(str(target)), details)])


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[Path]:
    try:
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        work.chmod(0o755)
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield work
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _drop_unwanted(work: Path) -> None:
    for pattern in _UNWANTED:
        for path in work.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted((p for p in work.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def swap(work: Path, target: Path) -> None:
    """Put the finished folder in the place of the old one; on failure the old one comes back."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    had_old = target.exists()
    if had_old:
        target.replace(old)
    try:
        work.replace(target)
    except OSError:
        if had_old:
            old.replace(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
