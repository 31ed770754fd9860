"""States of pages that a person makes, in every look: no barrier, nothing wider than the screen, and
whatever the keyboard reaches is in sight. States of a dossier before and after: test_dossier_use.py;
of small exercises: test_drills_ways.py, test_drills.py."""

import pytest

from .conftest import LOOKS
from .dossiers import SHIPPED, answer_all, choose, criteria, hand_in, submit
from .drilling import SHIPPED as EXERCISES
from .drilling import compare
from .resulting import attempt, course_id, forge, load, result_file, with_two_dossiers
from .test_plan import PLAN, begin
from .test_portfolio import PAGE as PORTFOLIO
from .test_portfolio import write
from .waiting import kept, open_folds, settle

pytestmark = pytest.mark.browser

EVIDENCE = "primary/teacher-2018/evidence.html"
STEPS = 12


def begun(person):
    """Two exercises in the middle, and a sitting that is full."""
    page = person.open(f"{EXERCISES}/boundary.html")
    page.locator(".th-q:visible input[type=radio]").first.check()
    compare(page)
    kept(page, "attempt", 1)
    page = person.open(SHIPPED)
    for criterion in criteria(page)[:2]:
        choose(page, criterion, "dat")
    kept(page, "draft", 1)
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((one) => one.endsWith("/pages/sitting"));
          localStorage.setItem(key, JSON.stringify({began: Date.now() - 960000, seen: Date.now()}));
        }"""
    )


def cards(path, place=".th-progress"):
    def opened(person, folder):
        begun(person)
        page = person.open(path)
        page.locator(place, has_text="đang làm").first.wait_for()
        return page

    return opened


def sitting(person, folder):
    begun(person)
    page = person.open(EVIDENCE)
    page.locator(".th-sitting").wait_for()
    return page


def handing(person, folder):
    page = with_two_dossiers(person, folder)
    page.click("[data-do=hand]")
    page.locator("#hand-over-title").wait_for()
    return page


def other_people(person, folder):
    page = with_two_dossiers(person, folder)
    page.click("[data-part=people] summary")
    page.locator("other-people input").wait_for()
    return page


def codes(person, folder):
    page = with_two_dossiers(person, folder)
    page.click("short-result summary")
    page.locator(".th-qr__frame").first.wait_for()
    return page


def filtered(person, folder):
    page = person.open(EVIDENCE)
    page.locator("[data-th-find] select").select_option("teacher-2018-c03")
    page.locator("[data-th-find] [data-th-level=kha]").click()
    return page


def paper_with_notes(person, folder):
    page = person.open(SHIPPED)
    first = criteria(page)[0]
    page.fill(f"#{first} textarea", "[2] “nghe phổ biến thông tư”")
    page.click("[data-do=open-papers]")
    page.click("[role=tab] >> nth=2")
    page.locator(".th-papers__marks li").wait_for()
    page.click(".th-papers__others summary")
    return page


def checking(person, folder):
    page = person.open(SHIPPED)
    for criterion in criteria(page)[:3]:
        choose(page, criterion, "dat")
    page.click(".th-scoring__form [type=submit]")
    page.locator("[data-do=hand-in]").wait_for()
    return page


def hints(person, folder):
    """A first try that is mostly wrong, and the second in hand."""
    page = person.open(SHIPPED)
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    submit(page)
    page.locator(".th-hint").first.wait_for()
    page.get_by_role("button", name="Xếp lại mức").first.click()
    page.locator(".th-criterion .th-hint").first.wait_for()
    open_folds(page)
    return page


def feedback(person, folder):
    page = person.open(SHIPPED)
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    hand_in(page)
    open_folds(page)
    page.locator(".th-rest").first.wait_for()
    return page


def due(person, folder):
    missed = {"items": 6, "answered": 6, "right": 3}
    made = [attempt("shipped", 1, "teacher-2018-primary-faults", summary=missed)]
    page = person.open("results.html")
    page.clock.set_fixed_time("2030-05-07T09:00:00Z")
    load(page, forge(folder, "r.json", result_file(course_id("shipped"), attempts=made)))
    page.locator("#return ~ ol li").first.wait_for()
    return page


def own_pages(path, begin):
    """A line of the evidence plan or of a portfolio, opened and filled in."""

    def opened(person, folder):
        page = person.open(path)
        begin(page)
        return page

    return opened


def one_role(person, folder):
    page = person.open("today/index.html")
    page.click(".th-today a >> nth=0")
    page.locator("h1").wait_for()
    return page


STATES = {
    "check before handing in": checking,
    "hints of a second try": hints,
    "whole feedback": feedback,
    "what is due": due,
    "line of a plan": own_pages(PLAN, begin),
    "line of a portfolio": own_pages(PORTFOLIO, write),
    "today for a role": one_role,
    "home with progress": cards("index.html"),
    "track with progress": cards("primary/index.html", ".th-item__detail"),
    "exercises with progress": cards(f"{EXERCISES}/practice.html"),
    "full sitting": sitting,
    "sheet and severity": with_two_dossiers,
    "hand-over": handing,
    "other people": other_people,
    "codes": codes,
    "evidence filter": filtered,
    "paper with notes": paper_with_notes,
}


IN_SIGHT = """async () => {
  const at = document.activeElement;
  const seen = () => {
    const box = (at.closest("label") ?? at).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  };
  // on a busy machine the page scrolls a moment after the focus has moved
  for (let frame = 0; frame < 60 && at !== document.body && !seen(); frame += 1)
    await new Promise(requestAnimationFrame);
  return at === document.body || seen() ? "" : at.outerHTML.slice(0, 120);
}"""


def hidden_steps(page):
    """What the keyboard reaches, and cannot be seen there; also not by going back and forth once,
    as a person does when a page was still moving."""
    page.evaluate("document.fonts.ready.then(() => null)")
    lost = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        found = page.evaluate(IN_SIGHT)
        if found:
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            found = page.evaluate(IN_SIGHT)
        lost += [found] if found else []
    return lost


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_a_state_has_no_barrier_in_any_look(visitor, axe, tmp_path, state, look):
    person = visitor("shipped", "phone", reduced_motion="reduce", **LOOKS[look])
    page = STATES[state](person, tmp_path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    settle(page)
    assert hidden_steps(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_drawn_in_the_readers_own_colours(visitor, tmp_path, scheme):
    look = {"forced_colors": "active", "color_scheme": scheme}
    page = with_two_dossiers(visitor("shipped", "phone", **look), tmp_path)
    colours = page.evaluate(
        """() => {
          const ink = getComputedStyle(document.body).color;
          const words = [...document.querySelectorAll(".th-tally-picture text")]
            .map((one) => getComputedStyle(one).fill);
          const marks = [...document.querySelectorAll(".th-mark")].map((one) => getComputedStyle(one).color);
          return {ink, words: [...new Set(words)], marks: [...new Set(marks)]};
        }"""
    )
    assert colours["words"] == [colours["ink"]]
    assert set(colours["marks"]) <= {colours["ink"]}
