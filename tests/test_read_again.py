"""What may run a second time after a red run, and what keeps it red."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import read_again
from tools.read_again import MAY, MOST, last_failed, refusal

ROOT = Path(__file__).parents[1]
ONE = "tests/browser/test_handing.py::test_one"


@pytest.mark.parametrize(
    ("failed", "told"),
    [
        ([], "no test failed"),
        ([ONE] * (MOST + 1), f"at most {MOST}"),
        ([ONE, "tests/test_rating_cases.py::test_two"], "test_rating_cases"),
        (["tests/browser/test_handing.py"], "test_handing"),
        (["tests/importing/test_x.py::test_browser"], "importing"),
    ],
)
def test_what_keeps_a_run_red(failed, told):
    assert told in str(refusal(failed))


def test_a_few_browser_tests_may_run_again():
    assert refusal([ONE] * MOST) is None
    assert all((ROOT / folder).is_dir() for folder in MAY)


def test_without_a_cache_nothing_failed(tmp_path):
    assert last_failed(tmp_path / "none") == []


@pytest.mark.parametrize("mended", [True, False])
def test_the_second_run_decides_and_names_what_passed_only_alone(
    tmp_path, monkeypatch, capfd, mended
):
    test = tmp_path / "tests/browser/test_late.py"
    test.parent.mkdir(parents=True)
    test.write_text("def test_late():\n    assert False\n", encoding="utf-8")
    first = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/browser"], cwd=tmp_path, check=False
    )
    assert first.returncode == 1
    failed = last_failed(tmp_path / ".pytest_cache/v/cache/lastfailed")
    assert failed == ["tests/browser/test_late.py::test_late"]
    if mended:
        test.write_text("def test_late():\n    pass\n", encoding="utf-8")
    monkeypatch.setattr(read_again, "ROOT", tmp_path)
    monkeypatch.setattr(read_again, "last_failed", lambda: failed)
    code = read_again.main()
    told = capfd.readouterr().out
    assert code == (0 if mended else 1)
    assert ("Passed only alone" in told) == mended


def test_ci_forgets_earlier_failures_before_it_runs():
    """A run that stops before its tests must not be judged by what failed another time."""
    text = (ROOT / ".ci/run").read_text("utf-8")
    assert re.search(r"rm -rf \.pytest_cache\n+make test \|\| .*tools\.read_again", text)
