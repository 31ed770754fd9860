"""Runs programs and says what they cost: processor time, which other programs hardly disturb."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}


@dataclass(frozen=True)
class Cost:
    """Processor seconds, and the most memory in MB."""

    seconds: float
    memory: float


def run(*command: str, cwd: Path = ROOT) -> Cost:
    """The cost of a Python module run to its end, with what it started; it must not fail."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=cwd, env=os.environ | QUIET,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(times: int, *command: str, cwd: Path = ROOT) -> Cost:
    """The cheapest of several runs."""
    return min((run(*command, cwd=cwd) for _ in range(times)), key=lambda cost: cost.seconds)


def processor_seconds(pid: int) -> float:
    """What a running process has used so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
