"""A SCORM package in a browser: played inside a platform, left, and gone on with elsewhere."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.scorm import scorm_files
from generator.practice.exercise_payload import exercise_key

from .conftest import COURSES, ROOT, _Quiet

pytestmark = pytest.mark.browser

LIBRARY = ROOT / "frontend/node_modules/scorm-again/dist/scorm12.min.js"
HOST = ROOT / "tests" / "cases" / "lms" / "host.html"


@pytest.fixture(scope="module")
def platform(
    site_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a platform with the museum's package."""
    if not LIBRARY.is_file():
        pytest.skip("needs scorm-again: cd frontend && npm ci")
    folder = tmp_path_factory.mktemp("platform")
    course = open_course(COURSES["museum"])
    files = scorm_files(read_folder(site_of("museum")), course, course.tracks[0], Locale.load("en"))
    for path, content in files.items():
        target = folder / "package" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    shutil.copy(HOST, folder / "host.html")
    shutil.copy(LIBRARY, folder / LIBRARY.name)
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def learner(chromium: Any, platform: str) -> Iterator[Callable[..., Any]]:
    """Opens the package for a learner on a computer of their own."""
    contexts = []

    def enter(state: dict[str, Any] | None = None, launch: str = "index.html") -> Any:
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        asked = {"launch": launch, "state": json.dumps(state) if state else ""}
        page.goto(f"{platform}/host.html?{urlencode(asked)}")
        page.wait_for_function("window.API.cmi.core.lesson_status !== 'not attempted'")
        page.frames[1].wait_for_load_state()
        return page

    yield enter
    for context in contexts:
        context.close()


def course_of(page: Any) -> Any:
    return page.frame_locator("#course")


def inside(page: Any, path: str) -> None:
    """Follows a link of the package to another of its pages."""
    frame = page.frames[1]
    with frame.expect_navigation():
        frame.evaluate(
            "path => { const a = document.createElement('a'); a.href = path;"
            " document.body.append(a); a.click(); }",
            path,
        )


def answer_choices(page: Any) -> None:
    course = open_course(COURSES["museum"])
    exercise = next(e for e in course.exercises if e.kind == "choice")
    answers = exercise_key(course, exercise)["answers"]["items"]
    form = course_of(page).locator("choice-set")
    for item, option in answers.items():
        question = form.locator(f"[data-item={item}]")
        question.locator(f"[value={option}]").check()
        form.locator("button:visible", has_text="Compare").first.click()
        question.locator(".th-verdict").wait_for()
        form.locator("button:visible", has_text="Next").or_(
            form.locator("button:visible", has_text="See how it went")
        ).first.click()


def core(page: Any) -> dict[str, Any]:
    return page.evaluate(
        "JSON.parse(JSON.stringify({...API.cmi.core.toJSON(),"
        " raw: API.cmi.core.score.raw, kept: API.cmi.suspend_data, refused}))"
    )


def test_a_score_reaches_the_platform_and_comes_back_on_another_computer(learner: Any) -> None:
    page = learner()
    inside(page, "guide-2030/choice.html")
    answer_choices(page)
    page.wait_for_function("window.API.cmi.core.score.raw !== ''")
    inside(page, "../results.html")
    told = core(page)
    assert told["refused"] == []
    assert told["lesson_status"] == "incomplete" and 0 < float(told["raw"]) < 100
    assert len(told["kept"]) < 4096
    page.evaluate("document.getElementById('course').src = 'about:blank'")
    page.wait_for_function("window.API.isTerminated()")

    state = {
        "suspend_data": told["kept"],
        "core": {"entry": "resume", "lesson_location": told["lesson_location"]},
    }
    other = learner(state)
    other.frames[1].wait_for_url("**/results.html")
    stored = other.frames[1].evaluate(
        "Object.keys(localStorage).filter(k => k.includes('attempt'))"
    )
    assert len(stored) >= 1 and all(key.startswith("taphuan/lms/") for key in stored)
    inside(other, "guide-2030/practice.html")
    assert core(other)["raw"] == told["raw"]


def test_a_package_without_a_platform_is_an_ordinary_site(chromium: Any, platform: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{platform}/package/guide-2030/choice.html")
    page.locator("choice-set[data-ready]").wait_for()
    assert failures == []
    context.close()
