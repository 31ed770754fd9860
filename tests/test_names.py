"""Lists of people stand in Vietnamese order, and pages and papers agree about it."""

import random
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from node_support import NODE, answers_of

from generator.course.names import name_key, parts_of, same_name

CASES = yaml.safe_load((Path(__file__).parent / "cases/names/lists.yaml").read_text("utf-8"))
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậđềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵƀčñĭŏŭ"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_a_list_of_people_stands_in_order_whatever_it_was(case):
    mixed = list(case["sorted"])
    random.Random(15).shuffle(mixed)
    found = sorted(mixed, key=name_key)
    if case.get("same"):
        assert len({same_name(name) for name in mixed}) == 1
    else:
        assert found == case["sorted"]
        assert len({same_name(name) for name in mixed}) == len(mixed)


def test_letters_stored_apart_are_the_same_name():
    for case in CASES:
        for name in case["sorted"]:
            assert same_name(unicodedata.normalize("NFD", name)) == same_name(name)


def test_names_are_taken_apart_as_families_write_them():
    assert parts_of("Nguyễn  Thị Ngọc Ánh") == ("Ánh", "Thị Ngọc", "Nguyễn")
    assert parts_of("Lê Bữu") == ("Bữu", "", "Lê")
    assert parts_of("Ý") == ("Ý", "", "")
    assert parts_of("") == ("", "", "")


@given(st.lists(st.text(LETTERS + LETTERS.upper() + " '", max_size=14), max_size=8))
def test_the_order_is_one_order(names):
    found = sorted(names, key=name_key)
    backwards = found[::-1]
    assert sorted(backwards, key=name_key) == found


@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_pages_and_papers_put_people_in_the_same_order():
    chance = random.Random(2019)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(1, 4))) for _ in range(400)]
    made = [
        [" ".join(chance.choices(words, k=chance.randint(1, 4))).title() for _ in range(30)]
        for _ in range(40)
    ]
    lists = [*(case["sorted"] for case in CASES), *made]
    answers = answers_of("names-answers.js", lists)
    assert [a["sorted"] for a in answers] == [sorted(names, key=name_key) for names in lists]
    assert [a["same"] for a in answers] == [[same_name(n) for n in names] for names in lists]
