"""What a class agreed: written by keyboard, kept, merged, recorded, reported; and read in the room."""

import json

import pytest
from board_support import class_of, dossiers_of
from playwright.sync_api import expect

from .boarding import (
    BOARD,
    CLASHES,
    MUSEUM,
    bring,
    levels,
    person,
    seven,
    to_stage,
    unfold_all,
    write,
)
from .conftest import course_of
from .reporting import look, openpyxl_rows, save, word_text

pytestmark = pytest.mark.browser

READ_AT_8_M = 37 / 1280
"""Letters whose capitals are 1/200 of the distance, on a picture 2 m wide: parts of its width."""

TEXTS = """() => [...document.querySelectorAll('[data-stage]:not([data-away]) *')]
  .filter(e => e.getClientRects().length
    && (e.matches('textarea') || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())))
  .map(e => [parseFloat(getComputedStyle(e).fontSize)
    * (e.getScreenCTM && e.getScreenCTM() ? e.getScreenCTM().a : 1), e.textContent.slice(0, 40)])"""


def type_agreement(page, level, words="", lesson="", question=""):
    """Writes a talk down by keyboard alone: G, a digit, Tab between the fields, Ctrl+Enter."""
    page.keyboard.press("g")
    expect(page.locator("form.th-decide")).to_be_visible()
    page.keyboard.press(level)
    page.locator("form.th-decide [name=words]").focus()
    for text in (words, lesson, question):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.locator("form.th-decide")).to_have_count(0)


def saved_board(page):
    with page.expect_download() as download:
        page.click("[data-do=save]")
    return json.loads(download.value.path().read_text("utf-8"))


def test_a_talk_is_written_by_keyboard_kept_recorded_and_opened_elsewhere(visitor, tmp_path):
    person_ = visitor(MUSEUM)
    page = person_.open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.click("[data-do=project]")
    to_stage(page, "talk-0")
    type_agreement(page, "2", "nap time, n and p", "See first.", "Does it count?")
    expect(page.locator("[data-stage=talk-0]")).to_contain_text("nap time, n and p")
    record = to_stage(page, "record-0")
    expect(record).to_contain_text("See first.")
    page.keyboard.press("Escape")
    board = saved_board(page)
    (one,) = board["decisions"]
    assert (one["level"], one["words"]) == ("solid", "nap time, n and p")
    assert (one["lesson"], one["question"]) == ("See first.", "Does it count?")
    again = person_.open(BOARD)
    expect(again.locator("[data-part=offer]")).to_contain_text("1")
    again.locator("[data-part=offer] button").first.click()
    expect(again.locator("[data-stage=record-0]")).to_contain_text("Does it count?")
    other = visitor(MUSEUM).open(BOARD)
    bring(other, write(tmp_path / "board", {"board.json": json.dumps(board)}))
    expect(other.locator("[data-stage=record-0]")).to_contain_text("Does it count?")
    assert saved_board(other)["decisions"] == board["decisions"]


def test_a_text_that_is_being_typed_outlives_what_comes_in_meanwhile(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.locator("[id^=decide-card-]").first.click()
    lesson = page.locator("form.th-decide [name=lesson]")
    lesson.focus()
    expect(lesson).to_be_focused()
    page.keyboard.type("half a sen")
    bring(page, write(tmp_path / "more", {"p9.json": person(9, "Mai 9", levels(g1="leading"))}))
    lesson.focus()
    expect(lesson).to_be_focused()
    page.keyboard.type("tence")
    page.keyboard.press("Escape")
    expect(page.locator("[data-stage=record-0]")).to_contain_text("half a sentence")


def test_boards_of_two_classes_and_of_one_talk_come_together_and_lose_nothing(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.locator("[id^=decide-card-]").first.click()
    page.locator("form.th-decide [name=lesson]").fill("Ours.")
    page.locator("form.th-decide [name=lesson]").press("Escape")
    expect(page.locator("form.th-decide")).to_have_count(0)
    board = saved_board(page)
    (own,) = board["decisions"]
    others = [
        {**own, "lesson": "Of a second laptop.", "at": "2019-02-22T02:00:00Z"},
        {**own, "lesson": "Of last year.", "held": "1/1/2018", "at": "2018-01-01T02:00:00Z"},
    ]
    file = {"other.json": json.dumps(board | {"entries": [], "decisions": others})}
    bring(page, write(tmp_path / "other", file))
    card = page.locator("[data-stage=talk-0]")
    for words in ("Ours.", "Of a second laptop.", "Of last year."):
        expect(card).to_contain_text(words)
    record = page.locator("[data-stage=record-0]")
    expect(record).to_contain_text("Of last year.")
    expect(record).not_to_contain_text("Of a second laptop.")
    assert len(saved_board(page)["decisions"]) == 3


def test_the_report_holds_what_was_agreed_and_puts_questions_forward(visitor, tmp_path):
    page = visitor("shipped-trainer").open(BOARD)
    course = course_of("shipped")
    dossier = next(d for d in dossiers_of(course, "primary") if d.standard == "teacher-2018")
    bring(page, write(tmp_path / "in", dict(class_of(course, [dossier], 12, 1))))
    page.click("#fold-decisions")
    rating = dossier.ratings[-1]
    other = "chua_dat" if rating.level != "chua_dat" else "tot"
    item = page.locator(f".th-decisions [data-criterion={rating.criterion}]")
    item.locator("button").click()
    form = page.locator("form.th-decide")
    form.locator(f"[value={other}]").check()
    form.locator("[name=words]").fill("=1+1")
    form.locator("[name=question]").fill("Sở hướng dẫn thêm chỗ này?")
    form.locator("[name=question]").press("Control+Enter")
    expect(item).to_contain_text("=1+1")
    found = {table["id"]: table["rows"] for table in look(page)}
    ((_, title, _, level, key, words, _, question),) = found["decisions"]
    scale = {one.id: one.short for one in course.standard("teacher-2018").scale}
    assert (title, level, key) == (dossier.title, scale[other], scale[rating.level])
    assert (words, question) == ("=1+1", "Sở hướng dẫn thêm chỗ này?")
    text = word_text(save(page, "Báo cáo Word", tmp_path))
    proposals = text[text.index("Kiến nghị, đề xuất") :]
    assert "Sở hướng dẫn thêm chỗ này?" in proposals
    assert f"lớp thống nhất mức {level}, đáp án là {key}" in proposals
    rows = openpyxl_rows(save(page, "Báo cáo Excel", tmp_path), "Điều thống nhất")
    assert rows == found["decisions"]


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
def test_everything_that_is_projected_is_read_from_the_last_row(visitor, tmp_path, size):
    """Every stage, every key, the form and the record: measured in pixels of the picture."""
    width, height = size
    page = visitor("shipped-trainer", viewport={"width": width, "height": height}).open(BOARD)
    course = course_of("shipped")
    files = {}
    for seed, track in enumerate(["primary", "lower_secondary", "upper_secondary"]):
        dossiers = [d for d in dossiers_of(course, track) if d.standard == "principal-2018"]
        files |= dict(class_of(course, dossiers[:1], 20, seed + 1))
    bring(page, write(tmp_path / "in", files))
    page.click("#class-primary")
    page.click("[data-do=project]")
    shown = page.locator("[data-stage]:visible")
    seen: list[str] = []
    for _ in range(80):
        expect(shown).to_have_count(1)
        name = shown.get_attribute("data-stage")
        if name not in seen:
            seen.append(name)
            assert_readable(page, width, name)
            assert page.evaluate(CLASHES) == [], name
            if name.startswith("talk"):
                assert_a_talk_is_readable(page, width, shown, name)
        page.keyboard.press("PageDown")
    assert seen == [
        "summary", "map", "map-1", "talk-0", "talk-1", "talk-2", "classes", "classes-1",
        "record-0", "record-1",
    ]  # fmt: skip


def assert_a_talk_is_readable(page, width, shown, name):
    """The key uncovered, the form while it is filled in, and what was agreed."""
    shown.locator(".th-talk__open button").click()
    expect(shown.locator(".th-talk__key")).to_be_visible()
    assert_readable(page, width, f"{name} opened")
    page.keyboard.press("g")
    form = page.locator("form.th-decide")
    expect(form).to_be_visible()
    assert_readable(page, width, f"{name} being written")
    form.locator("[name=words]").fill("Chữ quyết định của lớp. " * 3)
    form.locator("[name=lesson]").fill("Một câu mang về nhà. " * 3)
    expect(form).to_be_in_viewport(ratio=0.99)
    box = form.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]
    form.locator("[name=lesson]").press("Control+Enter")
    expect(form).to_have_count(0)
    expect(shown).to_contain_text("Chữ quyết định của lớp.")
    assert_readable(page, width, f"{name} agreed")


def assert_readable(page, width, where):
    found = page.evaluate(TEXTS)
    assert found
    small = [(round(size, 1), text) for size, text in found if size < READ_AT_8_M * width - 0.01]
    assert small == [], where


def test_the_measure_of_letters_can_fail(visitor, tmp_path):
    page = visitor(MUSEUM, viewport={"width": 1280, "height": 720}).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.click("[data-do=project]")
    expect(page.locator("[data-stage]:visible")).to_have_count(1)
    page.locator("[data-stage]:visible p").first.evaluate("p => p.style.fontSize = '30px'")
    with pytest.raises(AssertionError):
        assert_readable(page, 1280, "made small")


def test_cells_tell_their_share_by_a_bar_as_well_as_by_colour(visitor, tmp_path):
    page = visitor(MUSEUM).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    shares = page.eval_on_selector_all(
        "[data-stage=map] g",
        """all => all.map(g => [Number(g.textContent) || 0,
          g.querySelector('.th-map__share').getAttribute('width') /
          (g.querySelector('.th-map__cell').getAttribute('width') - 7)])""",
    )
    assert len(shares) > 4
    assert [round(share, 2) for _, share in shares] == [round(n / 7, 2) for n, _ in shares]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation_while_talks_are_written(visitor, axe, tmp_path, scheme):
    page = visitor(MUSEUM, "phone", color_scheme=scheme).open(BOARD)
    bring(page, seven(tmp_path / "in"))
    page.locator("[id^=decide-card-]").first.click()
    page.locator("form.th-decide input").nth(2).check()
    page.locator("form.th-decide [name=lesson]").fill("Long enough to be seen.")
    expect(page.locator("form.th-decide input").nth(2)).to_be_checked()
    unfold_all(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.click("[data-do=project]")
    expect(page.locator("[data-stage]:visible")).to_have_count(1)
    assert axe(page) == []
