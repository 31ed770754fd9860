"""Puts small faults into the code, one at a time, and counts those that no test notices.

python -m tools.put_faults scripts   store, rating, scoring and intake of the pages (Stryker)
python -m tools.put_faults python    the rating rule and the checks of courses (mutmut)

Works on a copy in .cache/mutants; prints a table for docs/dev/mutants.md. Minutes to an hour.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache" / "mutants"
TREE = CACHE / "tree"
LISTS = ROOT / "tools" / "mutants"
NOTICED = {"Killed", "Timeout"}
COUNTED = NOTICED | {"Survived", "NoCoverage"}
ENDS = {
    **dict.fromkeys((1, 3, 37), "Killed"),
    **dict.fromkeys((36, 24, -24, 152, 255), "Timeout"),
    **dict.fromkeys((5, 33), "NoCoverage"),
    0: "Survived",
}
"""What became of a fault, by the exit code under which mutmut files it; others do not count."""

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


def stryker() -> Counts:
    """How many faults in each script, by what became of them."""
    tool = CACHE / "stryker"
    tool.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy2(LISTS / name, tool / name)
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=tool, check=True)
    place = TREE / "frontend"
    (place / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    plan = json.loads((LISTS / "stryker.json").read_text(encoding="utf-8"))
    runner = tool / "node_modules/@stryker-mutator/tap-runner/dist/src/index.js"
    plan |= {"plugins": [str(runner)], "concurrency": os.cpu_count() or 1}
    (place / "stryker.json").write_text(json.dumps(plan), encoding="utf-8")
    program = tool / "node_modules/.bin/stryker"
    subprocess.run([str(program), "run", "stryker.json"], cwd=place, check=True)
    report = json.loads((place / "mutants.json").read_text(encoding="utf-8"))
    return {
        name.removeprefix("src/"): Counter(one["status"] for one in file["mutants"])
        for name, file in report["files"].items()
    }


def mutmut() -> Counts:
    """How many faults in each module, by what became of them."""
    tool = CACHE / "mutmut"
    if not (tool / "bin").exists():
        subprocess.run([sys.executable, "-m", "venv", str(tool)], check=True)
    pip = [str(tool / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--editable", f"{TREE}[test]"], check=True)
    subprocess.run([*pip, "--requirement", str(LISTS / "mutmut.txt")], check=True)
    subprocess.run([str(tool / "bin/mutmut"), "run"], cwd=TREE, check=True)
    found = {}
    for path in sorted(TREE.glob("mutants/generator/course/**/*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        module = path.relative_to(TREE / "mutants/generator/course").as_posix()
        found[module.removesuffix(".meta")] = Counter(ENDS.get(code, "Ignored") for code in codes)
    return {name: counts for name, counts in found.items() if counts}


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


def main(arguments: list[str]) -> None:
    """One of the two halves, or both."""
    halves = {"scripts": stryker, "python": mutmut}
    for name in arguments or halves:
        copied()
        print("\n".join(table(halves[name]())), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
