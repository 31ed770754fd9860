"""What somebody does on a page whose script has not come yet is kept, as on a slow phone."""

from typing import Any

import pytest
from playwright.sync_api import expect

from .dossiers import MUSEUM, counted
from .drilling import MUSEUM as DRILLS
from .drilling import compare, verdict

pytestmark = pytest.mark.browser


def waiting_for(person: Any, script: str, path: str) -> tuple[Any, Any]:
    """A page that can be read, and what lets its script come; the pages after it get it at once."""
    held: list[Any] = []
    person.context.route(f"**/{script}", lambda route: held.append(route))
    page = person.context.new_page()
    page.goto(f"{person.base}/{path}", wait_until="commit")

    def go_on() -> None:
        while not held:
            page.wait_for_timeout(50)
        held.pop().continue_()
        person.context.unroute(f"**/{script}")

    return page, go_on


def test_what_is_chosen_and_written_before_the_script_of_a_dossier_has_come_is_kept(visitor):
    person = visitor("museum", "phone", over="127.0.0.1")
    page, go_on = waiting_for(person, "taphuan-dossier.js", MUSEUM)
    page.check("#guide-2030-g1 [value=solid]")
    page.fill("#guide-2030-g1 textarea", "Seen on a slow phone.")
    go_on()
    counted(page, "1/7 criteria")
    page.check("#guide-2030-g1 [value=strong]")
    page = person.open(MUSEUM)
    counted(page, "1/7 criteria")
    expect(page.locator("#guide-2030-g1 [value=strong]")).to_be_checked()
    expect(page.locator("#guide-2030-g1 textarea")).to_have_value("Seen on a slow phone.")


def test_what_is_chosen_early_goes_into_what_was_begun_before(visitor):
    person = visitor("museum", "phone", over="127.0.0.1")
    page = person.open(MUSEUM)
    page.check("#guide-2030-g1 [value=solid]")
    page.click("[data-do=next]:visible")
    page.check("#guide-2030-g2 [value=strong]")
    counted(page, "2/7 criteria")
    page.close()
    page, go_on = waiting_for(person, "taphuan-dossier.js", MUSEUM)
    page.check("#guide-2030-g1 [value=helped]")
    go_on()
    counted(page, "2/7 criteria")
    expect(page.locator("#guide-2030-g1 [value=helped]")).to_be_checked()
    expect(page.locator("#guide-2030-g2 [value=strong]")).to_be_checked()


def test_a_choice_before_the_script_of_questions_has_come_is_compared_and_kept(visitor):
    person = visitor("museum", "phone", over="127.0.0.1")
    page, go_on = waiting_for(person, "taphuan-questions.js", f"{DRILLS}/choice.html")
    page.locator("[name=q1][value=a]").check()
    go_on()
    page.locator("[data-do=skip]").wait_for()
    page.close()
    page = person.open(f"{DRILLS}/choice.html")
    expect(page.locator("[name=q1][value=a]")).to_be_checked()
    compare(page)
    expect(verdict(page)).to_be_visible()


def test_levels_chosen_before_the_calculator_has_come_are_reckoned_with(visitor):
    person = visitor("museum", "phone", over="127.0.0.1")
    page, go_on = waiting_for(person, "taphuan-rating.js", f"{DRILLS}/rating.html")
    page.check("[data-criterion=guide-2030-g1][value=solid]")
    go_on()
    expect(page.locator("[data-part=headline]")).to_contain_text("criteria without a level: 6")
    page.reload()
    expect(page.locator("[data-criterion=guide-2030-g1][value=solid]")).to_be_checked()
