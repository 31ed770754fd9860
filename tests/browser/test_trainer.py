"""The trainer's pages in a browser: the day, keys, the running view; from a folder and over http."""

import re

import pytest
from playwright.sync_api import expect

from .waiting import settle, stand_still

pytestmark = pytest.mark.browser

SITE = "museum-trainer"
DOSSIER = "trainer/key-guide-2030-d01.html"
PAGES = ["trainer/index.html", "trainer/notes.html", "trainer/keys.html", DOSSIER]
RUNNING = "trainer/running.html"


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_barriers_and_no_sideways_scrolling(visitor, axe, path, size):
    page = visitor(SITE, size).open(path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_times_follow_the_class_and_the_hour_that_is_typed(visitor):
    page = visitor(SITE).open("trainer/index.html")
    times = page.locator("[data-clock]")
    expect(times).to_have_text(["+0:00", "+0:30", "+0:40"])
    page.get_by_role("button", name="The tower").click()
    expect(times).to_have_text(["9:05", "9:35", "9:45"])
    expect(page.locator('[data-of="hall"]').first).to_be_hidden()
    page.locator("input[type=time]").fill("23:40")
    expect(times).to_have_text(["23:40", "0:10", "0:20"])
    page.get_by_role("button", name="from the beginning").click()
    expect(times).to_have_text(["+0:00", "+0:30", "+0:40"])
    expect(page.locator('[data-of="hall"]').first).to_be_visible()


def test_without_scripts_the_times_stand_in_a_table(visitor):
    page = visitor(SITE, java_script_enabled=False).open("trainer/index.html")
    page.locator("summary", has_text="Clock times").click()
    row = page.locator("tr", has_text="Scoring")
    expect(row.locator("td")).to_have_text(["1 h 10 min", "8:10", "9:45"])
    expect(page.locator(".th-day-switch")).to_be_hidden()


def test_the_key_page_leads_to_the_paper_it_names(visitor):
    page = visitor(SITE).open(DOSSIER)
    page.locator(".th-key__row a[href*='#paper-']").first.click()
    page.wait_for_url(re.compile(r"/guide-2030/d01\.html#paper-e\d$"))


@pytest.mark.parametrize("over", ["file", "127.0.0.1"])
def test_one_key_leads_through_the_day_and_a_reload_changes_nothing(visitor, over):
    page = visitor(SITE, "projector", over).open(RUNNING)
    name = page.locator("h1[data-part=name]")
    expect(name).to_have_text("Opening")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=left]")).to_have_text(re.compile(r"^(30|2\d) min left$"))
    page.keyboard.press("PageDown")
    expect(name).to_have_text("Tea")
    expect(page.locator("[data-part=next]")).to_have_text("Scoring · 1 h 10 min")
    page.keyboard.press("ArrowLeft")
    expect(name).to_have_text("Opening")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(name).to_have_text("Scoring")
    page.reload()
    expect(name).to_have_text("Scoring")
    expect(page.locator("[data-part=exercises]")).to_contain_text("Mr Otter")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=when]")).to_have_text("End of the programme")
    expect(page.locator("[data-do=go]")).to_be_disabled()


def test_clock_signal_and_class_are_chosen_by_key_and_kept(visitor):
    page = visitor(SITE, "projector").open(RUNNING)
    page.keyboard.press("Space")
    expect(page.locator("[data-do=back]")).to_be_enabled()
    expect(page.locator("[data-part=clock]")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("c")
    expect(page.locator("[data-part=clock]")).to_be_visible()
    expect(page.locator("[data-part=until]")).to_have_text(re.compile("^until "))
    page.locator("select").select_option("tower")
    page.reload()
    expect(page.locator("[data-do=signal]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("select")).to_have_value("tower")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=again]").click()
    expect(page.locator("[data-part=when]")).to_have_text("About to begin")


def test_time_that_is_short_and_time_that_is_up_are_seen_and_said(visitor):
    someone = visitor(SITE, "projector")
    someone.context.clock.install()
    page = someone.open(RUNNING)
    stand_still(page)
    page.keyboard.press("Space")
    expect(page.locator("[data-do=back]")).to_be_enabled()
    page.clock.run_for("25:01")
    expect(page.locator("run-day")).to_have_attribute("data-state", "soon")
    expect(page.locator("[data-part=said]")).to_have_text("5 minutes left: Opening")
    page.clock.run_for("07:00")
    expect(page.locator("run-day")).to_have_attribute("data-state", "over")
    expect(page.locator("[data-part=left]")).to_have_text("2 min over")
    expect(page.locator("[data-part=delay]")).to_have_text("2 min behind the programme")
    expect(page.locator("[data-part=said]")).to_have_text("Time is up: Opening")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop", "projector"])
def test_the_running_view_has_no_barriers_and_fits_its_screen(visitor, axe, size, scheme):
    page = visitor(SITE, size, color_scheme=scheme).open(RUNNING)
    assert axe(page) == []
    for name in ("Opening", "Tea", "Scoring"):
        page.locator("[data-do=go]").click()
        expect(page.locator("h1[data-part=name]")).to_have_text(name)
    assert axe(page) == []
    room = "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
    wide, high = page.evaluate(room)
    assert wide <= 0
    assert size == "phone" or high <= 0


def test_without_scripts_the_running_view_is_the_programme(visitor):
    page = visitor(SITE, java_script_enabled=False).open(RUNNING)
    assert page.locator("[data-plain] li").count() == 3
    assert not page.locator(".th-run__stage").is_visible()


# --- slides ----------------------------------------------------------------------------------

SLIDES = "trainer/slides-hall.html"
ADDRESS_FOLLOWED = """() => {
  const { h, v, f } = Reveal.getIndices();
  return location.hash === `#/${h}/${v}/${f}`;
}"""
SHOW = "kind => { const s = Reveal.getSlides().find(s => s.dataset.kind === kind); const i = Reveal.getIndices(s); Reveal.slide(i.h, i.v ?? 0); }"


def open_slides(visit, path):
    """A deck that is ready, with every font there: texts shrink once, by what they then measure."""
    page = visit.open(path)
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate("Promise.all([...document.fonts].map((font) => font.load()))")
    settle(page)
    return page


@pytest.mark.parametrize("over", ["file", "127.0.0.1"])
def test_slides_go_on_by_key_and_the_answer_waits(visitor, over):
    page = open_slides(visitor(SITE, "projector", over), SLIDES)
    first = page.locator("section.present h1").text_content()
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present:not(.stack) h2")).not_to_have_text(first)
    page.evaluate(SHOW, "vote")
    slide = page.locator("section.present:not(.stack) .th-slide")
    page.locator("section.present[data-kind=vote]").wait_for()
    expect(slide.locator("[data-answer]")).to_be_hidden()
    assert slide.get_attribute("data-answered") is None
    page.keyboard.press("Space")
    expect(slide.locator("[data-answer]")).to_be_visible()
    expect(slide).to_have_attribute("data-answered", "")
    page.wait_for_function(ADDRESS_FOLLOWED)
    page.reload()
    page.locator("section.present[data-kind=vote]").wait_for()


def test_the_speaker_view_opens_from_a_folder_with_the_notes(visitor):
    page = open_slides(visitor(SITE, "projector"), "trainer/slides-plenary.html")
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value.locator(".speaker-controls-notes .value")
    notes.get_by_text("stuffed pelican").wait_for()


def test_a_browser_that_keeps_the_speaker_s_window_shut_is_told_with_the_cure(visitor):
    person = visitor(SITE, "projector")
    person.context.add_init_script(
        "const open = window.open; window.open = (...a) => window.blocked === false ? open(...a) : null;"
    )
    page = open_slides(person, "trainer/slides-plenary.html")
    told = page.locator("[data-part=blocked]")
    expect(told).to_be_hidden()
    page.keyboard.press("s")
    expect(told).to_be_visible()
    expect(told).to_contain_text("Allow pop-up windows")
    page.keyboard.press("ArrowRight")
    expect(told).to_be_hidden()
    page.evaluate("window.blocked = false")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    opened.value.get_by_text("Click to Reset").wait_for(state="detached")
    expect(told).to_be_hidden()


LABELS = """() => [...document.querySelectorAll('.label, option, #speaker-layout span, #connection-status')]
  .map((one) => one.textContent.replace(/\\s+/g, ' ').trim()).filter(Boolean)"""


def test_the_speaker_view_and_the_help_speak_the_language_of_the_course(visitor, tmp_path):
    page = open_slides(visitor("shipped-trainer", "projector"), "trainer/slides-plenary.html")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    view = opened.value
    view.locator("#upcoming-slide iframe").wait_for()
    view.get_by_text("Bố cục: Thường").wait_for()
    labels = view.evaluate(LABELS)
    assert re.fullmatch(r"\d{1,2}:\d\d", view.locator(".clock-value").inner_text())
    assert set(labels) == {
        "Đang mở màn hình người nói…", "Tiếp theo", "Thời gian bấm để tính lại từ 0", "Ghi chú",
        "Pacing – Time to finish current slide", "Bố cục: Thường", "Thường", "Hai cột",
        "Trên dưới", "Chỉ ghi chú",
    }  # fmt: skip
    expect(view.locator(".pacing-title")).to_be_hidden()
    view.locator(".speaker-layout-dropdown").select_option("tall")
    view.get_by_text("Bố cục: Trên dưới").wait_for()
    assert view.title() == "Màn hình người nói"
    page.evaluate("Reveal.toggleHelp()")
    actions = page.locator(".r-overlay-help td:last-child, .r-overlay-help th")
    actions.first.wait_for()
    said = " | ".join(actions.all_inner_texts())
    assert "Slide sau" in said and "Màn hình người nói" in said
    assert re.findall("Next|Jump|Speaker|KEY|Pause|screen", said) == []
    shown = page.locator(".controls button").evaluate_all("all => all.map(b => b.ariaLabel)")
    assert "Slide sau" in shown and "next slide" not in shown


def test_no_slide_has_barriers_or_runs_over_its_edge(visitor, axe):
    page = open_slides(visitor(SITE, "projector"), SLIDES)
    for kind in ("title", "block", "levels", "task", "vote", "evidence"):
        page.evaluate(SHOW, kind)
        page.locator(f"section.present[data-kind={kind}]").wait_for()
        assert axe(page) == [], kind
    number = page.evaluate("Reveal.getTotalSlides()")
    for n in range(number):
        where = "n => { const i = Reveal.getIndices(Reveal.getSlides()[n]); Reveal.slide(i.h, i.v ?? 0); }"
        page.evaluate(where, n)
        page.locator("section.present:not(.stack) .th-slide[data-fitted]").wait_for()
        over = "(() => { const s = document.querySelector('section.present:not(.stack) .th-slide'); return s.scrollHeight - s.clientHeight; })()"
        assert page.evaluate(over) <= 0, n


def test_firefox_shows_slides_from_a_folder(site_of, firefox):
    answer = firefox("firefox-slides.js", url=f"{site_of(SITE).as_uri()}/{SLIDES}")
    assert answer["errors"] == []
    assert answer["title"] and answer["next"] != answer["title"]
    assert (answer["before"], answer["after"]) == (False, True)
