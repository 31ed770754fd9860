"""Style alone answers no small exercise: the solver, the old items that it saw through, and chance."""

import json
import random
from pathlib import Path

import pytest

from generator.course.checks.style import ALLOWED, found_in, pools_of, too_easy
from generator.course.checks.style_solver import Asked, Labelled, solve_labels, solve_questions
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "style"


def old_pools():
    """The items of the course before they were rewritten."""
    before = json.loads((CASES / "before.json").read_text(encoding="utf-8"))
    asked = [Asked(tuple(q["options"]), q["right"]) for q in before.pop("choice")]
    pools = {kind: [Labelled(**item) for item in items] for kind, items in before.items()}
    sound = [
        Labelled(i.text, "sound" if i.label == "sound" else "faulty", i.place)
        for i in pools["spot_fault"]
    ]
    return {"choice": asked, **pools, "sound_or_not": sound}


@pytest.mark.parametrize("kind", sorted(ALLOWED))
def test_the_old_items_were_seen_through(kind):
    assert too_easy(kind, found_in(old_pools()[kind]))


@pytest.mark.parametrize("kind", sorted(ALLOWED))
def test_the_items_of_the_course_ask_for_thought(kind):
    found = found_in(pools_of(course_at(ROOT))[kind])
    assert found.items > 50
    assert not too_easy(kind, found), found


def test_the_semicolon_gave_the_old_questions_away():
    found = found_in(old_pools()["choice"])
    assert found.telling[0] == "mark ;"
    assert found.solved > 0.7


def words(number, of=40):
    return random.Random(number).choices(
        [f"w{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(of)], k=9
    )


def test_answers_without_a_style_are_guessed_no_better_than_chance():
    draw = random.Random(7)
    asked = [
        Asked(tuple(" ".join(words(4 * n + i)) for i in range(4)), draw.randrange(4))
        for n in range(120)
    ]
    found = solve_questions(asked)
    assert found.guessed == 0.25
    assert found.solved < 0.25 + 3 * (0.25 * 0.75 / 120) ** 0.5


@pytest.mark.parametrize("sign", ["place", "length", "mark", "word"])
def test_each_sign_alone_is_found(sign):
    draw = random.Random(3)
    asked = []
    for n in range(40):
        right = 2 if sign == "place" else draw.randrange(4)
        options = [" ".join(words(900 + 4 * n + i)) for i in range(4)]
        options[right] += {
            "place": "",
            "length": " and then much more",
            "mark": " (so)",
            "word": " surely",
        }[sign]
        asked.append(Asked(tuple(options), right))
    assert solve_questions(asked).solved > 0.9


def test_an_item_is_never_learned_from_itself():
    """A word of one text only, or a label of one text only, teaches nothing about that text."""
    texts = [Labelled(" ".join(words(n)), f"label {n}") for n in range(30)]
    assert solve_labels(texts).solved == 0


def test_the_recipe_of_places_is_found():
    texts = [
        Labelled(" ".join(words(n)), "first" if n % 10 == 0 else "later", n % 10) for n in range(60)
    ]
    found = solve_labels(texts)
    assert (found.guessed, found.solved) == (0.9, 1.0)
    assert found.telling[0] == "place 0"
