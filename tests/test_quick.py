"""What holds the quick tests to be quick: each thing that they may not do is noticed."""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import quick
from tests.conftest import MUSEUM
from tests.courses import course_at


def item(path="test_x.py", fixtures=(), marks=()):
    return SimpleNamespace(
        path=quick.TESTS / path,
        fixturenames=fixtures,
        get_closest_marker=lambda name: name in marks,
    )


def test_what_is_known_to_be_slow_is_left_out():
    assert not quick.is_slow(item(fixtures=("museum",), marks=("shipped_course",)))
    assert quick.is_slow(item(fixtures=("museum", "site_of")))
    assert quick.is_slow(item(marks=("slow",)))
    assert quick.is_slow(item(marks=("browser",)))
    assert all(quick.is_slow(item(name)) for name in quick.SLOW_FILES)


def test_files_and_functions_that_are_named_are_there():
    assert [name for name in quick.SLOW_FILES if not (quick.TESTS / name).is_file()] == []
    for name in quick.HEAVY:
        module, _, function = name.partition(":")
        assert callable(getattr(importlib.import_module(module), function)), name


def test_who_builds_is_skipped_and_told_why():
    with pytest.raises(pytest.skip.Exception, match="builds a site"):
        quick.refusing("builds a site")("any", argument=1)


def test_a_large_course_is_not_planned_and_a_small_one_is():
    plan = quick.watched(lambda course, locale: (course, locale))
    small = course_at(MUSEUM)
    assert plan(small, "en") == (small, "en")
    with pytest.raises(pytest.skip.Exception, match="large course"):
        plan(SimpleNamespace(exercises=range(quick.LARGE + 1)), "en")


def test_another_python_is_noticed_and_the_cage_and_other_programs_pass():
    quick.hear("subprocess.Popen", ("git", ["git", "ls-files"], None, None))
    quick.hear("subprocess.Popen", ("", [sys.executable, "-m", quick.CAGE, "x:y", "f"], None, None))
    quick.hear("open", (Path("x"), "r", 0))
    with pytest.raises(pytest.skip.Exception, match="another Python"):
        quick.hear("subprocess.Popen", ("", [sys.executable, "-m", "generator"], None, None))


def test_between_tests_pytest_may_start_its_own_processes(monkeypatch):
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    quick.hear("subprocess.Popen", ("", [sys.executable, "-c", "x"], None, None))


@pytest.mark.slow
def test_several_processes_share_the_quick_tests():
    command = [sys.executable, "-m", "pytest", "--quick", "-n", "2", "tests/test_read_again.py"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(command, cwd=quick.TESTS.parent, env=own, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
