"""A course in Arabic script: pages run from right to left, and nothing hangs out at the side."""

import pytest

from .dossiers import answer_all, dossier, hand_in

pytestmark = pytest.mark.browser

PAGES = (
    "index.html", "talk/index.html", "talk/idea.html", "talk/rating.html", "talk/summary.html",
    "talk/practice.html", "talk/d01.html", "results.html",
)  # fmt: skip


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_every_page_runs_from_right_to_left_and_is_as_wide_as_its_window(visitor, size):
    at = visitor("arabic", size)
    for path in PAGES:
        page = at.open(path)
        assert page.evaluate("[document.documentElement.lang, document.body.dir]") == ["ar", "rtl"]
        width = page.viewport_size["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        out = page.evaluate(
            """() => [...document.querySelectorAll(".md-content h1, .md-content h2, .md-content p")]
              .filter((one) => one.offsetParent && one.getBoundingClientRect().left < -1)
              .map((one) => one.textContent.slice(0, 30))"""
        )
        assert out == [], path


def _left(page, selector, n=0):
    return page.locator(selector).nth(n).bounding_box()["x"]


def test_what_comes_first_stands_to_the_right(visitor):
    page = visitor("arabic").open("talk/d01.html")
    page.wait_for_selector("[data-ready]")
    tabs = ".th-papers__tabs button"
    assert _left(page, tabs, 0) > _left(page, tabs, 1)
    papers, scoring = (_left(page, s) for s in (".th-papers", ".th-scoring"))
    assert papers > scoring
    box = ".th-criterion input[type=radio]"
    beside = f"{box} + span"
    assert _left(page, box) > _left(page, beside)


def test_what_fades_out_is_the_end_of_the_strip(visitor):
    page = visitor("arabic").open("talk/d01.html")
    mask = "getComputedStyle(document.querySelector('.th-papers__tabs')).maskImage"
    assert page.evaluate(mask).startswith("linear-gradient(270deg")
    english = visitor("museum").open("index.html")
    assert english.evaluate("document.body.dir") == "ltr"


def test_the_language_beside_the_course_is_spoken_and_the_rest_is_english(visitor):
    page = visitor("arabic", "phone").open("talk/d01.html")
    page.wait_for_selector("[data-ready]")
    text = page.inner_text("body")
    assert "بند 1.1: الفكرة الواحدة" in text and "بند التالي" in text
    assert "Not enough evidence" in text
    assert "riterion" not in text and "riteria" not in text


def test_a_dossier_is_handed_in_and_its_rating_told(visitor):
    _, key = dossier("arabic", "talk-d01")
    page = visitor("arabic", "phone").open("talk/d01.html")
    levels = {c: one["level"] for c, one in key["answers"]["ratings"].items()}
    answer_all(page, levels)
    hand_in(page)
    assert "حديث ضعيف" in page.inner_text("body")


def test_the_class_server_s_own_pages_run_from_right_to_left(tmp_path, chromium, site_of):
    """Joining, the phone's check, a refusal, the panel, the wall: frames, and what stays as typed."""
    pytest.importorskip("uvicorn")
    from .test_class import room_of

    with room_of(chromium, site_of, tmp_path, "arabic") as room:
        phone, panel = room.page(), room.trainer()
        wall = room.trainer("/class/projector", "projector")
        for page, path in ((phone, "/class/check"), (phone, "/class/work"), (phone, "/class/")):
            page.goto(room.public + path)
            assert_from_the_right(page, path)
        panel.wait_for_selector("[data-part=code]:not(:empty)")
        wall.wait_for_selector("[data-part=address]:not(:empty)")
        assert_from_the_right(panel, "panel")
        assert_from_the_right(wall, "wall")
        for part in ("address", "code"):
            typed = f"getComputedStyle(document.querySelector('[data-part={part}]')).direction"
            assert wall.evaluate(typed) == "ltr", part
        ways, words = (_left(wall, one) for one in (".th-wall__ways", ".th-wall__address"))
        assert ways > words
        assert phone.errors == panel.errors == wall.errors == []


def assert_from_the_right(page, where):
    found = page.evaluate(
        "[document.documentElement.dir, document.documentElement.scrollWidth <= innerWidth]"
    )
    assert found == ["rtl", True], where
    left = "document.querySelector('h1').getBoundingClientRect().right / innerWidth"
    assert page.evaluate(left) > 0.5, where
