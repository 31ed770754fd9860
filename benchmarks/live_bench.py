"""A class server in processes of its own on loopback, with one class and two dossiers."""

import asyncio
import os
import random
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.live.launching import Servers, doors, running
from generator.live.measuring import Report
from generator.live.preparing import Prepared, prepare
from generator.live.rehearsal import SimulatedPhone, phones_of
from generator.live.settings import LiveSettings
from generator.live.storage import sqlite_address
from generator.live.wire import Line

HASH = "0123456789abcdef"
CRITERIA = [f"c{n:02}" for n in range(1, 16)]
PAGE_LETTERS = 137_000


def site(folder: Path) -> Path:
    """A page as large as a dossier's."""
    made = folder / "site"
    made.mkdir()
    letters = "".join(random.choices("abcdefghij <p>", k=PAGE_LETTERS))
    page = f"<!doctype html><body>{letters}</body>"
    (made / "index.html").write_text(page, encoding="utf-8")
    return made


def settings_for(
    folder: Path, database: str, prepared: Prepared, public: Any, desk: Any
) -> LiveSettings:
    known = {"title": "D", "kind": "dossier", "standard": "s", "structureHash": HASH}
    exercise = {**known, "keyHash": HASH, "criteria": CRITERIA}
    return LiveSettings(
        database=database,
        site=str(site(folder)),
        trainer_site="",
        course={"id": "bench", "version": "1", "title": "Bench"},
        exercises={"d1": exercise, "d2": exercise},
        pages=dict.fromkeys(("join", "panel", "projector", "keyless"), "<!doctype html>"),
        scripts={},
        styles={},
        public_port=public.getsockname()[1],
        desk_port=desk.getsockname()[1],
        class_id=prepared.row.id,
        trainer_key=prepared.key,
    )


class Bench:
    """A running server with its classes; `more` are other settings than the bench's own."""

    def __init__(
        self, folder: Path, database: str = "", workers: int = 1, classes: int = 1, **more: Any
    ):
        self.database = database or sqlite_address(folder / "class.sqlite3")
        self.path = folder / "class.sqlite3"
        self.classes = [
            prepare(self.database, f"Bench {n}", "bench", new=True) for n in range(classes)
        ]
        self.prepared = self.classes[0]
        self.public, self.desk = doors(0)
        own = settings_for(folder, self.database, self.prepared, self.public, self.desk)
        self.settings = replace(own, **more)
        self.servers = Servers(self.settings, self.public, self.desk, workers)

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        """What the act returns; in a thread of its own, since a caller may have a running loop."""
        with running(self.servers), ThreadPoolExecutor(1) as beside:
            return beside.submit(asyncio.run, act).result()

    def phones(self, people: int, report: Report, code: str = "") -> list[SimulatedPhone]:
        return phones_of(self.settings, code or self.prepared.row.code, people, report)

    def memory(self) -> float:
        """Megabytes of the server processes, at their highest."""
        total = 0
        for process in self.servers.processes:
            lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
        return total / 1024

    def cpu(self) -> float:
        """Seconds that the server processes have computed."""
        total = 0.0
        for process in self.servers.processes:
            fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").split()
            total += (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
        return total


async def started(port: int) -> None:
    line = Line("127.0.0.1", port)
    while (await line.ask("/class/ping"))[0] != 200:
        await asyncio.sleep(0.1)
