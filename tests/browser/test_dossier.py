"""Scoring a dossier in a browser: alone at home, in class, on a phone, with the keyboard."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from node_support import NODE, answers_of

from generator.exercise_payload import exercise_key
from generator.model.exercise import Dossier

from .conftest import course_of

pytestmark = pytest.mark.browser

MUSEUM = "guide-2030/d01.html"
SHIPPED = "primary/teacher-2018/d01.html"
LOCKED = "primary/teacher-2018/d02.html"
PLACES = [("museum", MUSEUM), ("shipped", SHIPPED)]
OVER = ["file", "127.0.0.1", "school.test"]


def dossier(course: str, exercise: str) -> tuple[Dossier, dict[str, Any]]:
    loaded = course_of(course)
    found = next(e for e in loaded.exercises if e.id == exercise)
    assert isinstance(found, Dossier)
    return found, exercise_key(loaded, found)


def criteria(page: Any) -> list[str]:
    return page.eval_on_selector_all(
        ".th-criterion", "all => all.map(one => one.dataset.criterion)"
    )


def choose(page: Any, criterion: str, level: str) -> None:
    """Goes to a criterion by its step and chooses a level."""
    number = page.get_attribute(f"#{criterion}", "data-number")
    page.locator(".th-scoring__head .th-stepper button", has_text=exactly(number)).click()
    page.check(f"#{criterion} [value={level}]")


def exactly(text: str | None) -> Any:
    return re.compile(f"^{re.escape(text or '')}$")


def stored(page: Any) -> dict[str, Any]:
    """All that the browser keeps, by the end of its key."""
    return {
        key.split("/", 3)[3]: json.loads(value)
        for key, value in page.evaluate("Object.entries(localStorage)")
        if key.startswith("taphuan/v1/")
    }


def hand_in(page: Any) -> None:
    page.click(".th-scoring__form [type=submit]")
    if page.locator(".th-gaps").is_visible():
        page.click(".th-gaps .th-action")
    page.locator(".th-feedback .th-actions, unlock-key:visible").first.wait_for()


def answer_all(page: Any, levels: dict[str, str]) -> None:
    for criterion, level in levels.items():
        choose(page, criterion, level)


# --- at home ---------------------------------------------------------------------------------


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize(("course", "path"), PLACES)
def test_nothing_of_the_key_shows_before_handing_in_and_all_of_it_after(
    visitor, course, path, over
):
    page = visitor(course, over=over).open(path)
    exercise = json.loads(page.get_attribute("score-dossier", "data-exercise"))
    _, key = dossier(course, exercise["id"])
    shown = page.locator("score-dossier").inner_text()
    for reason in key["reasons"]["ratings"].values():
        assert reason["rationale"][:40] not in shown
    answer_all(page, {c: r["level"] for c, r in key["answers"]["ratings"].items()})
    hand_in(page)
    feedback = page.locator(".th-feedback")
    assert feedback.is_visible()
    total = len(exercise["criteria"])
    assert f"{total}/{total}" in feedback.inner_text() or f"{total} of {total}" in (
        feedback.inner_text()
    )
    assert not page.locator(".th-papers").is_visible()


def test_direction_distance_and_worst_first(visitor):
    page = visitor("museum").open(MUSEUM)
    levels = dict.fromkeys(criteria(page), "solid")
    answer_all(page, levels | {"guide-2030-g3": "leading", "guide-2030-g5": "strong"})
    hand_in(page)
    cards = page.locator(".th-differs").all_inner_texts()
    assert cards[0].startswith("1.3. Safety")
    assert "You chose Leading, the key Helped: 3 levels higher." in cards[0]
    assert "Look closely" in cards[0]
    assert any("one level lower" in card and "Close" in card for card in cards)
    first = page.locator(".th-differs").first
    assert first.locator("[data-words]").count() == 2
    assert "Why not as high as Leading" in first.inner_text()
    first.locator(".th-folded summary").first.click()
    assert "drowned clock" in first.locator(".th-folded .th-paper").inner_text()


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
    assert page.locator(".th-matches").count() == 6


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
    gaps = page.locator(".th-gaps")
    assert "No level yet for 6 criteria" in gaps.inner_text()
    assert page.evaluate("document.activeElement.className") == "th-gaps"
    assert not page.locator(".th-feedback").is_visible()
    gaps.locator(".th-stepper button").first.click()
    assert page.locator("#guide-2030-g2").is_visible()
    page.click(".th-scoring__form [type=submit]")
    gaps.locator(".th-action").click()
    page.locator(".th-feedback .th-actions").wait_for()
    text = page.locator(".th-feedback").inner_text()
    assert "not rated 6" in text
    assert "No rating yet; still possible" in text
    [attempt] = [v for k, v in stored(page).items() if k.startswith("attempt/")]
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
    page.close(run_before_unload=False)
    again = person.open(SHIPPED)
    assert again.locator("[data-part=count]").inner_text() == "7/15 tiêu chí"
    for criterion in ids:
        assert again.is_checked(f"#{criterion} [value=kha]")
        assert again.input_value(f"#{criterion} textarea") == f"vì {criterion}"
    assert (
        again.locator(".th-criterion:not([data-away])").get_attribute("id") == (criteria(again)[7])
    )
    assert again.locator(".th-criterion:not([data-away]) .th-uses :checked").count() == 1


def test_two_tabs_do_not_lose_each_others_work(visitor):
    person = visitor("museum", over="127.0.0.1")
    one, two = person.open(MUSEUM), person.open(MUSEUM)
    choose(one, "guide-2030-g1", "solid")
    choose(two, "guide-2030-g2", "strong")
    choose(one, "guide-2030-g3", "helped")
    one.wait_for_timeout(300)
    for page in (one, two):
        assert page.is_checked("#guide-2030-g2 [value=strong]")
        assert page.locator("[data-part=count]").inner_text() == "3/7 criteria"


def test_a_second_try_keeps_both_and_shows_both(visitor):
    person = visitor("museum")
    page = person.open(MUSEUM)
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    assert "3 of 7 agree" in page.locator(".th-feedback").inner_text()
    page.click("text=Rate again what differs")
    assert page.locator("[data-part=count]").inner_text() == "3/7 criteria"
    choose(page, "guide-2030-g2", "strong")
    hand_in(page)
    text = page.locator(".th-feedback").inner_text()
    assert "Result of try 2" in text
    assert "Try 1 agreed in 3 of 7, this one in 4 of 7" in text
    assert "In try 1 you chose: Solid." in text
    attempts = [v for k, v in stored(page).items() if k.startswith("attempt/")]
    assert len(attempts) == 2
    again = person.open(MUSEUM)
    again.locator(".th-feedback .th-actions").wait_for()
    assert "Result of try 2" in again.locator(".th-feedback").inner_text()


# --- in class --------------------------------------------------------------------------------


@pytest.mark.parametrize("over", ["file", "school.test"])
def test_a_locked_dossier_is_kept_before_the_phrase_opens_it(visitor, over):
    person = visitor("shipped", over=over)
    page = person.open(LOCKED)
    loaded = course_of("shipped")
    phrase = loaded.unlock.phrase("teacher-2018-primary-d02")
    answer_all(page, dict.fromkeys(criteria(page), "kha"))
    hand_in(page)
    [attempt] = [v for k, v in stored(page).items() if k.startswith("attempt/")]
    assert "right" not in attempt["summary"]
    assert "unlockedAt" not in attempt
    shown = attempt["fingerprint"][:4]
    assert shown in page.locator(".th-feedback").inner_text()
    page.fill("unlock-key input", "sai rồi")
    page.keyboard.press("Enter")
    page.locator("unlock-key [data-part=wrong]:not(:empty)").wait_for()
    assert page.locator(".th-differs").count() == 0
    page.fill("unlock-key input", f"  {phrase.upper()} ")
    page.keyboard.press("Enter")
    page.locator(".th-differs").first.wait_for()
    [after] = [v for k, v in stored(page).items() if k.startswith("attempt/")]
    assert after["fingerprint"] == attempt["fingerprint"]
    assert after["answers"] == attempt["answers"]
    assert after["unlockedAt"] >= attempt["handedInAt"]
    assert "right" in after["summary"]


# --- papers ----------------------------------------------------------------------------------


def test_a_paper_is_used_for_the_criterion_in_hand_and_a_passage_goes_into_its_note(visitor):
    page = visitor("museum").open(MUSEUM)
    page.click("[role=tab] >> nth=1")
    page.click(".th-papers__foot button")
    assert page.is_checked("#guide-2030-g1 .th-uses [value=e1]")
    page.evaluate(
        """() => {
          const paper = document.querySelector('#paper-e1 .th-paper p:last-child');
          const range = document.createRange();
          range.setStart(paper.firstChild, 3); range.setEnd(paper.firstChild, 20);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    page.click("text=Use the marked passage for criterion 1.1")
    assert page.input_value("#guide-2030-g1 textarea") == "[1] “names nine clocks”"
    page.click("[data-do=next] >> visible=true")
    assert page.locator("[role=tab][data-used]").count() == 0


def test_on_a_phone_the_papers_are_one_tap_away_and_never_hide_the_question(visitor):
    page = visitor("shipped", "phone").open(SHIPPED)
    page.click("[data-do=open-papers]")
    sheet = page.locator(".th-papers").bounding_box()
    page.wait_for_timeout(200)
    field = page.locator(".th-criterion:not([data-away]) .th-picks").bounding_box()
    assert field["y"] > 40
    assert field["y"] + field["height"] <= sheet["y"]
    assert page.evaluate("document.activeElement.getAttribute('role')") == "tab"
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-paper=e1]").is_visible()
    page.check(".th-criterion:not([data-away]) [value=kha]")
    page.locator("[role=tab][aria-selected=true]").focus()
    page.keyboard.press("Escape")
    assert not page.locator(".th-papers").is_visible()
    assert page.evaluate("document.activeElement.dataset.do") == "open-papers"
    assert page.evaluate("document.documentElement.scrollWidth") == 390


# --- keyboard, scripts off, print, storage ----------------------------------------------------


def test_keyboard_only(visitor):
    page = visitor("museum").open(MUSEUM)
    page.locator("#guide-2030-g1 > legend").focus()
    for key in ("2", "j", "x", "j", "0", "k", "4", "e", "Space"):
        page.keyboard.press(key)
    assert page.is_checked("#guide-2030-g1 [value=solid]")
    assert page.is_checked("#guide-2030-g2 [value=leading]")
    assert page.is_checked("#guide-2030-g3 [value=starting]")
    assert page.is_checked("#guide-2030-g2 .th-uses [value=e1]")
    page.locator("#guide-2030-g2 textarea").focus()
    page.keyboard.type("jk012x")
    assert page.input_value("#guide-2030-g2 textarea") == "jk012x"
    assert page.is_checked("#guide-2030-g2 [value=leading]")
    page.locator(".th-scoring__form [type=submit]").focus()
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
        if "th-action" in page.evaluate("document.activeElement.className"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.part") == "feedback"


@pytest.mark.parametrize(("course", "path"), PLACES)
def test_without_scripts_it_is_read_printed_and_checked(visitor, course, path):
    page = visitor(course, java_script_enabled=False).open(path)
    assert all(one.is_visible() for one in page.locator(".th-criterion").all())
    assert all(one.is_visible() for one in page.locator("[data-paper]").all())
    assert not page.locator(".th-answers dl").is_visible()
    page.click(".th-answers summary")
    assert page.locator(".th-answers dl").is_visible()
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


def printed(page: Any, path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    page.pdf(path=str(path))
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True)
    return " ".join(done.stdout.split())


def test_a_note_is_never_html(visitor):
    page = visitor("museum").open(MUSEUM)
    choose(page, "guide-2030-g1", "leading")
    page.fill("#guide-2030-g1 textarea", "<img src=x onerror=document.title='bad'>")
    hand_in(page)
    assert "<img src=x" in page.locator(".th-own").inner_text()
    assert page.title() != "bad"
    assert page.locator(".th-feedback img").count() == 0


def test_full_and_blocked_storage_are_told_and_the_page_goes_on(visitor):
    for error in ("QuotaExceededError", "SecurityError"):
        person = visitor("museum")
        person.context.add_init_script(
            f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{error}') }}"
        )
        page = person.open(MUSEUM)
        assert page.locator("[data-part=storage]").is_visible()
        answer_all(page, dict.fromkeys(criteria(page), "solid"))
        hand_in(page)
        assert "3 of 7 agree" in page.locator(".th-feedback").inner_text()


def test_one_failing_element_does_not_stop_the_others(visitor, site_of, tmp_path):
    person = visitor("museum")
    broken = (site_of("museum") / MUSEUM).read_text(encoding="utf-8")
    path = site_of("museum") / "guide-2030/broken.html"
    path.write_text(broken.replace("data-exercise='{", "data-exercise='{{", 1), encoding="utf-8")
    try:
        page = person.open("guide-2030/broken.html")
        assert "does not run" in page.locator("score-dossier [role=alert]").inner_text()
        assert page.locator(".th-criterion").first.is_visible()
        assert page.locator(".th-answers").is_visible()
    finally:
        path.unlink()
    assert len(person.failures) == 1
    person.failures.clear()


# --- accessibility ---------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_no_axe_violation_before_and_after(visitor, axe, size, scheme):
    page = visitor("shipped", size, color_scheme=scheme, reduced_motion="reduce").open(SHIPPED)
    assert axe(page) == []
    if size == "phone":
        page.click("[data-do=open-papers]")
        page.click("[role=tab] >> nth=2")
        assert axe(page) == []
        page.click("[data-do=close-papers]")
    for number, criterion in enumerate(criteria(page)[:-1]):
        page.evaluate(
            "([id, n]) => { const f = document.getElementById(id);"
            " f.querySelectorAll('[type=radio]')[n].click();"
            " f.querySelectorAll('.th-uses input')[n].click() }",
            [criterion, number % 5],
        )
    page.click(".th-scoring__form [type=submit]")
    assert axe(page) == []
    page.click(".th-gaps .th-action")
    page.locator(".th-feedback .th-actions").wait_for()
    page.evaluate("document.querySelectorAll('.th-feedback details').forEach(d => d.open = true)")
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation_at_the_curtain_and_behind_it(visitor, axe, scheme):
    page = visitor("shipped", color_scheme=scheme, reduced_motion="reduce").open(LOCKED)
    choose(page, criteria(page)[0], "kha")
    hand_in(page)
    page.fill("unlock-key input", "sai")
    page.keyboard.press("Enter")
    page.locator("unlock-key [data-part=wrong]:not(:empty)").wait_for()
    assert axe(page) == []
    page.fill("unlock-key input", course_of("shipped").unlock.phrase("teacher-2018-primary-d02"))
    page.keyboard.press("Enter")
    page.locator(".th-feedback .th-actions").wait_for()
    assert axe(page) == []


def test_status_changes_are_announced(visitor):
    page = visitor("museum").open(MUSEUM)
    page.click("[role=tab] >> nth=1")
    page.click(".th-papers__foot button")
    page.wait_for_function(
        "[...document.querySelectorAll('[aria-live]')].some(r => r.textContent.includes('Paper 1 is noted'))"
    )
    answer_all(page, dict.fromkeys(criteria(page), "solid"))
    hand_in(page)
    page.wait_for_function(
        "[...document.querySelectorAll('[aria-live]')].some(r => r.textContent === 'Handed in.')"
    )


def test_firefox_keeps_and_compares_too(site_of):
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox or NODE is None:
        pytest.skip("needs Firefox and Node")
    _, key = dossier("museum", "guide-2030-d01")
    levels = {c: r["level"] for c, r in key["answers"]["ratings"].items()}
    url = f"{site_of('museum').as_uri()}/{MUSEUM}"
    answer = answers_of("firefox-dossier.js", {"firefox": firefox, "url": url, "levels": levels})
    assert answer["count"] == "7/7 criteria"
    assert "7 of 7 agree" in answer["feedback"]
    assert answer["errors"] == []
