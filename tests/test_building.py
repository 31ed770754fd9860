"""Building: whole or not at all, the same bytes each time, nothing from outside."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import html5lib
import pytest
from filelock import FileLock

from generator.course.opening import open_course
from generator.course.problems import CourseError
from generator.locale import Locale
from generator.locale.wording import problem_report
from generator.outputs import building
from generator.outputs.audit import audit_site
from generator.outputs.building import build_site
from generator.outputs.mkdocs.plugin import EngineError

ROOT = Path(__file__).parents[1]


def digest(folder):
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


@pytest.fixture(scope="session")
def museum_site(site_of):
    open_course(ROOT / "tests/fixtures/museum", strict=True)
    return site_of("museum")


@pytest.fixture(scope="session")
def shipped_site(site_of):
    return site_of("shipped")


@pytest.mark.parametrize("site", ["museum_site", "shipped_site"])
def test_every_page_is_valid_html(site, request):
    folder = request.getfixturevalue(site)
    faults = []
    for path in sorted(folder.rglob("*.html")):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(path.read_text("utf-8"))
        faults += [f"{path.relative_to(folder)}: {e}" for e in parser.errors]
    assert faults == []


@pytest.mark.parametrize("site", ["museum_site", "shipped_site"])
def test_no_dead_link_and_no_outside_address(site, request):
    assert audit_site(request.getfixturevalue(site)) == []


def test_two_builds_have_the_same_bytes(museum_site, tmp_path):
    root = ROOT / "tests/fixtures/museum"
    build_site(root, open_course(root), "participant", tmp_path / "site")
    first, second = digest(museum_site), digest(tmp_path / "site")
    assert {k for k in first if first[k] != second.get(k)} == set()
    assert first.keys() == second.keys()


def test_a_broken_file_leaves_the_last_good_site(museum):
    root = museum()
    build_site(root, open_course(root), "participant")
    before = digest(root / "site")
    path = root / "rubric_data" / "glossary.yaml"
    path.write_text("terms: [", "utf-8")
    with pytest.raises(CourseError):
        open_course(root)
    path.write_text("terms:\n  - {term: a, meaning: b}\n", "utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "extra.md").write_text("# Extra\n\n[gone](gone.html)\n", "utf-8")
    with pytest.raises(CourseError) as caught:
        build_site(root, open_course(root), "participant")
    assert {p.code for p in caught.value.problems} == {"O102"}
    assert digest(root / "site") == before
    assert [p.name for p in root.iterdir() if p.name.startswith(".site.work-")] == []


def test_a_name_too_long_for_windows_is_told_and_the_old_site_stays(museum):
    root = museum()
    build_site(root, open_course(root), "participant")
    before = digest(root / "site")
    (root / "docs").mkdir()
    (root / "docs" / f"{'long-' * 30}name.txt").write_text("mine", "utf-8")
    with pytest.raises(CourseError) as caught:
        build_site(root, open_course(root), "participant")
    assert {p.code for p in caught.value.problems} == {"O104"}
    assert digest(root / "site") == before


def test_two_builds_at_once_do_not_mix(museum):
    root = museum()
    with FileLock(root / ".site.lock"), pytest.raises(CourseError) as caught:
        build_site(root, open_course(root), "participant")
    assert [p.code for p in caught.value.problems] == ["B103"]


def test_a_full_disk_leaves_the_old_site(museum, monkeypatch):
    root = museum()
    course = open_course(root)
    build_site(root, course, "participant")
    before = digest(root / "site")

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "build_pages", full)
    with pytest.raises(CourseError) as caught:
        build_site(root, course, "participant")
    report = problem_report(caught.value.problems, Locale.load("en"))
    assert "B102" in report and "No space left" in report
    assert digest(root / "site") == before


def test_a_swap_that_fails_brings_the_old_site_back(museum, monkeypatch):
    root = museum()
    course = open_course(root)
    build_site(root, course, "participant")
    before = digest(root / "site")
    original = Path.replace

    def locked(self, target):
        if self.name == "new":
            raise PermissionError(13, "in use by another program")
        return original(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(CourseError):
        build_site(root, course, "participant")
    assert digest(root / "site") == before


def test_a_killed_build_leaves_the_old_site(museum):
    root = museum()
    build_site(root, open_course(root), "participant")
    before = digest(root / "site")
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--root", str(root), "build"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while process.poll() is None:
        if any(p.name.startswith(".site.work-") for p in root.iterdir()):
            process.kill()
            break
    process.wait()
    assert digest(root / "site") == before
    build_site(root, open_course(root), "participant")


def test_a_read_only_target_is_told(museum):
    if os.name == "nt" or os.geteuid() == 0:
        root = museum()
        (root / "blocker").write_text("a file where a folder should be")
        with pytest.raises(CourseError) as caught:
            build_site(root, open_course(root), "participant", root / "blocker" / "site")
        assert [p.code for p in caught.value.problems] == ["B102"]
        return
    root = museum()
    root.chmod(0o555)
    with pytest.raises(CourseError) as caught:
        build_site(root, open_course(root), "participant")
    assert [p.code for p in caught.value.problems] == ["B102"]


def test_the_engine_speaks_when_its_settings_are_wrong(museum):
    root = museum()
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n", "utf-8")
    with pytest.raises(EngineError):
        build_site(root, open_course(root), "participant")


def test_addresses_that_were_published_stay(shipped_site, update_golden):
    """Results, QR codes and printed papers lead to them; the list may only grow."""
    stored = ROOT / "tests" / "cases" / "addresses.txt"
    known = set(stored.read_text("utf-8").split()) if stored.exists() else set()
    pages = {p.relative_to(shipped_site).as_posix() for p in shipped_site.rglob("*.html")}
    assert known - pages == set(), "an address went away: leave a page there that leads on"
    if update_golden:
        stored.write_text("\n".join(sorted(pages)) + "\n", "utf-8")
        known = pages
    assert pages - known == set(), "new pages: write them down with --update-golden"
