"""Every word of every deck is projected large enough, none runs over its slide."""

import pytest

from .test_one_key import SMALLEST
from .test_trainer import open_slides

pytestmark = pytest.mark.browser

EXCEPT = {
    ".slide-number": "for who speaks: asked for by number, and in the printed deck",
    ".controls": "arrows for the mouse, no words",
    ".speaker-notes, aside.notes": "in the speaker's window and in print",
    ".th-hidden, .aria-status": "for screen readers",
    "noscript": "where no slide is shown at all",
}
"""Words that may be smaller, each with the reason (decision 0018)."""
WALK = """([smallest, except]) => {
  const found = [];
  const scale = Reveal.getScale();
  for (const [n, section] of Reveal.getSlides().entries()) {
    const { h, v } = Reveal.getIndices(section);
    Reveal.slide(h, v ?? 0, 99);
    const slide = section.querySelector(".th-slide");
    if (!("fitted" in slide.dataset)) found.push([n, "never fitted"]);
    if (slide.scrollHeight > slide.clientHeight) found.push([n, "runs over its edge"]);
    const edge = slide.getBoundingClientRect();
    for (const one of document.querySelectorAll("body *")) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.closest(except)) continue;
      if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
      const size = parseFloat(getComputedStyle(one).fontSize) * scale;
      if (size < smallest) found.push([n, size, one.textContent.trim()]);
      const { right } = one.getBoundingClientRect();
      if (right > edge.right + 1) found.push([n, "runs out to the side", one.textContent.trim()]);
    }
  }
  return [found, Reveal.getTotalSlides()];
}"""


def walk(page, width):
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    page.wait_for_function("width => Math.abs(Reveal.getScale() - width / 1280) < 0.001", arg=width)
    return page.evaluate(WALK, [SMALLEST * width / 1280 - 0.5, ", ".join(EXCEPT)])


@pytest.mark.parametrize("deck", ["plenary", "primary", "lower_secondary", "upper_secondary"])
def test_every_word_of_the_shipped_decks_is_read_from_the_last_row(visitor, deck):
    page = open_slides(visitor("shipped-trainer", "projector"), f"trainer/slides-{deck}.html")
    for width in (1280, 1920):
        small, slides = walk(page, width)
        assert small == []
        assert slides > 20


def test_own_slides_with_pictures_and_a_plan_of_another_course_too(visitor):
    for deck in ("plenary", "hall", "tower"):
        page = open_slides(visitor("museum-trainer", "projector"), f"trainer/slides-{deck}.html")
        small, slides = walk(page, 1280)
        assert small == []
        assert slides > 1


def test_smaller_words_and_words_over_the_edge_are_found(visitor):
    page = open_slides(visitor("museum-trainer", "projector"), "trainer/slides-hall.html")
    page.evaluate("document.querySelector('.th-slide h1').style.fontSize = '36px'")
    page.evaluate("document.querySelectorAll('.th-slide')[1].append('word '.repeat(900))")
    small, _ = walk(page, 1280)
    assert [0, 36] in [one[:2] for one in small]
    assert any(n == 1 and (why == "runs over its edge" or why < 37) for n, why, *_ in small)
