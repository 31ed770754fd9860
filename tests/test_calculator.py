"""The rating calculator in a real browser, opened from a folder."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rating_support import read_standard

from generator.course.model.standard import Standard
from generator.locale import Locale
from generator.practice.standard_payload import standard_payload
from generator.site.rendering import render

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect
DIST = Path(__file__).parents[1] / "generator" / "site" / "assets" / "dist"
LOCALE = Locale.load("en")
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>c</title>
<meta name="viewport" content="width=device-width"><style>{style}</style></head>
<body data-md-color-scheme="default"><main class="md-typeset">{part}</main>
<script src="course.js"></script>{scripts}</body></html>"""
BUNDLES = [name for name in ("taphuan", "taphuan-rating") if (DIST / f"{name}.js").is_file()]
"""The script of all pages, then the one of the rating page where it stands alone."""


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def write_page(folder: Path, standard: Standard) -> str:
    """A page with the calculator alone; its address."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "course": {"id": "test"},
        "strings": LOCALE.section("rating"),
        "standards": {standard.id: standard_payload(standard)},
    }
    (folder / "course.js").write_text(f"window.taphuan={json.dumps(data)};", encoding="utf-8")
    for name in BUNDLES:
        shutil.copy(DIST / f"{name}.js", folder)
    scripts = "".join(f'<script src="{name}.js"></script>' for name in BUNDLES)
    sheets = (DIST / f"{name}.css" for name in BUNDLES)
    style = "".join(s.read_text(encoding="utf-8") for s in sheets if s.is_file())
    context = SimpleNamespace(calculator=standard)
    part = render("parts/calculator.html.jinja", LOCALE, page=context)
    path = folder / "rating.html"
    path.write_text(PAGE.format(style=style, part=part, scripts=scripts), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def address(tmp_path: Path) -> str:
    return write_page(tmp_path / "Bình Dương 2019", read_standard("teacher-2018"))


def headline(page: Any) -> Any:
    return expect(page.locator("[data-part=headline]"))


def states_are(page: Any, *wanted: str) -> None:
    """Waits until the steps, from the top, are in these states."""
    steps = page.locator(".th-calc-step")
    expect(steps).to_have_count(len(wanted))
    for n, state in enumerate(wanted):
        expect(steps.nth(n)).to_have_attribute("data-state", state)


def choose(page: Any, criterion: int, level: str) -> None:
    page.check(f"input[data-criterion=teacher-2018-c{criterion:02d}][value={level}]")


def test_the_answer_follows_every_choice(page: Any, address: str) -> None:
    page.goto(address)
    headline(page).to_contain_text("No rating yet; criteria without a level: 15.")
    page.click("[data-do=all][value=tot]")
    headline(page).to_have_text("Overall rating Excellent", use_inner_text=True)
    choose(page, 7, "kha")
    headline(page).to_have_text("Overall rating Good", use_inner_text=True)
    for words in ("Criteria 3–7, each at Excellent", "4/5"):
        expect(page.locator("[data-part=steps]")).to_contain_text(words, use_inner_text=True)
    advice = page.locator("[data-part=advice]")
    expect(advice).to_contain_text("7. Criterion 7", use_inner_text=True)
    states_are(page, "missed", "met", "below", "below")


def test_open_levels_leave_exactly_the_ratings_still_possible(page: Any, address: str) -> None:
    page.goto(address)
    choose(page, 1, "dat")
    headline(page).to_contain_text("Still possible: G, M, B.")
    choose(page, 2, "chua_dat")
    headline(page).to_contain_text("only B is left")
    states_are(page, "missed", "missed", "missed", "met")


def test_while_levels_are_open_no_rating_is_said_to_be_reached(page: Any, address: str) -> None:
    page.goto(address)
    expect(page.locator(".th-calc-step__state")).to_have_text(["still open"] * 4)
    states_are(page, "open", "open", "open", "open")
    choose(page, 1, "dat")
    states_are(page, "missed", "open", "open", "open")


def test_what_was_chosen_is_there_again_and_only_for_this_structure(
    page: Any, tmp_path: Path
) -> None:
    standard = read_standard("teacher-2018")
    page.goto(write_page(tmp_path / "a", standard))
    choose(page, 3, "tot")
    page.goto(write_page(tmp_path / "b", standard))
    expect(page.locator("input:checked")).to_have_count(1)
    fewer = standard.model_copy(update={"groups": standard.groups[:2]})
    page.goto(write_page(tmp_path / "c", fewer))
    expect(page.locator("input:checked")).to_have_count(0)


def test_a_button_that_fills_everything_can_be_undone(page: Any, address: str) -> None:
    page.goto(address)
    choose(page, 4, "kha")
    page.click("[data-do=example]")
    expect(page.locator("input:checked")).to_have_count(15)
    page.click("[data-do=undo]")
    expect(page.locator("input:checked")).to_have_count(1)
    expect(page.locator("[data-do=undo]")).to_be_hidden()


def test_the_keyboard_alone_is_enough(page: Any, address: str) -> None:
    page.goto(address)
    page.locator("input[data-criterion=teacher-2018-c01]").first.focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "Tab", "Space"):  # as a hand does
        page.keyboard.press(key)
    expect(page.locator("input:checked")).to_have_count(2)
    chosen = [i.get_attribute("value") for i in page.locator("input:checked").all()]
    assert chosen == ["kha", "chua_dat"]


@pytest.mark.parametrize("name", ["teacher-2018", "craft-9"])
def test_a_phone_shows_it_without_sideways_scrolling(page: Any, tmp_path: Path, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(write_page(tmp_path, read_standard(name)))
    page.click("[data-do=example]")
    expect(page.locator("input:checked").first).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("[data-part=headline]").bounding_box()["y"] < 844


def test_without_scripts_the_form_is_readable_and_says_how(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("[data-plain]").is_visible()
    assert page.locator("fieldset").count() == 15
    assert not page.locator("[data-do=clear]").is_visible()
    context.close()


def test_storage_that_is_forbidden_does_no_harm(page: Any, address: str) -> None:
    broken = "Object.defineProperty(window,'localStorage',{get(){throw new Error('no')}})"
    page.add_init_script(broken)
    page.goto(address)
    page.click("[data-do=all][value=kha]")
    headline(page).to_have_text("Overall rating Good", use_inner_text=True)
