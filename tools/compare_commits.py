"""Whether two commits make the same bytes: sites, bundles, packages, papers and slides.

    python -m tools.compare_commits BEFORE AFTER [--only build,trainer,bundle,lms,paper,slides]

For moves that change no behaviour. Each commit is checked out into a folder of its own and run with
this interpreter and its packages; the names of files that differ are printed, and exit 1 follows.
Of a zip its parts are compared too, so that one sees which of them differ.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = {
    "build": ["build", "--out", "{out}/site"],
    "trainer": ["build", "--audience", "trainer", "--out", "{out}/site-trainer"],
    "bundle": ["bundle", "--out", "{out}/bundle", "--date", "2026-01-01", "--published-phrase"],
    "lms": ["lms", "--format", "all", "--out", "{out}/lms"],
    "paper": ["paper", "--out", "{out}/paper"],
    "slides": ["slides", "--out", "{out}/slides"],
}
NEWER = {"--published-phrase"}
"""Options that a commit of before may not know; it then does without being asked."""


def git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def as_installed(tree: Path, folder: Path) -> None:
    """Writes what pip would note of the commit's package, so that its plugin is found, not ours."""
    project = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["project"]
    note = folder / "taphuan-0.dist-info"
    note.mkdir(parents=True)
    (note / "METADATA").write_text("Metadata-Version: 2.1\nName: taphuan\nVersion: 0\n", "utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {where}\n" for name, where in entries.items())
        for group, entries in project.get("entry-points", {}).items()
    ]
    (note / "entry_points.txt").write_text("\n".join(lines), "utf-8")


def outputs(commit: str, work: Path, runs: list[str]) -> dict[str, str]:
    """SHA-256 of every file that the commit makes, by the file's path."""
    tree, out, notes = work / "tree", work / "out", work / "notes"
    git("worktree", "add", "--quiet", "--force", "--detach", str(tree), commit)
    try:
        as_installed(tree, notes)
        environment = os.environ | {"PYTHONPATH": f"{notes}{os.pathsep}{tree}"}
        for run in runs:
            make(RUNS[run], tree, out, environment)
    finally:
        git("worktree", "remove", "--force", str(tree))
    return dict(fingerprints(out))


def make(words: list[str], tree: Path, out: Path, environment: dict[str, str]) -> None:
    """Runs one command of a commit; raises CalledProcessError where it fails."""
    program = [sys.executable, "-m", "generator"]
    call = {"cwd": tree, "env": environment, "check": True, "stdout": subprocess.PIPE}
    known = subprocess.run([*program, words[0], "--help"], **call).stdout.decode()
    fitting = [word.format(out=out) for word in words if word not in NEWER or word in known]
    subprocess.run([*program, *fitting], **call)


def fingerprints(folder: Path) -> Iterator[tuple[str, str]]:
    """Path and SHA-256 of every file below a folder, and of every part of a zip."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        yield name, hashlib.sha256(path.read_bytes()).hexdigest()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for part in archive.namelist():
                    yield f"{name}: {part}", hashlib.sha256(archive.read(part)).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--only", default=",".join(RUNS))
    given = parser.parse_args()
    found = []
    for commit in (given.before, given.after):
        with tempfile.TemporaryDirectory(prefix="taphuan-") as work:
            found.append(outputs(commit, Path(work), given.only.split(",")))
            print(f"{commit}: {len(found[-1])} files and parts")
    before, after = found
    differ = sorted(n for n in before.keys() | after.keys() if before.get(n) != after.get(n))
    print("\n".join(differ) if differ else f"the same bytes: {len(before)} files and parts")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
