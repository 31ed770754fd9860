"""The site while its author writes: the last good pages, with today's problems on top of them.

MkDocs' own server stops answering when a build fails; here a build that fails is shown and waited
for. In: a course's folder. Out: pages at an address of this computer, until interrupted.
"""

import logging
import re
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.course.model.course import Course
from generator.course.opening import check_course
from generator.course.problems import CourseError, Problem
from generator.locale import Locale
from generator.locale.wording import problem_hint, problem_message
from generator.outputs.mkdocs.incremental import NoWarningOfDirtyBuilds
from generator.outputs.mkdocs.plugin import EngineError, engine_config, plugin_of
from generator.outputs.mkdocs.settings import PARTICIPANT
from generator.outputs.mkdocs.written import written_problems
from generator.site.output_files import Site
from generator.site.rendering import render

WATCHED = ("rubric_data", "exercises", "docs", "locale", "mkdocs.yml")
"""What of a course's folder makes pages; what comes into being later is watched from then on."""

_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)
SHOWN = 20
"""Problems on top of a page; `taphuan check` lists them all."""

log = logging.getLogger(__name__)

Report = Callable[[tuple[Problem, ...]], None]
"""Called with the errors of each build that could not be made."""


class AuthorServer(LiveReloadServer):
    """MkDocs' server with reload; `notice` is HTML that stands on top of every page."""

    notice = b""
    frame = b""
    """The page that is shown where there is no good one yet."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        found = _BODY.search(content)
        if self.notice and found:
            content = content[: found.end()] + self.notice + content[found.end() :]
        made: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return made

    def answer(self, open_browser: bool = False) -> None:
        """Answer requests and build whenever something is saved, until interrupted or shut down."""
        self.serve_thread.start()
        if open_browser:
            webbrowser.open(self.url)
        self._build_loop()  # type: ignore[no-untyped-call]

    def missing_page(self, code: int) -> bytes | None:
        """What stands in the place of a page that is not there; it reloads like any other."""
        path = Path(self.root) / f"{code}.html"
        content = path.read_bytes() if path.is_file() else self.frame
        return self._inject_js_into_html(content, self._visible_epoch) if content else None


class Author:
    """Builds a course again and again into one folder and remembers what stands in the way."""

    def __init__(self, root: Path, site: Path, language: str, report: Report):
        self._root, self._site = root, site
        self._locale = Locale.load(language)
        self._report = report
        self._started = False
        self.problems: tuple[Problem, ...] = ()
        self.said = ""
        """What the site engine said when it gave up, in its own words."""

    def build(self) -> None:
        """One build; whatever goes wrong is remembered and never raised."""
        self.problems, self.said = (), ""
        try:
            checked = check_course(self._root)
            if checked.errors or checked.course is None:
                raise CourseError(checked.errors)
            self._locale = Locale.of(checked.course)
            site = self._engine(checked.course)
            self.problems = tuple(written_problems(self._root, checked.course, site))
        except CourseError as error:
            self.problems = tuple(error.problems)
        except (EngineError, Abort, PluginError) as error:
            self.said = str(error) or type(error).__name__
        except Exception as error:  # a fault of the program must not end `serve`
            log.exception("build failed")
            self.said = f"{type(error).__name__}: {error}"
        self._report(self.problems)

    def _engine(self, course: Course) -> Site:
        """Builds; the site as it was planned."""
        with engine_config(self._root, course, site_dir=str(self._site)) as config:
            if not self._started:  # the plugin keeps its state from build to build
                config.plugins.on_startup(command="serve", dirty=True)
                self._started = True
            plugin = plugin_of(config.plugins)
            plugin.course, plugin.page_done = course, None
            plugin.config.audience = PARTICIPANT
            build(config, dirty=True)
            return plugin.site

    def notice(self) -> bytes:
        """The problems as HTML; nothing when there are none."""
        if not self.problems and not self.said:
            return b""
        shown = [
            (str(p.where), p.code, problem_message(p, self._locale), problem_hint(p, self._locale))
            for p in self.problems[:SHOWN]
        ]
        more = len(self.problems) - len(shown)
        text = render(
            "author/notice.html.jinja", self._locale, problems=shown, more=more, said=self.said
        )
        return text.encode("utf-8")

    def frame(self) -> bytes:
        """A page without content, for the notice to stand on."""
        text = render("author/frame.html.jinja", self._locale, language=self._locale.language)
        return text.encode("utf-8")


def author_server(author: Author, root: Path, site: Path, port: int) -> AuthorServer:
    """The server, bound to its port (OSError when that is taken) and with a first build made."""
    server: AuthorServer
    logging.getLogger("mkdocs.commands.build").addFilter(NoWarningOfDirtyBuilds())

    def rebuild() -> None:
        author.build()
        server.notice, server.frame = author.notice(), author.frame()
        _watch(server, root)

    server = AuthorServer(rebuild, "127.0.0.1", port, str(site))
    server.error_handler = server.missing_page
    server.server_bind()
    server.server_activate()
    _watch(server, root)
    server.observer.start()  # so a file saved during the first build is seen
    rebuild()
    return server


def _watch(server: AuthorServer, root: Path) -> None:
    for name in WATCHED:
        path = str(root / name)
        if (root / name).exists() and path not in server._watched_paths:
            server.watch(path)


def serve_pages(root: Path, port: int, open_browser: bool, language: str, report: Report) -> None:
    """Serve with live reload on this computer until interrupted; OSError when the port is taken."""
    root = root.resolve()
    with tempfile.TemporaryDirectory(prefix="taphuan_") as folder:
        site = Path(folder).resolve()
        server = author_server(Author(root, site, language, report), root, site, port)
        try:
            server.answer(open_browser)
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
