"""What people do on the pages of the small exercises."""

from typing import Any

from playwright.sync_api import expect

from generator.practice.exercise_payload import exercise_key
from tests.courses import course_at

from .conftest import COURSES
from .waiting import settle

MUSEUM = "guide-2030"
SHIPPED = "primary/teacher-2018"


def key_of(exercise_id: str, course: str = "museum") -> dict[str, Any]:
    loaded = course_at(COURSES[course])
    exercise = next(e for e in loaded.exercises if e.id == exercise_id)
    return exercise_key(loaded, exercise)


def compare(page: Any) -> None:
    page.locator("form [type=submit]:visible").first.click()


def go_on(page: Any) -> None:
    page.click("[type=submit]:visible >> nth=0")


def seen(page: Any) -> Any:
    """The question that is shown."""
    return page.locator(".th-q:visible")


def verdict(page: Any) -> Any:
    """What is said to the question that is shown."""
    return seen(page).locator(".th-verdict")


def lay(page: Any, *bins: str) -> None:
    for one in bins:
        page.click(f"[data-lay={one}]")


def roomy(page: Any) -> None:
    """So much room that a drag never comes near an edge, where the page would scroll along."""
    page.set_viewport_size(page.viewport_size | {"height": 2000})
    settle(page)


def drag(page: Any, what: Any, where: Any) -> None:
    start, end = what.bounding_box(), where.bounding_box()
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 6, steps=8)
    page.mouse.up()


def answer_something(page: Any) -> None:
    """A first answer, mostly a wrong one, up to what is said to it."""
    drill = page.locator(".th-drill").first
    kind = drill.evaluate("node => node.localName")
    locked = drill.get_attribute("data-locked") is not None
    if kind == "sort-cards":
        for _ in drill.locator("[data-card]").all():
            drill.locator("[data-lay]").first.click()
    elif kind == "order-steps":
        for _ in drill.locator("[data-part=pool] [data-step]").all()[:3]:
            drill.locator(".th-step-add:visible").first.click()
    else:
        drill.locator("input[type=radio]:visible").first.check()
    drill.locator("[type=submit]:visible").click()
    if kind not in ("sort-cards", "order-steps"):
        if locked:
            expect(drill.locator("input:checked:visible")).to_have_count(0)
        else:
            drill.locator(".th-verdict:visible").first.wait_for()
        return
    drill.locator("[data-part=result] .th-verdict").wait_for()
    fold = drill.locator("[data-part=result] details")
    if fold.count():
        fold.first.locator("summary").first.click()
        expect(fold.first).to_have_attribute("open", "")
