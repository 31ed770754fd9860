"""The half of Python: mutmut writes the faults, one_by_one.py tries them, what is known is kept."""

import hashlib
import json
import os
import random
import site
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tools.mutants.shared import CACHE, LISTS, NOTICED, TREE, Counts, asked_for
from tools.mutants.showing import shown

Hurry = dict[str, Any]
"""What may be left out of the tests of a fault: those slower than `patience`; with `near_only` the
golden cases of codes that its module does not write."""
NO_HURRY: Hurry = {"patience": 1e9, "near_only": False}

TOOL = CACHE / "mutmut"
RESULTS = CACHE / "python.jsonl"
COURSE = "generator/course"
WRITE = """
from pathlib import Path
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants, setup_source_paths
Path("mutants").mkdir()
copy_src_dir()
copy_also_copy_files()
setup_source_paths()
create_mutants(1)
"""
"""What `mutmut run` does before it tries the faults."""


def python(names: list[str], workers: int, sample: int | None, hurry: Hurry) -> Counts:
    """How many faults in each module, by what became of them; of a sample, how many of it."""
    installed()
    program = TOOL / "bin/python"
    subprocess.run([program, "-c", WRITE], cwd=TREE, check=True, stdout=subprocess.DEVNULL)
    faults = written(names)
    if sample and sample < len(faults):
        faults = sorted(random.Random(1).sample(faults, sample))
    known = results(faults, hurry)
    left = [fault for fault in faults if fault not in known]
    print(f"{len(faults)} faults, of which {len(known)} are known already", flush=True)
    if left:
        tried(left, workers, hurry)
    found: Counts = {}
    let_through = []
    for fault, outcome in results(faults, hurry).items():
        path = source(module(fault)).relative_to(TREE / COURSE).as_posix()
        found.setdefault(path, Counter())[outcome] += 1
        let_through += [] if outcome in NOTICED else [fault]
    (CACHE / "python.txt").write_text("\n".join(shown(let_through, TREE / "mutants")), "utf-8")
    print(f"what no test notices: {CACHE / 'python.txt'}")
    return found


def installed() -> None:
    """mutmut, in an environment that sees the project's packages, but not the project."""
    listed = (LISTS / "mutmut.txt").read_text("utf-8")
    stamp = TOOL / "packages.txt"
    if stamp.exists() and stamp.read_text("utf-8") == listed:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", TOOL], check=True)
    pip = [str(TOOL / "bin/python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "--requirement", str(LISTS / "mutmut.txt")], check=True)
    (packages,) = TOOL.glob("lib/python*/site-packages")
    (packages / "project.pth").write_text("\n".join(site.getsitepackages()), "utf-8")
    stamp.write_text(listed, "utf-8")


def module(fault: str) -> str:
    """`a.b` of `a.b.x_function__mutmut_1`."""
    return fault.partition("__mutmut_")[0].rpartition(".")[0]


def source(name: str) -> Path:
    """The file of a module, in the copy."""
    path = TREE / name.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def written(names: list[str]) -> list[str]:
    """The faults in the files that are asked for."""
    place = TREE / "mutants"
    lists = {
        path.relative_to(place / COURSE).as_posix().removesuffix(".meta"): path
        for path in place.glob(f"{COURSE}/**/*.py.meta")
    }
    return [
        fault
        for name in asked_for(lists, names)
        for fault in json.loads(lists[name].read_text("utf-8"))["exit_code_by_key"]
    ]


def digest(paths: Iterable[Path]) -> str:
    """A short name for what files say."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def files_of(folder: Path) -> Iterable[Path]:
    """All files in a folder."""
    return (path for path in folder.rglob("*") if path.is_file())


def states(faults: Iterable[str]) -> dict[str, str]:
    """What each module says, and under `tests` what the tests say."""
    modules = {module(fault) for fault in faults}
    return {"tests": digest(files_of(TREE / "tests"))} | {
        name: digest([source(name)]) for name in modules
    }


def results(faults: Iterable[str], hurry: Hurry) -> dict[str, str]:
    """What is known of faults: of one that was noticed while its module stays as it is; of one that
    was not, also while the tests do, and where it was tried in the same hurry or in none."""
    wanted, now = set(faults), states(faults)
    found: dict[str, str] = {}
    for line in RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else ():
        one = json.loads(line)
        if one["fault"] not in wanted or one["module"] != now[module(one["fault"])]:
            continue
        same_tests = one["tests"] == now["tests"] and one["hurry"] in (hurry, NO_HURRY)
        if one["outcome"] in NOTICED or same_tests:
            found[one["fault"]] = one["outcome"]
    return found


def golden() -> dict[str, str]:
    """The code that each golden case is about, by the name under which pytest runs it."""
    cases = TREE / "tests/cases"
    found = {
        path.stem: yaml.safe_load(path.read_text("utf-8"))["code"]
        for path in sorted((cases / "loader").glob("*.yaml"))
    }
    for one in yaml.safe_load((cases / "mistakes.yaml").read_text("utf-8")):
        found[one["mistake"].replace(" ", "-")] = one["says"].rpartition(" ")[2]
    return found


def near(name: str, cases: dict[str, str]) -> list[str]:
    """Golden cases of the codes that a module writes; all of them where it writes none itself."""
    text = source(name).read_text("utf-8")
    written = {code for code in cases.values() if f'"{code}"' in text}
    written |= {"R102"} if "context.dangling(" in text else set()
    return [case for case, code in cases.items() if code in written or not written]


def tried(faults: list[str], workers: int, hurry: Hurry) -> None:
    """Faults dealt out to so many processes, each with the tests loaded once."""
    settings = tomllib.loads((TREE / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    plan: dict[str, Any] = {"results": str(RESULTS), "states": states(faults)}
    cases = golden()
    plan |= {"hurry": hurry, "cases": [*cases]}
    plan["near"] = {name: near(name, cases) for name in {module(fault) for fault in faults}}
    code = digest(path for wing in ("generator", "tests") for path in files_of(TREE / wing))
    plan["reached"] = str(CACHE / f"reached-{code}.json")
    started = []
    for number in range(workers):
        file = CACHE / f"plan-{number}.json"
        file.write_text(json.dumps(plan | {"faults": faults[number::workers]}), "utf-8")
        command = [str(TOOL / "bin/python"), "-m", "pytest", "--rootdir=."]
        command += ["--tb=no", "--assert=plain"]  # nobody reads why a test failed
        command += ["-p", "tools.mutants.one_by_one"]
        command += settings["pytest_add_cli_args"] + [f"--basetemp={CACHE / f'temp-{number}'}"]
        command += settings["pytest_add_cli_args_test_selection"]
        own = os.environ | {"FAULTS_PLAN": str(file)}
        started.append(subprocess.Popen(command, cwd=TREE / "mutants", env=own))
    ends = [process.wait() for process in started]
    if any(ends) or set(faults) - set(results(faults, hurry)):
        raise SystemExit("the faults could not be tried: see above")
