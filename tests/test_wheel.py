"""What a stranger gets: the wheel, made from the sdist, in an environment of its own, far from here."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.request
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[1]
SOURCES = ("generator", "pyproject.toml", "README.md", "LICENSE")
SETUPTOOLS = 77
"""The first that knows the short form of a licence in pyproject.toml."""


def sh(*call, cwd, **more):
    """Run a command; its output on failure."""
    done = subprocess.run([str(c) for c in call], cwd=cwd, capture_output=True, text=True, **more)
    assert done.returncode == 0, f"{call}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The sdist, and the wheel built from what the sdist holds."""
    if int(version("setuptools").split(".")[0]) < SETUPTOOLS:
        pytest.skip(f"needs setuptools {SETUPTOOLS}: make test installs it")
    work = tmp_path_factory.mktemp("shipped")
    source = work / "source"
    source.mkdir()
    for name in SOURCES:
        path = ROOT / name
        if path.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(path, source / name, ignore=ignored)
        else:
            shutil.copyfile(path, source / name)
    make = "import setuptools.build_meta as b, sys; b.build_sdist(sys.argv[1])"
    sh(sys.executable, "-c", make, work, cwd=source)
    sdist = next(work.glob("*.tar.gz"))
    with tarfile.open(sdist) as packed:
        packed.extractall(work / "unpacked", filter="data")
    unpacked = next((work / "unpacked").iterdir())
    pip = (sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index")
    sh(*pip, "--wheel-dir", work, unpacked, cwd=work)
    return sdist, next(work.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(shipped, tmp_path_factory):
    """A folder for commands: an empty environment with the wheel; libraries are lent by ours."""
    env = tmp_path_factory.mktemp("env") / "env"
    sh(sys.executable, "-m", "venv", "--without-pip", env, cwd=env.parent)
    bin_folder = env / ("Scripts" if os.name == "nt" else "bin")
    python = bin_folder / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index")
    sh(*pip, shipped[1], cwd=env.parent)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(sh(python, "-c", where, cwd=env.parent).strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    found = sh(python, "-c", "import generator; print(generator.__file__)", cwd=env.parent)
    assert Path(found.strip()).is_relative_to(site), "the wheel's code runs, not the repository's"
    return bin_folder / "taphuan"


def test_the_wheel_holds_every_file_of_the_package(shipped):
    tracked = sh("git", "ls-files", "generator", cwd=ROOT).split()
    with zipfile.ZipFile(shipped[1]) as wheel:
        held = set(wheel.namelist())
    assert {name for name in tracked if name not in held} == set()
    assert not [n for n in held if not n.startswith(("generator/", "taphuan-"))]


def test_a_course_is_begun_built_served_and_bundled_far_from_the_repository(installed, tmp_path):
    def taphuan(*call, cwd):
        return sh(installed, *call, cwd=cwd)

    taphuan("new", "course", "mine", "--language", "en", cwd=tmp_path)
    root = tmp_path / "mine"
    assert "5 criteria" in taphuan("check", cwd=root)
    taphuan("schema", "--check", cwd=root)
    taphuan("build", cwd=root)
    assert (root / "site/index.html").is_file()
    taphuan("build", "--audience", "trainer", cwd=root)
    taphuan("bundle", "--out", "packed", "--date", "2026-11-29", cwd=root)
    assert len(list((root / "packed").glob("*.zip"))) == 2
    taphuan("stage", "staged", cwd=root)
    served = subprocess.Popen(
        [str(installed), "serve", "--port", "18473"], cwd=root, stdout=subprocess.DEVNULL
    )
    try:
        assert b"Judging a short talk" in _answer("http://127.0.0.1:18473/")
    finally:
        served.terminate()
        served.wait()


MOST_STEPS = 12
PAPERS = {
    "e1.md": "**Notes of the chair**\n\n![The sentence on the wall](wall.jpg)\n\nShe says her one sentence at the start and at the end.\n",
    "e2.md": "**Handout**\n\nTwo counts, from two years, with who counted.\n",
}
LEVELS = ("strong", "sound", "sound", "starting", "strong")
WORDS = (
    "The sentence of the chair stands at both ends.", "Two years are counted, and by whom.",
    "Three parts, each announced before it came.", "A question was waved away, twice.",
    "Five minutes to the second, in spite of a telephone.",
)  # fmt: skip


class Run:
    """Commands and edits of one person, counted."""

    def __init__(self, root):
        self.root, self.steps = root, []

    def do(self, *call, cwd=None):
        self.steps.append(" ".join(str(part) for part in call))
        return sh(*call, cwd=cwd or self.root)

    def edit(self, name, change):
        self.steps.append(f"edit {name}")
        path = self.root / name
        path.write_text(change(path.read_text("utf-8")), "utf-8")


def filled(text):
    """The skeleton of a dossier as somebody fills it in."""
    for level, words in zip(LEVELS, WORDS, strict=True):
        text = text.replace(
            "level: sound\n    decisive: [e1]", f"level: {level}\n    decisive: [e2]", 1
        )
        text = text.replace("rationale: (...)", f"rationale: {words}", 1)
    for number in range(text.count("(...)")):
        text = text.replace("(...)", f"Words of our own, part {number}.", 1)
    return text


def test_a_stranger_s_run_from_the_wheel_to_a_site_of_their_own(shipped, tmp_path, capsys):
    """A standard of five criteria, two guides, a dossier of their own, in so many steps."""
    began, run = time.monotonic(), Run(tmp_path / "talks")
    env = tmp_path / "env"
    sh(sys.executable, "-m", "venv", "--without-pip", env, cwd=tmp_path)
    bin_folder = env / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", bin_folder / "python", "install", "--no-deps")
    run.do(*pip, "--no-index", shipped[1], cwd=tmp_path)
    next(env.rglob("site-packages")).joinpath("lent.pth").write_text(sysconfig.get_path("purelib"))
    taphuan = bin_folder / "taphuan"
    run.do(taphuan, "new", "course", "talks", "--language", "en", cwd=tmp_path)
    run.do(taphuan, "rename", "standard", "short-talk", "staff-talk", "--yes")
    run.edit("rubric_data/course.yaml", lambda text: text.replace("Judging a short", "Our"))
    run.do(taphuan, "new", "exercise", "second", "--standard", "staff-talk", "--papers", "2")
    folder = "exercises/staff-talk/all/second"
    run.edit(f"{folder}/exercise.yaml", filled)
    photo = run.root / folder / "wall.jpg"
    run.steps.append("copy a photo")
    Image.new("RGB", (1600, 1200), "#486").save(photo)
    for name, words in PAPERS.items():
        run.edit(f"{folder}/{name}", lambda _skeleton, words=words: words)
    assert "2 exercises" in run.do(taphuan, "check")
    run.do(taphuan, "build")
    page = (run.root / "site/staff-talk/second.html").read_text("utf-8")
    assert "Two counts, from two years" in page and "Our talk" in page
    assert 'alt="The sentence on the wall"' in page
    assert len(run.steps) <= MOST_STEPS, run.steps
    with capsys.disabled():
        print(f"\nstranger's run: {len(run.steps)} steps, {time.monotonic() - began:.0f} s")


def _answer(address):
    """The first answer of a server that is just starting."""
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=60) as page:
                return page.read()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.2)
