"""The half of the scripts: one file after the other, so that each keeps its result."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from tools.mutants.shared import CACHE, LISTS, ROOT, TREE, Counts, asked_for

TOOL = CACHE / "stryker"
PLACE = TREE / "frontend"


def scripts(names: list[str], workers: int) -> Counts:
    """How many faults in each script, by what became of them."""
    plan = json.loads((LISTS / "stryker.json").read_text(encoding="utf-8"))
    files = asked_for(mutated(plan["mutate"]), names)
    installed()
    (PLACE / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    found: Counts = {}
    for number, name in enumerate(files, 1):
        print(f"{number} of {len(files)}: {name}", flush=True)
        found[name.removeprefix("src/")] = counted(name, plan, workers)
    return found


def mutated(patterns: list[str]) -> list[str]:
    """The files that patterns such as `src/a/{b,c}.js` mean."""
    return [
        path.relative_to(ROOT / "frontend").as_posix()
        for pattern in patterns
        for one in expanded(pattern)
        for path in (ROOT / "frontend").glob(one)
    ]


def expanded(pattern: str) -> list[str]:
    """`a/{b,c}.js` as `a/b.js` and `a/c.js`."""
    before, _, rest = pattern.partition("{")
    names, _, after = rest.partition("}")
    return [f"{before}{name}{after}" for name in names.split(",")] if rest else [pattern]


def installed() -> None:
    """Stryker, in a folder of its own; left as it is while its list is the same."""
    TOOL.mkdir(parents=True, exist_ok=True)
    lock = "package-lock.json"
    if (TOOL / "node_modules").exists() and same(LISTS / lock, TOOL / lock):
        return
    for name in ("package.json", lock, ".npmrc"):
        shutil.copy2(LISTS / name, TOOL / name)
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=TOOL, check=True)


def same(one: Path, other: Path) -> bool:
    """Whether both are there and say the same."""
    return other.exists() and one.read_bytes() == other.read_bytes()


def counted(name: str, plan: dict[str, Any], workers: int) -> Counter[str]:
    """One file; what is unchanged since its last run, and the tests with it, keeps its result."""
    known = CACHE / "scripts" / f"{name.replace('/', '-')}.json"
    known.parent.mkdir(exist_ok=True)
    runner = TOOL / "node_modules/@stryker-mutator/tap-runner/dist/src/index.js"
    plan = plan | {"mutate": [name], "plugins": [str(runner)], "concurrency": workers}
    plan |= {"incrementalFile": str(known)}
    (PLACE / "stryker.json").write_text(json.dumps(plan), encoding="utf-8")
    program = TOOL / "node_modules/.bin/stryker"
    subprocess.run([str(program), "run", "stryker.json"], cwd=PLACE, check=True)
    report = json.loads((PLACE / "mutants.json").read_text(encoding="utf-8"))
    return Counter(one["status"] for one in report["files"][name]["mutants"])
