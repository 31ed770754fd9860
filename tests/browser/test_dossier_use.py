"""The page of a dossier in hand: its papers, by keyboard, without scripts, printed, without
storage, and for people who listen."""

import pytest
from playwright.sync_api import expect

from .conftest import LOOKS, course_of
from .dossiers import (
    LOCKED,
    MUSEUM,
    PLACES,
    SHIPPED,
    answer_all,
    choose,
    criteria,
    feedback_says,
    hand_in,
    mark_passage,
    printed,
    try_phrase,
)
from .waiting import press_until, stand_still, told

pytestmark = pytest.mark.browser


# --- papers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "touch"), [("phone", True), ("desktop", False)])
def test_the_words_on_reading_fit_what_is_in_the_hand(visitor, size, touch):
    page = visitor("museum", size, is_mobile=touch).open(MUSEUM)
    if touch:
        page.click("[data-do=open-papers]")
    expect(page.locator(".th-by-touch")).to_be_visible(visible=touch)
    expect(page.locator(".th-by-mouse")).to_be_visible(visible=not touch)


def test_a_paper_is_used_for_the_criterion_in_hand_and_a_passage_goes_into_its_note(visitor):
    person = visitor("museum")
    person.context.clock.install()
    page = person.open(MUSEUM)
    page.click("[role=tab] >> nth=1")
    page.click(".th-papers__foot > button")
    expect(page.locator("#guide-2030-g1 .th-uses [value=e1]")).to_be_checked()
    mark_passage(page)
    page.locator("text=Use the marked passage for criterion 1.1").wait_for()
    stand_still(page)  # half a second after the press, the passage would be forgotten
    page.click("text=Use the marked passage for criterion 1.1")
    note = page.locator("#guide-2030-g1 textarea")
    expect(note).to_have_value("[1] “names nine clocks”")
    page.click("[data-do=next] >> visible=true")
    expect(page.locator("[role=tab][data-used]")).to_have_count(0)


def test_the_list_of_papers_has_the_numbers_by_which_they_are_named(visitor):
    page = visitor("shipped").open(SHIPPED)
    line = page.locator(".th-papers__list > li").nth(2)
    style = "one => { const s = getComputedStyle(one); return [s.display, s.listStyleType]; }"
    assert line.evaluate(style) == ["list-item", "decimal"]
    room = "one => parseFloat(getComputedStyle(one.parentElement).marginInlineStart)"
    assert line.evaluate(room) > 20  # the number stands on the paper, not cut off at its edge


# --- keyboard, scripts off, print, storage ----------------------------------------------------


def test_keyboard_only(visitor):
    page = visitor("museum").open(MUSEUM)
    page.locator("#guide-2030-g1 > legend").focus()
    for key in ("2", "j", "x", "j", "0", "k", "4", "e", "Space"):
        page.keyboard.press(key)
    expect(page.locator("#guide-2030-g1 [value=solid]")).to_be_checked()
    expect(page.locator("#guide-2030-g2 [value=leading]")).to_be_checked()
    expect(page.locator("#guide-2030-g3 [value=starting]")).to_be_checked()
    expect(page.locator("#guide-2030-g2 .th-uses [value=e1]")).to_be_checked()
    note = page.locator("#guide-2030-g2 textarea")
    note.focus()
    page.keyboard.type("jk012x")
    expect(note).to_have_value("jk012x")
    expect(page.locator("#guide-2030-g2 [value=leading]")).to_be_checked()
    page.press(".th-scoring__form [type=submit]", "Enter")
    expect(page.locator(".th-check")).to_be_focused()
    press_until(page, "Tab", "[data-do=hand-in]:focus", most=30)
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=feedback]")).to_be_focused()


@pytest.mark.parametrize(("course", "path"), PLACES)
def test_without_scripts_it_is_read_printed_and_checked(visitor, course, path):
    page = visitor(course, java_script_enabled=False).open(path)
    assert all(one.is_visible() for one in page.locator(".th-criterion").all())
    assert all(one.is_visible() for one in page.locator("[data-paper]").all())
    expect(page.locator(".th-answers dl")).to_be_hidden()
    page.click(".th-answers summary")
    expect(page.locator(".th-answers dl")).to_be_visible()
    assert page.locator("[data-live]:visible").count() == 0


def test_print_before_handing_in_is_a_paper_to_score_on_and_holds_no_key(visitor, tmp_path):
    page = visitor("museum").open(MUSEUM)
    text = printed(page, tmp_path / "before.pdf")
    assert "drowned clock" in text
    assert text.count("Not enough evidence") == 7
    assert "He names makers and years" not in text
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    after = printed(page, tmp_path / "after.pdf")
    assert "Result of try 1" in after
    assert "Start again" not in after


def test_a_note_is_never_html(visitor):
    page = visitor("museum").open(MUSEUM)
    choose(page, "guide-2030-g1", "leading")
    page.fill("#guide-2030-g1 textarea", "<img src=x onerror=document.title='bad'>")
    hand_in(page)
    page.evaluate("document.querySelectorAll('.th-rest, .th-why').forEach(d => d.open = true)")
    expect(page.locator(".th-own")).to_contain_text("<img src=x", use_inner_text=True)
    assert page.locator(".th-feedback img").count() == 0
    assert page.title() != "bad"


@pytest.mark.parametrize("error", ["QuotaExceededError", "SecurityError"])
def test_full_and_blocked_storage_are_told_and_the_page_goes_on(visitor, error):
    person = visitor("museum")
    person.context.add_init_script(
        f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{error}') }}"
    )
    page = person.open(MUSEUM)
    expect(page.locator("[data-part=storage]")).to_be_visible()
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    feedback_says(page, "3 of 7 agree")


def test_one_failing_element_does_not_stop_the_others(visitor, site_of):
    person = visitor("museum")
    person.expected = "SyntaxError"
    broken = (site_of("museum") / MUSEUM).read_text(encoding="utf-8")
    path = site_of("museum") / "guide-2030/broken.html"
    path.write_text(broken.replace("data-exercise='{", "data-exercise='{{", 1), encoding="utf-8")
    try:
        with person.context.expect_console_message(lambda m: m.type == "error") as told_error:
            page = person.open("guide-2030/broken.html")
        alert = page.locator("score-dossier [role=alert]")
        expect(alert).to_contain_text("does not run", use_inner_text=True)
        expect(page.locator(".th-criterion").first).to_be_visible()
        expect(page.locator(".th-answers")).to_be_visible()
    finally:
        path.unlink()
    assert "SyntaxError" in told_error.value.text


# --- accessibility ---------------------------------------------------------------------------


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation_before_and_after(visitor, axe, size, look):
    page = visitor("shipped", size, reduced_motion="reduce", **LOOKS[look]).open(SHIPPED)
    assert axe(page) == []
    if page.locator("[data-do=open-papers]").is_visible():
        page.click("[data-do=open-papers]")
        page.click("[role=tab] >> nth=2")
        page.click(".th-papers__others summary")
        expect(page.locator(".th-papers__others button").first).to_be_visible()
        assert axe(page) == []
        page.click("[data-do=close-papers]")
        expect(page.locator(".th-papers")).to_be_hidden()
    for number, criterion in enumerate(criteria(page)[:-1]):
        page.evaluate(
            "([id, n]) => { const f = document.getElementById(id);"
            " f.querySelectorAll('[type=radio]')[n].click();"
            " f.querySelectorAll('.th-uses input')[n].click() }",
            [criterion, number % 5],
        )
    page.click(".th-scoring__form [type=submit]")
    page.locator("[data-do=hand-in]").wait_for()
    assert axe(page) == []
    page.click("[data-do=hand-in]")
    page.locator("[data-do=show-key]").wait_for()
    assert axe(page) == []
    page.click("text=Xếp lại mức ở tiêu chí chưa khớp")
    page.locator(".th-criterion:not([data-away]) .th-hint").wait_for()
    assert axe(page) == []
    page.reload()
    page.click(".th-scoring__form [type=submit]")
    page.click("[data-do=hand-in]")
    page.locator(".th-differs [data-words]").first.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('.th-feedback details').forEach(d => d.open = true)")
    assert axe(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_no_axe_violation_at_the_curtain_and_behind_it(visitor, axe, look):
    page = visitor("shipped", reduced_motion="reduce", **LOOKS[look]).open(LOCKED)
    choose(page, criteria(page)[0], "kha")
    hand_in(page)
    page.evaluate("document.querySelectorAll('.th-own-work details').forEach(d => d.open = true)")
    assert axe(page) == []
    try_phrase(page, "sai")
    page.locator("unlock-key [data-part=wrong]:not(:empty)").wait_for()
    assert axe(page) == []
    try_phrase(page, course_of("shipped").unlock.phrase("teacher-2018-primary-d02"))
    page.locator(".th-feedback .th-actions").first.wait_for()
    assert axe(page) == []


def test_status_changes_are_announced(visitor):
    page = visitor("museum").open(MUSEUM)
    page.click("[role=tab] >> nth=1")
    page.click(".th-papers__foot > button")
    told(page, "Paper 1 is noted")
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    told(page, "Handed in.")
