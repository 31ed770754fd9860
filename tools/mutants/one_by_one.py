"""A pytest plugin: with the tests loaded once, each fault is tried in a process forked for it.

mutmut writes the faults into a copy of the code. Its own runner starts pytest anew for each, and
lets it inherit what earlier tests have cached; here nothing has run before the fork, so that no
result of sound code is taken for one of faulty code. Runs in mutmut's folder `mutants`, by the plan
in the file that FAULTS_PLAN names.
"""

import json
import os
import resource
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 20
"""So many times the time of its tests, and as many seconds, a fault is given before it counts as
noticed: it hangs."""
SHOWN = 20
"""After so many tests or faults a line is printed."""

Reached = dict[str, dict[str, Any]]


def pytest_runtestloop(session: Any) -> bool:
    """In place of pytest's own loop."""
    if session.testsfailed:
        pytest.exit("the tests cannot be loaded", returncode=1)
    plan = json.loads(Path(os.environ["FAULTS_PLAN"]).read_text("utf-8"))
    reached = reach(session.items, Path(plan["reached"]))
    try_all(session.items, reached, plan)
    return True


def reach(items: list[Any], file: Path) -> Reached:
    """Which functions each test reaches and how long it takes, tried where it is not known yet."""
    found = json.loads(file.read_text("utf-8")) if file.exists() else {}
    for number, item in enumerate(items, 1):
        if item.nodeid not in found:
            code, one = forked(lambda item=item: measured(item), 0)
            if code or not one["sound"]:
                pytest.exit(f"{item.nodeid} fails without any fault", returncode=1)
            found[item.nodeid] = one
            if not number % SHOWN or number == len(items):
                file.with_suffix(".new").write_text(json.dumps(found), "utf-8")
                file.with_suffix(".new").replace(file)
                print(f"\nwhat is reached by {number} of {len(items)} tests", end="", flush=True)
    return found


class NoStack:
    """mutmut also notes who calls whom, which is not needed here and takes most of the time."""

    get = staticmethod(lambda: (None, 0))
    set = staticmethod(lambda _frame: None)
    reset = staticmethod(lambda _token: None)


def measured(item: Any) -> dict[str, Any]:
    """One test run on sound code, in the mode in which mutmut's wrappers note who is called."""
    from mutmut.mutation import trampoline

    functions: set[str] = set()
    trampoline.MutmutCallStack = NoStack
    trampoline.record_trampoline_hit = lambda name, caller=None: functions.add(name)
    os.environ["MUTANT_UNDER_TEST"] = "stats"
    start = time.process_time()
    sound = next(failed([item]), None) is None
    took = round(time.process_time() - start, 3)
    return {"sound": sound, "took": took, "functions": sorted(functions)}


def failed(items: list[Any]) -> Iterator[str]:
    """Names of the tests that fail, as they do."""
    from _pytest.runner import runtestprotocol

    for number, item in enumerate(items):
        after = items[number + 1] if number + 1 < len(items) else None
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=after)):
            yield item.nodeid


def forked(action: Any, seconds: int) -> tuple[int, Any]:
    """What an action returned in a process of its own, and how that ended: negative by a signal."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        if seconds:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            signal.alarm(60 * seconds)
        os.write(write, json.dumps(action()).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, json.loads(said) if said else None


def try_all(items: list[Any], reached: Reached, plan: dict[str, Any]) -> None:
    """Each fault of the plan, its outcome written as a line as soon as it is known."""
    noticed_by: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    with Path(plan["results"]).open("a", encoding="utf-8") as results:
        for number, fault in enumerate(plan["faults"], 1):
            function = fault.partition("__mutmut_")[0]
            module = function.rpartition(".")[0]
            likely = [
                *noticed_by.get(function, []),
                *plan["near"][module],
                *noticed_by.get(module, []),
            ]
            own = [one for one in items if meant(one, function, reached[one.nodeid], plan)]
            outcome, test = tried(fault, ordered(own, reached, likely), reached)
            if test:
                noticed_by.setdefault(function, []).insert(0, test)
                noticed_by.setdefault(module, []).insert(0, test)
            counts[outcome] += 1
            line = {
                "fault": fault,
                "outcome": outcome,
                "by": test,
                "module": plan["states"][module],
            }
            line |= {"tests": plan["states"]["tests"], "hurry": plan["hurry"]}
            print(json.dumps(line), file=results, flush=True)
            if not number % SHOWN or number == len(plan["faults"]):
                said = ", ".join(f"{what} {times}" for what, times in sorted(counts.items()))
                print(f"\n{number} of {len(plan['faults'])}: {said}", end="", flush=True)


def meant(item: Any, function: str, known: dict[str, Any], plan: dict[str, Any]) -> bool:
    """Whether a test is to be tried on the faults of a function."""
    case, near = case_of(item), plan["near"][function.rpartition(".")[0]]
    far = plan["hurry"]["near_only"] and case in plan["cases"] and case not in near
    return function in known["functions"] and known["took"] <= plan["hurry"]["patience"] and not far


def case_of(item: Any) -> str:
    """What stands in the brackets of a test's name."""
    return str(item.nodeid.rpartition("[")[2].removesuffix("]"))


def ordered(items: list[Any], reached: Reached, likely: list[str]) -> list[Any]:
    """Those likely to notice a fault first, then fastest first."""
    rank = {name: n for n, name in reversed([*enumerate(likely)])}

    def place(item: Any) -> tuple[int, float]:
        best = min(rank.get(name, len(rank)) for name in (item.nodeid, case_of(item)))
        return best, reached[item.nodeid]["took"]

    return sorted(items, key=place)


def tried(fault: str, items: list[Any], reached: Reached) -> tuple[str, str | None]:
    """What becomes of one fault, and the test that noticed it."""
    if not items:
        return "NoCoverage", None

    def action() -> str | None:
        os.environ["MUTANT_UNDER_TEST"] = fault
        return next(failed(items), None)

    seconds = PATIENCE + int(PATIENCE * sum(reached[item.nodeid]["took"] for item in items))
    code, test = forked(action, seconds)
    if code in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        return "Timeout", None
    return ("Killed", test) if code or test else ("Survived", None)
