"""A file with an old key means the same as one with the new key, and can be changed in place."""

from generator.course.loading.editing import edit_text
from generator.course.loading.nodes import read_document
from generator.course.opening import open_course

STANDARD = "rubric_data/standards/guide-2030.yaml"
NEW, OLD = "\ngroups:", "\nstandards:"


def test_a_standard_with_the_old_key_is_the_same_standard(museum):
    root = museum()
    now = open_course(root).standards
    path = root / STANDARD
    path.write_text(path.read_text("utf-8").replace(NEW, OLD), "utf-8")
    assert open_course(root).standards == now


def test_a_value_below_an_old_key_is_changed_without_touching_the_key(museum):
    text = (museum() / STANDARD).read_text("utf-8").replace(NEW, OLD)
    changed = edit_text(text, {("groups", 0, "name"): "Another name"}, {})
    assert OLD in changed and NEW not in changed
    assert read_document(STANDARD, changed).value["groups"][0]["name"] == "Another name"


def test_only_a_list_of_groups_is_taken_for_the_old_key():
    course = read_document("course.yaml", "standards: [a, b]\n")
    assert course.value == {"standards": ("a", "b")} and course.renamed == ()
    both = read_document("s.yaml", "groups: []\nstandards:\n- criteria: []\n")
    assert set(both.value) == {"groups", "standards"} and both.renamed == ()
