"""`make mutants`: what it mutates and runs is there, and its table counts rightly."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tools.mutants import by_mutmut
from tools.mutants.by_mutmut import NO_HURRY
from tools.mutants.by_stryker import mutated as script_files
from tools.mutants.shared import asked_for, score, table
from tools.mutants.showing import shown

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


def mutated() -> tuple[list[str], list[str]]:
    """The patterns of scripts and of modules that get faults."""
    plan = json.loads((ROOT / "tools/mutants/stryker.json").read_text("utf-8"))
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    return plan["mutate"], settings["only_mutate"]


def test_the_page_on_faults_names_what_gets_them_and_counts_each_script():
    page = (ROOT / "docs/dev/mutants.md").read_text("utf-8")
    scripts, modules = mutated()
    listed = page.split("| scripts | ")[1].split("\n")[0]
    assert re.findall(r"`(src/[^`]+)`", listed) == scripts
    assert (
        re.findall(r"`(generator/[^`]+)`", page.split("| Python | ")[1].split("\n")[0]) == modules
    )
    wanted = {name.removeprefix("src/") for name in script_files(scripts)}
    counted = set(re.findall(r"^\| ([\w/-]+\.js) \|", page, re.MULTILINE))
    assert counted == wanted, "run make mutants and put its table into the page"


def test_a_fault_that_nothing_tests_counts_as_one_that_nobody_noticed():
    counts = Counter(Killed=6, Timeout=1, Survived=2, NoCoverage=1, CompileError=4, Ignored=3)
    assert score(counts) == (7, 10)
    assert list(table({"a.js": counts, "b.js": Counter(Survived=10)}))[2:] == [
        "| a.js | 10 | 7 | 70% |",
        "| b.js | 10 | 0 | 0% |",
        "| all | 20 | 7 | 35% |",
    ]


def test_a_name_chooses_the_files_that_get_faults():
    paths = ["src/store/aside.js", "src/board/joining.js", "src/store/store.js"]
    assert asked_for(paths, []) == sorted(paths)
    assert asked_for(paths, ["joining", "aside"]) == ["src/board/joining.js", "src/store/aside.js"]
    with pytest.raises(SystemExit, match="no file of jioning gets faults"):
        asked_for(paths, ["jioning"])


def line(fault: str, outcome: str, **more: object) -> str:
    whole = {"fault": fault, "outcome": outcome, "module": "m1", "tests": "t1", "hurry": NO_HURRY}
    return json.dumps(whole | more) + "\n"


def test_what_is_known_of_a_fault_is_kept_as_long_as_it_can_be(tmp_path, monkeypatch):
    monkeypatch.setattr(by_mutmut, "RESULTS", tmp_path / "results.jsonl")
    monkeypatch.setattr(by_mutmut, "states", lambda _: {"tests": "t1", "a.b": "m1"})
    names = [f"a.b.x_f__mutmut_{n}" for n in range(8)]
    assert by_mutmut.results(names, NO_HURRY) == {}
    hurry = {"patience": 1.0, "near_only": True}
    by_mutmut.RESULTS.write_text(
        line(names[0], "Killed")
        + line(names[1], "Killed", tests="t0")
        + line(names[2], "Killed", module="m0")
        + line(names[3], "Survived")
        + line(names[4], "Survived", tests="t0")
        + line(names[5], "Survived", hurry=hurry)
        + line(names[6], "Timeout", tests="t0", hurry=hurry)
        + line("a.b.x_g__mutmut_1", "Killed"),
        "utf-8",
    )
    known = {names[0]: "Killed", names[1]: "Killed", names[3]: "Survived", names[6]: "Timeout"}
    assert by_mutmut.results(names, NO_HURRY) == known
    assert by_mutmut.results(names, hurry) == known | {names[5]: "Survived"}


def test_golden_cases_are_near_to_the_module_that_writes_their_code(monkeypatch):
    monkeypatch.setattr(by_mutmut, "TREE", ROOT)
    cases = by_mutmut.golden()
    assert cases["accept-not-a-neighbour"] == "K113"
    assert cases["level-doubled"] == "R101"
    assert "accept-not-a-neighbour" in by_mutmut.near("generator.course.checks.authoring", cases)
    assert "dangling-programme" in by_mutmut.near("generator.course.checks.workshop", cases)
    assert "accept-not-a-neighbour" not in by_mutmut.near("generator.course.checks.law", cases)
    assert by_mutmut.near("generator.course.checks.similarity", cases) == [*cases]


PROJECT = """
import os
import pytest

fault = os.environ.get("MUTANT_UNDER_TEST", "")
FORKED = []

def test_slow():
    FORKED.append(1)
    assert len(FORKED) == 1, "each fault has a process of its own"
    assert os.environ["MUTANT_UNDER_TEST"] not in ("a.b.x_f__mutmut_1", "a.b.x_f__mutmut_2")

@pytest.mark.parametrize("case", ["far", "near"])
def test_case(case):
    assert os.environ["MUTANT_UNDER_TEST"] != "a.b.x_f__mutmut_2" or case != "near"

def test_dies():
    if os.environ["MUTANT_UNDER_TEST"] == "a.b.x_f__mutmut_4":
        os._exit(3)
"""


SLOW, NEAR = "test_it.py::test_slow", "test_it.py::test_case[near]"
REST = [("Survived", None), ("Killed", None), ("NoCoverage", None)]


@pytest.mark.parametrize(
    ("hurry", "outcomes"),
    [
        (NO_HURRY, [("Killed", SLOW), ("Killed", SLOW), *REST]),
        ({"patience": 1.0, "near_only": True}, [("Survived", None), ("Killed", NEAR), *REST]),
    ],
    ids=["all tests", "fast ones of the module"],
)
def test_each_fault_is_tried_in_a_process_of_its_own(tmp_path, hurry, outcomes):
    (tmp_path / "test_it.py").write_text(PROJECT, "utf-8")
    tests = {"test_slow": 5.0, "test_case[far]": 0.2, "test_case[near]": 0.3, "test_dies": 0.1}
    reached = {
        f"test_it.py::{name}": {"sound": True, "took": took, "functions": ["a.b.x_f"]}
        for name, took in tests.items()
    }
    (tmp_path / "reached.json").write_text(json.dumps(reached), "utf-8")
    faults = [f"a.b.x_f__mutmut_{n}" for n in range(1, 5)] + ["a.b.x_g__mutmut_1"]
    plan = {
        "faults": faults, "states": {"tests": "t", "a.b": "m"}, "near": {"a.b": ["near"]},
        "cases": ["far", "near"], "hurry": hurry, "reached": str(tmp_path / "reached.json"),
        "results": str(tmp_path / "results.jsonl"),
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(plan), "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tools.mutants.one_by_one", "-p"]
    command += ["no:cacheprovider", "--rootdir=."]
    own = os.environ | {"FAULTS_PLAN": str(tmp_path / "plan.json"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert "5 of 5: Killed" in done.stdout
    lines = (tmp_path / "results.jsonl").read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    assert [one["fault"] for one in found] == faults
    assert [(one["outcome"], one["by"]) for one in found] == outcomes


FAULTY = '''
def x_f__mutmut_orig(n):
    """Adds."""
    return n + 1

def x_f__mutmut_1(n):
    """Adds."""
    return n - 1
'''


def test_a_fault_is_shown_as_the_lines_that_it_changes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.py").write_text(FAULTY, "utf-8")
    assert list(shown(["a.b.x_f__mutmut_1"], tmp_path)) == [
        "a.b.x_f__mutmut_1\n-    return n + 1\n+    return n - 1\n"
    ]
