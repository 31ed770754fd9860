"""How the cost of a class grows: the table of docs/dev/live.md, with the machine it is of."""

import os
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.running import ROOT

PAGE = ROOT / "docs" / "dev" / "live.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"
SIZES = (50, 100, 200, 400, 800, 1200)

Figures = dict[str, Any]

_COLUMNS: tuple[tuple[str, Callable[[Figures], object]], ...] = (
    ("phones", lambda f: f["people"]),
    ("all joined, s", lambda f: f["join_s"]),
    ("a page to all, s", lambda f: f["pages_s"]),
    ("records a second", lambda f: f["records_per_s"]),
    ("records: 95 % within, ms", lambda f: f["p95"]),
    ("slowest, ms", lambda f: f["slowest"]),
    ("a vote is on all, s", lambda f: max(f["vote_on_all_s"])),
    ("votes at one moment: 95 % within, ms", lambda f: f["vote_p95"]),
    ("processor, ms a record", lambda f: f["cpu_ms_per_record"]),
    ("memory, MB", lambda f: f["memory_mb"]),
    ("errors", lambda f: f["errors"]),
)


def rows(found: Sequence[Figures]) -> list[str]:
    """Lines of a Markdown table, one for each size."""
    lines = [[name for name, _ in _COLUMNS], ["---:" for _ in _COLUMNS]]
    lines += [[str(cell(figures)) for _, cell in _COLUMNS] for figures in found]
    return [f"| {' | '.join(line)} |" for line in lines]


def machine() -> str:
    """What the figures hold for; how busy the machine was is the second half of it."""
    names = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in names if "model name" in line), "?")
    python = f"Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {model}, {platform.system()}, {python}"


def load_now() -> str:
    """Programs that wanted a processor during the last minute, those of the benchmark included."""
    return f"{os.getloadavg()[0]:.1f}"


def put(text: str, lines: Sequence[str]) -> str:
    """The page with these lines between its marks; ValueError without them."""
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return text[:begin] + "\n\n" + "\n".join(lines) + "\n\n" + text[end:]


def table_of(text: str) -> list[str]:
    """The lines of the table that stands on the page."""
    inside = text[text.index(BEGIN) : text.index(END)]
    return [line for line in inside.splitlines() if line.startswith("|")]


def write_table(measure: Callable[[int], Figures], sizes: Sequence[int] = SIZES) -> list[str]:
    """Measures every size and writes the page; the lines that were written."""
    before, found, loads = load_now(), [], []
    for people in sizes:
        found.append(measure(people))
        loads.append(load_now())
        print(found[-1], file=sys.stderr, flush=True)
    said = f"{machine()}. Load (a minute's average, cores: {os.cpu_count()}) before it {before}, "
    said += f"after each row {', '.join(loads)}."
    lines = [*rows(found), "", said]
    PAGE.write_text(put(PAGE.read_text(encoding="utf-8"), lines), encoding="utf-8")
    return lines
