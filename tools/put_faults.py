"""Puts small faults into the code, one at a time, and counts those that no test notices.

python -m tools.put_faults scripts [NAME ...]   store, rating, scoring, intake of pages (Stryker)
python -m tools.put_faults python [NAME ...]    the rating rule, the checks of courses (mutmut)

A NAME is a part of a file's path: `joining`, `store/`, `checks/law`. Works on a copy in
.cache/mutants, says how far it is, and prints a table for docs/dev/mutants.md. It may be ended at
any time: begun again, it goes on where it was. Minutes for a file, hours for all.
"""

import argparse

from tools.mutants.by_mutmut import NO_HURRY, python
from tools.mutants.by_stryker import scripts
from tools.mutants.shared import copied, table


def main() -> None:
    """One of the two halves, or both."""
    parser = argparse.ArgumentParser(prog="tools.put_faults")
    parser.add_argument("half", nargs="?", choices=("scripts", "python"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of the path of a file")
    parser.add_argument("--workers", type=int, default=2, help="so many faults at a time")
    parser.add_argument("--sample", type=int, help="Python: only so many, always the same ones")
    parser.add_argument(
        "--patience",
        type=float,
        default=NO_HURRY["patience"],
        help="Python: leave out tests of more seconds",
    )
    parser.add_argument(
        "--near", action="store_true", help="Python: leave out golden cases of other modules' codes"
    )
    given = parser.parse_args()
    if given.half != "python":
        copied()
        print("\n".join(table(scripts(given.names, given.workers))), flush=True)
    if given.half != "scripts":
        copied()
        hurry = {"patience": given.patience, "near_only": given.near}
        found = python(given.names, given.workers, given.sample, hurry)
        print("\n".join(table(found)), flush=True)


if __name__ == "__main__":
    main()
