"""A browser on built sites: the shipped course and the museum, over file:// and over http."""

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from generator.course.model.course import Course
from tests.courses import COURSES, course_at
from tests.node_support import NODE, answers_of

from .waiting import settle

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "zoomed": {"viewport": {"width": 640, "height": 450}},
}
"""How a page may look to somebody; `zoomed` is an office screen of 1280 pixels at 200 %."""
SIZES = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 900},
    "projector": {"width": 1920, "height": 1080},
}


STARTED = """() => [...document.querySelectorAll("[data-exercise]:not(li), my-results, rating-calculator")]
  .every((one) => "ready" in one.dataset)"""


@functools.cache
def course_of(name: str) -> Course:
    """A course, loaded once."""
    return course_at(COURSES[name])


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def http_of(site_of: Callable[[str], Path]) -> Iterator[Callable[[str, str], str]]:
    """The address of a site over http; the host `school.test` has no secure context."""
    servers: dict[str, http.server.ThreadingHTTPServer] = {}

    def address(name: str, host: str = "127.0.0.1") -> str:
        if name not in servers:
            handler = functools.partial(_Quiet, directory=str(site_of(name)))
            servers[name] = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[name].serve_forever, daemon=True).start()
        return f"http://{host}:{servers[name].server_address[1]}"

    yield address
    for server in servers.values():
        server.shutdown()
        server.server_close()


@dataclass
class Visitor:
    """One person with one browser: what is stored stays between pages."""

    context: Any
    base: str
    failures: list[str] = field(default_factory=list)
    expected: str = "(?!)"
    """A pattern of errors that belong to the test; they may come at any time, and are left out."""
    scripts: bool = True

    def open(self, path: str) -> Any:
        """A new tab whose exercises have started: from a folder they first find out where things
        are kept. An error on it fails the test at the end."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self._note(path, str(error)))
        page.on("console", lambda m: self._note(path, m.text) if m.type == "error" else None)
        page.goto(f"{self.base}/{path}")
        if self.scripts:
            page.wait_for_function(STARTED)
        return page

    def _note(self, path: str, error: str) -> None:
        if not re.search(self.expected, error):
            self.failures.append(f"{path}: {error}")


@pytest.fixture
def visitor(
    chromium: Any, site_of: Callable[[str], Path], http_of: Callable[[str, str], str]
) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: `visitor("museum", "phone", over="file", color_scheme="dark")`."""
    made: list[Visitor] = []

    def make(course: str, size: str = "desktop", over: str = "file", **options: Any) -> Visitor:
        base = site_of(course).as_uri() if over == "file" else http_of(course, over)
        options = {"viewport": SIZES[size], "has_touch": size == "phone"} | options
        scripts = options.get("java_script_enabled", True)
        made.append(Visitor(chromium.new_context(**options), base, scripts=scripts))
        return made[-1]

    yield make
    for one in made:
        one.context.close()
    assert [failure for one in made for failure in one.failures] == []


@pytest.fixture(scope="session")
def firefox() -> Callable[..., Any]:
    """What a stock Firefox sees: `firefox("firefox-search.js", url=..., q="hoc duong")`."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None or NODE is None:
        pytest.skip("needs Firefox and Node.js")
    return lambda script, **questions: answers_of(script, {"firefox": path} | questions)


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """What axe-core finds against WCAG 2.2 A and AA on a page as it is now. Where the reader's own
    colours are forced, axe reads ours instead of those on the screen: contrast is left out there."""
    if not AXE.is_file():
        pytest.skip("needs axe-core: cd frontend && npm ci")
    script = AXE.read_text(encoding="utf-8")

    def violations(page: Any) -> list[str]:
        settle(page)
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        found = page.evaluate(
            """tags => axe.run(document, {
              preload: false,
              runOnly: {type: 'tag', values: tags},
              rules: {'color-contrast': {enabled: !matchMedia('(forced-colors: active)').matches}},
            })""",
            WCAG,
        )
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    return violations
