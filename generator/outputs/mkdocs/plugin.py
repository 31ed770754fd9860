"""The MkDocs adapter, the only home of `mkdocs`: a checked course becomes virtual pages.

Problems are raised in `on_config`, before MkDocs empties the site's folder, so that a broken file
leaves the last good site as it was.
"""

import contextlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as _mkdocs_build
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.course.loading.writing import to_yaml
from generator.course.model.base import Audience
from generator.course.model.course import Course
from generator.course.narrowing import left_out
from generator.course.opening import check_course
from generator.course.problems import CourseError
from generator.locale import Locale
from generator.locale.wording import problem_report
from generator.outputs.mkdocs.incremental import (
    BuildMemory,
    GeneratedFile,
    RenderMemory,
)
from generator.outputs.mkdocs.settings import (
    AUDIENCES,
    PARTICIPANT,
    engine_settings,
    nav_entries,
    take_from_course,
    theme_language,
)
from generator.site.empty_lines import without_empty_lines
from generator.site.planning import Site, plan_site, theme_folder
from generator.site.rendering import PageText, render_page
from generator.site.search_index import HandWritten, search_file
from generator.site.slugs import slugify

log = get_plugin_logger(__name__)

PageDone = Callable[[str, int], None]
"""Called with a page's path and the number of all pages, as pages are rendered."""


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`."""

    audience = option.Choice(AUDIENCES, default=PARTICIPANT)


class TaphuanPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the course's pages to a MkDocs build."""

    site: Site
    """What is built, planned in `on_config`."""
    _course: Course
    _ours: Mapping[str, PageText | None]
    _pages: int
    course: Course | None = None
    """Set by `build_site`, so that a course that was just checked is not read again."""
    page_done: PageDone | None = None
    _planned: RenderMemory | None = None
    _built: BuildMemory | None = None
    """The pages as last planned and built, while the site is served; nothing in a single build."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being here, it makes MkDocs keep this plugin from one build to the next."""
        self._planned, self._built = (RenderMemory(), BuildMemory()) if dirty else (None, None)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        course = self._course = self.course or _open(root)
        locale = Locale.of(course)
        if self._planned:
            self._planned = RenderMemory(self._planned)
        render = self._planned.render_page if self._planned else render_page
        self.site = plan_site(course, self.config.audience, locale, render)
        take_from_course(config, course, locale)
        if config.nav is None:
            config.nav = nav_entries(self.site.nav)
        config.theme.dirs.insert(0, str(theme_folder()))
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
        config.watch += [str(root / name) for name in ("rubric_data", "exercises")]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        self._ours = {file.path: file.text for file in self.site.files}
        for path in left_out(self._course):
            if (not_here := files.get_file_from_path(path)) is not None:
                files.remove(not_here)
        for output in self.site.files:
            source = output.text.markdown if output.text else output.content
            generated = GeneratedFile.of(config, output.path, source, output.content)
            if (written_by_hand := files.get_file_from_path(output.path)) is not None:
                files.remove(written_by_hand)
            files.append(generated)
        self._add_search(files, config)
        if self._built:
            self._built.mark_unchanged(files, config)
        self._pages = sum(1 for f in files if f.is_documentation_page())
        return files

    def on_post_build(self, **_: Any) -> None:
        """Only a build that came to its end counts as what is there."""
        if self._built:
            self._built.done()

    def _add_search(self, files: Files, config: MkDocsConfig) -> None:
        """Our index; pages that are not made from data are in it as they are written."""
        course, locale = self._course, Locale.of(self._course)
        pages = [f for f in files.documentation_pages() if f.src_uri not in self._ours]
        by_hand = [HandWritten(f.src_uri, f.content_string) for f in pages]
        index = search_file(course, locale, self.site.files, by_hand)
        files.append(GeneratedFile.of(config, index.path, index.content, index.content))

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """The engine's own index stays empty: nothing reads it."""
        page.meta["search"] = {"exclude": True}
        return markdown

    def on_page_content(self, html: str, page: Page, **_: Any) -> str:
        """Blocks of HTML come back where templates handed them over."""
        text = self._ours.get(page.file.src_uri)
        if text is None:
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | text.anchors
        return text.put_back(html)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        if self.page_done is not None:
            self.page_done(page.file.src_uri, self._pages)
        language = self._course.settings.language
        if theme_language(language) != language:
            output = output.replace('<html lang="en"', f'<html lang="{language}"', 1)
        return without_empty_lines(output)


def _open(root: Path) -> Course:
    checked = check_course(root)
    if checked.errors or checked.course is None:
        language = checked.course.settings.language if checked.course else "vi"
        raise PluginError(problem_report(checked.errors, Locale.load(language)))
    return checked.course


class EngineError(Exception):
    """The site engine could not finish; the message is its own."""


@contextlib.contextmanager
def engine_config(root: Path, course: Course, **overrides: Any) -> Iterator[MkDocsConfig]:
    """The configuration for a course: its own `mkdocs.yml`, or settings made from its data."""
    if (root / "mkdocs.yml").is_file():
        yield load_config(str(root / "mkdocs.yml"), **overrides)
        return
    settings = engine_settings(course, Locale.of(course))
    settings["plugins"] = ["search", "taphuan"]
    with tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch) / "docs"
        empty.mkdir()
        settings["docs_dir"] = str(root / "docs") if (root / "docs").is_dir() else str(empty)
        path = Path(scratch) / "mkdocs.yml"
        path.write_text(to_yaml(settings), encoding="utf-8")
        config = load_config(str(path), **overrides)
        config.config_file_path = str(root / "mkdocs.yml")
        yield config


def build_pages(
    root: Path,
    course: Course,
    audience: Audience,
    out: Path,
    strict: bool,
    on_page: PageDone | None,
) -> Site:
    """Build into `out`, an empty folder; EngineError with the engine's words when it fails."""
    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        with engine_config(root, course, site_dir=str(out)) as config:
            plugin = plugin_of(config.plugins)
            plugin.course, plugin.page_done = course, on_page
            plugin.config.audience = audience
            config.plugins.on_startup(command="build", dirty=False)
            _mkdocs_build(config)
    except (CourseError, Abort, PluginError) as error:
        raise EngineError(str(error)) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    if strict and warnings.messages:
        raise EngineError("\n".join(warnings.messages))
    return plugin.site


def plugin_of(plugins: Mapping[str, Any]) -> TaphuanPlugin:
    """Ours among the plugins of a configuration; EngineError when it is not one of them."""
    for plugin in plugins.values():
        if isinstance(plugin, TaphuanPlugin):
            return plugin
    raise EngineError("mkdocs.yml: plugins: taphuan is missing")


class _Warnings(logging.Handler):
    """Gathers what the engine warns of, for strict builds."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
