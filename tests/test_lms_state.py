"""What a package leaves at a platform: the shipped course fits into 4,000 letters, with room."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from node_support import answers_of

from generator.outputs.lms.counting import counted_exercise
from generator.outputs.lms.scorm import counted
from generator.outputs.lms.state_size import LIMIT, RESERVE, most_letters, room
from tests.courses import course_at

ROOT = Path(__file__).parents[1]
NOTES = [
    f"Minh chứng số {n} mới chỉ có kế hoạch, chưa có biên bản họp tổ và kết quả thực hiện; "
    "cần hỏi lại phó hiệu trưởng phụ trách."
    for n in range(10)
]


@pytest.fixture(scope="module")
def tracks():
    course = course_at(ROOT)
    return {
        track.id: [counted_exercise(course, one) for one in counted(course, track)]
        for track in course.tracks
    }


@pytest.fixture(scope="module")
def played(tracks):
    if shutil.which("node") is None:
        pytest.skip("needs Node")
    asked = {name: {"exercises": own, "notes": NOTES} for name, own in tracks.items()}
    return answers_of("scorm-fit.js", asked)


def test_every_track_leaves_the_reserve_and_a_course_too_large_is_told(tracks):
    for name, exercises in tracks.items():
        assert len(exercises) >= 30
        assert room(exercises) >= RESERVE, f"{name}: {room(exercises)}"
    twice = [one for exercises in tracks.values() for one in exercises]
    assert room(twice) < RESERVE


def test_all_exercises_and_ten_notes_fit_and_the_bound_holds(tracks, played):
    for name, exercises in tracks.items():
        run = played[name]["runs"][str(len(exercises))]
        assert run["notes"] == 10 and run["left"] == 0
        assert run["letters"] <= LIMIT
        notes_at_most = len(json.dumps(NOTES, ensure_ascii=False))
        assert run["letters"] <= most_letters(exercises) + notes_at_most


def test_a_second_computer_resumes_after_one_ten_and_all_exercises(tracks, played):
    for name, exercises in tracks.items():
        for count in (1, 10, len(exercises)):
            run = played[name]["runs"][str(count)]
            assert run["resumed"] == count and run["done"] == run["counted"] > 0, name
            assert run["same"], "answers, notes and counts come back letter by letter"
            assert run["floor"][0] == run["floor"][1] != ""
            assert run["page"] == "results.html"
            assert run["unchanged"], "looking on writes nothing"
            assert run["faults"] == []


def test_a_perfect_participant_has_100_in_both_standards(played):
    for name, track in played.items():
        assert track["perfect"] == [["100", "passed"], ["100", "completed", "passed"]], name


def test_random_lives_with_the_shipped_exercises_lose_nothing(played):
    assert all(track["lives"] >= 5 for track in played.values())


def test_measures_are_kept_but_count_for_nothing(tracks):
    for exercises in tracks.values():
        measures = [one for one in exercises if one["kind"] == "calibration"]
        assert all(one["counts"] == (one not in measures) for one in exercises)
        assert measures and all(one["options"] and one["papers"] for one in measures)


def test_a_pass_mark_is_data():
    course = course_at(ROOT)
    assert course.settings.pass_mark is None, "nobody is passed or failed unless the owner says so"
    settings = course.settings.model_copy(update={"pass_mark": 70})
    assert replace(course, settings=settings).settings.pass_mark == 70
