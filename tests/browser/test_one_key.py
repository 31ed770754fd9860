"""One key leads through every slide of a deck; what is projected is large enough to be read."""

import pytest

from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.slides.planning import plan_decks

from .test_trainer import RUNNING, SITE, open_slides

pytestmark = pytest.mark.browser

SMALLEST = 37
"""Pixels of letters on 1280 that are read at eight metres from a picture two metres wide: capitals
of 1/200 of the distance, which are 0.7 of the letters' size."""
HERE = """() => {
  const shown = document.querySelector("section.present:not(.stack)");
  return [Reveal.getSlides().indexOf(shown), shown.querySelector("h1, h2").textContent.trim()];
}"""


def walked(page, key, back=False):
    """The slides that a key meets, until it moves nothing; answers count for their slide."""
    met = [page.evaluate(HERE)]
    for _ in range(2000):
        before = page.evaluate(
            "location.hash + Reveal.isLastSlide() + JSON.stringify(Reveal.getIndices())"
        )
        page.keyboard.press(key)
        after = page.evaluate(
            "location.hash + Reveal.isLastSlide() + JSON.stringify(Reveal.getIndices())"
        )
        if before == after:
            return met
        here = page.evaluate(HERE)
        if here != met[-1]:
            met.append(here)
    raise AssertionError("the key never ends")


@pytest.mark.parametrize("key", ["ArrowRight", "PageDown", "Space"])
def test_every_slide_of_the_plan_is_met_once_in_order_with_one_key(visitor, museum, key):
    decks = plan_decks(open_course(museum()), Locale.load("en"))
    deck = next(d for d in decks if d.id == "hall")
    page = open_slides(visitor(SITE, "projector"), f"trainer/slides-{deck.id}.html")
    met = walked(page, key)
    assert [n for n, _ in met] == list(range(len(deck.slides)))
    assert [title for _, title in met] == [slide.title for slide in deck.slides]


def test_a_stack_that_was_left_begins_at_its_first_slide_again(visitor):
    page = open_slides(visitor(SITE, "projector"), "trainer/slides-hall.html")
    whole = walked(page, "ArrowRight")
    page.evaluate("Reveal.slide(0, 0)")
    assert walked(page, "ArrowRight") == whole


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_running_view_reads_from_the_last_row(visitor, width):
    page = visitor(SITE, "projector").open(RUNNING)
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    page.keyboard.press("Space")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".th-run__stage *")]
          .filter((one) => one.checkVisibility() && !one.closest(".th-hidden") &&
            [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
          .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""
    )
    assert sizes
    assert [s for s in sizes if s[0] < SMALLEST * width / 1280 - 0.5] == []
