"""Folders are replaced whole, and only those that we made: nobody's thesis goes with an old site."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from generator.course.problems import CourseError
from generator.outputs.replacing import MARK, read_mark, replacing, settle, write_mark

ROOT = Path(__file__).parents[1]
ABOUT = {"course": "museum", "audience": "participant"}


def made(target, **files):
    with replacing(target) as work:
        for name, text in files.items():
            (work.new / name).write_text(text, "utf-8")
        work.finish(ABOUT)


def codes(call):
    with pytest.raises(CourseError) as caught:
        call()
    return [p.code for p in caught.value.problems]


def listing(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.fixture
def target(tmp_path):
    return tmp_path / "site"


@pytest.mark.parametrize(
    "files",
    [
        {"thesis.docx": "mine"},
        {"index.html": "a page of my own", "thesis.docx": "mine"},
        {"index.html": "mine", MARK: "no json"},
        {"index.html": "mine", MARK: '{"format": 99, "files": {}}'},
        {"index.html": "mine", MARK: '{"format": 1, "files": []}'},
    ],
    ids=["a letter", "a page beside it", "broken mark", "mark of another format", "odd mark"],
)
def test_a_folder_that_we_did_not_make_is_refused_and_stays(target, files):
    target.mkdir()
    for name, text in files.items():
        (target / name).write_text(text)
    before = listing(target)
    assert codes(lambda: made(target, page="new")) == ["B101"]
    assert listing(target) == before


def test_a_file_or_a_link_in_the_place_of_the_folder_stays(target, tmp_path):
    target.write_text("mine")
    assert codes(lambda: made(target, page="new")) == ["B101"]
    assert target.read_text() == "mine"
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    assert codes(lambda: made(link, page="new")) == ["B101"]
    assert link.is_symlink()


def test_an_empty_folder_and_our_own_are_replaced(target):
    target.mkdir()
    made(target, page="first")
    made(target, other="second")
    assert set(listing(target)) == {"other", MARK}


@pytest.mark.parametrize("name", ["thesis.docx", "page"], ids=["put in", "changed"])
def test_what_somebody_put_into_our_folder_or_changed_there_is_not_lost(target, name):
    made(target, page="first")
    (target / name).write_text("mine")
    before = listing(target)
    assert codes(lambda: made(target, page="second")) == ["B104"]
    assert listing(target) == before


def test_a_file_hidden_behind_a_link_is_no_file_of_ours(target, tmp_path):
    made(target, page="first")
    (tmp_path / "real").write_text("first")
    (target / "page").unlink()
    (target / "page").symlink_to(tmp_path / "real")
    assert codes(lambda: made(target, page="second")) == ["B104"]


def test_litter_of_file_managers_and_emptied_files_do_not_stop_a_build(target):
    made(target, page="first")
    (target / "Thumbs.db").write_bytes(b"\0")
    (target / "page").write_bytes(b"")
    made(target, page="second")
    assert (target / "page").read_text() == "second"


def test_what_came_while_we_were_building_is_seen_before_the_swap(target):
    made(target, page="first")

    def slow():
        with replacing(target) as work:
            (work.new / "page").write_text("second")
            (target / "thesis.docx").write_text("mine")
            work.finish(ABOUT)

    assert codes(slow) == ["B104"]
    assert (target / "thesis.docx").read_text() == "mine"
    assert (target / "page").read_text() == "first"


def test_the_same_folder_gets_the_same_mark(tmp_path):
    for name in ("a", "b"):
        made(tmp_path / name, page="text", other="text")
    assert (tmp_path / "a" / MARK).read_bytes() == (tmp_path / "b" / MARK).read_bytes()
    assert read_mark(tmp_path / "a")["audience"] == "participant"
    (tmp_path / "c").mkdir()
    write_mark(tmp_path / "c", ABOUT)
    assert json.loads((tmp_path / "c" / MARK).read_text())["files"] == {}


# --- killed ------------------------------------------------------------------------------------


def killed_between_the_renames(target):
    """What lies there when the program dies after the first rename."""
    made(target, page="first")
    folder = target.with_name(f".{target.name}.work-abc")
    (folder / "new").mkdir(parents=True)
    (folder / "new" / "page").write_text("second")
    target.replace(folder / "old")


def test_a_kill_between_the_renames_comes_back_to_the_old_folder(target):
    killed_between_the_renames(target)
    settle(target)
    assert (target / "page").read_text() == "first"
    assert [p.name for p in target.parent.iterdir() if "work-" in p.name] == []


def test_a_kill_after_the_renames_leaves_the_new_folder_and_clears_the_rest(target):
    made(target, page="second")
    folder = target.with_name(".site.work-abc")
    (folder / "old").mkdir(parents=True)
    (folder / "old" / "page").write_text("first")
    settle(target)
    assert (target / "page").read_text() == "second"
    assert not folder.exists()


def test_a_folder_that_only_sounds_like_a_work_folder_stays(target):
    for name in (".site.work-mine", ".site-trainer.work-abc", ".site.old"):
        folder = target.with_name(name)
        folder.mkdir()
        (folder / "thesis.docx").write_text("mine")
    made(target, page="first")
    made(target, page="second")
    kept = {p.parent.name for p in target.parent.rglob("thesis.docx")}
    assert kept == {".site.work-mine", ".site-trainer.work-abc", ".site.old"}


def test_while_another_builds_nothing_of_its_work_is_cleared(target):
    with replacing(target) as work:
        (work.new / "page").write_text("half")
        settle(target)
        assert (work.new / "page").read_text() == "half"
        assert codes(lambda: made(target, page="mine")) == ["B103"]
        work.finish(ABOUT)
    assert (target / "page").read_text() == "half"


def test_any_command_in_the_course_brings_a_killed_site_back(museum, capsys):
    root = museum()
    killed_between_the_renames(root / "site")
    with pytest.raises(SystemExit):
        main(["--root", str(root), "stats"])
    assert (root / "site" / "page").read_text() == "first"


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.outputs.replacing import replacing
real = Path.replace
left = [int(sys.argv[2])]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
def dying(self, target):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))
    return real(self, target)
Path.replace = dying
with replacing(Path(sys.argv[1])) as work:
    (work.new / "page").write_text("second")
    work.finish({"course": "x", "audience": "participant"})
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("sign", ["SIGKILL", "SIGINT", "SIGTERM"])
@pytest.mark.parametrize("after", [0, 1])
def test_a_program_killed_at_each_rename_leaves_a_whole_folder(target, after, sign):
    made(target, page="first")
    arguments = [sys.executable, "-c", KILLED, str(target), str(after), sign]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in (-getattr(signal, sign), 1)
    settle(target)
    assert (target / "page").read_text() == "first"
    assert [p.name for p in target.parent.iterdir() if "work-" in p.name] == []
