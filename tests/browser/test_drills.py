"""The small exercises in a browser: by pointer, by finger, by keyboard, and without scripts."""

import json
from typing import Any

import pytest

from generator.course import open_course
from generator.exercise_payload import exercise_key

from .conftest import COURSES

pytestmark = pytest.mark.browser

MUSEUM = "guide-2030"
SHIPPED = "primary/teacher-2018"
PAGES = [
    ("museum", f"{MUSEUM}/{slug}.html")
    for slug in ("boundary", "choice", "faults", "rule", "sort", "order", "locked", "g1")
] + [
    ("shipped", f"{SHIPPED}/{slug}.html")
    for slug in ("boundary", "traps", "faults", "rule-cases", "sort-criteria", "order-process")
]  # fmt: skip
OVER = ["file", "127.0.0.1", "school.test"]


def key_of(exercise_id: str, course: str = "museum") -> dict[str, Any]:
    loaded = open_course(COURSES[course])
    exercise = next(e for e in loaded.exercises if e.id == exercise_id)
    return exercise_key(loaded, exercise)


def stored(page: Any, part: str = "attempt/") -> list[dict[str, Any]]:
    values = page.evaluate(
        "part => Object.entries(localStorage)"
        ".filter(([key]) => key.startsWith('taphuan/v1/') && key.split('/')[3] + '/' === part)"
        ".map(([, value]) => value)",
        part,
    )
    return sorted((json.loads(v) for v in values), key=lambda a: a.get("handedInAt", ""))


def compare(page: Any) -> None:
    page.locator("form [type=submit]:visible").first.click()


def seen(page: Any) -> Any:
    """The question that is shown."""
    return page.locator(".th-q:visible")


# --- questions -----------------------------------------------------------------------------


@pytest.mark.parametrize("over", OVER)
def test_a_boundary_is_answered_first_and_explained_at_once(visitor, over):
    page = visitor("museum", "phone", over).open(f"{MUSEUM}/boundary.html")
    reasons = key_of("guide-2030-boundary")["reasons"]["items"]["b01"]
    assert not page.get_by_text(reasons["why"]).first.is_visible()
    compare(page)
    assert "not chosen" in seen(page).locator(".th-ask").inner_text()
    page.check("input[value=solid]")
    page.fill("textarea >> nth=0", "She needs nobody <b>there</b>.")
    compare(page)
    verdict = seen(page).locator(".th-verdict")
    assert verdict.inner_text() == "You chose Solid, the key says Helped: one level higher."
    assert verdict.evaluate("node => node === document.activeElement")
    for part in ("words", "lower", "higher", "why"):
        assert seen(page).get_by_text(reasons[part]).is_visible()
    lower = seen(page).locator(".th-pick[data-value=helped]")
    assert reasons["lower"] in lower.inner_text()
    assert "key" in lower.locator(".th-tag").inner_text()
    assert page.locator("input:enabled[name=b01]").count() == 0
    (attempt,) = stored(page)
    assert attempt["unit"] == "guide-2030-boundary/b01"
    assert attempt["answers"] == {
        "b01": {"level": "solid", "note": "She needs nobody <b>there</b>."}
    }
    assert attempt["summary"] == {"items": 1, "answered": 1, "right": 0, "near": 1, "far": 0}
    page.reload()
    assert seen(page).locator(".th-verdict").is_visible()
    assert page.input_value("textarea >> nth=0") == "She needs nobody <b>there</b>."


def test_the_keyboard_is_enough_for_questions(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.focus("input[name=q1] >> nth=0")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert seen(page).locator(".th-verdict").evaluate("node => node === document.activeElement")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Enter")
    assert seen(page).get_attribute("data-item") == "q2"
    assert page.evaluate("document.activeElement.dataset.item") == "q2"


def test_every_answer_of_a_choice_gets_its_reason_and_its_source(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    compare(page)
    for why in key_of("guide-2030-choice")["reasons"]["items"]["q1"]["options"].values():
        assert seen(page).get_by_text(why).is_visible()
    assert seen(page).locator(".th-cite").inner_text() == "Part 1, point 1"


def test_the_end_of_a_set_leads_to_what_is_open_and_what_differs(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    compare(page)
    page.click("[type=submit]:visible >> nth=0")
    page.click("[data-do=skip]")
    finish = page.locator("[data-part=finish]")
    assert "0 of 1 agree" in finish.inner_text()
    finish.get_by_role("button", name="Question 2").click()
    page.check("input[name=q2][value=b]")
    compare(page)
    page.click("[type=submit]:visible >> nth=0")
    assert "1 of 2 agree" in finish.inner_text()
    finish.get_by_role("button", name="Try the differing ones again").click()
    assert seen(page).get_attribute("data-item") == "q1"
    page.check("input[name=q1][value=b]")
    compare(page)
    assert "Agrees with the key" in seen(page).locator(".th-verdict").inner_text()
    first, _, second = stored(page)
    assert (first["unit"], second["unit"]) == ("guide-2030-choice/q1", "guide-2030-choice/q1")
    assert (first["answers"]["q1"]["option"], second["answers"]["q1"]["option"]) == ("a", "b")
    page.reload()
    assert "2 of 2 agree" in finish.inner_text()


def test_a_phone_that_dies_loses_no_choice(visitor):
    one = visitor("museum", "phone")
    page = one.open(f"{MUSEUM}/choice.html")
    page.check("input[name=q1][value=a]")
    page.click("[data-do=skip]")
    page.check("input[name=q2][value=a]")
    compare(page)
    page.close()
    page = one.open(f"{MUSEUM}/choice.html")
    assert seen(page).get_attribute("data-item") == "q1"
    assert page.is_checked("input[name=q1][value=a]")
    assert page.locator("input:enabled[name=q2]").count() == 0


def test_a_paper_is_text_whatever_stands_in_it(visitor):
    page = visitor("museum").open(f"{MUSEUM}/faults.html")
    assert page.locator(".th-paper table td").first.inner_text() == "The drowned clock"
    assert page.locator(".th-paper script").count() == 0
    page.check("input[name=f01][value=unsigned]")
    compare(page)
    assert seen(page).locator(".th-verdict").inner_text() == (
        "You chose “Not signed or confirmed”, the key says “No date”."
    )
    assert seen(page).get_by_text("Ask the colleague's diary.").is_visible()


def test_what_is_answered_on_a_criterions_page_counts_for_the_exercise(visitor):
    one = visitor("museum")
    page = one.open(f"{MUSEUM}/g1.html")
    drill = page.locator("boundary-drill")
    drill.locator("input[value=helped]").check()
    drill.locator("[type=submit]").click()
    assert "Agrees with the key" in drill.locator(".th-verdict").inner_text()
    (attempt,) = stored(page)
    assert (attempt["unit"], attempt["of"]) == ("guide-2030-boundary/b01", 1)
    page = one.open(f"{MUSEUM}/boundary.html")
    assert "Agrees with the key" in seen(page).locator(".th-verdict").inner_text()


def test_a_choice_on_a_criterions_page_leaves_the_drafts_of_the_exercise_alone(visitor):
    one = visitor("shipped")
    page = one.open(f"{SHIPPED}/boundary.html")
    page.check("input[name=b01] >> nth=0")
    page = one.open(f"{SHIPPED}/c02.html")
    page.locator("boundary-drill input").first.check()
    (draft,) = stored(page, "draft/")
    assert set(draft["answers"]) == {"b01", "b02"}
    page.locator("boundary-drill [type=submit]").click()
    (draft,) = stored(page, "draft/")
    assert set(draft["answers"]) == {"b01"}


# --- cases of the rule -----------------------------------------------------------------------


def test_a_rating_is_explained_step_by_step(visitor):
    page = visitor("museum").open(f"{MUSEUM}/rule.html")
    page.check("input[name=r01][value=none]")
    compare(page)
    said = seen(page).inner_text()
    assert "You chose No badge yet, the key says Silver badge: one level lower." in said
    assert seen(page).locator(".th-calc-step[data-state=met]").count() == 1
    assert "Solid everywhere is a quiet strength." in said
    levels = seen(page).locator(".th-calc-steps").evaluate("n => getComputedStyle(n).listStyleType")
    assert levels == "none", "the steps have their style"


def test_fresh_cases_never_end_and_are_the_same_for_everyone(visitor):
    texts = []
    for _ in range(2):
        page = visitor("museum").open(f"{MUSEUM}/rule.html")
        for name in ("r01", "r02"):
            page.check(f"input[name={name}][value=silver]")
            compare(page)
            page.click("[type=submit]:visible >> nth=0")
        rows = []
        for number in (1, 2, 3):
            page.get_by_role("button", name="Another new case").click()
            assert f"New case {number}" in seen(page).locator("legend").inner_text()
            rows.append(seen(page).locator(".th-case").inner_text())
            page.check(f"input[name=fresh-{number}][value=gold]")
            compare(page)
            assert seen(page).locator(".th-verdict").is_visible()
            page.click("[type=submit]:visible >> nth=0")
        assert len(set(rows)) == 3
        texts.append(rows)
        assert len(stored(page)) == 2, "fresh cases are practice, not results"
    assert texts[0] == texts[1]


# --- cards -----------------------------------------------------------------------------------


def lay(page: Any, *bins: str) -> None:
    for one in bins:
        page.click(f"[data-lay={one}]")


def test_cards_are_laid_by_tap_and_come_back_with_reasons(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/sort.html")
    key = key_of("guide-2030-sort")
    order = page.eval_on_selector_all("[data-card]", "all => all.map(c => c.dataset.card)")
    right = [key["answers"]["cards"][card] for card in order]
    lay(page, right[0][0])
    compare(page)
    assert "3 cards are not placed" in page.inner_text("[data-part=ask]")
    page.reload()
    assert page.locator(".th-bin [data-card]").count() == 1
    wrong = next(b for b in ("g1", "g3", "none") if b not in right[1])
    lay(page, wrong, *(bins[-1] for bins in right[2:]))
    compare(page)
    said = page.inner_text("[data-part=result]")
    assert key["reasons"]["cards"][order[1]] in said
    assert "You chose" in said
    (attempt,) = stored(page)
    assert attempt["answers"][order[1]] == {"bin": wrong}
    assert attempt["summary"]["right"] == 3
    page.get_by_role("button", name="Start again").click()
    assert page.locator(".th-bin [data-card]").count() == 0
    assert page.locator("[data-card]:visible").count() == 1


def test_an_accepted_place_is_told_as_such(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    order = page.eval_on_selector_all("[data-card]", "all => all.map(c => c.dataset.card)")
    bins = {"k01": "g1", "k02": "g3", "k03": "none", "k04": "g1"}
    lay(page, *(bins[card] for card in order))
    compare(page)
    said = page.inner_text("[data-part=result]")
    assert "3 of 4 cards in the right place, 1 more in a place that is accepted." in said
    assert "Accepted; the best place: 1.3. Safety" in said


def test_the_keyboard_is_enough_for_cards(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    page.focus("[data-lay=g3]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.lay") == "g3"
    page.wait_for_timeout(100)
    status = page.locator("p[role=status].th-hidden").inner_text()
    assert status.startswith("Placed into 1.3. Safety. 3 cards left.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.th-take')")
    page.keyboard.press("Enter")
    assert page.locator(".th-bin [data-card]").count() == 0
    page.keyboard.press("Enter")
    assert page.locator(".th-bin [data-card]").count() == 1


def test_cards_can_be_dragged_with_the_mouse(visitor):
    page = visitor("museum").open(f"{MUSEUM}/sort.html")
    card = page.locator("[data-card]:visible")
    card_id = card.get_attribute("data-card")
    drag(page, card.locator(".th-piece__text"), page.locator("[data-bin=none]"))
    assert page.locator(f"[data-bin=none] [data-card={card_id}]").is_visible()
    page.mouse.move(0, 0)
    card = page.locator(".th-pieces [data-card]:visible")
    box = card.bounding_box()
    page.mouse.move(box["x"] + 80, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 160, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".th-bin [data-card]").count() == 1, "Escape puts the card back"


def drag(page: Any, what: Any, where: Any) -> None:
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), where.bounding_box()
    page.mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 6, steps=8)
    page.mouse.up()


def test_cards_can_be_dragged_with_a_finger_by_their_grip(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/sort.html")
    card = page.locator("[data-card]:visible")
    card.scroll_into_view_if_needed()
    start = card.locator(".th-grip").bounding_box()
    end = page.locator("[data-bin=g1]").bounding_box()
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        places = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    at = (start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    goal = (end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)
    touch("touchStart", at)
    for step in range(1, 9):
        touch("touchMove", tuple(a + (g - a) * step / 8 for a, g in zip(at, goal, strict=True)))
    touch("touchEnd")
    assert page.locator("[data-bin=g1] [data-card]").count() == 1


# --- steps -----------------------------------------------------------------------------------


def steps(page: Any) -> dict[str, str]:
    """Ids of the steps by the last word of their texts."""
    return page.eval_on_selector_all(
        "[data-step]",
        "all => Object.fromEntries(all.map(s => "
        "[s.querySelector('.th-piece__text').textContent.split(' ').pop(), s.dataset.step]))",
    )


def add(page: Any, step: str) -> None:
    page.locator(f"[data-part=pool] [data-step='{step}'] .th-step-add").click()


def test_steps_are_put_in_by_tap_and_judged_by_distance(visitor):
    page = visitor("museum", "phone").open(f"{MUSEUM}/order.html")
    ids = steps(page)
    compare(page)
    assert "two steps at least" in page.inner_text("[data-part=ask]")
    for word in ("levels.", "asks.", "it.", "vote."):
        if word == "it.":
            continue
        add(page, ids[word])
    for step in page.locator("[data-part=pool] [data-step]").all():
        step.locator(".th-piece__text").click()
        break
    page.reload()
    assert page.locator("[data-part=row] [data-step]").count() == 4
    compare(page)
    said = page.inner_text("[data-part=result]")
    assert "You put it in; it is none of the steps" in said
    assert "too early" in said
    assert "You left it out; it is one of the steps" in said
    (attempt,) = stored(page)
    assert attempt["answers"][ids["levels."]] == {"place": 1}
    assert sorted(a["place"] for a in attempt["answers"].values()) == [0, 1, 2, 3, 4]


def test_the_keyboard_is_enough_for_steps(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    key = key_of("guide-2030-order")["answers"]["order"]
    for step in reversed(key):
        page.focus(f"[data-step='{step}'] .th-step-add")
        page.keyboard.press("Enter")
    for place, step in enumerate(key):
        while True:
            row = page.eval_on_selector_all(
                "[data-part=row] [data-step]", "all => all.map(s => s.dataset.step)"
            )
            if row.index(step) <= place:
                break
            page.focus(f"[data-step='{step}'] .th-step-up")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.closest('[data-step]')?.dataset.step") in (
                step,
                None,
            )
    page.focus("[type=submit] >> visible=true")
    page.keyboard.press("Enter")
    assert "4 of 4 steps in the right place; 1 of 1 rightly left out." in page.inner_text(
        "[data-part=result]"
    )
    assert page.evaluate("document.activeElement.dataset.part") == "result"


def test_steps_can_be_dragged_into_the_row_and_within_it(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    pool = page.locator("[data-part=pool] [data-step]")
    first = pool.nth(0).get_attribute("data-step")
    second = pool.nth(1).get_attribute("data-step")
    drag(page, pool.nth(0).locator(".th-piece__text"), page.locator("[data-part=row]"))
    drag(page, pool.nth(0).locator(".th-piece__text"), page.locator("[data-part=row]"))
    row = "[data-part=row] [data-step]"
    names = "all => all.map(s => s.dataset.step)"
    assert page.eval_on_selector_all(row, names) == [first, second]
    start = page.locator(row).nth(1).locator(".th-piece__text").bounding_box()
    top = page.locator(row).nth(0).bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(top["x"] + 30, top["y"] + 2, steps=8)
    page.mouse.up()
    assert page.eval_on_selector_all(row, names) == [second, first]


def test_steps_are_never_shown_in_their_order(visitor):
    page = visitor("museum").open(f"{MUSEUM}/order.html")
    shown = page.eval_on_selector_all("[data-step]", "all => all.map(s => s.dataset.step)")
    key = key_of("guide-2030-order")["answers"]["order"]
    assert [step for step in shown if step in key] != key


# --- whatever the exercise -------------------------------------------------------------------


@pytest.mark.parametrize(("course", "path"), PAGES)
def test_everything_can_be_read_and_checked_without_scripts(visitor, course, path):
    page = visitor(course, java_script_enabled=False).open(path)
    assert page.locator(".th-drill input:visible, .th-drill select:visible").count() >= 2
    assert page.locator(".th-drill [type=submit]:visible").count() == 0
    answers = page.locator("details.th-answers")
    if "locked" in path:
        assert answers.count() == 0
        return
    assert not answers.locator("li").first.is_visible()
    answers.locator("summary").click()
    assert answers.locator("li").first.is_visible()


@pytest.mark.parametrize(("course", "path"), PAGES)
def test_with_scripts_the_key_stays_away_until_it_is_earned(visitor, course, path):
    page = visitor(course).open(path)
    assert page.locator(".th-answers").is_visible() is False
    assert page.locator("[data-part=feedback]:visible, [data-part=result]:visible").count() == 0


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize(("course", "path"), PAGES)
def test_nothing_scrolls_sideways(visitor, course, path, size):
    page = visitor(course, size).open(path)
    answer_something(page)
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("course", "path"), PAGES)
def test_axe_finds_nothing_before_and_after(visitor, axe, course, path, scheme):
    page = visitor(course, "phone", color_scheme=scheme).open(path)
    assert axe(page) == []
    answer_something(page)
    assert axe(page) == []


def answer_something(page: Any) -> None:
    """A first answer, mostly a wrong one, up to what is said to it."""
    drill = page.locator(".th-drill").first
    kind = drill.evaluate("node => node.localName")
    if kind == "sort-cards":
        for _ in drill.locator("[data-card]").all():
            drill.locator("[data-lay]").first.click()
    elif kind == "order-steps":
        for _ in drill.locator("[data-part=pool] [data-step]").all()[:3]:
            drill.locator(".th-step-add:visible").first.click()
    else:
        drill.locator("input[type=radio]:visible").first.check()
    drill.locator("[type=submit]:visible").click()
    if kind == "sort-cards":
        drill.locator("details summary:visible").first.click() if drill.locator(
            "details summary:visible"
        ).count() else None


def test_one_exercise_that_fails_says_so_and_stops_nothing_else(visitor):
    one = visitor("museum")
    page = one.context.new_page()
    page.add_init_script(
        "new MutationObserver(() => document.querySelector('boundary-drill')"
        "?.setAttribute('data-exercise', '{')).observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{one.base}/{MUSEUM}/g1.html")
    assert "does not run" in page.inner_text("boundary-drill [role=alert]")
    page.click("opinion-form summary")
    page.fill("opinion-form textarea", "Still here.")
    page.click("opinion-form [type=submit]")
    assert page.locator("opinion-form li").count() == 1


@pytest.mark.parametrize("path", ["choice", "sort", "order"])
def test_a_browser_that_keeps_nothing_is_told_honestly_and_works_on(visitor, path):
    one = visitor("museum")
    page = one.context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page.goto(f"{one.base}/{MUSEUM}/{path}.html")
    assert page.locator(".th-drill > .th-notice").is_visible()
    answer_something(page)
    assert page.locator(".th-verdict:visible, .th-ask:visible").count() >= 1


def test_print_shows_every_question_and_no_key(visitor):
    page = visitor("museum").open(f"{MUSEUM}/choice.html")
    page.emulate_media(media="print")
    assert page.locator(".th-q:visible").count() == 2
    assert page.locator(".th-answers:visible, .th-actions:visible").count() == 0
