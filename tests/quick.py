"""What `make test-quick` leaves out, said in one place, and what holds the rest to be quick.

A quick test opens no browser, builds no site, package or PDF, plans no whole site of a large
course, starts no other Python, and takes about a second of processor time at most. What is known
to do more is left out at once: by a fixture of `SLOW_FIXTURES`, a file of `SLOW_FILES` or the mark
`slow`. Whoever else begins such a thing with --quick is skipped there, and told what it was; who
only takes long is listed at the end, to be given the mark.
"""

import importlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
SLOW_FIXTURES = frozenset({"chromium", "firefox", "visitor", "site_of", "playwright"})
"""What opens a browser or builds a site."""

SLOW_FILES = frozenset(
    {
        "importing/test_guide_commands.py", "live/test_kit.py", "live/test_starters_in_wine.py",
        "live/test_whole_day.py", "test_building.py", "test_bundles.py", "test_hostile_text.py",
        "test_lms.py", "test_lms_state.py", "test_many.py", "test_place.py", "test_serve_writing.py",
        "test_wheel.py",
    }
)  # fmt: skip
"""Files nearly all of whose tests do what no quick test does. A server that builds does so in a
thread of its own, where a refusal would end the build and leave its test waiting."""

SECONDS = 3.0
"""Processor time that is told; meant is one, and a busy machine may triple what it counts."""

LARGE = 40
"""Exercises of a course whose whole site is not planned quickly."""

HEAVY = {
    "generator.outputs.mkdocs.plugin:_mkdocs_build": "builds a site",
    "generator.outputs.mkdocs.serving:build": "builds a site",
    "generator.outputs.lms.packing:scorm_package": "makes a package",
    "typst:compile": "sets a PDF",
}
CAGE = "generator.course.caging"


def is_slow(item: Any) -> bool:
    """Whether a test is known to be not quick."""
    return bool(
        SLOW_FIXTURES & set(getattr(item, "fixturenames", ()))
        or item.get_closest_marker("browser")
        or item.get_closest_marker("slow")
        or item.path.relative_to(TESTS).as_posix() in SLOW_FILES
    )


def not_quick(what: str) -> None:
    """Ends the test, or the fixture, that is running."""
    pytest.skip(f"not quick: it {what}")


def refusing(what: str) -> Callable[..., None]:
    """In the place of what builds something."""
    return lambda *_args, **_more: not_quick(what)


def watched(planned: Callable[..., Any]) -> Callable[..., Any]:
    """What every plan of a site calls with its course, for small courses only."""

    def plan(course: Any, *rest: Any) -> Any:
        if len(course.exercises) > LARGE:
            not_quick("plans the site of a large course")
        return planned(course, *rest)

    return plan


def hear(event: str, details: tuple[Any, ...]) -> None:
    """Python's own account of what goes on: a test starts no other Python, but for the cage."""
    if event == "subprocess.Popen" and "PYTEST_CURRENT_TEST" in os.environ:
        call = [str(part) for part in details[1]]
        if call[0] == sys.executable and CAGE not in call:
            not_quick("starts another Python")


class Holding:
    """With --quick: whoever begins what is not quick is skipped there."""

    def pytest_sessionstart(self) -> None:
        for name, what in HEAVY.items():
            module, _, function = name.partition(":")
            setattr(importlib.import_module(module), function, refusing(what))
        planning = importlib.import_module("generator.site.planning")
        planning.then_and_now = watched(planning.then_and_now)  # type: ignore[attr-defined]
        sys.addaudithook(hear)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        began = time.process_time()
        try:
            yield
        finally:
            item.user_properties.append(("seconds", time.process_time() - began))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        reports = {r.nodeid: r for r in terminalreporter.stats.get("passed", [])}
        taken = [(dict(r.user_properties).get("seconds", 0), name) for name, r in reports.items()]
        for seconds, name in sorted(taken, reverse=True):
            if seconds > SECONDS:
                terminalreporter.line(f"to be marked slow: {name} took {seconds:.1f} s")
