"""The starters for Windows, run by the command interpreter of Wine: every way through them.

What they call is a program that writes down where it was called and with what; Windows itself, its
firewall and its console are not tried here.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from generator import __version__
from generator.course.opening import open_course
from generator.locale import Locale
from generator.outputs.kits import SYSTEMS, make_kit
from tests.conftest import MUSEUM
from tests.live.test_kit import Programs

pytestmark = pytest.mark.kit

COMPILER = "x86_64-w64-mingw32-gcc"
FOLDER = "Lớp học (thử) & tập huấn"
WORDS = Locale.load("en").section("bundles.kit")
VENV = ["venv", "--quiet", "--allow-existing", "--python", "3.12", ".venv"]
CLASS = ["-X", "utf8", "-m", "generator", "class"]


@pytest.fixture(scope="session")
def probe(tmp_path_factory):
    """The program that is called, and a Wine of its own."""
    missing = [name for name in ("wine", "wineserver", COMPILER) if not shutil.which(name)]
    if missing:
        pytest.skip(f"needs {', '.join(missing)} (Debian: wine, gcc-mingw-w64-x86-64)")
    folder = tmp_path_factory.mktemp("wine")
    made, source = folder / "probe.exe", Path(__file__).with_name("probe.c")
    subprocess.run([COMPILER, "-municode", "-o", str(made), str(source)], check=True)
    wine = {"WINEPREFIX": str(folder / "prefix"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
    environment = os.environ | wine
    subprocess.run(["wine", "wineboot", "-i"], env=environment, check=True, capture_output=True)
    yield made, environment
    subprocess.run(["wineserver", "-k"], env=environment)


@dataclass
class Laptop:
    """A kit in a folder; its starters are double-clicked, and answered with the Enter key."""

    folder: Path
    probe: Path
    environment: dict[str, str]
    said: str = field(default="", init=False)

    def has_environment(self) -> None:
        scripts = self.folder / ".venv" / "Scripts"
        scripts.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.probe, scripts / "python.exe")

    def clicks(self, name: str, *words: str, **wishes: str) -> list[list[str]]:
        """What was called: the folder's name, the program, its words."""
        log = self.folder.parent / "log.txt"
        log.unlink(missing_ok=True)
        environment = self.environment | wishes | {"PROBE_LOG": "Z:" + str(log).replace("/", "\\")}
        done = subprocess.run(
            ["wine", "cmd", "/c", name, *words],
            cwd=self.folder,
            env=environment,
            input=b"\r\n",
            capture_output=True,
            timeout=120,
        )
        self.said = done.stdout.decode("utf-8", "replace")
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        calls = [line.split("\t") for line in lines]
        for at, *_ in calls:
            assert FOLDER in at
        return [[at.rpartition("\\")[2], *called] for at, *called in calls]


@pytest.fixture
def laptop(probe, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(MUSEUM, root)
    folder = tmp_path / FOLDER
    make_kit(root, open_course(root), folder, SYSTEMS["windows"], "3.12", Programs())
    shutil.copy(probe[0], folder / "uv.exe")
    return Laptop(folder, *probe)


def test_prepared_from_the_folder_and_rehearsed(laptop):
    laptop.has_environment()
    venv, install, rehearsal = laptop.clicks("prepare.bat")
    assert venv == [FOLDER, "uv.exe", *VENV]
    assert install[:4] == [FOLDER, "uv.exe", "pip", "install"]
    assert install[-4:] == [
        "--no-index",
        "--find-links",
        "wheels",
        f"taphuan[class]=={__version__}",
    ]
    assert rehearsal == ["course", "..\\.venv\\Scripts\\python.exe", *CLASS, "--rehearse", "20"]
    assert WORDS["bundles.kit.ready"].format(file="open-class.bat") in laptop.said


@pytest.mark.parametrize(
    ("wish", "sentence", "calls"),
    [
        ("PROBE_uv_venv", "no_python", 1),
        ("PROBE_uv_pip", "failed", 2),
        ("PROBE_python__X", "failed", 3),
    ],
)
def test_what_fails_is_said_and_nothing_more_is_done(laptop, wish, sentence, calls):
    laptop.has_environment()
    assert len(laptop.clicks("prepare.bat", **{wish: "1"})) == calls
    assert WORDS[f"bundles.kit.{sentence}"] in laptop.said
    assert WORDS["bundles.kit.ready"].partition("{")[0] not in laptop.said


def test_a_day_begins_without_preparing_again(laptop):
    laptop.has_environment()
    (opened,) = laptop.clicks("open-class.bat", "--port", "8010")
    assert opened == ["course", "..\\.venv\\Scripts\\python.exe", *CLASS, "--port", "8010"]


def test_what_was_not_prepared_is_prepared_first(laptop):
    assert [call[1:3] for call in laptop.clicks("open-class.bat")] == [
        ["uv.exe", "venv"],
        ["uv.exe", "pip"],
    ], "without a Python nothing is opened"
    assert WORDS["bundles.kit.failed"] in laptop.said
    assert len(laptop.clicks("open-class.bat", PROBE_uv_venv="1")) == 1
    assert WORDS["bundles.kit.no_python"] in laptop.said


@pytest.mark.parametrize("name", ["prepare.bat", "open-class.bat"])
def test_a_starter_opened_inside_a_zip_lies_alone_and_says_so(laptop, name):
    for one in laptop.folder.iterdir():
        if one.name != name:
            shutil.rmtree(one) if one.is_dir() else one.unlink()
    assert laptop.clicks(name) == []
    assert WORDS["bundles.kit.not_whole"] in laptop.said
