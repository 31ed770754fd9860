"""The comparison of two commits: its calls are of today's command line, and a difference is seen."""

import zipfile
from pathlib import Path

import pytest

from generator.cli import make_cli
from generator.commands.shared import console_for
from tools.compare_commits import NEWER, RUNS, fingerprints

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("run", RUNS)
def test_a_call_is_one_that_the_command_line_takes(run, tmp_path):
    name, *words = [word.format(out=tmp_path) for word in RUNS[run]]
    command = make_cli(console_for(ROOT, "en")).commands[name]
    given = command.make_context(name, words).params
    assert str(given["out"]).startswith(str(tmp_path))


def test_only_options_that_a_call_has_may_be_unknown_to_an_older_commit():
    assert {word for words in RUNS.values() for word in words} >= NEWER


def zipped(folder: Path, text: str) -> dict[str, str]:
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("same.txt", "one")
        archive.writestr("page.html", text)
    return dict(fingerprints(folder))


def test_a_difference_inside_a_zip_is_named_by_its_part(tmp_path):
    before, after = zipped(tmp_path / "before", "x"), zipped(tmp_path / "after", "y")
    assert list(before) == ["a.zip", "a.zip: same.txt", "a.zip: page.html"]
    assert [n for n in before if before[n] != after[n]] == ["a.zip", "a.zip: page.html"]
