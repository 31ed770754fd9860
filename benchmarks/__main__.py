"""`python -m benchmarks`: the table of README.md, measured in one run."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.building import built, courses, plain, reload
from benchmarks.pages import visits
from benchmarks.running import ROOT
from benchmarks.synthetic import Size

SMALL, LARGE = Size(2, 2), Size(4, 10)

Row = tuple[str, str, str]


def _build_rows(folder: Path, times: int) -> Iterator[Row]:
    small, large = courses(folder, SMALL, LARGE)
    one = built(small, folder / "small-site", times)
    ten = built(large, folder / "large-site", 1)
    bare = plain(large, folder / "staged", 1)
    growth = ten.cost.seconds / one.cost.seconds
    yield (
        "our build : MkDocs + Material on the staged pages",
        _ratio(ten.cost.seconds, bare.seconds),
        "at most 1.15",
    )
    yield (
        f"course {LARGE.pairs // SMALL.pairs} times as large ({one.pages} -> {ten.pages} pages)",
        (f"{growth:.1f} times the time"),
        "at most 12",
    )
    yield (
        "weight of a criterion's page in both",
        f"{one.page_size:.1f} -> {ten.page_size:.1f} KB",
        "constant",
    )
    yield "most memory", f"{one.cost.memory:.0f} -> {ten.cost.memory:.0f} MB", ""
    again = reload(large)
    yield "edit to reload in serve : whole build", _ratio(again, ten.cost.seconds), "at most 0.33"


def _page_rows(folder: Path, times: int) -> Iterator[Row]:
    site = folder / "site"
    own = built(ROOT, site, 1)
    yield "build of the shipped course", f"{own.cost.seconds:.1f} s, {own.pages} pages", ""
    seen = visits(site, times)
    yield (
        "first visit to a dossier, compressed, fonts included",
        f"{seen.weight:.0f} KB",
        ("at most 250 KB"),
    )
    yield "largest paint, slow phone", f"{seen.paint / 1000:.1f} s", "Lighthouse: good below 2.5 s"
    yield "blocking time, slow phone", f"{seen.blocked:.0f} ms", "good below 200 ms"
    yield "layout shift", f"{seen.shift:.3f}", "good below 0.1"


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f} ({ours:.1f} s : {theirs:.1f} s)"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="runs of what is short")
    parser.add_argument("--only", choices=["build", "pages"])
    options = parser.parse_args()
    print("| measured | result | goal |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        parts = {"build": _build_rows, "pages": _page_rows}
        for name, rows in parts.items():
            if options.only in (None, name):
                for row in rows(Path(scratch), options.times):
                    print(f"| {' | '.join(row)} |", flush=True)


main()
