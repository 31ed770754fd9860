"""After a red run: the few browser tests that failed run once more, alone (decision 0027).

    python -m tools.read_again

What the last run left in pytest's cache says which tests failed. Only tests that drive a browser or
a class server are read again, and only a few of them: anything else keeps the run red. Each test
that passes only alone is named in the last lines, since it waits for something that it does not
say, or the page loses an act when the machine is slow.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
FAILED = ROOT / ".pytest_cache/v/cache/lastfailed"
MAY = ("tests/browser/", "tests/live/")
MOST = 4


def refusal(failed: Iterable[str]) -> str | None:
    """Why these failed tests (node ids) keep the run red; None where they may run again."""
    names = list(failed)
    if not names:
        return "no test failed: what stopped the run lies before the tests or beside them"
    if len(names) > MOST:
        return f"{len(names)} tests failed; at most {MOST} are read again"
    others = [name for name in names if not name.startswith(MAY) or "::" not in name]
    return f"not a matter of a slow machine: {', '.join(others)}" if others else None


def last_failed(path: Path = FAILED) -> list[str]:
    """The node ids that failed in the last run; empty where pytest did not come to its tests."""
    return list(json.loads(path.read_text("utf-8"))) if path.exists() else []


def main() -> int:
    failed = last_failed()
    if reason := refusal(failed):
        print(f"Nothing is read again: {reason}.")
        return 1
    run = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *failed]
    code = subprocess.run(run, cwd=ROOT, check=False).returncode
    if code == 0:
        print("Passed only alone, to be mended:", *failed, sep="\n  ")
    return code


if __name__ == "__main__":
    sys.exit(main())
