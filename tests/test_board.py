"""The trainer's data of the class board, and that participants get none of it."""

import json
from collections import Counter

import pytest
from conftest import MUSEUM, ROOT
from node_support import NODE, answers_of

from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.documents.dossiers import ABSENT_DIGIT, NOT_ENOUGH_DIGIT
from generator.practice.standard_payload import standard_payload
from generator.site.planning import plan_site
from tests.courses import course_at, site_at

GALLERY = MUSEUM.parent / "gallery"
TRAINER_ONLY = ("trainer/board.md", "trainer/paper-entry.md", "assets/board-data.js")


def files_of(root, audience):
    """A course that stays as it is, and the files of its site."""
    return course_at(root), {file.path: file.content for file in site_at(root, audience).files}


def board_data(files):
    text = files["assets/board-data.js"]
    head, tail = "window.taphuanBoard=", ";\n"
    assert text.startswith(head)
    return json.loads(text[len(head) : -len(tail)])


def test_the_board_knows_every_exercise_and_the_keys_of_what_is_rated():
    course, files = files_of(ROOT, "trainer")
    data = board_data(files)
    assert set(data["exercises"]) == {exercise.id for exercise in course.exercises}
    kinds = {one.id: one.kind for one in course.exercises}
    rated = {id for id, kind in kinds.items() if kind in ("dossier", "calibration")}
    keyed = {id: one for id, one in data["exercises"].items() if "key" in one}
    assert set(keyed) == rated
    assert Counter(map(kinds.get, keyed)) >= Counter(dossier=6, calibration=3)
    for one in keyed.values():
        assert list(one["key"]["answers"]["ratings"]) == one["criteria"]
        assert set(one["key"]["reasons"]["ratings"]) == set(one["criteria"])


def test_its_links_lead_to_pages_of_the_site():
    _, files = files_of(ROOT, "trainer")
    data = board_data(files)
    links = [one["url"] for one in data["exercises"].values()]
    links += [url for pages in data["criterionPages"].values() for url in pages.values()]
    assert len(links) > 50
    paths = {link.removeprefix("../").replace(".html", ".md") for link in links}
    assert {path for path in paths if path not in files} == set()


def test_targets_are_exact_fractions_and_none_by_default(museum):
    shipped = board_data(files_of(ROOT, "trainer")[1])
    assert shipped["target"]["exactShare"] == {"num": 3, "den": 4}
    assert shipped["target"]["minimumItems"] == 30
    assert shipped["passRule"] is None
    rule = (
        "pass_rule: {name: Pass, minimum_items: 7, exact_share: 6/8, discrepant_at_most: 0, "
        "same_overall_rating: true, lean_below: 1/2}\n"
    )
    root = museum({"rubric_data/course.yaml": {"append": rule}})
    site = plan_site(open_course(root), "trainer", Locale.load("en"))
    data = board_data({file.path: file.content for file in site.files})
    assert (data["target"], data["passRule"]["exactShare"]) == (None, {"num": 3, "den": 4})


@pytest.mark.parametrize("root", [ROOT, MUSEUM], ids=["shipped", "museum"])
def test_participants_get_nothing_of_it(root):
    _, files = files_of(root, "participant")
    assert [path for path in TRAINER_ONLY if path in files] == []
    assert [path for path in files if "taphuan-trainer" in path] == []
    _, trainers = files_of(root, "trainer")
    assert [path for path in TRAINER_ONLY if path not in trainers] == []


@pytest.mark.skipif(NODE is None, reason="needs Node.js")
@pytest.mark.parametrize("standard", ["guide-2030", "ward"])
def test_the_digits_on_paper_are_those_that_the_entry_takes(standard):
    """The printed sheet says which digit stands for which answer; the page that reads them too."""
    root = MUSEUM if standard == "guide-2030" else GALLERY
    found = course_at(root).standard(standard)
    signs = answers_of("sheet-answers.js", standard_payload(found))
    levels = [[level.id, str(n)] for n, level in enumerate(found.scale)]
    absent = any(c.may_not_apply for g in found.groups for c in g.criteria)
    others = [["not_enough", NOT_ENOUGH_DIGIT], ["not_applicable", ABSENT_DIGIT]]
    assert signs == [*levels, *others[: 1 + absent], [None, "."]]
    assert absent == (standard == "ward")
