"""The wall of the live class: read from the last row, the room used, and bars that are true."""

from typing import Any

import pytest
from playwright.sync_api import expect

from .test_class import Room, room
from .test_class_devices import vote
from .waiting import painted, settle

__all__ = ["room"]
pytestmark = pytest.mark.browser

READ_AT_8_M = 37 / 1280
"""As for the board and the running view: letters as parts of the picture's width."""
LETTERS = """() => [...document.querySelectorAll(".th-wall *")]
  .filter((one) => one.checkVisibility() && !one.closest("button, .th-wall__keys, .th-hidden") &&
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""
SHARES = """() => [...document.querySelectorAll(".th-bars__bar")].map((bar) => {
  const room = getComputedStyle(bar.parentElement).gridTemplateColumns.split(" ")[0];
  return [bar.parentElement.textContent, bar.getBoundingClientRect().width / parseFloat(room)];
})"""
NEW_ROUND = """() => document.querySelector(".th-vote:not([hidden]) input")
  && !document.querySelector(".th-vote input:checked")"""
LONG = "Theo thầy/cô, minh chứng nào trong hồ sơ này đủ để xếp mức Khá ở tiêu chí đang bàn? " * 3
OPTIONS = [f"Phương án {n}: biên bản họp tổ có ghi việc đã làm và kết quả " * 2 for n in range(5)]


def ask(panel: Any, title: str, options: list[str]) -> None:
    """A question of the trainer's own."""
    form = panel.locator("form", has=panel.locator("[name=options]"))
    panel.locator("details", has=form).locator("summary").first.click()
    form.locator("[name=title]").fill(title)
    form.locator("[name=options]").fill("\n".join(options))
    form.locator("[type=submit]").click()


def assert_readable(wall: Any, width: int, where: str) -> None:
    found = wall.evaluate(LETTERS)
    assert found
    assert [one for one in found if one[0] < READ_AT_8_M * width - 0.5] == [], where
    over = "document.documentElement.scrollHeight - innerHeight"
    assert wall.evaluate(over) <= 0, f"{where}: the page is higher than the picture"


def bars(wall: Any) -> list[tuple[str, float]]:
    return [(words, share) for words, share in wall.evaluate(SHARES)]


def projected(room: Room, width: int) -> Any:
    wall = room.trainer("/class/projector", "projector")
    wall.set_viewport_size({"width": width, "height": width * 9 // 16})
    return wall


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_wall_reads_from_the_last_row_in_every_state(room, width):
    wall, phones = projected(room, width), [room.join(f"Người {n}") for n in "ABC"]
    expect(wall.locator("[data-part=joined]")).to_contain_text("3")
    assert_readable(wall, width, "joining")
    ask(room.trainer(), "Mức nào?", ["Đạt", "Khá", "Tốt"])
    for phone, choice in zip(phones, (0, 1, 1), strict=True):
        vote(phone, choice)
    expect(wall.locator("[data-part=count]")).to_contain_text("3 of 3")
    assert_readable(wall, width, "open")
    lowest = "Math.max(...[...document.querySelectorAll('.th-wall__options li, .th-bars tr')].map((one) => one.getBoundingClientRect().bottom)) / innerHeight"
    assert wall.evaluate(lowest) > 0.8, "the lower half of the wall is empty"
    wall.keyboard.press("PageDown")
    wall.locator(".th-bars").wait_for()
    assert_readable(wall, width, "closed")
    assert wall.evaluate(lowest) > 0.8
    assert [words for words, _ in bars(wall)] == ["1 (33 %)", "2 (67 %)", "0 (0 %)"]
    assert [share for _, share in bars(wall)] == pytest.approx([0.33, 0.67, 0], abs=0.015)
    wall.keyboard.press("PageDown")
    for phone in phones:
        phone.wait_for_function(NEW_ROUND)
        vote(phone, 1)
    expect(wall.locator("[data-part=count]")).to_contain_text("3 of 3")
    wall.keyboard.press("PageDown")
    expect(wall.locator(".th-bars thead th")).to_have_count(2)
    assert_readable(wall, width, "both rounds")
    assert [share for _, share in bars(wall)] == pytest.approx([0.33, 0, 0.67, 1, 0, 0], abs=0.015)
    assert all(page.errors == [] for page in (wall, *phones))


@pytest.mark.parametrize("width", [1280, 1920])
def test_words_that_do_not_fit_are_read_on_with_the_key_before_the_vote_is_closed(room, width):
    wall = projected(room, width)
    ask(room.trainer(), LONG, OPTIONS)
    expect(wall.locator("[data-part=question]")).to_have_text(LONG.strip())
    settle(wall)
    assert_readable(wall, width, "long")
    more, last = wall.locator("[data-part=more]"), wall.locator(".th-wall__options li").last
    expect(more).to_be_visible()
    for _ in range(4):
        if not more.is_visible():
            break
        wall.keyboard.press("PageDown")
        painted(wall)
    expect(last).to_be_in_viewport(ratio=0.9)
    expect(wall.locator("[data-part=go]")).to_contain_text("Close")
    wall.keyboard.press("PageDown")
    wall.locator(".th-bars").wait_for()
    assert_readable(wall, width, "long and closed")
    assert wall.errors == []


def test_the_measures_can_fail(room):
    wall = projected(room, 1280)
    expect(wall.locator("[data-part=code]")).to_have_text(room.prepared.row.code)
    wall.locator("[data-part=joined]").evaluate("one => { one.style.fontSize = '30px' }")
    with pytest.raises(AssertionError):
        assert_readable(wall, 1280, "made small")


def test_the_wall_offers_only_what_there_is_to_do(room):
    wall = projected(room, 1280)
    wall.wait_for_selector("[data-part=code]:not(:empty)")
    assert not wall.is_visible("[data-part=go]"), "no question: nothing to go on with"
    assert not wall.is_visible("[data-part=joined-small]"), "none of none is no news"
    room.join("Người A")
    expect(wall.locator("[data-part=joined-small]")).to_be_visible()
    ask(room.trainer(), "Mức nào?", ["Tốt", "Khá"])
    expect(wall.locator("[data-part=go]")).to_be_visible()


def test_the_word_that_a_choice_was_received_is_seen_below_a_long_question(room):
    phone = room.join("Người A")
    phone.set_viewport_size({"width": 390, "height": 640})
    ask(room.trainer(), LONG, OPTIONS)
    phone.wait_for_selector(".th-vote:not([hidden])")
    phone.locator(".th-vote input").last.check()
    said = phone.locator(".th-vote__said")
    expect(said).to_contain_text("has your choice")
    box, line = said.bounding_box(), phone.locator(".th-live").bounding_box()
    assert box["y"] + box["height"] <= line["y"] + 1
