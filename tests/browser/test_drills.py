"""Questions and cases of the rule in a browser: by pointer, by keyboard, on a phone that dies."""

import pytest
from playwright.sync_api import expect

from .drilling import MUSEUM, SHIPPED, compare, go_on, key_of, seen, verdict
from .waiting import kept

pytestmark = pytest.mark.browser

OVER = ["file", "127.0.0.1", "school.test"]


# --- questions -----------------------------------------------------------------------------


@pytest.mark.parametrize("over", OVER)
def test_a_boundary_is_answered_first_and_explained_at_once(visitor, over):
    page = visitor("museum", "phone", over).open(f"{MUSEUM}/boundary.html")
    reasons = key_of("guide-2030-boundary")["reasons"]["items"]["b01"]
    expect(page.get_by_text(reasons["why"]).first).to_be_hidden()
    compare(page)
    ask = seen(page).locator(".th-ask")
    expect(ask).to_contain_text("not chosen", use_inner_text=True)
    page.check("input[value=solid]")
    page.fill("textarea >> nth=0", "She needs nobody <b>there</b>.")
    compare(page)
    expect(verdict(page)).to_have_text(
        "You chose Solid, the key says Helped: one level higher.", use_inner_text=True
    )
    expect(verdict(page)).to_be_focused()
    for part in ("words", "lower", "higher", "why"):
        expect(seen(page).get_by_text(reasons[part])).to_be_visible()
    lower = seen(page).locator(".th-pick[data-value=helped]")
    expect(lower).to_contain_text(reasons["lower"], use_inner_text=True)
    expect(lower.locator(".th-tag")).to_contain_text("key", use_inner_text=True)
    expect(page.locator("input:enabled[name=b01]")).to_have_count(0)
    (attempt,) = kept(page, "attempt", 1)
    assert attempt["unit"] == "guide-2030-boundary/b01"
    assert attempt["answers"] == {
        "b01": {"level": "solid", "note": "She needs nobody <b>there</b>."}
    }
    assert attempt["summary"] == {"items": 1, "answered": 1, "right": 0, "near": 1, "far": 0}
    page.reload()
    expect(verdict(page)).to_be_visible()
    expect(page.locator("textarea").first).to_have_value("She needs nobody <b>there</b>.")


def test_the_other_level_is_accepted_where_the_key_takes_both(visitor):
    page = visitor("shipped", "phone").open(f"{SHIPPED}/boundary.html")
    page.click("[data-do=skip]")
    expect(seen(page)).to_have_attribute("data-item", "b06")
    page.check("input[name=b06][value=tot]")
    compare(page)
    expect(verdict(page)).to_contain_text("được chấp nhận", use_inner_text=True)
    higher = seen(page).locator(".th-pick[data-value=tot] .th-tag[data-tag=accepted]")
    expect(higher).to_be_visible()
    (attempt,) = kept(page, "attempt", 1)
    assert attempt["summary"] == {"items": 1, "answered": 1, "right": 1, "near": 0, "far": 0}


def test_the_keyboard_is_enough_for_questions(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.focus("input[name=q1] >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[type=submit]:visible").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(seen(page)).to_have_attribute("data-item", "q2")
    expect(seen(page)).to_be_focused()


def test_every_answer_of_a_choice_gets_its_reason_and_its_source(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    compare(page)
    for why in key_of("guide-2030-choice")["reasons"]["items"]["q1"]["options"].values():
        expect(seen(page).get_by_text(why)).to_be_visible()
    expect(seen(page).locator(".th-cite")).to_have_text("Part 1, point 1")


def test_the_end_of_a_set_leads_to_what_is_open_and_what_differs(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    compare(page)
    go_on(page)
    page.click("[data-do=skip]")
    finish = page.locator("[data-part=finish]")
    expect(finish).to_contain_text("0 of 1 agree", use_inner_text=True)
    finish.get_by_role("button", name="Question 2").click()
    page.check("input[name=q2][value=b]")
    compare(page)
    go_on(page)
    expect(finish).to_contain_text("1 of 2 agree", use_inner_text=True)
    finish.get_by_role("button", name="Try the differing ones again").click()
    expect(seen(page)).to_have_attribute("data-item", "q1")
    page.check("input[name=q1][value=b]")
    compare(page)
    expect(verdict(page)).to_contain_text("Agrees with the key", use_inner_text=True)
    first, _, second = kept(page, "attempt", 3)
    assert (first["unit"], second["unit"]) == ("guide-2030-choice/q1", "guide-2030-choice/q1")
    assert (first["answers"]["q1"]["option"], second["answers"]["q1"]["option"]) == ("a", "b")
    page.reload()
    expect(finish).to_contain_text("2 of 2 agree", use_inner_text=True)


def test_a_phone_that_dies_loses_no_choice(visitor):
    one = visitor("museum", "phone")
    page = one.open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    page.click("[data-do=skip]")
    page.check("input[name=q2][value=a]")
    compare(page)
    kept(page, "attempt", 1)
    page.close()
    page = one.open(f"{MUSEUM}/choice.html")
    expect(seen(page)).to_have_attribute("data-item", "q1")
    expect(page.locator("input[name=q1][value=a]")).to_be_checked()
    expect(page.locator("input:enabled[name=q2]")).to_have_count(0)


def test_a_paper_is_text_whatever_stands_in_it(visitor):
    page = visitor("museum").open(f"{MUSEUM}/faults.html")
    expect(page.locator(".th-paper table td").first).to_have_text("The drowned clock")
    assert page.locator(".th-paper script").count() == 0
    page.check("input[name=f01][value=unsigned]")
    compare(page)
    expect(verdict(page)).to_have_text(
        "You chose “Not signed or confirmed”, the key says “No date”."
    )
    expect(seen(page).get_by_text("Ask the colleague's diary.")).to_be_visible()


def test_what_is_answered_on_a_criterions_page_counts_for_the_exercise(visitor):
    one = visitor("museum")
    page = one.open(f"{MUSEUM}/g1.html")
    drill = page.locator("boundary-drill")
    drill.locator("input[value=helped]").check()
    drill.locator("[type=submit]").click()
    said = drill.locator(".th-verdict")
    expect(said).to_contain_text("Agrees with the key", use_inner_text=True)
    (attempt,) = kept(page, "attempt", 1)
    assert (attempt["unit"], attempt["of"]) == ("guide-2030-boundary/b01", 1)
    page = one.open(f"{MUSEUM}/boundary.html")
    expect(verdict(page)).to_contain_text("Agrees with the key", use_inner_text=True)


def test_a_choice_on_a_criterions_page_leaves_the_drafts_of_the_exercise_alone(visitor):
    """The question that a set begins with, and one of a criterion's page that is not the same."""
    one = visitor("shipped")
    page = one.open(f"{SHIPPED}/boundary.html")
    first = seen(page).get_attribute("data-item")
    assert first not in (None, "b01")
    page.check(f"input[name={first}] >> nth=0")
    kept(page, "draft", 1)
    page = one.open(f"{SHIPPED}/c01.html")
    page.locator("boundary-drill input[name=b01]").first.check()
    (draft,) = kept(page, "draft", 1)
    assert set(draft["answers"]) == {first, "b01"}
    page.locator("boundary-drill [type=submit]").click()
    kept(page, "attempt", 1)
    (draft,) = kept(page, "draft", 1)
    assert set(draft["answers"]) == {first}


# --- cases of the rule -----------------------------------------------------------------------


def test_a_rating_is_explained_step_by_step(visitor):
    page = visitor("museum").open(f"{MUSEUM}/rule.html")
    page.check("input[name=r01][value=none]")
    compare(page)
    for words in (
        "You chose No badge yet, the key says Silver badge: one level lower.",
        "Solid everywhere is a quiet strength.",
    ):
        expect(seen(page)).to_contain_text(words, use_inner_text=True)
    expect(seen(page).locator(".th-calc-step[data-state=met]")).to_have_count(1)
    # the steps have their style
    expect(seen(page).locator(".th-calc-steps")).to_have_css("list-style-type", "none")


def test_fresh_cases_never_end_and_are_the_same_for_everyone(visitor):
    texts = []
    for _ in range(2):
        page = visitor("museum").open(f"{MUSEUM}/rule.html")
        for name in ("r01", "r02"):
            page.check(f"input[name={name}][value=silver]")
            compare(page)
            go_on(page)
        rows = []
        for number in (1, 2, 3):
            page.get_by_role("button", name="Another new case").click()
            title = seen(page).locator("legend")
            expect(title).to_contain_text(f"New case {number}", use_inner_text=True)
            rows.append(seen(page).locator(".th-case").inner_text())
            page.check(f"input[name=fresh-{number}][value=gold]")
            compare(page)
            expect(verdict(page)).to_be_visible()
            go_on(page)
        assert len(set(rows)) == 3
        texts.append(rows)
        kept(page, "attempt", 2)  # fresh cases are practice, not results
    assert texts[0] == texts[1]
