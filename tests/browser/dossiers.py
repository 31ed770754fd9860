"""What people do on the page of a dossier, and what it then holds."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.course.model.exercise import Dossier
from generator.practice.exercise_payload import exercise_key

from .conftest import course_of

MUSEUM = "guide-2030/d01.html"
SHIPPED = "primary/teacher-2018/d01.html"
LOCKED = "primary/teacher-2018/d02.html"
SHOW_KEY = "[data-do=show-key]"
PLACES = [("museum", MUSEUM), ("shipped", SHIPPED)]


def dossier(course: str, exercise: str) -> tuple[Dossier, dict[str, Any]]:
    loaded = course_of(course)
    found = next(e for e in loaded.exercises if e.id == exercise)
    assert isinstance(found, Dossier)
    return found, exercise_key(loaded, found)


def criteria(page: Any) -> list[str]:
    expect(page.locator(".th-criterion")).not_to_have_count(0)
    return page.eval_on_selector_all(
        ".th-criterion", "all => all.map(one => one.dataset.criterion)"
    )


def choose(page: Any, criterion: str, level: str) -> None:
    """Goes to a criterion by its step and chooses a level."""
    place = page.locator(f"#{criterion}")
    place.wait_for(state="attached")
    number = place.get_attribute("data-number")
    page.locator(".th-scoring__head .th-stepper button", has_text=exactly(number)).click()
    page.check(f"#{criterion} [value={level}]")


def exactly(text: str | None) -> Any:
    return re.compile(f"^{re.escape(text or '')}$")


def answer_all(page: Any, levels: dict[str, str]) -> None:
    for criterion, level in levels.items():
        choose(page, criterion, level)


def submit(page: Any) -> None:
    """Hands in from the page before it, gaps or not; waits until the form is away."""
    page.click(".th-scoring__form [type=submit]")
    page.click("[data-do=hand-in]")
    page.locator("[data-part=feedback]").wait_for()


def hand_in(page: Any) -> None:
    """Hands in; waits for the whole feedback, or for the form that asks for the phrase."""
    submit(page)
    page.locator(".th-feedback .th-actions, unlock-key:visible").first.wait_for()
    if page.locator(SHOW_KEY).is_visible():
        page.click(SHOW_KEY)
        page.locator(SHOW_KEY).wait_for(state="detached")
        page.locator(".th-feedback .th-actions").first.wait_for()


def feedback_says(page: Any, words: str) -> None:
    expect(page.locator("[data-part=feedback]")).to_contain_text(words, use_inner_text=True)


def try_phrase(page: Any, phrase: str) -> None:
    page.fill("unlock-key input", phrase)
    page.press("unlock-key input", "Enter")


def printed(page: Any, path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    page.pdf(path=str(path))
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True)
    return " ".join(done.stdout.split())


def counted(page: Any, words: str) -> None:
    """Waits until the head of the form says how far it is."""
    expect(page.locator("[data-part=count]")).to_have_text(words)


def meta_of(page: Any) -> dict[str, Any]:
    return json.loads(page.get_attribute("score-dossier", "data-exercise"))


def mark_passage(page: Any) -> None:
    """A passage of the museum's first paper is chosen as by a finger held down."""
    page.evaluate(
        """() => {
          const paper = document.querySelector('#paper-e1 .th-paper p:last-child');
          const range = document.createRange();
          range.setStart(paper.firstChild, 3); range.setEnd(paper.firstChild, 20);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
