"""A file from outside is read in a cage: a process with little memory and time and no network.

A hostile file can then at worst end that process. The process is
`python -m generator.course.caging MODULE:FUNCTION FILE MEMORY SECONDS`: it calls the function with
the file's name and bytes and answers with JSON on its standard output. On Windows the system sets
no bound on memory; the bounds on sizes that readers check must do there.
"""

import contextlib
import ctypes
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

MEMORY = 768 * 1024 * 1024
"""Address space of the process that reads the file."""

SECONDS = 60
"""How long reading may take before it is given up."""

_PACKAGE = Path(__file__).parents[2]
_GRACE = 10
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
              "os.fork", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "urllib.", "ftplib.",
              "smtplib.", "webbrowser.")  # fmt: skip


class Refused(Exception):
    """A file from outside that is not taken; `code` is that of the problem."""

    def __init__(self, code: str, **details: object):
        super().__init__(code)
        self.code = code
        self.details = details


def read_caged(
    reader: str, path: Path, too_much: str, memory: int = MEMORY, seconds: int = SECONDS
) -> Any:
    """What the function `reader` (`module:function`) makes of a file, as plain values.

    Refused as the reader refuses, or with the code `too_much` when the process did not come back.
    """
    command = [sys.executable, "-m", "generator.course.caging", reader, str(path.resolve())]
    environment = {**os.environ, "PYTHONPATH": str(_PACKAGE), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [*command, str(memory), str(seconds)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds + _GRACE,
            env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refused(too_much, limit=seconds) from error
    return _answer(done.stdout, too_much, seconds)


def read_bounded(reader: str, path: Path, code: str, most: int, **details: object) -> Any:
    """The same for a file of at most so many bytes. Whatever is wrong is Refused under one code
    with the `reason`: `missing`, `too_large`, or the reader's own."""
    try:
        if path.stat().st_size > most:
            raise Refused(code, reason="too_large", **details)
        with path.open("rb"):
            pass
    except OSError as error:
        raise Refused(code, reason="missing", **details) from error
    try:
        return read_caged(reader, path, code)
    except Refused as refused:
        reason = refused.details.get("reason", "too_large")
        raise Refused(code, reason=reason, **details) from refused


def _answer(output: bytes, too_much: str, seconds: int) -> Any:
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise Refused(too_much, limit=seconds) from error
    if "code" in answer:
        raise Refused(answer["code"], **answer["details"])
    return answer["value"]


def _limit(memory: int, seconds: int) -> None:
    """Hold this process within the limits, where the system can."""
    try:
        import resource
    except ImportError:
        return
    bounds = {"AS": memory, "CPU": seconds, "FSIZE": 0, "CORE": 0}
    for name, value in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # the system may have set a narrower bound
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def _close() -> None:
    """No network, no other program, no file written: by the interpreter, and by Linux too."""
    sys.addaudithook(_audit)
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NET)


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and any(sign in str(arguments[1] or "r") for sign in "wax+")
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is forbidden to a reader of outside files")


def main(reader: str, path: str, memory: str, seconds: str) -> None:
    """Read one file and answer; a file that is refused is an answer too."""
    _limit(int(memory), int(seconds))
    module, _, function = reader.partition(":")
    answer: dict[str, Any]
    try:
        call = getattr(importlib.import_module(module), function)
        # a reader of folders gets the path alone
        raw = Path(path).read_bytes() if Path(path).is_file() else b""
        _close()
        answer = {"value": call(path, raw)}
    except Exception as error:
        # by its name: this module runs as a program and so holds a second class Refused
        if type(error).__name__ != "Refused":
            raise
        answer = {"code": error.code, "details": error.details}  # type: ignore[attr-defined]
    json.dump(answer, sys.stdout, default=str)


if __name__ == "__main__":
    main(*sys.argv[1:])
