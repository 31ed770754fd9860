"""What building costs: against the bare engine, against a tenth of the course, after one edit."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.running import QUIET, ROOT, Cost, best, processor_seconds, run
from benchmarks.synthetic import Size, make_course

PATIENCE = 600
_PAGE = "level_1/bench-01/g1.html"


@dataclass(frozen=True)
class Built:
    """A built course: cost, number of pages, weight in KB of a page that any course has."""

    cost: Cost
    pages: int
    page_size: float


def built(course: Path, out: Path, times: int) -> Built:
    """Builds a course with our program."""
    cost = best(times, "generator", "--root", str(course), "build", "--out", str(out))
    same = out / _PAGE
    size = same.stat().st_size / 1024 if same.is_file() else 0.0
    return Built(cost, sum(1 for _ in out.rglob("*.html")), size)


def plain(course: Path, folder: Path, times: int) -> Cost:
    """Builds the same pages, staged, with MkDocs and Material alone."""
    run("generator", "--root", str(course), "stage", str(folder))
    return best(times, "mkdocs", "build", "--quiet", cwd=folder)


def courses(folder: Path, small: Size, large: Size) -> tuple[Path, Path]:
    return make_course(folder / "small", small), make_course(folder / "large", large)


# --- reload --------------------------------------------------------------------------------


def reload(course: Path) -> float:
    """Processor seconds from saving a guide to the page that shows it, in `serve`."""
    settings = ROOT / "mkdocs.yml"
    shutil.copyfile(settings, course / "mkdocs.yml")
    (course / "docs").mkdir(exist_ok=True)
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "--root", str(course), "serve", "--port", str(port)],
        cwd=ROOT, env=os.environ | QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/{_PAGE}"
        _wait_for(address, "Exhibits")
        return min(_edited(course, process.pid, address, number) for number in range(3))
    finally:
        process.terminate()
        process.wait(timeout=30)


def _edited(course: Path, pid: int, address: str, number: int) -> float:
    """One edit of a text that the pages of its criterion show."""
    path = course / "rubric_data" / "evidence" / "bench-01" / "g1.yaml"
    before = processor_seconds(pid)
    text = path.read_text(encoding="utf-8")
    word = f"Edited{number}"
    path.write_text(text.replace("intro: ", f"intro: {word} ", 1), encoding="utf-8")
    _wait_for(address, word)
    time.sleep(1)
    return processor_seconds(pid) - before


def _wait_for(address: str, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.3)
    raise SystemExit(f"{address} never showed {words}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
