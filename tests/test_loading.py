"""What loading promises beyond the golden cases."""

import os
import time

from generator.course.loading.nodes import read_document
from generator.course.opening import check_course, find_root, open_course


def test_positions_count_from_one_and_point_at_the_key():
    document = read_document("x.yaml", "a:\n  - b: 1\n    c: two\n")
    assert document.places[("a", 0, "c")] == (3, 5)
    assert document.value == {"a": ({"b": 1, "c": "two"},)}


def test_text_stays_text_and_numbers_stay_numbers():
    document = read_document("x.yaml", 'a: "1.10"\nb: 7\nc: yes\nd: 2018-08-22\ne: on\n')
    assert document.value["a"] == "1.10"
    assert document.value["b"] == 7
    assert document.value["c"] is True
    assert document.value["d"].isoformat() == "2018-08-22"
    assert document.raws[("e",)] == "on"


def test_all_problems_of_a_run_are_reported_together(museum):
    root = museum(
        {
            "rubric_data/course.yaml": {"replace": [["owner:", "ownr:"]]},
            "rubric_data/glossary.yaml": {"replace": [["term: label", "term: no"]]},
            "exercises/guide-2030/all/d01/exercise.yaml": {
                "replace": [["minutes: 10", "minutes: 0"]]
            },
        }
    )
    assert {p.where.path for p in check_course(root).problems} == {
        "rubric_data/course.yaml",
        "rubric_data/glossary.yaml",
        "exercises/guide-2030/all/d01/exercise.yaml",
    }


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(museum, monkeypatch):
    root = museum()
    assert open_course(root).settings.version == "1"
    reads = []
    from generator.course.loading import course_files

    original = course_files.read_text
    monkeypatch.setattr(
        course_files, "read_text", lambda root, name: reads.append(name) or original(root, name)
    )
    path = root / "rubric_data" / "course.yaml"
    path.write_text(path.read_text("utf-8").replace('version: "1"', 'version: "2"'), "utf-8")
    os.utime(path, (time.time() + 5, time.time() + 5))
    assert open_course(root).settings.version == "2"
    assert [name for name in reads if name.endswith(".yaml")] == ["rubric_data/course.yaml"]


def test_the_root_is_found_from_below_it(museum):
    root = museum()
    assert find_root(root / "rubric_data" / "standards") == root
    assert find_root(root.parent) is None


def test_nfd_text_is_joined(museum):
    root = museum({"rubric_data/glossary.yaml": {"replace": [["docent", "hie\u0323\u0302u"]]}})
    checked = check_course(root)
    assert [p.code for p in checked.warnings] == ["F105"]
    assert checked.course.glossary[0].term == "hiệu"
