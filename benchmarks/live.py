"""How much a class server carries: real processes on loopback, phones as one asyncio program.

python -m benchmarks.live load [PEOPLE ...]   joins, a dossier criterion by criterion, two votes
python -m benchmarks.live burst [PEOPLE]      everybody hands in within two seconds
python -m benchmarks.live kill [TIMES]        the server is killed again and again under load
python -m benchmarks.live province ADDRESS    20 classes of 60 on PostgreSQL, four processes
"""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from generator.live.launching import Servers, doors, running
from generator.live.preparing import Prepared, prepare
from generator.live.rehearsal import QUESTION, Report, SimulatedPhone, SimulatedTrainer
from generator.live.settings import LiveSettings
from generator.live.storage import sqlite_address
from generator.live.wire import Line

HASH = "0123456789abcdef"
CRITERIA = [f"c{n:02}" for n in range(1, 16)]
RATE = 100.0
"""Records a second of all phones together."""
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
    """A running server with one class."""

    def __init__(self, folder: Path, database: str = "", workers: int = 1):
        self.database = database or sqlite_address(folder / "class.sqlite3")
        self.path = folder / "class.sqlite3"
        self.prepared = prepare(self.database, "Bench", "bench", new=True)
        self.public, self.desk = doors(0)
        self.settings = settings_for(folder, self.database, self.prepared, self.public, self.desk)
        self.servers = Servers(self.settings, self.public, self.desk, workers)

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        """What the act returns; in a thread of its own, since a caller may have a running loop."""
        with running(self.servers), ThreadPoolExecutor(1) as beside:
            return beside.submit(asyncio.run, act).result()

    def phones(self, people: int, report: Report, code: str = "") -> list[SimulatedPhone]:
        port, code = self.settings.public_port, code or self.prepared.row.code
        return [SimulatedPhone(port, code, f"{n:04} {n:04}", report) for n in range(people)]

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


async def load(bench: Bench, people: int) -> dict[str, Any]:
    """The issue's day in small; the figures."""
    report = Report()
    await started(bench.settings.public_port)
    phones = bench.phones(people, report)
    began = time.monotonic()
    await asyncio.gather(*(phone.join() for phone in phones))
    joined = time.monotonic() - began
    began = time.monotonic()
    pages = await asyncio.gather(*(phone.line.ask("/index.html") for phone in phones))
    loaded = time.monotonic() - began
    errors = sum(status != 200 for status, _ in pages)
    trainer = SimulatedTrainer(bench.settings.public_port, bench.prepared.key, report)
    await trainer.enter()
    pause = people / RATE
    known = bench.settings.exercises["d1"]
    began, computed = time.monotonic(), bench.cpu()
    await asyncio.gather(*(_paced(phone, known, pause) for phone in phones))
    worked, computed = time.monotonic() - began, bench.cpu() - computed
    voting = [asyncio.create_task(phone.vote(2)) for phone in phones]
    await asyncio.sleep(2)
    opened = [await trainer.poll(QUESTION, people) for _ in range(2)]
    await asyncio.gather(*voting)
    return {
        **report.values(),
        "errors": report.errors + errors,
        "join_s": round(joined, 2),
        "pages_s": round(loaded, 2),
        "records_per_s": round(people * 16 / worked),
        "vote_on_all_s": [round(one, 2) for one in opened],
        "cpu_ms_per_record": round(computed * 1000 / (people * 16), 1),
        "memory_mb": round(bench.memory()),
    }


async def _paced(phone: SimulatedPhone, known: dict[str, Any], pause: float) -> None:
    await asyncio.sleep(random.random() * pause)
    await phone.work("d1", known, pause)


async def burst(bench: Bench, people: int) -> dict[str, Any]:
    """Everybody hands in within two seconds: how long until the last is acknowledged."""
    report = Report()
    await started(bench.settings.public_port)
    phones = bench.phones(people, report)
    await asyncio.gather(*(phone.join() for phone in phones))
    known = bench.settings.exercises["d1"]
    answers = {name: {"level": "l", "note": "x" * 600} for name in CRITERIA}

    async def hand_in(phone: SimulatedPhone) -> None:
        await asyncio.sleep(random.random() * 2)
        await phone.send(phone.attempt("d1", known, answers, "2019-02-22T01:00:00.000Z"))

    began = time.monotonic()
    await asyncio.gather(*(hand_in(phone) for phone in phones))
    return {**report.values(), "all_after_s": round(time.monotonic() - began, 2)}


async def kill(bench: Bench, times: int, people: int = 60) -> dict[str, Any]:
    """Kills at random moments while phones write; what was acknowledged must be there, once."""
    report = Report()
    await started(bench.settings.public_port)
    phones = bench.phones(people, report)
    await asyncio.gather(*(phone.join() for phone in phones))
    known = bench.settings.exercises["d1"]
    done = asyncio.Event()

    async def write(phone: SimulatedPhone) -> None:
        while not done.is_set():
            record = phone.attempt("d1", known, {"c01": {"level": "l"}}, "2019-02-22T01:00:00.000Z")
            await phone.send(record)

    writing = [asyncio.create_task(write(phone)) for phone in phones]
    back = []
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.3, 1.5))
        began, process = time.monotonic(), bench.servers.processes[0]
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        # answers that were under way still arrive: only a new connection shows that it is back
        bench.servers.look()
        await started(bench.settings.public_port)
        back.append(time.monotonic() - began)
    done.set()
    await asyncio.gather(*writing)
    return {**report.values(), "kills": times, "back_s": round(max(back), 2), **lost(bench, phones)}


def lost(bench: Bench, phones: list[SimulatedPhone]) -> dict[str, int]:
    """Acknowledged ids that are not in the file, and people with an id twice."""
    with sqlite3.connect(bench.path) as file:
        rows = [row[0] for row in file.execute("SELECT id FROM records")]
    acknowledged = set().union(*(phone.acknowledged for phone in phones))
    return {"lost": len(acknowledged - set(rows)), "twice": len(rows) - len(set(rows))}


async def province(bench: Bench, classes: int = 20, each: int = 60) -> dict[str, Any]:
    """Many classes at once, any phone at any process."""
    report = Report()
    await started(bench.settings.public_port)
    rows = [
        await asyncio.to_thread(prepare, bench.database, f"Class {n}", "bench", (), True)
        for n in range(classes)
    ]
    phones = [p for one in rows for p in bench.phones(each, report, one.row.code)]
    began = time.monotonic()
    await asyncio.gather(*(phone.join() for phone in phones))
    joined = time.monotonic() - began
    known = bench.settings.exercises["d1"]
    await asyncio.gather(*(_paced(phone, known, len(phones) / RATE) for phone in phones))
    return {**report.values(), "join_s": round(joined, 2), "memory_mb": round(bench.memory())}


def main(arguments: list[str]) -> None:
    """One scenario, its figures as lines of JSON."""
    what, given = arguments[0], arguments[1:]
    for value in given or [{"load": "200", "burst": "180", "kill": "30"}[what]]:
        with tempfile.TemporaryDirectory() as folder:
            if what == "province":
                bench = Bench(Path(folder), value, workers=4)
                figures = bench.run(province(bench))
            else:
                bench = Bench(Path(folder))
                scenario = {"load": load, "burst": burst, "kill": kill}[what]
                figures = bench.run(scenario(bench, int(value)))
        print(json.dumps({"what": what, **figures}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
