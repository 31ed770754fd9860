"""The folder for the laptop of the day: course, sites, packages for its system, two starters.

It is made where there is internet and tried out on the laptop itself; on the day nothing is
downloaded. uv (https://docs.astral.sh/uv) says which packages the laptop's system needs, pip
fetches them; a uv for that system lies in the folder and brings Python where there is none.
"""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.course.model.course import Course
from generator.locale import Locale
from generator.outputs.replacing import replacing
from generator.site.rendering import render

Run = Callable[[Sequence[str]], None]
"""Runs a command; KitError when it fails."""

WHEELS = "wheels"
COURSE = "course"
_COURSE_PARTS = ("rubric_data", "exercises", "docs", "mkdocs.yml", "site", "site-trainer")
_SOURCE = Path(__file__).parents[2]
_TOLD_LINES = 6


@dataclass(frozen=True)
class System:
    """What a kind of laptop needs: names of its platform for uv and pip, and its starters."""

    id: str
    uv_platform: str
    pip_platforms: tuple[str, ...]
    ending: str
    uv_program: str
    newline: str


SYSTEMS = {
    "windows": System("windows", "x86_64-pc-windows-msvc", ("win_amd64",), "bat", "uv.exe", "\r\n"),
    "linux": System(
        "linux",
        "x86_64-manylinux_2_28",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
        "sh",
        "uv",
        "\n",
    ),
}


class KitError(Exception):
    """A program that the kit needs has failed; `said` holds the end of what it said."""

    def __init__(self, program: str, said: str):
        super().__init__(program)
        self.program = program
        self.said = said


def can_make_kits() -> bool:
    """Whether uv is there, which is an extra of the package."""
    return importlib.util.find_spec("uv") is not None


def run(command: Sequence[str]) -> None:
    """Run a module of this Python; KitError with the end of what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise KitError(command[0], "\n".join(lines[-_TOLD_LINES:]))


def make_kit(
    root: Path, course: Course, folder: Path, system: System, python: str, run: Run = run
) -> int:
    """Fill a folder with all that a laptop needs; the number of packages in it.

    `root` must hold the built sites; `python` is a version like `3.12`. Raises KitError, and
    CourseError when the folder is somebody else's.
    """
    with replacing(folder.resolve()) as work:
        _copy_course(root, work.new / COURSE)
        count = _packages(work.new, system, python, run)
        _starters(work.new, course, system, python)
        work.finish({"course": course.settings.id, "system": system.id})
    return count


def _copy_course(root: Path, target: Path) -> None:
    """Times are kept: sites must stay younger than the data, or they would be built again."""
    target.mkdir(parents=True)
    for name in _COURSE_PARTS:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        elif source.is_file():
            shutil.copy2(source, target / name)


def _packages(folder: Path, system: System, python: str, run: Run) -> int:
    wheels = folder / WHEELS
    wheels.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        _own_package(Path(scratch) / "source", wheels, run)
        wanted, pinned = Path(scratch) / "wanted.txt", Path(scratch) / "pinned.txt"
        wanted.write_text(f"taphuan[class]=={__version__}\n", encoding="utf-8")
        run(_resolving(wanted, pinned, wheels, system, python))
        lines = pinned.read_text("utf-8").splitlines()
        others = [line for line in lines if line and not line.startswith("taphuan")]
        pinned.write_text("\n".join([*others, "uv", ""]), encoding="utf-8")
        run(_fetching(pinned, wheels, system, python))
    _take_out_uv(folder, wheels, system)
    return len(list(wheels.glob("*.whl")))


def _own_package(scratch: Path, wheels: Path, run: Run) -> None:
    """Built from a copy of the source, so that nothing left of an older build comes along."""
    if not (_SOURCE / "pyproject.toml").is_file():
        version = f"taphuan=={__version__}"
        run(["pip", "download", "--no-deps", "--quiet", "--dest", str(wheels), version])
        return
    scratch.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(_SOURCE / name, scratch / name)
    unneeded = shutil.ignore_patterns("__pycache__")
    shutil.copytree(_SOURCE / "generator", scratch / "generator", ignore=unneeded)
    run(["pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", str(wheels), str(scratch)])


def _resolving(wanted: Path, pinned: Path, wheels: Path, system: System, python: str) -> list[str]:
    tested = _SOURCE / "constraints.txt"
    constraints = ["--constraint", str(tested)] if tested.is_file() else []
    return [
        "uv", "pip", "compile", str(wanted), "--output-file", str(pinned), "--quiet", *constraints,
        "--no-header", "--no-annotate", "--find-links", str(wheels),
        "--python-platform", system.uv_platform, "--python-version", python,
    ]  # fmt: skip


def _fetching(pinned: Path, wheels: Path, system: System, python: str) -> list[str]:
    platforms = [part for name in system.pip_platforms for part in ("--platform", name)]
    return [
        "pip", "download", "--no-deps", "--quiet", "--only-binary", ":all:", *platforms,
        "--python-version", python, "--dest", str(wheels), "--requirement", str(pinned),
    ]  # fmt: skip


def _take_out_uv(folder: Path, wheels: Path, system: System) -> None:
    """uv as a program beside the starters; its package is needed no more."""
    for wheel in wheels.glob("uv-*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            name = next(
                n for n in archive.namelist() if n.endswith(f"/scripts/{system.uv_program}")
            )
            (folder / system.uv_program).write_bytes(archive.read(name))
        (folder / system.uv_program).chmod(0o755)
        wheel.unlink()


def starter_names(locale: Locale, system: System) -> tuple[str, str]:
    """File names of the two starters: what is run at the office, what is run on the day."""
    names = (locale.text(f"bundles.kit.{which}_file") for which in ("prepare", "open"))
    prepare, day = (f"{name}.{system.ending}" for name in names)
    return prepare, day


def _starters(folder: Path, course: Course, system: System, python: str) -> None:
    locale = Locale.of(course)
    prepare, day = starter_names(locale, system)
    values = {"python": python, "version": __version__, "prepare": prepare, "open": day}
    for template, name in (("prepare", prepare), ("open", day)):
        text = render(f"kits/{template}.{system.ending}.jinja", locale, **values)
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.write(text.strip().replace("\n", system.newline) + system.newline)
        (folder / name).chmod(0o755)
    guide = render("kits/guide.txt.jinja", locale, **values)
    (folder / f"{locale.text('bundles.kit.guide_file')}.txt").write_text(
        guide, encoding="utf-8-sig", newline=system.newline
    )
