"""Hand-written pages, looked at before a site is built: their links, names and titles.

In: a course's folder and its checked data. Out: problems with the line in the page's own file,
which the audit of the finished site no longer knows.
"""

import contextlib
import logging
import posixpath
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import (
    File,
    Files,
    InclusionLevel,
    get_files,
    set_exclusions,
)
from mkdocs.structure.pages import Page

from generator.course.loading.course_files import PAGES
from generator.course.model.course import Course
from generator.course.narrowing import left_out
from generator.course.near import nearest
from generator.course.opening import CheckedCourse
from generator.course.problems import Location, Problem
from generator.locale import Locale
from generator.outputs.audit.links import PageLinks, faults_of_link, resolved
from generator.outputs.audit.names import name_faults
from generator.outputs.mkdocs.plugin import engine_config
from generator.outputs.mkdocs.settings import PARTICIPANT
from generator.site.output_files import Site
from generator.site.planning import RenderPage, plan_site
from generator.site.rendering import PageText, render_page
from generator.site.slugs import slugify

LONGEST_TITLE = 80
"""Letters of a title in the menu; longer ones take half of a phone's window."""


def with_written_pages(root: Path, checked: CheckedCourse) -> CheckedCourse:
    """A checked course with the problems of its hand-written pages; they wait for other errors."""
    if checked.course is None or checked.errors:
        return checked
    found = written_problems(root, checked.course)
    problems = sorted([*checked.problems, *found], key=Problem.sort_key)
    return replace(checked, problems=tuple(problems))


def written_problems(root: Path, course: Course, site: Site | None = None) -> list[Problem]:
    """O101 to O105, O108 and O109 for what lies in `docs/`, by file and line; none without it.

    They hold for the participants' site; the trainers' has the same pages and more. `site` is that
    site as planned by who has just built it; without it the site is planned for the purpose.
    """
    found = list(_long_titles(course))
    if (root / PAGES).is_dir():
        with (
            tempfile.TemporaryDirectory() as scratch,
            engine_config(root, course, site_dir=scratch) as config,
            _quiet(),
        ):
            config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
            found += _Written(course, config, site).problems()
    return found


def _long_titles(course: Course) -> Iterator[Problem]:
    for number, page in enumerate(course.settings.pages):
        if len(page.title) > LONGEST_TITLE:
            where = course.sources["course"].at("pages", number, "title")
            details = {"letters": len(page.title), "most": LONGEST_TITLE}
            yield Problem("O109", where, details, "warning")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The engine's own words about links stay unsaid: ours name the line."""
    log = logging.getLogger("mkdocs")
    before, log.disabled = log.disabled, True
    pages = logging.getLogger("mkdocs.structure.pages")
    pages_before, pages.disabled = pages.disabled, True
    try:
        yield
    finally:
        log.disabled, pages.disabled = before, pages_before


class _Written:
    """The hand-written pages of a course beside all that its participants' site holds."""

    def __init__(self, course: Course, config: MkDocsConfig, site: Site | None):
        self._course, self._config, self._site = course, config, site
        there, absent = get_files(config), left_out(course)
        set_exclusions(there, config)
        apart = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
        self._written = [
            one for one in there if one.inclusion not in apart and one.src_uri not in absent
        ]
        self._links: dict[str, PageLinks] = {}

    def problems(self) -> Iterator[Problem]:
        """Names first, then every link of every page."""
        for problem in name_faults(one.src_uri for one in self._written):
            where = Location(f"{PAGES}/{problem.where.path}")
            yield Problem(problem.code, where, problem.details)
        for file in (one for one in self._written if one.is_documentation_page()):
            if file.src_uri in self._planned:
                details = {"path": file.src_uri}
                yield Problem("O108", Location(f"{PAGES}/{file.src_uri}", 1, 1), details)
            else:
                yield from self._of_page(file)

    @cached_property
    def _planned(self) -> dict[str, PageText | None]:
        """All other files of the site by path; pages without their text, which few links need."""
        return self._plan(lambda *_, **__: PageText("", ()))

    @cached_property
    def _whole(self) -> dict[str, PageText | None]:
        """The same with the text of every page, once a link leads to a part of one."""
        return self._plan(render_page)

    def _plan(self, render: RenderPage) -> dict[str, PageText | None]:
        site = self._site or plan_site(self._course, PARTICIPANT, Locale.of(self._course), render)
        return {file.path: file.text for file in site.files}

    @cached_property
    def _all(self) -> Files:
        made = [File.generated(self._config, path, content="") for path in self._planned]
        return Files([*made, *(one for one in self._written if one.src_uri not in self._planned)])

    @cached_property
    def _by_address(self) -> dict[str, File]:
        return {file.dest_uri: file for file in self._all}

    def _of_page(self, file: File) -> Iterator[Problem]:
        """What is wrong with the links of a page, each at its place in the file."""
        seen = Counter[str]()
        for tag, address, _ in self._links_of(file).links:
            seen[address] += 1
            at = Location(file.dest_uri)
            for problem in faults_of_link(tag, address, at, self._page_at, self._by_address):
                where = Location(
                    f"{PAGES}/{file.src_uri}", *_place(file.content_string, address, seen[address])
                )
                near = self._near(file, address) if "near" in problem.details else {}
                yield Problem(problem.code, where, {**problem.details, **near})

    def _page_at(self, address: str) -> PageLinks | None:
        file = self._by_address.get(address)
        return self._links_of(file) if file and file.is_documentation_page() else None

    def _links_of(self, file: File) -> PageLinks:
        """Links and ids of a page as the engine makes it of its Markdown."""
        if file.dest_uri not in self._links:
            text = self._whole[file.src_uri] if file.src_uri in self._planned else None
            source = file
            if text is not None:
                source = File.generated(self._config, file.src_uri, content=text.markdown)
            page = Page(None, source, self._config)
            page.read_source(self._config)
            page.render(self._config, self._all)
            html = page.content or ""
            self._links[file.dest_uri] = PageLinks(text.put_back(html) if text else html)
        return self._links[file.dest_uri]

    def _near(self, file: File, address: str) -> dict[str, object]:
        """What somebody may have meant: another page or file, or another part of the page."""
        parts = urlsplit(address)
        target = resolved(file.dest_uri, unquote(parts.path))
        if target in self._by_address:
            page = self._page_at(target or "")
            return {"near": nearest(unquote(parts.fragment), page.ids if page else ())}
        known = self._by_address if ".html" in parts.path else [one.src_uri for one in self._all]
        folder = posixpath.dirname(file.src_uri) or "."
        return {"near": _nearest_path(unquote(parts.path), known, folder)}


def _nearest_path(written: str, known: Iterable[str], folder: str) -> str:
    """The file of the nearest name, seen from `folder`; of several that with the nearest path."""
    paths = [posixpath.relpath(path, folder) for path in known]
    name = posixpath.basename(written)
    stem, ending = posixpath.splitext(name)
    names = {posixpath.basename(path) for path in paths}
    stems = [one.removesuffix(ending) for one in names if one.endswith(ending)]
    meant = name if name in names else f"{nearest(stem, stems)}{ending}"
    fitting = [path for path in paths if posixpath.basename(path) == meant]
    return nearest(written, fitting) or (min(fitting, key=len) if fitting else "")


def _place(text: str, address: str, number: int) -> tuple[int, int]:
    """Line and column of the so many-th link to an address; the engine writes `.html` for `.md`."""
    fragment = unquote(urlsplit(address).fragment)
    forms = (address, unquote(address), address.replace(".html", ".md"), f"#{fragment}")
    for form in forms:
        found = [m.start() for m in re.finditer(re.escape(form) + r"(?![\w-])", text)]
        if found and form != "#":
            before = text[: found[min(number, len(found)) - 1]]
            return before.count("\n") + 1, len(before) - before.rfind("\n")
    return 1, 1
