"""`make mutants`: what it mutates and runs is there, and its table counts rightly."""

import json
import tomllib
from collections import Counter
from pathlib import Path

from tools.put_faults import ENDS, score, table

ROOT = Path(__file__).parents[1]


def test_the_files_that_the_plans_name_are_there():
    plan = json.loads((ROOT / "tools/mutants/stryker.json").read_text("utf-8"))
    frontend = ROOT / "frontend"
    named = [frontend / name for name in plan["tap"]["testFiles"]]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    named += [ROOT / name for name in settings["pytest_add_cli_args_test_selection"]]
    named += [ROOT / name for name in settings["also_copy"]]
    assert [path for path in named if not path.exists()] == []
    patterns = [one.replace("{", "[").partition("[")[0] for one in plan["mutate"]]
    assert all(list(frontend.glob(one if "*" in one else f"{one}*")) for one in patterns)
    assert all(list(ROOT.glob(one)) for one in settings["only_mutate"])


def test_a_fault_that_nothing_tests_counts_as_one_that_nobody_noticed():
    counts = Counter(Killed=6, Timeout=1, Survived=2, NoCoverage=1, CompileError=4, Ignored=3)
    assert score(counts) == (7, 10)
    assert list(table({"a.js": counts, "b.js": Counter(Survived=10)}))[2:] == [
        "| a.js | 10 | 7 | 70% |",
        "| b.js | 10 | 0 | 0% |",
        "| all | 20 | 7 | 35% |",
    ]


def test_exit_codes_are_told_apart():
    assert [ENDS.get(code, "Ignored") for code in (1, 0, 33, 36, None, 35)] == [
        "Killed",
        "Survived",
        "NoCoverage",
        "Timeout",
        "Ignored",
        "Ignored",
    ]
