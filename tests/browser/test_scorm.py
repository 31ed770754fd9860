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
from playwright.sync_api import expect

from generator.locale import Locale
from generator.outputs.bundles.archive import read_folder
from generator.outputs.lms.scorm import scorm_files
from generator.practice.exercise_payload import exercise_key
from tests.courses import course_at

from .conftest import COURSES, ROOT, _Quiet

pytestmark = pytest.mark.browser

LIBRARY = ROOT / "frontend/node_modules/scorm-again/dist/scorm-again.min.js"
HOST = ROOT / "tests" / "cases" / "lms" / "host.html"


@pytest.fixture(scope="module")
def platform(
    site_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a platform with the museum's package."""
    if not LIBRARY.is_file():
        pytest.skip("needs scorm-again: cd frontend && npm ci")
    folder = tmp_path_factory.mktemp("platform")
    course = course_at(COURSES["museum"])
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

    def enter(state: dict[str, Any] | None = None, context: Any = None, **asked: object) -> Any:
        if context is None:
            context = chromium.new_context(viewport={"width": 1280, "height": 900})
            contexts.append(context)
        page = context.new_page()
        page.failures = []
        page.on("pageerror", lambda error: page.failures.append(str(error)))
        query = asked | {"state": json.dumps(state) if state else ""}
        page.goto(f"{platform}/host.html?{urlencode(query)}")
        return page

    yield enter
    for context in contexts:
        context.close()


def site(page: Any) -> Any:
    """The site's frame, once one of its pages is there."""
    page.wait_for_function("frames[0].frames[0]?.document.readyState === 'complete'")
    page.wait_for_function("frames[0].frames[0].location.href !== 'about:blank'")
    return page.frames[2]


def sign(page: Any) -> Any:
    return page.frame_locator("#course").locator(".th-lms")


def inside(page: Any, path: str) -> Any:
    """Follows a link of the package to another of its pages."""
    frame = site(page)
    with frame.expect_navigation():
        frame.evaluate(
            "path => { const a = document.createElement('a'); a.href = path;"
            " document.body.append(a); a.click(); }",
            path,
        )
    return site(page)


def answer_choices(page: Any) -> None:
    course = course_at(COURSES["museum"])
    exercise = next(e for e in course.exercises if e.kind == "choice")
    answers = exercise_key(course, exercise)["answers"]["items"]
    form = inside(page, "guide-2030/choice.html").locator("choice-set")
    for item, option in answers.items():
        question = form.locator(f"[data-item={item}]")
        question.locator(f"[value={option}]").check()
        form.locator("button:visible", has_text="Compare").first.click()
        question.locator(".th-verdict").wait_for()
        form.locator("button:visible", has_text="Next").or_(
            form.locator("button:visible", has_text="See how it went")
        ).first.click()


def told(page: Any) -> dict[str, Any]:
    return page.evaluate(
        """() => {
          const { cmi } = lms, core = cmi.core ?? cmi;
          return { raw: core.score.raw, kept: cmi.suspend_data, refused, starts,
            status: cmi.core ? core.lesson_status : cmi.completion_status,
            place: cmi.core ? core.lesson_location : cmi.location,
            lines: cmi.interactions.childArray.length };
        }"""
    )


@pytest.mark.parametrize("scorm", ["1.2", "2004"])
def test_a_score_reaches_the_platform_and_comes_back_on_another_computer(
    learner: Any, scorm: str
) -> None:
    page = learner(scorm=scorm)
    site(page)
    assert sign(page).get_attribute("data-sign") == "connected"
    answer_choices(page)
    page.wait_for_function("(lms.cmi.core ?? lms.cmi).score.raw !== ''")
    inside(page, "../results.html")
    site(page).evaluate("history.back()")
    site(page).wait_for_url("**/choice.html")
    site(page).evaluate("history.forward()")
    site(page).wait_for_url("**/results.html")
    sign(page).locator("summary", has_text="The platform has your work").wait_for()
    page.wait_for_function("(lms.cmi.core?.lesson_location ?? lms.cmi.location) === 'results.html'")
    known = told(page)
    assert known["refused"] == [] and known["starts"] == 1, "one session a visit"
    assert known["status"] == "incomplete" and 0 < float(known["raw"]) < 100
    assert 0 < len(known["kept"]) <= 4000 and known["lines"] == 1
    page.evaluate("document.getElementById('course').src = 'about:blank'")
    page.wait_for_function("lms.isTerminated()")
    assert page.failures == []

    place = {"entry": "resume", "score": {"raw": known["raw"]}}
    state = (
        {"suspend_data": known["kept"], "core": place | {"lesson_location": known["place"]}}
        if scorm == "1.2"
        else place | {"suspend_data": known["kept"], "location": known["place"]}
    )
    other = learner(state, scorm=scorm)
    site(other).wait_for_url("**/results.html")
    stored = site(other).evaluate("Object.keys(localStorage).filter(k => k.includes('attempt'))")
    assert len(stored) >= 1 and all(key.startswith("taphuan/lms/") for key in stored)
    assert told(other)["raw"] == known["raw"]


def of_room(page: Any, name: str) -> Any:
    """A page of the museum's standard, from wherever the reader is."""
    room = "" if "/guide-2030/" in site(page).url else "guide-2030/"
    return inside(page, f"{room}{name}")


def write(page: Any, path: str, words: str) -> None:
    """A row of the plan or a line of the portfolio of the first criterion."""
    section = of_room(page, path).locator("[data-criterion]").first
    for folded in section.locator("> details:not([open]) > summary").all():
        folded.click()
    section.locator("[data-do=add]").click()
    section.locator("textarea[name=what]").first.fill(words)


def written(page: Any, path: str) -> list[str]:
    section = of_room(page, path).locator("[data-criterion]").first
    section.locator("[data-do=add]").wait_for(state="attached")
    return [one.input_value() for one in section.locator("textarea[name=what]").all()]


@pytest.mark.parametrize("scorm", ["1.2", "2004"])
def test_plan_and_portfolio_stay_on_this_computer_and_their_page_says_so_before_work_begins(
    learner: Any, scorm: str
) -> None:
    pages = ("plan", "portfolio")
    page = learner(scorm=scorm)
    site(page)
    for name in pages:
        write(page, f"{name}.html", f"My {name} of clocks")
        notice = site(page).get_by_text("is not sent to the", exact=False).first
        assert notice.is_visible(), "said above the form"
    page.wait_for_function("(lms.cmi.core ?? lms.cmi).suspend_data !== undefined")
    kept = told(page)
    assert "clocks" not in kept["kept"] and kept["refused"] == []
    page.evaluate("document.getElementById('course').src = 'about:blank'")
    page.wait_for_function("lms.isTerminated()")

    state = {"suspend_data": kept["kept"]}
    for name in pages:
        again = learner(state, page.context, scorm=scorm)
        site(again)
        assert written(again, f"{name}.html") == [f"My {name} of clocks"]
        elsewhere = learner(state, scorm=scorm)
        site(elsewhere)
        assert written(elsewhere, f"{name}.html") == []


def test_work_is_kept_while_the_platform_refuses_and_sent_when_it_answers(learner: Any) -> None:
    page = learner()
    site(page)
    page.evaluate("deaf = true")
    answer_choices(page)
    sign(page).locator("summary", has_text="Not sent").wait_for()
    page.evaluate("deaf = false")
    sign(page).locator("summary", has_text="The platform has your work").wait_for()
    assert float(told(page)["raw"]) > 0


def test_a_platform_that_comes_late_is_found_and_gets_what_was_done_before(learner: Any) -> None:
    page = learner(late=True)
    site(page)
    expect(sign(page)).to_have_attribute("data-sign", "alone")
    answer_choices(page)
    page.evaluate("show()")
    sign(page).locator("summary", has_text="The platform has your work").wait_for()
    assert float(told(page)["raw"]) > 0


def test_review_shows_the_work_and_writes_nothing(learner: Any) -> None:
    page = learner()
    site(page)
    answer_choices(page)
    sign(page).locator("summary", has_text="The platform has your work").wait_for()
    kept = told(page)["kept"]
    review = learner({"suspend_data": kept, "core": {"lesson_mode": "review"}}, page.context)
    frame = inside(review, "guide-2030/choice.html")
    sign(review).locator("summary", has_text="Reviewing").wait_for()
    assert frame.evaluate("taphuanStore.attempts().length") > 0
    frame.evaluate(
        "taphuanStore.saveOpinion({ page: 'x', title: 'x', kind: 'level', text: 'x' }).id"
    )
    review.wait_for_timeout(1000)
    assert told(review)["kept"] == kept


def test_another_attempt_begins_empty_and_offers_what_lies_here(learner: Any) -> None:
    named = {"core": {"student_id": "lan"}}
    first = learner(named)
    site(first)
    answer_choices(first)
    sign(first).locator("summary", has_text="The platform has your work").wait_for()
    second = learner(named, first.context)
    site(second)
    assert told(second)["raw"] == ""
    sign(second).get_by_role("button", name="Take them in").click()
    sign(second).locator("summary", has_text="The platform has your work").wait_for()
    assert float(told(second)["raw"]) > 0
    stranger = learner(None, first.context)
    site(stranger)
    assert sign(stranger).locator("button").count() == 0, "nobody else's work is offered"


def test_a_page_in_a_tab_of_its_own_writes_to_the_same_attempt(learner: Any, platform: str) -> None:
    page = learner()
    site(page)
    sign(page).locator("summary", has_text="Connected").wait_for()
    other = page.context.new_page()
    other.goto(f"{platform}/package/guide-2030/choice.html")
    other.locator("choice-set[data-ready]").wait_for()
    other.evaluate(
        "taphuanStore.saveOpinion({ page: 'x', title: 'x', kind: 'level', text: 'x' }).id"
    )
    page.wait_for_function("lms.cmi.suspend_data !== ''")


def test_the_sign_fits_a_phone_and_unfolds_by_keyboard(learner: Any) -> None:
    page = learner()
    page.set_viewport_size({"width": 320, "height": 600})
    site(page)
    summary = sign(page).locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    sign(page).locator(".th-lms__more p").first.wait_for()
    assert page.frames[1].evaluate("document.documentElement.scrollWidth") <= 320


def test_a_package_without_a_platform_is_an_ordinary_site(chromium: Any, platform: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{platform}/package/guide-2030/choice.html")
    page.locator("choice-set[data-ready]").wait_for()
    assert failures == []
    context.close()
