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
from mkdocs.commands.serve import serve as _mkdocs_serve
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.course import check_course
from generator.loading.writing import to_yaml
from generator.locale import Locale
from generator.model.base import Audience
from generator.model.course import Course
from generator.problems import CourseError
from generator.site import Site, plan_site, theme_folder
from generator.site_config import AUDIENCES, PARTICIPANT, engine_settings, nav_entries
from generator.slugs import slugify
from generator.wording import problem_report

log = get_plugin_logger(__name__)

PageDone = Callable[[str, int], None]
"""Called with a page's path and the number of all pages, as pages are rendered."""


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """Options of the plugin in `mkdocs.yml`."""

    audience = option.Choice(AUDIENCES, default=PARTICIPANT)


class TaphuanPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the course's pages to a MkDocs build."""

    course: Course | None = None
    """Set by `build_site`, so that a course that was just checked is not read again."""
    on_page_done: PageDone | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        course = self.course or _open(root)
        locale = Locale.load(course.settings.language)
        self.site = plan_site(course, self.config.audience, locale)
        if config.nav is None:
            config.nav = nav_entries(self.site.nav)
        config.theme.dirs.insert(0, str(theme_folder()))
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
        config.watch += [str(root / name) for name in ("rubric_data", "exercises")]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for output in self.site.files:
            generated = File.generated(config, output.path, content=output.content)
            if (written_by_hand := files.get_file_from_path(output.path)) is not None:
                files.remove(written_by_hand)
            files.append(generated)
        self._pages = sum(1 for f in files if f.is_documentation_page())
        return files

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        if self.on_page_done is not None:
            self.on_page_done(page.file.src_uri, self._pages)
        return output


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
    settings = engine_settings(course, PARTICIPANT, Locale.load(course.settings.language))
    settings["plugins"] = ["search", "offline", "taphuan"]
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
            plugin = _plugin(config.plugins)
            plugin.course, plugin.on_page_done = course, on_page
            plugin.config.audience = audience
            _audience_scripts(config, course, audience)
            config.plugins.on_startup(command="build", dirty=False)
            _mkdocs_build(config)
    except (CourseError, Abort, PluginError) as error:
        raise EngineError(str(error)) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)
    if strict and warnings.messages:
        raise EngineError("\n".join(warnings.messages))
    return plugin.site


def _audience_scripts(config: MkDocsConfig, course: Course, audience: Audience) -> None:
    settings = engine_settings(course, audience, Locale.load(course.settings.language))
    known = {str(script) for script in config.extra_javascript}
    config.extra_javascript += [s for s in settings["extra_javascript"] if s not in known]


def _plugin(plugins: Mapping[str, Any]) -> TaphuanPlugin:
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


def serve_pages(root: Path, address: str, open_browser: bool) -> None:
    """Serve with live reload at `address` (host:port) until interrupted."""
    _mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser)
