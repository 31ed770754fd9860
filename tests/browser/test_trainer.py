"""The trainer's pages in a browser: the day, keys, the running view; from a folder and over http."""

import functools
import re
import shutil
import threading
from http.server import ThreadingHTTPServer

import pytest

from generator.building import build_site
from tests.node_support import NODE, answers_of

from .conftest import COURSES, SIZES, Visitor, _Quiet, course_of

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
DOSSIER = "trainer/key-guide-2030-d01.html"
PAGES = ["trainer/index.html", "trainer/notes.html", "trainer/keys.html", DOSSIER]
RUNNING = "trainer/running.html"


@pytest.fixture(scope="module")
def trainer_folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("Báo cáo viên (ngày 1)") / "site-trainer"
    build_site(COURSES["museum"], course_of("museum"), "trainer", out)
    return out


@pytest.fixture
def trainer(chromium, trainer_folder):
    """Makes a trainer's browser over file:// or http."""
    contexts, servers, made = [], [], []

    def make(size="desktop", over="file", **options):
        base = trainer_folder.as_uri()
        if over == "http":
            handler = functools.partial(_Quiet, directory=str(trainer_folder))
            servers.append(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{servers[-1].server_address[1]}"
        viewport = PROJECTOR if size == "projector" else SIZES[size]
        contexts.append(chromium.new_context(viewport=viewport, **options))
        made.append(Visitor(contexts[-1], base))
        return made[-1]

    yield make
    for context in contexts:
        context.close()
    for server in servers:
        server.shutdown()
        server.server_close()
    assert [failure for one in made for failure in one.failures] == []


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_have_no_barriers_and_no_sideways_scrolling(trainer, axe, path, size):
    page = trainer(size).open(path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_times_follow_the_class_and_the_hour_that_is_typed(trainer):
    page = trainer().open("trainer/index.html")
    times = page.locator("[data-clock]")
    assert times.all_text_contents() == ["+0:00", "+0:30", "+0:40"]
    page.get_by_role("button", name="The tower").click()
    assert times.all_text_contents() == ["9:05", "9:35", "9:45"]
    assert page.locator('[data-of="hall"]').first.is_hidden()
    page.locator("input[type=time]").fill("23:40")
    assert times.all_text_contents() == ["23:40", "0:10", "0:20"]
    page.get_by_role("button", name="from the beginning").click()
    assert times.all_text_contents() == ["+0:00", "+0:30", "+0:40"]
    assert page.locator('[data-of="hall"]').first.is_visible()


def test_without_scripts_the_times_stand_in_a_table(trainer):
    page = trainer(java_script_enabled=False).open("trainer/index.html")
    page.locator("summary", has_text="Clock times").click()
    row = page.locator("tr", has_text="Scoring")
    assert row.locator("td").all_text_contents() == ["1 h 10 min", "8:10", "9:45"]
    assert not page.locator(".th-day-switch").is_visible()


def test_the_key_page_leads_to_the_paper_it_names(trainer):
    page = trainer().open(DOSSIER)
    page.locator(".th-key__row a[href*='#paper-']").first.click()
    assert re.search(r"/guide-2030/d01\.html#paper-e\d$", page.url)


@pytest.mark.parametrize("over", ["file", "http"])
def test_one_key_leads_through_the_day_and_a_reload_changes_nothing(trainer, over):
    page = trainer("projector", over).open(RUNNING)
    name = page.locator("h1[data-part=name]")
    assert name.text_content() == "Opening"
    page.keyboard.press("Space")
    assert page.locator("[data-part=left]").text_content() in ("30 min left", "29 min left")
    page.keyboard.press("PageDown")
    assert (name.text_content(), page.locator("[data-part=next]").text_content()) == (
        "Tea", "Scoring · 1 h 10 min",
    )  # fmt: skip
    page.keyboard.press("ArrowLeft")
    assert name.text_content() == "Opening"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.reload()
    assert name.text_content() == "Scoring"
    assert "Mr Otter" in page.locator("[data-part=exercises]").text_content()
    page.keyboard.press("Space")
    assert page.locator("[data-part=when]").text_content() == "End of the programme"
    assert page.locator("[data-do=go]").is_disabled()


def test_clock_signal_and_class_are_chosen_by_key_and_kept(trainer):
    page = trainer("projector").open(RUNNING)
    page.keyboard.press("Space")
    assert page.locator("[data-part=clock]").is_hidden()
    page.keyboard.press("g")
    page.keyboard.press("c")
    assert page.locator("[data-part=clock]").is_visible()
    assert page.locator("[data-part=until]").text_content().startswith("until ")
    page.locator("select").select_option("tower")
    page.reload()
    assert page.locator("[data-do=signal]").get_attribute("aria-pressed") == "true"
    assert page.locator("select").input_value() == "tower"
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=again]").click()
    assert page.locator("[data-part=when]").text_content() == "About to begin"


def test_time_that_is_short_and_time_that_is_up_are_seen_and_said(trainer):
    visitor = trainer("projector")
    page = visitor.context.new_page()
    page.clock.install()
    page.goto(f"{visitor.base}/{RUNNING}")
    page.keyboard.press("Space")
    page.clock.run_for("25:01")
    assert page.locator("run-day").get_attribute("data-state") == "soon"
    assert page.locator("[data-part=said]").text_content() == "5 minutes left: Opening"
    page.clock.run_for("07:00")
    assert page.locator("run-day").get_attribute("data-state") == "over"
    assert page.locator("[data-part=left]").text_content() == "2 min over"
    assert page.locator("[data-part=delay]").text_content() == "2 min behind the programme"
    assert page.locator("[data-part=said]").text_content() == "Time is up: Opening"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop", "projector"])
def test_the_running_view_has_no_barriers_and_fits_its_screen(trainer, axe, size, scheme):
    page = trainer(size, color_scheme=scheme).open(RUNNING)
    assert axe(page) == []
    for _ in range(3):
        page.locator("[data-do=go]").click()
    assert axe(page) == []
    room = "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]"
    wide, high = page.evaluate(room)
    assert wide <= 0
    assert size == "phone" or high <= 0


def test_without_scripts_the_running_view_is_the_programme(trainer):
    page = trainer(java_script_enabled=False).open(RUNNING)
    assert page.locator("[data-plain] li").count() == 3
    assert not page.locator(".th-run__stage").is_visible()


# --- slides ----------------------------------------------------------------------------------

SLIDES = "trainer/slides-hall.html"
SHOW = "kind => { const s = Reveal.getSlides().find(s => s.dataset.kind === kind); const i = Reveal.getIndices(s); Reveal.slide(i.h, i.v ?? 0); }"


@pytest.mark.parametrize("over", ["file", "http"])
def test_slides_go_on_by_key_and_the_answer_waits(trainer, over):
    page = trainer("projector", over).open(SLIDES)
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    first = page.locator("section.present h1").text_content()
    page.keyboard.press("ArrowRight")
    assert page.locator("section.present:not(.stack) h2").text_content() != first
    page.evaluate(SHOW, "vote")
    slide = page.locator("section.present:not(.stack) .th-slide")
    assert not slide.locator("[data-answer]").is_visible()
    assert slide.get_attribute("data-answered") is None
    page.keyboard.press("Space")
    slide.locator("[data-answer]").wait_for(state="visible")
    assert slide.get_attribute("data-answered") is not None
    page.wait_for_timeout(1_500)  # the address follows a little later
    page.reload()
    page.locator("section.present[data-kind=vote]").wait_for()


def test_the_speaker_view_opens_from_a_folder_with_the_notes(trainer):
    page = trainer("projector").open("trainer/slides-plenary.html")
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.keyboard.press("ArrowRight")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    notes = opened.value.locator(".speaker-controls-notes .value")
    notes.get_by_text("stuffed pelican").wait_for(timeout=20_000)


def test_no_slide_has_barriers_or_runs_over_its_edge(trainer, axe):
    page = trainer("projector").open(SLIDES)
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    for kind in ("title", "block", "levels", "task", "vote", "evidence"):
        page.evaluate(SHOW, kind)
        assert axe(page) == [], kind
    number = page.evaluate("Reveal.getTotalSlides()")
    for n in range(number):
        where = "n => { const i = Reveal.getIndices(Reveal.getSlides()[n]); Reveal.slide(i.h, i.v ?? 0); }"
        page.evaluate(where, n)
        page.wait_for_timeout(40)
        over = "(() => { const s = document.querySelector('section.present:not(.stack) .th-slide'); return s.scrollHeight - s.clientHeight; })()"
        assert page.evaluate(over) <= 0, n


def test_firefox_shows_slides_from_a_folder(trainer_folder):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox or NODE is None:
        pytest.skip("needs Firefox and Node.js")
    url = f"{trainer_folder.as_uri()}/{SLIDES}"
    answer = answers_of("firefox-slides.js", {"firefox": firefox, "url": url})
    assert answer["errors"] == []
    assert answer["title"] and answer["next"] != answer["title"]
    assert (answer["before"], answer["after"]) == (False, True)
