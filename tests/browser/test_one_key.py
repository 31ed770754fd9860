"""One key leads through every slide of a deck; what is projected is large enough to be read."""

import pypdfium2
import pytest
from playwright.sync_api import expect

from generator.course.opening import open_course
from generator.locale import Locale
from generator.site.slides.planning import plan_decks

from .test_trainer import RUNNING, SITE, open_slides
from .waiting import painted, stand_still

pytestmark = pytest.mark.browser

SMALLEST = 37
"""Pixels of letters on 1280 that are read at eight metres from a picture two metres wide: capitals
of 1/200 of the distance, which are 0.7 of the letters' size."""
HERE = """() => {
  const shown = document.querySelector("section.present:not(.stack)");
  const title = shown.querySelector("h1, h2").textContent.trim();
  const place = location.hash + Reveal.isLastSlide() + JSON.stringify(Reveal.getIndices());
  return [[Reveal.getSlides().indexOf(shown), title], place];
}"""
"""The slide that is shown, and how much of it."""


def walked(page, key):
    """The slides that a key meets, until it moves nothing; answers count for their slide."""
    here, place = page.evaluate(HERE)
    met = [here]
    for _ in range(2000):
        page.keyboard.press(key)
        painted(page)
        here, now = page.evaluate(HERE)
        if now == place:
            return met
        if here != met[-1]:
            met.append(here)
        place = now
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


LETTERS = """() => [...document.querySelectorAll(".th-run__stage *")]
  .filter((one) => one.checkVisibility() && !one.closest(".th-hidden") &&
    (one.matches("input") ||
     [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())))
  .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.textContent.trim()])"""


def too_small(page, width):
    sizes = page.evaluate(LETTERS)
    assert sizes
    return [size for size in sizes if size[0] < SMALLEST * width / 1280 - 0.5]


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_running_view_reads_from_the_last_row(visitor, width):
    page = visitor(SITE, "projector").open(RUNNING)
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    page.keyboard.press("Space")
    expect(page.locator("[data-do=back]")).to_be_enabled()
    assert too_small(page, width) == []
    for key in "nmb":
        page.keyboard.press(key)
        expect(page.locator("[data-panel]:visible")).to_have_count(1)
        assert too_small(page, width) == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_time_that_is_short_up_or_counted_down_reads_from_the_last_row(visitor, width):
    someone = visitor(SITE, "projector")
    someone.context.clock.install()
    page = someone.open(RUNNING)
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    stand_still(page)
    page.keyboard.press("Space")
    expect(page.locator("[data-do=back]")).to_be_enabled()
    for passes, state in (("25:01", "soon"), ("07:00", "over")):
        page.clock.run_for(passes)
        expect(page.locator("run-day")).to_have_attribute("data-state", state)
        assert too_small(page, width) == [], state
    page.keyboard.press("b")
    page.locator("[data-seconds='30']").click()
    said = page.locator("[data-part=seconds]")
    for passes, words in ((0, "30 seconds"), (23_000, "7 seconds"), (8_000, "Time is up")):
        page.clock.run_for(passes)
        expect(said).to_contain_text(words)
        assert too_small(page, width) == [], words
    said.evaluate("one => { one.style.fontSize = '36px' }")
    assert len(too_small(page, width)) == 1, "the measure can fail"


def test_groups_are_drawn_shown_and_kept(visitor):
    someone = visitor(SITE, "projector", over="127.0.0.1")
    page = someone.open(RUNNING)
    page.keyboard.press("n")
    page.locator("[name=people]").fill("31")
    page.locator("[name=size]").fill("5")
    page.locator("[data-do=draw]").click()
    lines = page.locator("[data-part=groups] li")
    expect(lines).to_have_count(6)
    shown = lines.all_text_contents()
    numbers = [int(n) for line in shown for n in line.split(":")[1].split(",")]
    assert sorted(numbers) == list(range(1, 32))
    page.keyboard.press("Escape")
    expect(page.locator("[data-panel]:visible")).to_have_count(0)
    again = someone.open(RUNNING)
    again.keyboard.press("n")
    expect(again.locator("[data-part=groups] li")).to_have_text(shown)


@pytest.mark.parametrize("width", [1280, 1920])
def test_sixty_people_in_groups_of_any_size_are_all_seen_at_once(visitor, width):
    page = visitor(SITE, "projector").open(RUNNING)
    page.set_viewport_size({"width": width, "height": width * 9 // 16})
    page.keyboard.press("Space")
    page.keyboard.press("n")
    panel = page.locator("[data-panel=groups]")
    page.locator("[name=people]").fill("60")
    for size in (2, 3, 4, 5, 6, 8, 12):
        page.locator("[name=size]").fill(str(size))
        page.locator("[data-do=draw]").click()
        expect(page.locator("[data-part=groups] li")).to_have_count(round(60 / size))
        lines = page.locator("[data-part=groups] li").all_inner_texts()
        drawn = [int(n) for line in lines for n in line.split(":")[-1].split(",")]
        assert sorted(drawn) == list(range(1, 61))
        hidden = panel.evaluate("one => [one.scrollHeight - one.clientHeight, one.scrollTop]")
        assert hidden == [0, 0], size
        assert too_small(page, width) == []


def test_who_comes_late_sees_where_the_day_is_and_what_to_open(visitor):
    page = visitor(SITE, "projector").open(RUNNING)
    page.keyboard.press("Space")
    page.keyboard.press("m")
    card = page.locator("[data-panel=late]")
    expect(card).to_contain_text("Opening")
    expect(card).to_contain_text("The home page")
    for _ in range(2):
        page.keyboard.press("Space")
    expect(card).to_contain_text("Scoring")
    expect(card).to_contain_text("The dossier")
    page.keyboard.press("m")
    expect(card).to_be_hidden()


def test_a_vote_is_counted_down_and_ends_once(visitor):
    page = visitor(SITE, "projector").open(RUNNING)
    page.clock.install()
    page.reload()
    page.keyboard.press("b")
    page.locator("[data-seconds='30']").click()
    said = page.locator("[data-part=seconds]")
    expect(said).to_have_text("30 seconds")
    page.clock.run_for(10_000)
    expect(said).to_have_text("20 seconds")
    page.clock.run_for(21_000)
    expect(said).to_have_text("Time is up, hands please")
    page.keyboard.press("b")
    page.keyboard.press("b")
    expect(said).to_have_text("")


@pytest.mark.parametrize("over", ["file", "127.0.0.1"])
def test_a_picture_of_an_own_slide_is_seen_whole_under_its_words(visitor, over):
    page = open_slides(visitor(SITE, "projector", over), "trainer/slides-hall.html")
    at = page.evaluate(
        """() => Reveal.getSlides().findIndex(
          (one) => one.querySelector("h2")?.textContent === "Where the clocks stand")"""
    )
    for _ in range(at):
        page.keyboard.press("PageDown")
    picture = page.locator("section.present img")
    expect(picture).to_be_in_viewport(ratio=1)
    page.wait_for_function("document.querySelector('section.present img').naturalWidth > 0")
    box = picture.bounding_box()
    assert box["height"] > 200
    expect(page.locator("section.present")).to_contain_text("The hall is on your left.")


def test_printed_slides_are_all_of_the_plan_each_with_its_picture(visitor, museum, tmp_path):
    deck = next(d for d in plan_decks(open_course(museum()), Locale.load("en")) if d.id == "hall")
    page = open_slides(visitor(SITE, "projector"), "trainer/slides-hall.html?print-pdf")
    page.locator("html.print-pdf .pdf-page").first.wait_for(state="attached")
    page.wait_for_function("document.querySelector('img').complete")
    path = tmp_path / "slides.pdf"
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    printed = pypdfium2.PdfDocument(path)
    words = [" ".join(one.get_textpage().get_text_range().split()) for one in printed]
    wanted = [slide for slide in deck.slides for _ in range(2 if slide.answer else 1)]
    assert len(words) == len(wanted)
    for slide, text in zip(wanted, words, strict=True):
        assert slide.title in text
    pictured = [n for n, slide in enumerate(wanted) if slide.pictures]
    green = [
        n
        for n in pictured
        if (29, 90, 67)
        in {colour for _, colour in printed[n].render().to_pil().convert("RGB").getcolors(1 << 20)}
    ]
    assert green == pictured != []
