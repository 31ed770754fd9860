"""What the room sees of the class board: the projector, classes side by side, print, two browsers."""

import pytest
from board_support import attempt_of, class_of, dossiers_of, keyed, result_file
from playwright.sync_api import expect

from .boarding import (
    BOARD,
    CLASHES,
    MUSEUM,
    bring,
    opinion,
    person,
    rows,
    seven,
    summary_says,
    to_stage,
    unfold,
    unfold_all,
    write,
)
from .conftest import SIZES, course_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_words_of_the_maps_lie_beside_each_other(visitor, tmp_path, size):
    page = visitor("shipped-trainer", size).open(BOARD)
    course = course_of("shipped")
    for first, track in enumerate(["primary", "lower_secondary", "upper_secondary"]):
        dossiers = [d for d in dossiers_of(course, track) if d.standard == "principal-2018"]
        files = dict(class_of(course, dossiers[:1], 12, first + 1))
        bring(page, write(tmp_path / track, files))
    expect(page.locator("[data-stage=classes] .th-map")).to_be_visible()
    assert page.evaluate(CLASHES) == []
    page.locator(".th-map__head").last.evaluate("head => { head.textContent += ' và lớp khác' }")
    assert page.evaluate(CLASHES) != []


def test_the_projector_shows_one_thing_large_and_no_name(visitor, tmp_path):
    person_ = visitor("shipped-trainer", viewport=SIZES["projector"])
    page = person_.open(BOARD)
    course = course_of("shipped")
    two = [d for d in dossiers_of(course, "primary") if d.standard == "principal-2018"][:2]
    three = [d for d in dossiers_of(course, "lower_secondary") if d.standard == "principal-2018"][
        :2
    ]
    files = dict(class_of(course, two, 8, 1)) | dict(class_of(course, three, 6, 2))
    bring(page, write(tmp_path / "in", files))
    page.uncheck("[name=hide-names]")
    page.click("[data-do=project]")
    stages = ["summary", "map", "map-1", "talk-0", "talk-1", "talk-2", "classes", "classes-1"]
    for name in stages:
        shown = to_stage(page, name)
        expect(shown).to_be_focused()
        expect(page.locator("[data-stage]:visible")).to_have_count(1)
    for _ in range(9):
        page.keyboard.press("PageDown")
    expect(page.locator(f"[data-stage={stages[-1]}]")).to_be_visible()
    assert "HV 1-" not in page.inner_text("class-board")
    to_stage(page, "talk-2", "ArrowLeft")
    expect(page.locator(".th-talk__key:visible")).to_have_count(0)
    page.locator("[data-stage]:visible .th-talk__open button").click()
    expect(page.locator(".th-talk__key:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-stage]:visible")).to_have_count(6)  # pictures are whole again
    expect(page.locator("[data-do=project]")).to_be_focused()


def test_classes_apart_and_together_and_the_target(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    course = course_of("shipped")
    one, other = (
        [d for d in dossiers_of(course, level) if d.standard == "teacher-2018"][:1]
        for level in ("primary", "lower_secondary")
    )
    files = dict(class_of(course, one, 7, 1)) | dict(class_of(course, other, 5, 2))
    few = {"one.json": result_file(course, "", [attempt_of(course, one[0], keyed(one[0]), 7)])}
    bring(page, write(tmp_path / "few", few))
    page.uncheck("[name=hide-names]")
    summary_says(page, "mới có 15 lượt xếp mức, cần từ 30 lượt trở lên mới kết luận được")
    bring(page, write(tmp_path / "in", files))
    names = page.locator(".th-switch button").all_inner_texts()
    assert names == ["Tất cả các lớp (13)", "Tiểu học (8)", "THCS (5)"]
    chosen = page.locator("#class-lower_secondary")
    chosen.click()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    expect(chosen).to_be_focused()
    summary_says(page, "5 người đã nộp hồ sơ này", other[0].title)
    page.click("#class-all")
    page.select_option("#board-exercise", "standard/teacher-2018")
    summary_says(page, "13 người, 13 bài nộp")
    unfold(page, "classes")
    assert len(rows(page, "classes")) == 15
    assert rows(page, "classes")[0][1].endswith("/8")


def test_a_fold_stays_open_when_the_board_is_drawn_anew_in_the_same_moment(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.evaluate("""() => {
      document.getElementById('fold-people').click();
      document.querySelector('[name=hide-names]').click();
    }""")
    people = page.locator("details[data-part=people]")
    expect(people).to_contain_text("Mai 1", use_inner_text=True)
    expect(people).to_have_attribute("open", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation(visitor, axe, tmp_path, size, scheme):
    page = visitor(MUSEUM, size, color_scheme=scheme).open(BOARD)
    assert axe(page) == []
    files = seven(tmp_path / "in")
    twins = {
        "t1.json": person(21, "Twin"),
        "t2.json": person(22, "Twin", opinions=[opinion(1, "x")]),
    }
    bring(page, files + write(tmp_path / "in", twins | {"half.json": "{"}))
    page.check("[name=show-key]")
    page.locator(".th-talk button").first.click()
    expect(page.locator(".th-talk__key:visible")).to_have_count(1)
    unfold_all(page)
    assert axe(page) == []
    width = 390 if size == "phone" else 1280
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.click("[data-do=project]")
    expect(page.locator("[data-stage]:visible")).to_have_count(1)
    assert axe(page) == []


def test_without_scripts_the_page_says_what_it_needs(visitor):
    page = visitor(MUSEUM, java_script_enabled=False).open(BOARD)
    assert page.locator("[data-plain]").is_visible()
    assert page.locator("[data-live]:visible").count() == 0


def test_print_holds_the_figures_and_no_buttons(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.emulate_media(media="print")
    expect(page.locator(".th-map").first).to_be_visible()
    expect(page.locator("class-board button:visible")).to_have_count(0)


def test_firefox_shows_and_projects_too(site_of, firefox, tmp_path):
    url = f"{site_of(MUSEUM).as_uri()}/{BOARD}"
    answer = firefox("firefox-board.js", url=url, files=seven(tmp_path / "in"))
    assert answer["errors"] == []
    assert "7 people handed this dossier in" in answer["summary"]
    assert "45/49" in answer["summary"]
    assert answer["shown"] == ["map"]


def test_full_screen_that_comes_after_escape_ends_again(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.evaluate(
        """() => {
          Element.prototype.requestFullscreen = () => new Promise((done) => { window.grant = done; });
          document.exitFullscreen = async () => { window.ended = true; };
        }"""
    )
    page.click("[data-do=project]")
    expect(page.locator("[data-stage]:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-do=project]")).to_be_focused()
    page.evaluate("grant()")
    page.wait_for_function("window.ended")
