"""A real PostgreSQL for tests: started on a free port in a folder of its own, as a plain user."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

USER = "nobody"
"""PostgreSQL refuses to run as root."""


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    which = shutil.which("initdb")
    return found[-1].parent if found else Path(which).parent if which else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Cluster:
    """A running server; `folder` holds everything of it."""

    folder: Path
    port: int
    programs: Path

    @classmethod
    def started(cls) -> "Cluster":
        programs = _programs()
        if programs is None:
            pytest.skip("needs PostgreSQL: make test-province")
        folder = Path(tempfile.mkdtemp(prefix="taphuan-pg-"))
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        made = cls(folder, _free_port(), programs)
        made.run("initdb", "-D", str(folder / "data"), "-U", "taphuan", "-A", "trust", "-E", "UTF8")
        made.start()
        return made

    def run(self, program: str, *arguments: str) -> None:
        """One of PostgreSQL's programs, as a user who may run it."""
        entry = pwd.getpwnam(USER)
        as_user = {"user": entry.pw_uid, "group": entry.pw_gid} if os.geteuid() == 0 else {}
        subprocess.run(
            [str(self.programs / program), *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            **as_user,  # type: ignore[call-overload]
        )

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        options += " -c max_connections=200"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def end(self, mode: str = "fast") -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def stop(self) -> None:
        self.end("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, name: str) -> str:
        return f"postgresql://taphuan@127.0.0.1:{self.port}/{name}"

    @contextlib.contextmanager
    def database(self, name: str) -> Iterator[str]:
        """An empty database, dropped afterwards."""
        place = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "taphuan")
        self.run("createdb", *place, name)
        try:
            yield self.address(name)
        finally:
            self.run("dropdb", *place, "--force", name)
