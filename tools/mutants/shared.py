"""What both halves need: where the copy lies, which files are meant, how results are counted."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "mutants"
TREE = CACHE / "tree"
LISTS = ROOT / "tools" / "mutants"
NOTICED = {"Killed", "Timeout"}
COUNTED = NOTICED | {"Survived", "NoCoverage"}

Counts = dict[str, Counter[str]]


def copied() -> None:
    """The tree as it stands, in a folder that may be spoiled; its parts are the project's own."""
    shutil.rmtree(TREE, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (TREE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, TREE / name)


def asked_for(paths: Iterable[str], names: list[str]) -> list[str]:
    """The files that one of the names is a part of; all of them where no name is given."""
    found = sorted(path for path in paths if not names or any(name in path for name in names))
    if not found:
        raise SystemExit(f"no file of {', '.join(names)} gets faults")
    return found


def score(counts: Counter[str]) -> tuple[int, int]:
    """Faults that a test noticed, and all that count."""
    return sum(counts[one] for one in NOTICED), sum(counts[one] for one in COUNTED)


def table(found: Counts) -> Iterable[str]:
    """Lines of Markdown: each file, then all of them."""
    yield "| file | faults | noticed | share |"
    yield "|---|---|---|---|"
    whole = sum(found.values(), Counter())
    for name, counts in [*sorted(found.items()), ("all", whole)]:
        noticed, of = score(counts)
        yield f"| {name} | {of} | {noticed} | {noticed / of if of else 1:.0%} |"
