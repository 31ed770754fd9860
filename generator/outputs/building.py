"""Build aside, examine, then swap: whoever reads the old site never sees half a new one."""

from dataclasses import dataclass
from pathlib import Path

from generator.course.loading.course_files import PAGES
from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.problems import CourseError, Problem
from generator.locale import Locale
from generator.outputs.audit import audit_site
from generator.outputs.documents.making import trainer_file_count, trainer_files
from generator.outputs.mkdocs.plugin import PageDone, build_pages
from generator.outputs.mkdocs.settings import SITE_FOLDER, TRAINER
from generator.outputs.mkdocs.written import written_problems
from generator.outputs.replacing import replacing
from generator.serving.static_files import script_hashes

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

    Raises CourseError when the finished pages hold dead links or outside addresses, or the folder
    holds what we did not make, EngineError when the engine fails; the old site stays as it was.
    """
    target = (out or root / SITE_FOLDER[audience]).resolve()
    with replacing(target) as work:
        site = build_pages(root, course, audience, work.new, strict, on_page)
        pages = sum(1 for f in site.files if f.kind == "page")
        if audience == TRAINER:
            _add_documents(course, work.new, pages, on_page)
        _drop_unwanted(work.new)
        if problems := audit_site(work.new):
            raise CourseError(_at_their_source(root, course, problems))
        files = [p for p in work.new.rglob("*") if p.is_file()]
        size = sum(p.stat().st_size for p in files)
        about = {"course": course.settings.id, "audience": audience}
        work.finish({**about, "scripts": script_hashes(work.new)})
    return BuildReport(target, pages, len(files), size)


def _at_their_source(root: Path, course: Course, problems: list[Problem]) -> list[Problem]:
    """The same problems, those of hand-written pages by the line of their own file."""
    written = [p for p in written_problems(root, course) if p.severity == "error"]
    pages = {p.where.path.removeprefix(f"{PAGES}/").removesuffix(".md") for p in written}
    return [*written, *(p for p in problems if p.where.path.removesuffix(".html") not in pages)]


def _add_documents(course: Course, work: Path, pages: int, on_page: PageDone | None) -> None:
    """The files to print and to fill in, which the trainer's page of downloads links to."""
    locale = Locale.of(course)
    total = pages + trainer_file_count(course, locale)
    for path, content in trainer_files(course, locale):
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if on_page:
            on_page(path, total)


def _drop_unwanted(work: Path) -> None:
    for pattern in _UNWANTED:
        for path in work.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted((p for p in work.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
