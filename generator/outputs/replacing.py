"""Putting a finished folder in the place of an old one, and never one that we did not make.

A folder that we made carries a mark with the hash of every file. What is not in it, or was changed
since, is somebody's work: the folder is then refused. While we work, new and old folder lie in one
work folder beside the target, so that whatever a killed program leaves can be seen and mended.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from generator.course.problems import CourseError, Location, Problem
from generator.serving.marks import FORMAT, MARK, read_mark

SHOWN = 5
"""So many files of somebody else are named."""
LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""What file managers put into any folder they show; nobody's work."""
_NEW, _OLD = "new", "old"


@dataclass(frozen=True)
class Work:
    """A work folder: `new` is to be filled, and takes the place of the target by `finish`."""

    folder: Path
    target: Path

    @property
    def new(self) -> Path:
        return self.folder / _NEW

    def finish(self, about: Mapping[str, Any]) -> None:
        """Mark the new folder and swap; whatever stops us in between, `settle` brings the old back.

        Raises CourseError when somebody has put something into the old one meanwhile, OSError when
        the system refuses.
        """
        write_mark(self.new, about)
        refuse_what_is_not_ours(self.target)
        if self.target.exists():
            self.target.replace(self.folder / _OLD)
        self.new.replace(self.target)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Work]:
    """One work folder for one target, and one program at a time.

    Raises CourseError: B101 or B104 when the target is not ours, B103 when another program writes
    to it, B102 when the system refuses.
    """
    with _locked(target):
        with _writing(target):
            settle_locked(target)
            refuse_what_is_not_ours(target)
            work = Work(Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent)), target)
        try:
            with _writing(target):
                work.new.mkdir()
                yield work
        finally:
            settle_locked(target)


def settle(target: Path) -> None:
    """Mend what a killed program left beside a target; nothing happens while another works there.

    Raises nothing: a command that only reads must not fail for it.
    """
    if not any(_left(target)):
        return
    with contextlib.suppress(CourseError, OSError), _locked(target):
        settle_locked(target)


def settle_locked(target: Path) -> None:
    """The same for whoever holds the lock: the old folder comes back, work folders go."""
    for folder in _left(target):
        old = folder / _OLD
        if old.exists() and not target.exists():
            old.replace(target)
        shutil.rmtree(folder, ignore_errors=True)


def refuse_what_is_not_ours(target: Path) -> None:
    """CourseError unless the target is free, empty, or holds just what we put there."""
    where = Location(str(target))
    if not os.path.lexists(target) or (target.is_dir() and not any(target.iterdir())):
        return
    mark = read_mark(target)
    if mark is None:
        raise CourseError([Problem("B101", where, {"path": str(target)})])
    if strange := not_ours(target, mark):
        files = ", ".join(strange[:SHOWN]) + (", …" if len(strange) > SHOWN else "")
        raise CourseError([Problem("B104", where, {"files": files, "n": len(strange)})])


def not_ours(folder: Path, mark: Mapping[str, Any]) -> list[str]:
    """Files that the mark does not know, or that were changed; an empty file holds no work."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name == MARK or path.name.lower() in LITTER or (path.is_dir() and not path.is_symlink()):
            continue
        if name in mark["files"] and path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if not content or hashlib.sha256(content).hexdigest() == mark["files"][name]:
                continue
        found.append(name)
    return found


def write_mark(folder: Path, about: Mapping[str, Any]) -> None:
    """Say of a finished folder that it is ours; the same folder gets the same mark."""
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARK
    }
    mark = {"format": FORMAT, **about, "files": files}
    (folder / MARK).write_text(json.dumps(mark, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _prefix(target: Path) -> str:
    return f".{target.name}.work-"


def _left(target: Path) -> list[Path]:
    """Work folders of programs that were killed; a folder with anything else in it is not one."""
    try:
        found = sorted(p for p in target.parent.iterdir() if p.name.startswith(_prefix(target)))
        return [p for p in found if p.is_dir() and {q.name for q in p.iterdir()} <= {_NEW, _OLD}]
    except OSError:
        return []


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """One program at a time for one target; the operating system frees the lock of a dead one."""
    lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=0)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        where = Location(str(target))
        raise CourseError([Problem("B103", where, {"lock": lock.lock_file})]) from error
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(target, error) from error


def unwritable(path: Path, error: OSError) -> CourseError:
    """B102: the system lets nothing be written there, and why."""
    details = {"path": str(path), "reason": error.strerror or type(error).__name__}
    return CourseError([Problem("B102", Location(str(path)), details)])
