"""Values put into YAML text: only their lines change, and they mean what was asked for."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.course.loading.editing import CannotEdit, edit_text
from generator.course.loading.nodes import read_document

TEXT = """# head
a: plain  # beside
b: "quoted: yes"
c: 'single'
d: >-
  folded over
  two lines

  # not a comment but text

e:  # why
  - one  # first
  # above two
  - two
f: [x, y]
g: {k: v, l: w}
h:
  - name: n
    about: |-
      kept
      lines
# foot
"""
PLACES = [
    ("a",),
    ("b",),
    ("c",),
    ("d",),
    ("g", "k"),
    ("g", "l"),
    ("h", 0, "name"),
    ("h", 0, "about"),
]
LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Cn", "Co"),
    exclude_characters="\ufeff\u2028\u2029\x85",
)
TEXTS = (
    st.lists(
        st.text(LETTERS | st.sampled_from("\"':#-=+@|>[]{},&*!%` \nếượđ"), max_size=60), max_size=4
    )
    .map(" \n".join)
    .map(lambda t: unicodedata.normalize("NFC", t).strip())
    .filter(bool)
)


def value_at(text, place):
    document = read_document("x", text)
    assert document.problems == []
    value = document.value
    for step in place:
        value = value[step]
    return value


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(PLACES), TEXTS)
@example(("a",), "0»")
@example(("g", "k"), "“khá”")
def test_any_text_can_be_put_in_and_nothing_else_changes(place, new):
    edited = edit_text(TEXT, {place: new}, {})
    assert value_at(edited, place) == new
    assert value_at(edit_text(edited, {place: "x"}, {}), place) == "x"
    for other in PLACES:
        if other != place:
            assert value_at(edited, other) == value_at(TEXT, other)
    assert edited.startswith("# head\n")
    assert edited.endswith("# foot\n")


def test_only_the_lines_of_the_value_change():
    edited = edit_text(TEXT, {("a",): "other", ("d",): "new words"}, {})
    assert edited == TEXT.replace("a: plain", "a: other").replace(
        "folded over\n  two lines\n\n  # not a comment but text", "new words"
    )


@pytest.mark.parametrize(
    ("place", "value", "old", "new"),
    [
        (("f",), ("x", "z"), "f: [x, y]", "f: [x, z]"),
        (("f",), None, "f: [x, y]\n", ""),
        (("g", "k"), None, "{k: v, l: w}", "{l: w}"),
        (("g", "l"), None, "{k: v, l: w}", "{k: v}"),
        (("g", "m"), "new: er", "{k: v, l: w}", '{k: v, l: w, m: "new: er"}'),
        (("e",), ("two", "three"), None, None),
        (("e",), ("one", "two", "three"), "  - two\n", "  - two\n  - three\n"),
        (("h", 0, "kept"), "by me", "- name: n\n", "- name: n\n    kept: by me\n"),
        (("bb",), "1.10", 'b: "quoted: yes"\n', 'b: "quoted: yes"\nbb: "1.10"\n'),
    ],
)
def test_lists_and_keys_that_come_and_go(place, value, old, new):
    order = {
        ("h", 0): ("name", "kept", "about"),
        (): ("a", "b", "bb", "c"),
        ("g",): ("k", "l", "m"),
    }
    if old is None:
        with pytest.raises(CannotEdit):
            edit_text(TEXT, {place: value}, order)
        return
    assert edit_text(TEXT, {place: value}, order) == TEXT.replace(old, new)
