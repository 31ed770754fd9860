"""What is said after handing in: hints before the key, all criteria at a glance, few words."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .dossiers import (
    LOCKED,
    MUSEUM,
    SHIPPED,
    SHOW_KEY,
    answer_all,
    choose,
    criteria,
    dossier,
    feedback_says,
    hand_in,
    meta_of,
    submit,
    try_phrase,
)
from .waiting import open_folds

pytestmark = pytest.mark.browser

MOST_WORDS = 600


def in_sight(page):
    """Words of everything below the page's introduction that is not folded."""
    return len(page.locator("score-dossier").inner_text().split())


def mistaken(page):
    """Every level two above the lowest, each on the first paper: much to say."""
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    submit(page)
    page.locator(SHOW_KEY).wait_for()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_few_words_are_in_sight_and_the_rest_is_folded(visitor, size):
    page = visitor("shipped", size).open(SHIPPED)
    mistaken(page)
    page.locator(".th-hint").first.wait_for()
    assert in_sight(page) <= MOST_WORDS
    page.click(SHOW_KEY)
    page.locator(".th-rest").first.wait_for()
    assert in_sight(page) <= MOST_WORDS
    open_folds(page)
    assert in_sight(page) > 2 * MOST_WORDS  # nothing was left out


def test_hints_come_before_the_key_and_stand_where_the_second_try_is_made(visitor):
    person = visitor("museum")
    page = person.open(MUSEUM)
    _, key = dossier("museum", meta_of(page)["id"])
    ids = criteria(page)
    answer_all(page, dict.fromkeys(ids, "solid"))
    submit(page)
    for tab in (page, person.open(MUSEUM)):
        tab.locator(".th-hint").first.wait_for(state="attached")
        open_folds(tab)
        text = tab.locator("score-dossier").inner_text()
        for reason in key["reasons"]["ratings"].values():
            assert reason["rationale"][:40] not in text
        assert "the key Helped" not in text and "higher" not in text
    differs = [c for c, r in key["answers"]["ratings"].items() if r["level"] != "solid"]
    page.click("text=Rate again what differs")
    hints = page.locator(".th-criterion .th-hint")
    expect(hints).to_have_count(len(differs))
    expect(hints.first).to_contain_text("The paper to read again")
    submit(page)
    page.locator(".th-differs [data-words]").first.wait_for(state="attached")
    expect(page.locator(SHOW_KEY)).to_have_count(0)


def test_hints_of_a_second_try_come_back_with_the_page(visitor):
    person = visitor("museum", "phone")
    page = person.open(MUSEUM)
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    submit(page)
    page.click("text=Rate again what differs")
    hints = page.locator(".th-criterion .th-hint")
    expect(hints).not_to_have_count(0)
    said = hints.all_inner_texts()
    page.reload()
    expect(hints).to_have_count(len(said))
    assert hints.all_inner_texts() == said
    other = person.open(MUSEUM)
    expect(other.locator(".th-criterion .th-hint")).to_have_count(len(said))
    other.close()
    hand_in(page)
    page.click(".th-feedback >> text=Start again")  # from nothing: no hints, nor after a reload
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    choose(page, criteria(page)[0], "solid")
    page.reload()
    page.locator("score-dossier[data-mode=form]").wait_for()
    page.wait_for_function("globalThis.taphuanAfter")
    expect(hints).to_have_count(0)


def test_hints_of_a_locked_dossier_come_back_where_its_key_was_opened(visitor):
    page = visitor("shipped", "phone").open(LOCKED)
    answer_all(page, dict.fromkeys(criteria(page)[:4], "tot"))
    submit(page)
    try_phrase(page, course_of("shipped").unlock.phrase("teacher-2018-primary-d02"))
    page.locator(".th-feedback >> text=Xếp lại mức ở tiêu chí chưa khớp").click()
    hints = page.locator(".th-criterion .th-hint")
    expect(hints).not_to_have_count(0)
    number = hints.count()
    page.reload()
    expect(hints).to_have_count(number)
    expect(page.locator("unlock-key")).to_be_hidden()


def test_a_key_once_asked_for_stays(visitor):
    person = visitor("museum")
    page = person.open(MUSEUM)
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    again = person.open(MUSEUM)
    again.locator(".th-differs [data-words]").first.wait_for(state="attached")
    expect(again.locator(SHOW_KEY)).to_have_count(0)


def test_every_criterion_is_told_by_shape_colour_and_words_and_a_tap_leads_to_it(visitor):
    page = visitor("museum", "phone").open(MUSEUM)
    ids = criteria(page)
    _, key = dossier("museum", meta_of(page)["id"])
    order = ["starting", "helped", "solid", "strong", "leading"]
    answer_all(page, dict.fromkeys(ids[1:], "solid"))
    hand_in(page)
    cells = page.locator(".th-beside button")
    expect(cells).to_have_count(len(ids))
    words = {"same": "= agrees", "higher": "▲", "lower": "▼", "open": "○ left open"}
    for cell, (criterion, rating) in zip(
        cells.all(), key["answers"]["ratings"].items(), strict=True
    ):
        gap = order.index("solid") - order.index(rating["level"])
        way = "higher" if gap > 0 else "lower" if gap < 0 else "same"
        if criterion == ids[0]:
            way = "open"
        elif "solid" in rating["accept"]:
            way = "same"
        expect(cell).to_have_attribute("data-way", way)
        assert words[way] in cell.locator("small").inner_text()
        if way in ("higher", "lower"):
            assert re.search(rf"{abs(gap)} {way}", cell.inner_text())
    last = page.locator(f"#at-{ids[-1]}")
    expect(last).to_be_hidden()  # folded, below the three that matter most
    cells.last.click()
    expect(last).to_be_in_viewport()


def test_why_is_one_tap_away(visitor):
    page = visitor("museum").open(MUSEUM)
    choose(page, criteria(page)[2], "leading")
    hand_in(page)
    card = page.locator(".th-differs").first
    expect(card.locator("[data-words]").first).to_be_hidden()
    card.locator(".th-why > summary").click()
    expect(card.locator("[data-words]").first).to_be_visible()


def overall(page):
    """What is said of the overall rating, mine and the key's."""
    return page.locator(".th-feedback .th-two section > p > strong")


def test_one_outcome_that_is_left_is_said_as_the_one_that_it_is(visitor):
    page = visitor("shipped", "phone").open(SHIPPED)
    ids = criteria(page)
    choose(page, ids[0], "chua_dat")
    hand_in(page)
    expect(overall(page).first).to_have_text(
        "Còn tiêu chí chưa xếp mức, nhưng xếp loại chỉ còn có thể là: Chưa đạt"
    )
    page.click(".th-feedback .th-actions >> text=Làm lại từ đầu")
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    choose(page, ids[0], "dat")
    hand_in(page)
    expect(overall(page).first).to_have_text("Chưa xếp loại được; còn có thể: Khá, Đạt, Chưa đạt")


def test_two_answers_are_no_habit(visitor):
    page = visitor("museum").open(MUSEUM)
    ids = criteria(page)
    answer_all(page, dict.fromkeys(ids[:2], "leading"))
    hand_in(page)
    said = page.locator("[data-part=feedback]").inner_text()
    assert "Here you rated" not in said and "leans neither" not in said
    page.click("text=Start again")
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    answer_all(page, dict.fromkeys(ids, "leading"))
    hand_in(page)
    feedback_says(page, "Here you rated a little higher than the key")
