"""The register of kinds: every part it names is there, and one record is all that a kind needs."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from conftest import MUSEUM, ROOT

from generator.course.kinds import KINDS, in_practice_order, item_ids, kinds_of_step, part
from generator.course.model.exercise import Exercise
from generator.locale import LANGUAGES, Locale
from generator.practice.exercise_payload import exercise_public
from generator.practice.payload_kinds import Parts
from generator.site.rendering import TEMPLATES
from generator.site.views.printed import PRINT_KINDS
from tests.courses import course_at

DIST = ROOT / "generator" / "site" / "assets" / "dist"

YES_NO = """\
id: guide-2030-yes-no
title: Yes or no
kind: yes_no
standard: guide-2030
key: open
minutes: 2
review: {status: draft}
intro: Say yes or no.
statements:
  - {id: s1, text: A diploma of 2021 proves the level of 2030., holds: false, why: It is too old.}
  - {id: s2, text: The words of the level decide., holds: true, why: They are what was agreed.}
"""


def test_whole_files_come_open_first_and_silent_ones_after_those_that_tell():
    course = course_at(ROOT)
    for track in course.tracks:
        for standard in course.standards:
            own = in_practice_order(reversed(course.exercises_of(track, standard.id)))
            steps = [
                (one.key == "locked", any(rating.claimed for rating in one.ratings))
                for one in own
                if one.kind == "dossier"
            ]
            assert len(set(steps)) > 1
            assert steps == sorted(steps)


def test_an_open_silent_file_stands_between_the_open_and_the_locked_one():
    course = course_at(ROOT)
    own = (first, second, silent, last) = course.dossiers_of(course.tracks[0], "teacher-2018")
    assert [one.key for one in own] == ["open", "locked", "open", "locked"]
    assert in_practice_order((last, second, silent, first)) == (first, silent, second, last)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_part_that_the_register_names_is_there(kind):
    assert part(kind.model).model_fields.keys() >= {"kind", kind.asks}
    assert isinstance(part(kind.payload), Parts)
    for name in (kind.view, kind.quote, kind.vote, kind.questions, kind.named):
        assert not name or callable(part(name))
    assert (TEMPLATES / kind.template).is_file()
    assert (DIST / kind.style).is_file()
    assert (DIST / kind.script).is_file()
    assert set(kind.prints) <= set(PRINT_KINDS)
    assert (TEMPLATES / f"new/exercise_{kind.id}.yaml.jinja").is_file()
    for language in LANGUAGES:
        for key in ("kind.", "about.", "size_"):
            assert Locale.load(language).has(f"pages.practice.{key}{kind.id}")


def test_the_models_of_the_register_are_those_that_types_know():
    assert {part(kind.model) for kind in KINDS.values()} == set(get_args(Exercise))


def test_every_kind_belongs_to_a_step_of_the_path():
    assert kinds_of_step("rule_cases") == ("rule", "order_steps", "choice")
    assert kinds_of_step("opinions") == ()
    assert all(kind.id in kinds_of_step(kind.step) for kind in KINDS.values())


def test_payloads_list_as_much_as_exercises_ask():
    courses = (course_at(MUSEUM), course_at(ROOT))
    every = [(course, exercise) for course in courses for exercise in course.exercises]
    assert {exercise.kind for _course, exercise in every} == set(KINDS)
    for course, exercise in every:
        listed = exercise_public(course, exercise)[KINDS[exercise.kind].listed]
        assert len(listed) == len(item_ids(exercise)) > 0


def test_a_part_that_is_not_there_is_told():
    with pytest.raises(AttributeError):
        part("generator.practice.quoting:no_such_thing")
    with pytest.raises(ImportError):
        part("generator.practice.no_such_module:thing")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> dict:
    root = tmp_path_factory.mktemp("tiny") / "course"
    shutil.copytree(MUSEUM, root)
    folder = root / "exercises" / "guide-2030" / "all" / "yes-no"
    folder.mkdir()
    (folder / "exercise.yaml").write_text(YES_NO, encoding="utf-8")
    call = [sys.executable, "-m", "tests.tiny_kind", str(root)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_tiny_kind_has_its_page_with_key_and_script(tiny):
    assert "A diploma of 2021 proves the level of 2030." in tiny["page"]
    assert '"answers": {"items": {"s1": "no", "s2": "yes"}}' in tiny["page"]
    assert "taphuan-questions.js" in tiny["page"]
    assert tiny["scripts"] == ["taphuan-questions.js"]


def test_a_tiny_kind_is_listed_among_the_exercises(tiny):
    assert "Yes or no" in tiny["practice"]
    assert "2 statements" in tiny["practice"]


def test_a_tiny_kind_is_voted_on_and_goes_to_learning_platforms(tiny):
    statements = [
        "A diploma of 2021 proves the level of 2030.",
        "The words of the level decide.",
    ]
    assert tiny["votes"] == [[statements[0], [False, True]], [statements[1], [True, False]]]
    assert tiny["questions"] == statements


def test_the_record_is_all_that_the_tiny_kind_adds_to_the_package():
    assert "yes_no" not in KINDS
    package = Path(ROOT / "generator").rglob("*.py")
    assert not any("yes_no" in path.read_text(encoding="utf-8") for path in package)
