"""Scoring a dossier in a browser: alone at home, in class, in two tabs, on a phone that dies."""

import pytest
from playwright.sync_api import expect

from .conftest import course_of
from .dossiers import (
    LOCKED,
    MUSEUM,
    PLACES,
    SHIPPED,
    answer_all,
    choose,
    counted,
    criteria,
    dossier,
    feedback_says,
    hand_in,
    meta_of,
    try_phrase,
)
from .waiting import kept

pytestmark = pytest.mark.browser

OVER = ["file", "127.0.0.1", "school.test"]


# --- at home ---------------------------------------------------------------------------------


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize(("course", "path"), PLACES)
def test_nothing_of_the_key_shows_before_handing_in_and_all_of_it_after(
    visitor, course, path, over
):
    page = visitor(course, over=over).open(path)
    exercise = meta_of(page)
    _, key = dossier(course, exercise["id"])
    shown = page.locator("score-dossier").inner_text()
    for reason in key["reasons"]["ratings"].values():
        assert reason["rationale"][:40] not in shown
    answer_all(page, {c: r["level"] for c, r in key["answers"]["ratings"].items()})
    hand_in(page)
    total = len(exercise["criteria"])
    text = page.locator(".th-feedback").inner_text()
    assert f"{total}/{total}" in text or f"{total} of {total}" in text
    expect(page.locator(".th-papers")).to_be_hidden()


def test_direction_distance_and_worst_first(visitor):
    page = visitor("museum").open(MUSEUM)
    levels = dict.fromkeys(criteria(page), "solid")
    answer_all(page, levels | {"guide-2030-g3": "leading", "guide-2030-g5": "strong"})
    hand_in(page)
    page.evaluate("document.querySelectorAll('.th-rest, .th-why').forEach(d => d.open = true)")
    cards = page.locator(".th-differs").all_inner_texts()
    assert cards[0].startswith("1.3. Safety")
    assert "You chose Leading, the key Helped: 3 levels higher." in cards[0]
    assert "Look closely" in cards[0]
    assert any("one level lower" in card and "Close" in card for card in cards)
    first = page.locator(".th-differs").first
    expect(first.locator("[data-words]")).to_have_count(2)
    assert "Why not as high as Leading" in first.inner_text()
    first.locator(".th-folded summary").first.click()
    paper = first.locator(".th-folded .th-paper")
    expect(paper).to_contain_text("drowned clock", use_inner_text=True)


def test_the_right_level_on_other_evidence_is_told_apart(visitor):
    page = visitor("museum").open(MUSEUM)
    _, key = dossier("museum", "guide-2030-d01")
    for criterion, rating in key["answers"]["ratings"].items():
        choose(page, criterion, rating["level"])
        paper = "e2" if criterion == "guide-2030-g1" else "e1"
        page.locator(f"#{criterion} .th-uses label", has=page.locator(f"[value={paper}]")).click()
    hand_in(page)
    [card] = page.locator(".th-differs").all_inner_texts()
    assert "on other evidence than the key's" in card
    assert "Good to know" in card
    page.locator(".th-rest > summary").last.click()
    expect(page.locator(".th-matches")).to_have_count(6)


def test_the_overall_rating_is_worked_out_on_both_sides_with_what_would_change_mine(visitor):
    page = visitor("museum").open(MUSEUM)
    answer_all(page, dict.fromkeys(criteria(page), "strong") | {"guide-2030-g3": "helped"})
    hand_in(page)
    mine, key = page.locator(".th-feedback .th-two").first.locator("section").all_inner_texts()
    assert "From your levels" in mine
    assert "No badge yet" in mine
    assert "From the key" in key
    text = page.locator(".th-feedback").inner_text()
    assert "If criterion 1.3 (Safety) were Solid, your rating would become: Gold badge." in (
        text.replace("Silver", "Gold")
    )


def test_gaps_are_listed_first_and_stay_gaps(visitor):
    page = visitor("museum").open(MUSEUM)
    choose(page, "guide-2030-g1", "solid")
    page.click(".th-scoring__form [type=submit]")
    gaps = page.locator(".th-gaps[data-kind=gaps]")
    expect(gaps).to_contain_text("No level yet for 6 criteria", use_inner_text=True)
    expect(page.locator(".th-check")).to_be_focused()
    expect(page.locator("[data-part=feedback]")).to_be_hidden()
    gaps.locator(".th-stepper button").first.click()
    expect(page.locator("#guide-2030-g2")).to_be_visible()
    hand_in(page)
    text = page.locator(".th-feedback").inner_text()
    assert "not rated 6" in text
    assert "No rating yet; still possible" in text
    [attempt] = kept(page, "attempt", 1)
    assert list(attempt["answers"]) == ["guide-2030-g1"]
    assert attempt["summary"]["overall"]["given"] is None


def test_a_phone_that_dies_at_the_seventh_criterion_loses_nothing(visitor):
    person = visitor("shipped", "phone")
    page = person.open(SHIPPED)
    ids = criteria(page)[:7]
    for criterion in ids:
        page.check(f"#{criterion} [value=kha]")
        page.fill(f"#{criterion} textarea", f"vì {criterion}")
        page.click(".th-pull [data-do=next]")
    page.locator(".th-criterion:not([data-away]) .th-uses label").nth(3).click()
    expect(page.locator(".th-criterion:not([data-away]) .th-uses :checked")).to_have_count(1)
    page.close(run_before_unload=False)
    again = person.open(SHIPPED)
    counted(again, "7/15 tiêu chí")
    for criterion in ids:
        expect(again.locator(f"#{criterion} [value=kha]")).to_be_checked()
        expect(again.locator(f"#{criterion} textarea")).to_have_value(f"vì {criterion}")
    shown = again.locator(".th-criterion:not([data-away])")
    expect(shown).to_have_id(criteria(again)[7])
    expect(shown.locator(".th-uses :checked")).to_have_count(1)


def test_two_tabs_do_not_lose_each_others_work(visitor):
    person = visitor("museum", over="127.0.0.1")
    one, two = person.open(MUSEUM), person.open(MUSEUM)
    choose(one, "guide-2030-g1", "solid")
    expect(two.locator("#guide-2030-g1 [value=solid]")).to_be_checked()
    choose(two, "guide-2030-g2", "strong")
    expect(one.locator("#guide-2030-g2 [value=strong]")).to_be_checked()
    choose(one, "guide-2030-g3", "helped")
    for page in (one, two):
        counted(page, "3/7 criteria")
        expect(page.locator("#guide-2030-g2 [value=strong]")).to_be_checked()


def test_a_second_try_keeps_both_and_shows_both(visitor):
    person = visitor("museum")
    page = person.open(MUSEUM)
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    feedback_says(page, "3 of 7 agree")
    page.click("text=Rate again what differs")
    counted(page, "3/7 criteria")
    choose(page, "guide-2030-g2", "strong")
    hand_in(page)
    page.evaluate("document.querySelectorAll('.th-rest').forEach(d => d.open = true)")
    text = page.locator(".th-feedback").inner_text()
    assert "Result of try 2" in text
    assert "Try 1 agreed in 3 of 7, this one in 4 of 7" in text
    assert "In try 1 you chose: Solid." in text
    assert len(kept(page, "attempt", 2)) == 2
    again = person.open(MUSEUM)
    again.locator(".th-feedback .th-actions").first.wait_for()
    feedback_says(again, "Result of try 2")


# --- in class --------------------------------------------------------------------------------


@pytest.mark.parametrize("over", ["file", "school.test"])
def test_a_locked_dossier_is_kept_before_the_phrase_opens_it(visitor, over):
    person = visitor("shipped", over=over)
    page = person.open(LOCKED)
    loaded = course_of("shipped")
    phrase = loaded.unlock.phrase("teacher-2018-primary-d02")
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    hand_in(page)
    [attempt] = kept(page, "attempt", 1)
    assert "right" not in attempt["summary"]
    assert "unlockedAt" not in attempt
    page.click(".th-seal summary")
    seal = page.locator(".th-seal")
    expect(seal).to_contain_text(attempt["fingerprint"][:4], use_inner_text=True)
    try_phrase(page, "sai rồi")
    page.locator("unlock-key [data-part=wrong]:not(:empty)").wait_for()
    expect(page.locator(".th-differs")).to_have_count(0)
    try_phrase(page, f"  {phrase.upper()} ")
    page.locator(".th-differs").first.wait_for()
    [after] = kept(page, "attempt", 1)
    assert after["fingerprint"] == attempt["fingerprint"]
    assert after["answers"] == attempt["answers"]
    assert after["unlockedAt"] >= attempt["handedInAt"]
    assert "right" in after["summary"]


def test_firefox_keeps_and_compares_too(site_of, firefox):
    _, key = dossier("museum", "guide-2030-d01")
    levels = {c: r["level"] for c, r in key["answers"]["ratings"].items()}
    url = f"{site_of('museum').as_uri()}/{MUSEUM}"
    answer = firefox("firefox-dossier.js", url=url, levels=levels)
    assert answer["count"] == "7/7 criteria"
    assert "7 of 7 agree" in answer["feedback"]
    assert answer["errors"] == []


def test_firefox_from_a_folder_carries_work_to_the_results_and_into_one_file(site_of, firefox):
    _, key = dossier("museum", "guide-2030-d01")
    levels = {c: r["level"] for c, r in key["answers"]["ratings"].items()}
    base = site_of("museum").as_uri()
    answer = firefox(
        "firefox-folder.js",
        url=f"{base}/{MUSEUM}",
        results=f"{base}/results.html",
        levels=levels,
        note="nửa câu",
    )
    assert any("begun" in state for state in answer["drafts"]), answer["drafts"]
    assert answer["again"] == {"count": "7/7 criteria", "note": "nửa câu", "notice": []}
    assert any("7 of 7" in state or "7/7" in state for state in answer["states"]), answer["states"]
    [attempt] = answer["file"]["attempts"]
    assert {c: a["level"] for c, a in attempt["answers"].items()} == levels
    assert "hai thẻ" in [a.get("note") for a in attempt["answers"].values()]
    assert [key for key in answer["own"] if key.startswith("taphuan")] == []
    assert answer["errors"] == []
