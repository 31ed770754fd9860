"""A course in Arabic script: pages run from right to left, and nothing hangs out at the side."""

import shutil

import pytest
from playwright.sync_api import expect

from generator.course.opening import open_course
from generator.outputs.building import build_site

from .conftest import COURSES, Visitor
from .dossiers import answer_all, dossier, hand_in
from .test_dossier_hand import swipe
from .test_trainer import open_slides

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


# --- keys, fingers and signs that point to a side -----------------------------------------------


@pytest.fixture(scope="module")
def turned(tmp_path_factory):
    """The museum's trainer site as it would run from right to left; its texts stay English."""
    root = tmp_path_factory.mktemp("turned") / "course"
    shutil.copytree(COURSES["museum"], root)
    shutil.copytree(COURSES["arabic"] / "locale", root / "locale")
    settings = root / "rubric_data/course.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("language: en", "language: ar"), "utf-8")
    site = root.parent / "site"
    build_site(root, open_course(root), "trainer", site)
    return site


@pytest.fixture
def reader(chromium, turned):
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    yield Visitor(context, turned.as_uri())
    context.close()


def test_the_arrow_that_points_on_turns_to_the_next_paper(visitor):
    page = visitor("arabic").open("talk/d01.html")
    tabs = page.get_by_role("tab")
    tabs.first.focus()
    page.keyboard.press("ArrowLeft")
    expect(tabs.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(tabs.nth(2)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")


def test_a_finger_that_pulls_to_the_right_brings_the_next_paper(visitor):
    page = visitor("arabic", "phone").open("talk/d01.html")
    page.click("[data-do=open-papers]")
    tabs = page.get_by_role("tab")
    expect(tabs.first).to_be_focused()
    swipe(page, 160)
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    swipe(page, -160)
    expect(tabs.first).to_have_attribute("aria-selected", "true")


def test_what_i_chose_points_to_the_key_as_the_lines_run(visitor):
    _, key = dossier("arabic", "talk-d01")
    page = visitor("arabic").open("talk/d01.html")
    order = list(dict.fromkeys(one["level"] for one in key["answers"]["ratings"].values()))
    answer_all(page, dict.fromkeys(key["answers"]["ratings"], order[0]))
    hand_in(page)
    strip = page.locator(".th-feedback")
    expect(strip).to_contain_text("←")
    expect(strip).not_to_contain_text("→")


def test_slides_go_on_with_the_arrow_that_points_on(reader):
    page = open_slides(reader, "trainer/slides-hall.html")
    first = page.evaluate("Reveal.getSlidePastCount()")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("first => Reveal.getSlidePastCount() > first", arg=first)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("first => Reveal.getSlidePastCount() === first", arg=first)


def test_the_running_view_goes_on_with_the_arrow_that_points_on(reader):
    page = reader.open("trainer/running.html")
    title = page.locator("[data-part=name]")
    expect(title).not_to_be_empty()
    before = str(title.text_content())
    page.keyboard.press("ArrowLeft")  # the day begins
    expect(page.locator("[data-part=when]")).not_to_have_text("About to begin")
    page.keyboard.press("ArrowLeft")
    expect(title).not_to_have_text(before)
    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(before)
