"""A dossier in the hand: papers over the whole screen, Back, swipes, levels beside their words,
few taps, the page before handing in, one's own work after it."""

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .dossiers import (
    LOCKED,
    MUSEUM,
    SHIPPED,
    answer_all,
    choose,
    criteria,
    mark_passage,
    submit,
    try_phrase,
)
from .waiting import eventually, settle

pytestmark = pytest.mark.browser

SCREENS = [(390, 844), (320, 640), (844, 390), (640, 450), (960, 540)]
"""Phones upright and on their side; office screens of 1280 and 1920 px at 200 % zoom."""
PANE = """() => {
  const box = document.querySelector(".th-papers__body").getBoundingClientRect();
  return (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / innerHeight;
}"""
SHOWN = ".th-criterion:not([data-away])"
MOST_TAPS = 60


def screen(visitor, width, height, path=SHIPPED):
    size = {"width": width, "height": height}
    return visitor("shipped", viewport=size, has_touch=True).open(path)


def swipe(page, across, along=0):
    """A finger goes over the middle of the paper."""
    box = page.locator(".th-papers__body").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    devtools = page.context.new_cdp_session(page)
    for kind, share in (("touchStart", 0), ("touchMove", 0.5), ("touchMove", 1), ("touchEnd", 1)):
        if kind == "touchEnd":
            page.wait_for_timeout(150)  # a finger that rests: the next tap stops no throw
        points = [{"x": x + across * share, "y": y + along * share}]
        event = {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        devtools.send("Input.dispatchTouchEvent", event)


# --- papers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_paper_has_four_fifths_of_the_screen(visitor, width, height):
    page = screen(visitor, width, height)
    page.click("[data-do=open-papers]")
    fourth = page.locator("[role=tab]").nth(3)
    fourth.click()
    expect(fourth).to_have_attribute("aria-selected", "true")
    settle(page)
    assert page.evaluate(PANE) >= 0.8
    for control in ("[data-do=close-papers]", ".th-papers__foot > button", "[role=tab] >> nth=3"):
        box = page.locator(control).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, control
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, control
    expect(page.locator(".th-pull")).to_be_hidden()


def test_back_closes_the_paper_and_not_the_page(visitor):
    page = screen(visitor, 390, 844)
    page.click("[data-do=open-papers]")
    expect(page.locator(".th-papers")).to_be_visible()
    page.go_back()
    expect(page.locator(".th-papers")).to_be_hidden()
    expect(page.locator("[data-do=open-papers]")).to_be_focused()
    page.click("[data-do=open-papers]")
    page.click("[data-do=close-papers]")
    page.click("[data-do=open-papers]")  # at once: the step back of the first is still on its way
    expect(page.locator(".th-papers")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".th-papers")).to_be_hidden()
    expect(page.locator(SHOWN)).to_be_visible()
    assert page.url.endswith(SHIPPED)


def test_escape_counts_before_the_focus_has_come_to_the_paper(visitor):
    page = screen(visitor, 390, 844)
    page.evaluate("""() => {
      const opener = document.querySelector("[data-do=open-papers]");
      opener.click();
      const escape = { key: "Escape", bubbles: true };
      opener.dispatchEvent(new KeyboardEvent("keydown", escape));
    }""")
    expect(page.locator(".th-papers")).to_be_hidden()
    expect(page.locator(SHOWN)).to_be_visible()


def test_a_swipe_turns_to_the_next_paper_and_scrolling_does_not(visitor):
    page = screen(visitor, 390, 844)
    page.click("[data-do=open-papers]")
    at = page.locator("[role=tab][aria-selected=true]")
    expect(page.locator(".th-papers")).to_be_visible()
    swipe(page, -160)
    expect(at).to_have_id("tab-1")
    swipe(page, -160)
    expect(at).to_have_id("tab-2")
    swipe(page, 160)
    expect(at).to_have_id("tab-1")
    swipe(page, -60, -200)
    swipe(page, -20)
    expect(at).to_have_id("tab-1")
    expect(page.locator("[data-paper=e1]")).to_be_visible()


def test_a_paper_is_used_for_any_criterion_while_it_is_read(visitor):
    page = screen(visitor, 390, 844)
    page.click("[data-do=open-papers]")
    expect(page.locator(".th-papers")).to_be_visible()
    swipe(page, -160)
    page.click(".th-papers__others summary")
    seventh = page.locator(".th-papers__others button").nth(6)
    seventh.click()
    expect(seventh).to_have_attribute("aria-pressed", "true")
    swipe(page, -160)
    expect(seventh).to_be_visible()  # what was opened stays open
    expect(seventh).to_have_attribute("aria-pressed", "false")
    ids = criteria(page)
    expect(page.locator(f"#{ids[6]} .th-uses [value=e1]")).to_be_checked()
    expect(page.locator(f"#{ids[0]} .th-uses :checked")).to_have_count(0)


def test_a_marked_passage_goes_to_any_criterion_and_is_listed_with_its_paper(visitor):
    page = visitor("museum", "phone").open(MUSEUM)
    page.click("[data-do=open-papers]")
    page.click("[role=tab] >> nth=1")
    mark_passage(page)
    page.locator("text=Use the marked passage").wait_for()
    page.tap(".th-papers__others summary")
    page.tap(".th-papers__others button >> nth=3")
    expect(page.locator("#guide-2030-g4 textarea")).to_have_value("[1] “names nine clocks”")
    expect(page.locator("#guide-2030-g1 textarea")).to_have_value("")
    listed = page.locator("#paper-e1 .th-papers__marks li")
    number = page.get_attribute("#guide-2030-g4", "data-number")
    expect(listed).to_have_text(f"Criterion {number}: names nine clocks")


LONG_NAMES = [
    SHIPPED,
    "primary/principal-2018/d02.html",
    "lower_secondary/principal-2018/d03.html",
    "upper_secondary/teacher-2018/d04.html",
]
CUT = """(all) => all.filter((one) =>
  one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.textContent)"""


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (844, 390), (1280, 900)])
def test_names_of_papers_are_read_whole_on_chips_and_on_the_strip(visitor, width, height):
    for path in LONG_NAMES:
        page = screen(visitor, width, height, path)
        chips = page.locator(f"{SHOWN} .th-uses__title")
        assert chips.evaluate_all(CUT) == [], path
        numbers = page.locator(f"{SHOWN} .th-uses label span:has(b)").all_inner_texts()
        if page.locator("[data-do=open-papers]").is_visible():
            page.click("[data-do=open-papers]")
        tabs = page.locator("[role=tab]")
        expect(tabs.first).to_be_visible()
        assert tabs.evaluate_all(CUT) == [], path
        words = [" ".join(text.split()) for text in numbers]
        assert [" ".join(text.split()) for text in tabs.all_inner_texts()][1:] == words


# --- levels ------------------------------------------------------------------------------------


def test_levels_stand_beside_their_words_and_what_is_unfolded_stays_so(visitor):
    page = screen(visitor, 390, 844)
    for choice in page.locator(f"{SHOWN} .th-picks label").all()[:4]:
        assert len(choice.locator(".th-asks").inner_text()) > 20
    page.click(f"{SHOWN} .th-levelwords summary")
    page.click(".th-pull [data-do=next]")
    expect(page.locator(f"{SHOWN} .th-levelwords dl")).to_be_visible()
    page.click(f"{SHOWN} .th-levelwords summary")
    page.click(".th-pull [data-do=previous]")
    expect(page.locator(f"{SHOWN} .th-levelwords dl")).to_be_hidden()


def test_a_whole_dossier_takes_few_taps_and_no_search(visitor):
    """Each criterion a level and a paper, which is linked while it is read."""
    page = screen(visitor, 390, 844)
    taps = 0

    def tap(selector):
        nonlocal taps
        page.tap(selector)
        taps += 1

    ids = criteria(page)
    tap("[data-do=open-papers]")
    expect(page.locator(".th-papers")).to_be_visible()
    for number in range(len(ids)):
        swipe(page, -160)  # on the last paper it stays
        expect(page.locator("[aria-selected=true]")).to_have_id(f"tab-{min(number + 1, 14)}")
        if number == 0:
            tap(".th-papers__others summary")
        tap(f".th-papers__others button >> nth={number}")
        used = page.locator(".th-papers__others button").nth(number)
        expect(used).to_have_attribute("aria-pressed", "true")
    tap("[data-do=close-papers]")
    for criterion in ids:
        tap(f"#{criterion} .th-picks label >> nth=2")
        tap(".th-pull [data-do=next]")
    expect(page.locator(".th-gaps")).to_have_count(0)
    tap("[data-do=hand-in]")
    page.locator("[data-part=feedback]").wait_for()
    assert taps <= MOST_TAPS


@pytest.mark.parametrize("forced", ["none", "active"])
def test_what_is_done_and_what_is_marked_is_told_without_colours(visitor, forced):
    page = visitor("shipped", "phone", forced_colors=forced).open(SHIPPED)
    ids = criteria(page)
    page.check(f"#{ids[0]} [value=kha]")
    page.check(f"#{ids[0]} .th-flag input")
    choose(page, ids[1], "dat")
    sign = "one => getComputedStyle(one, '::after').content.replace(/[\"']/g, '')"
    steps = page.locator(".th-scoring__head .th-stepper button")
    eventually(lambda: [steps.nth(n).evaluate(sign) for n in range(3)], ["✓⚑", "✓", "none"])
    wide = "one => one.scrollWidth <= one.clientWidth"
    assert all(steps.evaluate_all(f"all => all.map({wide})"))


# --- before handing in -------------------------------------------------------------------------


def test_the_last_page_shows_gaps_flags_and_time_and_leads_back(visitor):
    page = visitor("museum").open(MUSEUM)
    ids = criteria(page)
    paper = page.locator("[role=tab]").nth(2).text_content()
    answer_all(page, dict.fromkeys(ids[:5], "solid"))
    for criterion in (ids[1], ids[3]):
        choose(page, criterion, "strong")
        page.check(f"#{criterion} .th-flag input")
    page.locator(f"#{ids[3]} .th-uses input").nth(1).check()
    page.click(".th-scoring__form [type=submit]")
    check = page.locator(".th-check")
    expect(page.locator(".th-glance__row").nth(3)).to_contain_text(
        f"papers: {paper}", use_inner_text=True
    )
    expect(check).to_contain_text("5 of 7 criteria rated", use_inner_text=True)
    expect(check).to_contain_text("Time so far: 1 minutes", use_inner_text=True)
    expect(check).to_contain_text("2 criteria marked to look at again", use_inner_text=True)
    expect(check).to_contain_text("4 criteria without a paper", use_inner_text=True)
    expect(page.locator(".th-glance__row")).to_have_count(7)
    numbers = [page.get_attribute(f"#{one}", "data-number") for one in (ids[1], ids[3])]
    assert check.locator("[data-kind=flags] button").all_inner_texts() == numbers
    check.locator("[data-kind=flags] button").nth(1).click()
    expect(page.locator(f"#{ids[3]}")).to_be_visible()
    expect(check).to_be_hidden()
    page.click(".th-scoring__form [type=submit]")
    page.go_back()
    expect(page.locator(f"#{ids[3]}")).to_be_visible()
    assert page.url.endswith(MUSEUM)


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("path", [SHIPPED, LOCKED])
def test_what_follows_the_form_begins_at_the_top_of_the_screen(visitor, size, path):
    page = visitor("shipped", size, reduced_motion="reduce").open(path)
    answer_all(page, dict.fromkeys(criteria(page)[:3], "kha"))
    top = "document.querySelector('{} h2').getBoundingClientRect().top / innerHeight"
    page.click(".th-scoring__form [type=submit]")
    page.locator("[data-do=hand-in]").wait_for()
    assert 0 < page.evaluate(top.format(".th-check")) < 0.25
    page.click("[data-do=hand-in]")
    page.locator(".th-feedback .th-actions, unlock-key:visible").first.wait_for()
    assert 0 < page.evaluate(top.format(".th-feedback")) < 0.25


def test_no_stray_key_or_tap_hands_in(visitor):
    page = visitor("museum").open(MUSEUM)
    ids = criteria(page)
    answer_all(page, dict.fromkeys(ids, "solid"))
    page.locator(f"#{ids[-1]} [value=solid]").press("Enter")
    expect(page.locator(".th-check")).to_be_focused()
    for key in ("Enter", "Space", "0", "x", "j"):
        page.keyboard.press(key)
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    page.go_back()
    page.locator("[data-do=next]:visible").dblclick()
    expect(page.locator(".th-check")).to_be_visible()
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    assert not page.evaluate("Object.keys(localStorage).some((key) => key.includes('/attempt/'))")


def test_where_the_later_script_is_missing_the_work_is_still_handed_in(visitor):
    person = visitor("museum", over="127.0.0.1")
    person.expected = "ERR_FAILED|not loaded"
    person.context.route("**/taphuan-feedback.js", lambda route: route.abort())
    page = person.open(MUSEUM)
    choose(page, criteria(page)[0], "solid")
    page.click(".th-scoring__form [type=submit]")
    page.click(".th-check button")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('/attempt/'))")


# --- locked ------------------------------------------------------------------------------------


def test_the_lock_is_told_before_the_first_criterion_with_a_way_that_needs_no_phrase(visitor):
    for scripts in (True, False):
        page = visitor("shipped", "phone", java_script_enabled=scripts).open(LOCKED)
        notice = page.locator(".th-dossier-frame > .th-notice")
        expect(notice).to_contain_text("mở tại lớp", use_inner_text=True)
        above = "([a, b]) => !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)"
        handles = [notice.element_handle(), page.query_selector(".th-criterion")]
        assert page.evaluate(above, handles)
        assert notice.locator("a").first.get_attribute("href").endswith("d01.html")
    page = visitor("shipped", "phone").open(SHIPPED)
    expect(page.locator(".th-dossier-frame > .th-notice")).to_have_count(0)


def test_own_work_and_papers_stay_readable_while_the_key_is_away(visitor):
    person = visitor("shipped", "phone")
    page = person.open(LOCKED)
    ids = criteria(page)
    choose(page, ids[0], "kha")
    page.locator(f"#{ids[0]} .th-uses label").nth(2).click()
    page.fill(f"#{ids[0]} textarea", "vì có hai đợt")
    choose(page, ids[1], "tot")
    submit(page)
    first = page.locator("[data-part=feedback]")
    expect(first).to_contain_text("Đáp án mở tại lớp", use_inner_text=True)
    seal = page.locator(".th-seal p")
    expect(seal).to_be_hidden()
    for again in (page, person.open(LOCKED)):
        own = again.locator(".th-own-work > .th-matches")
        expect(own).to_have_count(len(ids))
        expect(own.first).to_contain_text("Khá", use_inner_text=True)
        own.first.locator("summary").first.click()
        expect(own.first).to_contain_text("vì có hai đợt", use_inner_text=True)
        expect(own.first.locator(".th-folded")).to_have_count(1)
        expect(own.first.locator("[data-words]")).to_have_count(1)
    page.click(".th-own-work .th-actions .th-button")
    expect(page.locator(".th-papers__body")).to_be_visible()
    expect(page.locator(".th-papers__foot")).to_be_hidden()
    assert page.evaluate(PANE) >= 0.8
    page.go_back()
    expect(page.locator(".th-papers__body")).to_be_hidden()
    try_phrase(page, course_of("shipped").unlock.phrase("teacher-2018-primary-d02"))
    page.locator(".th-differs").first.wait_for()
    expect(page.locator(".th-own-work")).to_be_hidden()
