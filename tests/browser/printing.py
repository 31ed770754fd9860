"""A page as Chromium prints it: its pages, and what stands at their feet."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Sheet:
    """One printed page: its lines from the top, each with the height of its letters."""

    lines: tuple[tuple[str, float], ...]

    @property
    def text(self) -> str:
        return " ".join(words for words, _ in self.lines)


def sheets(page: Any, path: Path) -> list[Sheet]:
    """Prints a page as its own style wants it; what can be read on each sheet."""
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext")
    page.pdf(path=str(path), prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True)
    return [_sheet(part) for part in done.stdout.split("<page ")[1:]]


def _sheet(part: str) -> Sheet:
    found = []
    for line in re.findall(r"<line (.*?)</line>", part, re.S):
        head = line.partition(">")[0]
        box = {name: float(value) for name, value in re.findall(r'(\w+)="([\d.]+)"', head)}
        words = " ".join(re.findall(r"<word [^>]*>(.*?)</word>", line))
        found.append((box["yMin"], words, box["yMax"] - box["yMin"]))
    return Sheet(tuple((words, height) for _, words, height in sorted(found)))
