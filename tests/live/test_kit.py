"""`taphuan class kit`: the folder for the trainer's laptop, and the whole way without a network."""

import itertools
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import make_cli
from generator.commands.shared import console_for
from generator.course.opening import open_course
from generator.course.problems import CourseError
from generator.locale import LANGUAGES, Locale
from generator.outputs import kits
from generator.outputs.kits import SYSTEMS, KitError, make_kit, starter_names
from tests.conftest import MUSEUM

PINNED = "click==8.5.1\ncolorama==0.4.6\ntaphuan[class]==0\n"


class Programs:
    """Stands for pip and uv; keeps what they were told."""

    def __init__(self, fails: str = ""):
        self.calls: list[list[str]] = []
        self.fails = fails

    def __call__(self, command):
        self.calls.append(list(command))
        if self.fails in command[:2]:
            raise KitError(command[0], "no such thing")
        told = dict(itertools.pairwise(command))
        if command[0] == "uv":
            Path(told["--output-file"]).write_text(PINNED, encoding="utf-8")
        elif command[1] == "wheel":
            (Path(told["--wheel-dir"]) / "taphuan-0-py3-none-any.whl").write_bytes(b"")
            self.source = sorted(p.name for p in Path(command[-1]).iterdir())
        else:
            self.requirements = Path(told["--requirement"]).read_text("utf-8").split()
            self.fetch(Path(told["--dest"]))

    def fetch(self, wheels: Path):
        (wheels / "click-8.5.1-py3-none-any.whl").write_bytes(b"")
        with zipfile.ZipFile(wheels / "uv-1-py3-none-x.whl", "w") as archive:
            archive.writestr("uv-1.data/scripts/uv", b"program")
            archive.writestr("uv-1.data/scripts/uvx", b"another")
            archive.writestr("uv-1.data/scripts/uv.exe", b"windows program")


@pytest.fixture
def course_folder(museum):
    root = museum()
    for name in ("site", "site-trainer"):
        (root / name).mkdir()
        (root / name / "index.html").write_text(name, encoding="utf-8")
    return root


def kit(root, folder, system="windows", programs=None):
    programs = programs or Programs()
    count = make_kit(root, open_course(root), folder, SYSTEMS[system], "3.12", programs)
    return count, programs


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_folder_holds_course_packages_and_starters(course_folder, tmp_path, system):
    count, _ = kit(course_folder, tmp_path / "kit", system)
    made = tmp_path / "kit"
    prepare, day = starter_names(Locale.load("en"), SYSTEMS[system])
    assert {p.name for p in made.iterdir()} >= {"course", "wheels", prepare, day, "read-first.txt"}
    assert (made / SYSTEMS[system].uv_program).read_bytes() in (b"program", b"windows program")
    assert count == len(list((made / "wheels").iterdir())) == 2
    for audience in ("site", "site-trainer"):
        built = made / "course" / audience / "index.html"
        assert built.stat().st_mtime == (course_folder / audience / "index.html").stat().st_mtime


def test_the_packages_are_those_of_the_other_system(course_folder, tmp_path):
    _, programs = kit(course_folder, tmp_path / "kit")
    resolving = next(c for c in programs.calls if c[0] == "uv")
    fetching = next(c for c in programs.calls if c[1] == "download")
    assert "x86_64-pc-windows-msvc" in resolving and "3.12" in resolving
    assert "win_amd64" in fetching and ":all:" in fetching
    assert programs.requirements == ["click==8.5.1", "colorama==0.4.6", "uv"]
    assert programs.source == ["LICENSE", "README.md", "generator", "pyproject.toml"]


def test_windows_starters_have_the_ends_of_lines_and_letters_that_windows_reads(
    course_folder, tmp_path
):
    kit(course_folder, tmp_path / "kit")
    for path in (tmp_path / "kit").glob("*.bat"):
        content = path.read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n") > 5
        assert not content.startswith(b"\xef\xbb\xbf"), "a mark at the start is a command there"
        assert b"chcp 65001" in content
        text = content.decode("utf-8")
        labels = set(re.findall(r"^:(\w+)", text, re.M))
        assert set(re.findall(r"goto (\w+)", text)) <= labels
    assert f'"taphuan[class]=={__version__}"' in (tmp_path / "kit/prepare.bat").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_starters_say_nothing_that_a_shell_would_run(language):
    words = Locale.load(language).section("bundles.kit")
    spoken = {k: v for k, v in words.items() if not k.split(".")[-1].startswith("guide")}
    assert len(spoken) >= 6
    for key, text in spoken.items():
        assert not set(text) & set('%&|<>^!$`"\\'), key
        if key.endswith("_file"):
            assert text.isascii() and " " not in text


def test_a_folder_of_somebody_else_is_left_alone(course_folder, tmp_path):
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "thesis.docx").write_text("work", encoding="utf-8")
    with pytest.raises(CourseError):
        kit(course_folder, tmp_path / "kit")
    assert (tmp_path / "kit" / "thesis.docx").read_text("utf-8") == "work"


def test_a_program_that_fails_leaves_the_kit_that_was_there(course_folder, tmp_path):
    kit(course_folder, tmp_path / "kit")
    before = sorted(p.name for p in (tmp_path / "kit").rglob("*"))
    with pytest.raises(KitError):
        kit(course_folder, tmp_path / "kit", programs=Programs(fails="uv"))
    assert sorted(p.name for p in (tmp_path / "kit").rglob("*")) == before


def test_the_command_says_what_it_needs(course_folder, tmp_path, monkeypatch):
    from generator.commands import class_kit

    monkeypatch.setattr(class_kit, "can_make_kits", lambda: False)
    cli = make_cli(console_for(course_folder, "vi"))
    result = CliRunner().invoke(cli, ["class", "kit", str(tmp_path / "kit")])
    assert result.exit_code == 2
    assert "taphuan[kit]" in result.output
    assert not (tmp_path / "kit").exists()


def test_a_failure_is_told_with_the_programs_own_last_words():
    with pytest.raises(KitError) as failed:
        kits.run(["pip", "download", "--no-index", "no-such-package-of-ours"])
    assert failed.value.program == "pip"
    assert "no-such-package-of-ours" in failed.value.said


@pytest.mark.kit
@pytest.mark.parametrize("system", SYSTEMS)
def test_real_packages_are_enough_for_the_other_system(tmp_path, system):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    python = "3.12" if system == "windows" else "{}.{}.{}".format(*sys.version_info)
    cli = [sys.executable, "-m", "generator", "class", "kit", str(tmp_path / "kit")]
    subprocess.run([*cli, "--system", system, "--python", python], cwd=root, check=True)
    offline = [sys.executable, "-m", "uv", "pip", "install", "--dry-run", "--offline", "--no-cache"]
    offline += ["--no-index", "--find-links", str(tmp_path / "kit" / "wheels")]
    offline += ["--python-platform", SYSTEMS[system].uv_platform, "--python-version", python]
    wanted = ["--target", str(tmp_path / "there"), f"taphuan[class]=={__version__}"]
    assert subprocess.run([*offline, *wanted]).returncode == 0
    gone = next((tmp_path / "kit" / "wheels").glob("click-*.whl"))
    gone.unlink()
    assert subprocess.run([*offline, *wanted]).returncode != 0


@pytest.mark.kit
def test_the_whole_way_without_a_network(tmp_path):
    """Prepared and rehearsed where no address can be reached but the computer's own."""
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    python = "{}.{}.{}".format(*sys.version_info)
    cli = [sys.executable, "-m", "generator", "class", "kit", str(tmp_path / "kit")]
    subprocess.run([*cli, "--system", "linux", "--python", python], cwd=root, check=True)
    cut_off = "ip link set lo up; ! ping -c1 -W1 192.0.2.1 2>/dev/null; ./prepare.sh"
    done = subprocess.run(
        ["unshare", "--map-root-user", "--net", "sh", "-c", cut_off],
        cwd=tmp_path / "kit",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors" in done.stdout
    assert "open-class.sh" in done.stdout
