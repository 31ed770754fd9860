"""Cards and steps in a browser: by tap, by keyboard, dragged by mouse and by finger."""

from typing import Any

import pytest
from playwright.sync_api import expect

from .drilling import MUSEUM, compare, drag, key_of, lay, roomy
from .waiting import kept, told

pytestmark = pytest.mark.browser

IDS = "all => all.map(one => one.dataset.card ?? one.dataset.step)"
LAID = ".th-bin [data-card]"


# --- cards -----------------------------------------------------------------------------------


def test_cards_are_laid_by_tap_and_come_back_with_reasons(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/sort.html")
    key = key_of("guide-2030-sort")
    order = page.eval_on_selector_all("[data-card]", IDS)
    right = [key["answers"]["cards"][card] for card in order]
    lay(page, right[0][0])
    compare(page)
    expect(page.locator("[data-part=ask]")).to_contain_text("3 cards are not placed")
    page.reload()
    expect(page.locator(LAID)).to_have_count(1)
    wrong = next(b for b in ("g1", "g3", "none") if b not in right[1])
    lay(page, wrong, *(bins[-1] for bins in right[2:]))
    compare(page)
    result = page.locator("[data-part=result]")
    for words in (key["reasons"]["cards"][order[1]], "You chose"):
        expect(result).to_contain_text(words, use_inner_text=True)
    (attempt,) = kept(page, "attempt", 1)
    assert attempt["answers"][order[1]] == {"bin": wrong}
    assert attempt["summary"]["right"] == 3
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(LAID)).to_have_count(0)
    expect(page.locator("[data-card]:visible")).to_have_count(1)


def test_an_accepted_place_is_told_as_such(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    order = page.eval_on_selector_all("[data-card]", IDS)
    bins = {"k01": "g1", "k02": "g3", "k03": "none", "k04": "g1"}
    lay(page, *(bins[card] for card in order))
    compare(page)
    result = page.locator("[data-part=result]")
    for words in (
        "3 of 4 cards in the right place, 1 more in a place that is accepted.",
        "Accepted; the best place: 1.3. Safety",
    ):
        expect(result).to_contain_text(words, use_inner_text=True)


def test_the_keyboard_is_enough_for_cards(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    page.press("[data-lay=g3]", "Enter")
    expect(page.locator("[data-lay=g3]")).to_be_focused()
    told(page, "Placed into 1.3. Safety. 3 cards left.")
    page.keyboard.press("Tab")
    expect(page.locator(f"{LAID} .th-take")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(LAID)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(LAID)).to_have_count(1)


def test_cards_can_be_dragged_with_the_mouse(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    roomy(page)
    card = page.locator("[data-card]:visible")
    card_id = card.get_attribute("data-card")
    drag(page, card.locator(".th-piece__text"), page.locator("[data-bin=none]"))
    expect(page.locator(f"[data-bin=none] [data-card={card_id}]")).to_be_visible()
    page.mouse.move(0, 0)
    card = page.locator(".th-pieces [data-card]:visible")
    box = card.bounding_box()
    page.mouse.move(box["x"] + 80, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 160, steps=4)
    expect(page.locator(".th-dragged")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".th-dragged")).to_have_count(0)
    page.mouse.up()
    expect(page.locator(LAID)).to_have_count(1)  # Escape has put the card back


def test_cards_can_be_dragged_with_a_finger_by_their_grip(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/sort.html")
    roomy(page)
    start = page.locator("[data-card]:visible .th-grip").bounding_box()
    end = page.locator("[data-bin=g1]").bounding_box()
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    at = (start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    goal = (end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
    touch("touchStart", at)
    for step in range(1, 9):
        touch("touchMove", tuple(a + (g - a) * step / 8 for a, g in zip(at, goal, strict=True)))
    touch("touchEnd")
    expect(page.locator("[data-bin=g1] [data-card]")).to_have_count(1)


# --- steps -----------------------------------------------------------------------------------

ROW = "[data-part=row] [data-step]"


def steps(page: Any) -> dict[str, str]:
    """Ids of the steps by the last word of their texts."""
    return page.eval_on_selector_all(
        "[data-step]",
        "all => Object.fromEntries(all.map(s => "
        "[s.querySelector('.th-piece__text').textContent.split(' ').pop(), s.dataset.step]))",
    )


def add(page: Any, step: str) -> None:
    page.locator(f"[data-part=pool] [data-step='{step}'] .th-step-add").click()
    page.locator(f"[data-part=row] [data-step='{step}']").wait_for()


def row_is(page: Any, *ids: str) -> None:
    """Waits until these steps, and no others, stand in the row in this order."""
    expect(page.locator(ROW)).to_have_count(len(ids))
    for place, step in enumerate(ids):
        expect(page.locator(ROW).nth(place)).to_have_attribute("data-step", step)


def test_steps_are_put_in_by_tap_and_judged_by_distance(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/order.html")
    ids = steps(page)
    compare(page)
    expect(page.locator("[data-part=ask]")).to_contain_text("two steps at least")
    for word in ("levels.", "asks.", "vote."):
        add(page, ids[word])
    page.locator("[data-part=pool] [data-step] .th-piece__text").first.click()
    expect(page.locator(ROW)).to_have_count(4)
    page.reload()
    expect(page.locator(ROW)).to_have_count(4)
    compare(page)
    result = page.locator("[data-part=result]")
    for words in (
        "You put it in; it is none of the steps",
        "too early",
        "You left it out; it is one of the steps",
    ):
        expect(result).to_contain_text(words, use_inner_text=True)
    (attempt,) = kept(page, "attempt", 1)
    assert attempt["answers"][ids["levels."]] == {"place": 1}
    assert sorted(a["place"] for a in attempt["answers"].values()) == [0, 1, 2, 3, 4]


def move_up(page: Any, step: str, place: int) -> None:
    """Moves a step of the row up to its place, with the keyboard."""
    at = page.eval_on_selector_all(ROW, IDS).index(step)
    while at > place:
        page.press(f"[data-step='{step}'] .th-step-up", "Enter")
        at -= 1
        expect(page.locator(ROW).nth(at)).to_have_attribute("data-step", step)
        focused = page.locator(f"[data-step='{step}'] .th-step-up")
        expect(focused).to_be_focused()


def test_the_keyboard_is_enough_for_steps(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    key = key_of("guide-2030-order")["answers"]["order"]
    for step in reversed(key):
        page.press(f"[data-step='{step}'] .th-step-add", "Enter")
        page.locator(f"[data-part=row] [data-step='{step}']").wait_for()
    for place, step in enumerate(key):
        move_up(page, step, place)
    page.press("[type=submit] >> visible=true", "Enter")
    result = page.locator("[data-part=result]")
    expect(result).to_contain_text("4 of 4 steps in the right place; 1 of 1 rightly left out.")
    expect(result).to_be_focused()


def test_steps_can_be_dragged_into_the_row_and_within_it(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    roomy(page)
    pool = page.locator("[data-part=pool] [data-step]")
    first = pool.nth(0).get_attribute("data-step")
    second = pool.nth(1).get_attribute("data-step")
    drag(page, pool.nth(0).locator(".th-piece__text"), page.locator("[data-part=row]"))
    row_is(page, first)
    drag(page, pool.nth(0).locator(".th-piece__text"), page.locator("[data-part=row]"))
    row_is(page, first, second)
    start = page.locator(ROW).nth(1).locator(".th-piece__text").bounding_box()
    top = page.locator(ROW).nth(0).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(top["x"] + 30, top["y"] + 2, steps=8)
    page.mouse.up()
    row_is(page, second, first)


def test_steps_are_never_shown_in_their_order(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    shown = page.eval_on_selector_all("[data-step]", IDS)
    key = key_of("guide-2030-order")["answers"]["order"]
    assert [step for step in shown if step in key] != key
