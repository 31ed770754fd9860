"""How much a class server carries: real processes on loopback, phones as one asyncio program.

python -m benchmarks.live load [PEOPLE ...]   joins, a dossier criterion by criterion, two votes
python -m benchmarks.live burst [PEOPLE]      everybody hands in within two seconds
python -m benchmarks.live kill [TIMES]        the server is killed again and again under load
python -m benchmarks.live province ADDRESS    20 classes of 60 on PostgreSQL, four processes
python -m benchmarks.live table [PEOPLE ...]  50 to 1,200 phones, written to docs/dev/live.md
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.live_bench import Bench, started
from benchmarks.live_table import SIZES, write_table
from generator.live.measuring import Report
from generator.live.rehearsal import QUESTION, SimulatedPhone, SimulatedTrainer

RATE = 100.0
"""Records a second of all phones together."""
MOST_IN_A_CLASS = 400
"""So many may join at one moment (generator/live/limits.py)."""
CLASSES, IN_EACH = 20, 60
"""A province's day."""


@dataclass
class Hall:
    """One class of a load: its phones, its trainer, what they measure."""

    phones: list[SimulatedPhone]
    trainer: SimulatedTrainer
    report: Report

    async def polls(self, rounds: int) -> list[float]:
        """So many votes; seconds until each was on all phones."""
        await self.trainer.enter()
        voting = [asyncio.create_task(phone.vote(rounds)) for phone in self.phones]
        await asyncio.sleep(2)
        found = [await self.trainer.poll(QUESTION, len(self.phones)) for _ in range(rounds)]
        await asyncio.gather(*voting)
        return found


def halls(bench: Bench, people: int, most: int = MOST_IN_A_CLASS) -> list[Hall]:
    """The people in the bench's classes, each as full as may be: `most` in one."""
    found = []
    for n, ready in enumerate(bench.classes):
        report = Report(min(people - n * most, most))
        trainer = SimulatedTrainer(bench.settings.public_port, ready.key, report)
        found.append(Hall(bench.phones(report.people, report, ready.row.code), trainer, report))
    return found


async def load(bench: Bench, people: int, most: int = MOST_IN_A_CLASS) -> dict[str, Any]:
    """A day in small, `most` people in a class; the figures."""
    await started(bench.settings.public_port)
    classes = halls(bench, people, most)
    phones = [phone for hall in classes for phone in hall.phones]
    began = time.monotonic()
    await asyncio.gather(*(phone.join() for phone in phones))
    joined = time.monotonic() - began
    began = time.monotonic()
    pages = await asyncio.gather(*(phone.line.ask("/index.html") for phone in phones))
    loaded = time.monotonic() - began
    pause = people / RATE
    known = bench.settings.exercises["d1"]
    began, computed = time.monotonic(), bench.cpu()
    await asyncio.gather(*(phone.work("d1", known, pause) for phone in phones))
    worked, computed = time.monotonic() - began, bench.cpu() - computed
    opened = await asyncio.gather(*(hall.polls(2) for hall in classes))
    report = Report()
    for hall in classes:
        report.add(hall.report)
    return {
        **report.values(),
        "errors": report.errors + sum(status != 200 for status, _ in pages),
        "join_s": round(joined, 2),
        "pages_s": round(loaded, 2),
        "records_per_s": round(people * 16 / worked),
        "vote_on_all_s": [round(max(same), 2) for same in zip(*opened, strict=True)],
        "cpu_ms_per_record": round(computed * 1000 / (people * 16), 1),
        "memory_mb": round(bench.memory()),
    }


async def burst(bench: Bench, people: int) -> dict[str, Any]:
    """Everybody hands in within two seconds: how long until the last is acknowledged."""
    report = Report(people)
    await started(bench.settings.public_port)
    phones = bench.phones(people, report)
    await asyncio.gather(*(phone.join() for phone in phones))
    known = bench.settings.exercises["d1"]
    answers = {name: {"level": "l", "note": "x" * 600} for name in known["criteria"]}

    async def hand_in(phone: SimulatedPhone) -> None:
        await asyncio.sleep(random.random() * 2)
        await phone.send(phone.attempt("d1", known, answers, "2019-02-22T01:00:00.000Z"))

    began = time.monotonic()
    await asyncio.gather(*(hand_in(phone) for phone in phones))
    return {**report.values(), "all_after_s": round(time.monotonic() - began, 2)}


async def kill(bench: Bench, times: int, people: int = 60) -> dict[str, Any]:
    """Kills at random moments while phones write; what was acknowledged must be there, once."""
    report = Report(people)
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
    """Acknowledged ids of attempts that are not in the file, and ids that are in it twice."""
    with sqlite3.connect(bench.path) as file:
        rows = [row[0] for row in file.execute("SELECT id FROM records")]
    acknowledged = set().union(*(phone.acknowledged for phone in phones))
    acknowledged = {one for one in acknowledged if "/" not in one}  # not drafts, not votes
    return {"lost": len(acknowledged - set(rows)), "twice": len(rows) - len(set(rows))}


async def province(bench: Bench, people: int = CLASSES * IN_EACH) -> dict[str, Any]:
    """Many classes at once, any phone at any process; then one class hands in all together."""
    return {**await load(bench, people, IN_EACH), "burst": await burst(bench, 180)}


SCENARIOS = {"load": load, "burst": burst, "kill": kill}


def measured(what: str, value: str) -> dict[str, Any]:
    """The figures of one scenario on a server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        if what == "province":
            bench = Bench(Path(folder), value, workers=4, classes=CLASSES)
            found: dict[str, Any] = bench.run(province(bench))
        else:
            bench = Bench(Path(folder), classes=-(-int(value) // MOST_IN_A_CLASS))
            found = bench.run(SCENARIOS[what](bench, int(value)))
    return found


def main(arguments: list[str]) -> None:
    """One scenario, its figures as lines of JSON; or the table."""
    what, given = arguments[0], arguments[1:]
    if what == "table":
        sizes = [int(one) for one in given] or SIZES
        print("\n".join(write_table(lambda people: measured("load", str(people)), sizes)))
        return
    for value in given or [{"load": "200", "burst": "180", "kill": "30"}[what]]:
        print(json.dumps({"what": what, **measured(what, value)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
