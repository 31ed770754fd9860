"""Before and after, as people meet it: two forms are done on the page, the key stays shut until both
were handed in, and the board and its report tell a class how far it moved, or that nobody can tell."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.course.model.exercise import Calibration
from tests.rehearsal import Participant, Skill, answers, result_files
from tests.test_movement_reference import expected

from .boarding import BOARD
from .conftest import course_of
from .dossiers import answer_all, submit, try_phrase
from .reporting import bring_texts, look, save, sheet_rows, word_tables

openpyxl = pytest.importorskip("openpyxl")
pytestmark = pytest.mark.browser

STANDARD = "teacher-2018"
FIGURE = re.compile(r"[+−]?\d+")


def forms() -> dict[str, Calibration]:
    found = (e for e in course_of("shipped").exercises if isinstance(e, Calibration))
    return {one.form: one for one in found if one.standard == STANDARD}


@dataclass
class Measured:
    """A class of known skill, and what it did: right answers at its first and at its second form."""

    people: list[Participant]
    right: list[tuple[int, int]]
    orders: list[str]

    @property
    def changes(self) -> list[dict[str, object]]:
        pairs = zip(self.orders, self.right, strict=True)
        return [{"order": order, "by": (late - early) / 6} for order, (early, late) in pairs]

    @property
    def texts(self) -> list[str]:
        return result_files(course_of("shipped"), self.people)


def right(form: Calibration, levels: dict[str, str]) -> int:
    return sum(levels[key.criterion] in (key.level, *key.accept) for key in form.ratings)


def measured(skills: Iterable[tuple[float, float]], seed: int) -> Measured:
    """A person for each pair of skills, before and after; every other one begins with form B."""
    dice, course, made = random.Random(seed), course_of("shipped"), Measured([], [], [])
    for n, pair in enumerate(skills):
        order = "ab" if n % 2 == 0 else "ba"
        tries = [
            (forms()[form], answers(course, forms()[form], Skill("", exact), dice))
            for form, exact in zip(order, pair, strict=True)
        ]
        made.people.append(Participant(f"HV {n + 1:02d}", Skill("", pair[1]), list(tries)))
        before, after = (right(form, levels) for form, levels in tries)
        made.right.append((before, after))
        made.orders.append(" ".join(order))
    return made


def figures(text: str) -> list[int]:
    return [int(part.replace("−", "-")) for part in FIGURE.findall(text)]


def told(visitor: Any, group: Measured) -> tuple[Any, str]:
    """The board with that class's files, and what its stage on the movement says."""
    page = visitor("shipped-trainer").open(BOARD)
    bring_texts(page, group.texts)
    stage = page.locator("[data-stage=movement]")
    expect(stage).to_have_count(1)
    return page, str(stage.text_content())


def rounded(group: Measured) -> list[int]:
    """Movement and interval in points of a hundred, by the independent count."""
    return [round(100 * one) for one in expected(group.changes)]


def test_no_key_is_seen_before_both_forms_were_handed_in(visitor):
    person = visitor("shipped", "phone")
    phrase = course_of("shipped").unlock
    for form in ("a", "b"):
        one = forms()[form]
        page = person.open(f"primary/{STANDARD}/calibration-{form}.html")
        answer_all(page, {key.criterion: key.level for key in one.ratings})
        submit(page)
        shown = page.locator("[data-part=feedback]")
        if form == "a":
            expect(shown).to_contain_text("khi thầy/cô đã nộp cả hai phiếu")
            expect(page.locator("unlock-key")).to_be_hidden()
        assert one.ratings[0].rationale.split(".")[0] not in str(page.text_content("body"))
    try_phrase(page, phrase.phrase(forms()["b"].id))
    expect(page.locator(".th-feedback")).to_contain_text("6/6")
    again = person.open(f"primary/{STANDARD}/calibration-a.html")
    expect(again.locator("[data-part=feedback]")).not_to_contain_text("đã nộp cả hai phiếu")


def test_a_class_that_learned_is_told_how_far(visitor, tmp_path):
    group = measured([(0.45, 0.9)] * 24, seed=5)
    centre, low, high = rounded(group)
    assert low > 0  # by the independent count
    page, words = told(visitor, group)
    before, after = (sum(pair[place] for pair in group.right) for place in (0, 1))
    counts, moved = words.split("(24 người làm đủ hai phiếu).")
    assert f"khớp đáp án {before}/144, cuối ngày {after}/144" in counts
    assert "sát đáp án hơn" in moved
    assert figures(moved) == [centre, 95, low, high]
    (row,) = next(table["rows"] for table in look(page) if table["id"] == "movement")
    assert figures(" ".join(row[-3:])) == [centre, low, high]
    assert row[-1] == "sát đáp án hơn"
    (row,) = (
        r
        for t in word_tables(save(page, "Báo cáo Word", tmp_path))
        for r in t
        if "sát đáp" in r[-1]
    )
    assert figures(" ".join(row[-3:])) == [centre, low, high]
    book = openpyxl.load_workbook(save(page, "Báo cáo Excel", tmp_path))
    (row,) = sheet_rows(book, "Trước và sau, theo lớp")
    assert figures(" ".join(row[-3:])) == [centre, low, high]


def test_a_class_that_did_not_move_is_not_told_that_it_did(visitor):
    group = measured([(0.6, 0.6)] * 24, seed=6)
    centre, low, high = rounded(group)
    assert low <= 0 <= high
    _, words = told(visitor, group)
    said = words.partition("hai phiếu).")[2]
    assert "chưa đủ để nói lớp đã chuyển biến" in said and "sát đáp án hơn" not in words
    assert figures(said) == [centre, 95, low, high]


def test_five_people_are_counted_and_nothing_is_concluded(visitor):
    group = measured([(0.1, 1.0)] * 5, seed=7)
    page, words = told(visitor, group)
    assert "Mới 5 người làm đủ hai lần; dưới 8 người thì chỉ đếm" in words
    assert "điểm phần trăm" not in words
    (row,) = next(table["rows"] for table in look(page) if table["id"] == "movement")
    assert row[-1] == "quá ít người, chỉ đếm" and not figures(" ".join(row[-3:]))
