"""Double-click as a promise: a whole day's work, and no request leaves the folder or the server.

Over file:// with the network off, and over the small server of a bundle with its
Content-Security-Policy, which would tell of anything that it stops.
"""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.serving.server import SiteServer

from .conftest import course_of
from .dossiers import answer_all, criteria, dossier, hand_in
from .resulting import load, save
from .test_search import search

pytestmark = pytest.mark.browser

DRILL = "primary/teacher-2018/boundary.html"
OPEN = "primary/teacher-2018/d01.html"
LOCKED = "primary/teacher-2018/d02.html"
TOLD = """addEventListener("securitypolicyviolation", (event) =>
    console.error("policy", event.violatedDirective, event.blockedURI, event.sourceFile))"""


@pytest.fixture(scope="module")
def served(site_of) -> Iterator[str]:
    """The address of the shipped site on the server that a bundle brings."""
    with SiteServer(site_of("shipped"), "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(params=["file", "server"])
def day(request, visitor, served) -> Any:
    """A visitor whose every request is written down, and stopped when it leads away."""
    one = visitor("shipped")
    if request.param == "server":
        one.base = served
    else:
        one.context.set_offline(True)
    asked: list[str] = []
    one.context.on("request", lambda r: asked.append(r.url))
    one.context.on("websocket", lambda s: asked.append(s.url))
    one.context.add_init_script(TOLD)
    yield one
    assert len(asked) > 5
    home = one.base if request.param == "server" else "file:///"
    assert [url for url in asked if not url.startswith((home, "data:", "blob:"))] == []
    # The visitor fails the test for every error on the console, a stopped request among them.


def test_search_leads_to_a_page_with_its_words_marked(day):
    page = day.open("index.html")
    search(page, "minh chung", enter=True)
    page.locator("mark[data-th-found]").first.wait_for()


def test_a_dossier_is_scored_saved_and_opened_again(day, tmp_path):
    page = day.open(OPEN)
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    hand_in(page)
    page.locator(".th-differs").first.wait_for()
    page.click(".th-opinion summary")
    page.fill(".th-opinion textarea", "Nên có thêm một phiếu dự giờ.")
    page.locator(".th-opinion [type=submit]").click()
    expect(page.locator(".th-opinion textarea")).to_have_value("")
    my = day.open("results.html")
    path = save(my, tmp_path)
    assert load(my, path)


def test_a_locked_dossier_is_opened_by_its_phrase(day):
    page = day.open(LOCKED)
    answer_all(page, dict.fromkeys(criteria(page), "dat"))
    hand_in(page)
    course = course_of("shipped")
    exercise, _ = dossier("shipped", "teacher-2018-primary-d02")
    page.fill("unlock-key input", course.unlock.phrase(exercise.id))
    page.click("unlock-key [type=submit]")
    page.locator(".th-differs").first.wait_for()


def test_every_kind_of_page_opens(day, site_of):
    """One page of each file name: the same template in every track."""
    folder = site_of("shipped")
    kinds = {p.name: p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*.html"))}
    del kinds["keeper.html"]  # no page of the site: a frame that keeps things (tried in Firefox)
    del kinds["404.html"]  # only a server shows it, and its addresses begin at the server's top
    for path in kinds.values():
        page = day.open(path)
        page.wait_for_load_state("load")
        assert page.locator("h1").count() == 1, path
        page.close()


def test_a_policy_that_is_broken_would_be_told(visitor, served):
    """The case that trips the check: a script from outside and an inline one are stopped and told."""
    one = visitor("shipped")
    one.base = served
    one.context.add_init_script(TOLD)
    page = one.open("index.html")
    one.expected = "example.invalid"
    with page.expect_console_message(lambda m: m.text.startswith("policy script-src")):
        page.evaluate("document.head.append(Object.assign(document.createElement('script'),"
                      "{src: 'https://example.invalid/a.js'}))")  # fmt: skip
