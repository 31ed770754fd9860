"""A class of simulated people against a running server: joins, drafts, hand-ins, votes."""

import asyncio
import contextlib
import hashlib
import json
import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.live.settings import LiveSettings
from generator.live.wire import Line, Stream

DOSSIERS = 2
VOTES = 3
ARRIVAL_SECONDS = 5.0
BETWEEN_ANSWERS = 0.4
PATIENCE = 30.0
_HOST = "127.0.0.1"


@dataclass
class Report:
    """What happened; times in milliseconds from sending to the acknowledgement."""

    people: int = 0
    records: int = 0
    done: int = 0
    votes: int = 0
    errors: int = 0
    times: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    """Milliseconds from the opening of a vote until a phone had its text."""

    def share(self, part: float) -> int:
        """The time within which this part of the records was acknowledged."""
        ordered = sorted(self.times) or [0.0]
        return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))])

    def values(self) -> dict[str, int]:
        return {
            "people": self.people,
            "records": self.records,
            "done": self.done,
            "votes": self.votes,
            "errors": self.errors,
            "median": self.share(0.5),
            "p95": self.share(0.95),
            "slowest": self.share(1.0),
        }


def fingerprint(value: object) -> str:
    """The same as the page's: SHA-256 of the canonical text."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def now_text() -> str:
    now = time.time()
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now)) + f".{int(now % 1 * 1000):03}Z"


class SimulatedPhone:
    """One person with one device."""

    def __init__(self, port: int, code: str, name: str, report: Report):
        self.line = Line(_HOST, port)
        self.port, self.code, self.name, self.report = port, code, name, report
        self.device = secrets.token_urlsafe(24)
        self.acknowledged: set[str] = set()
        self.sent: set[str] = set()

    async def join(self) -> bool:
        """In by code and name; keeps asking while the server is away."""
        given = {"code": self.code, "device": self.device, "name": self.name}
        return (await self._insist("/class/join", given)) is not None

    async def _insist(self, path: str, body: object) -> Any:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, content = await self.line.ask(path, body)
            if status == 200:
                return json.loads(content)
            if status not in (0, 503):
                break
            await asyncio.sleep(0.2 + random.random() * 0.3)
        self.report.errors += 1
        return None

    async def send(self, record: dict[str, Any]) -> bool:
        """Until it is acknowledged, as the page's outbox does."""
        self.report.records += 1
        self.sent.add(record["id"])
        began = time.monotonic()
        found = await self._insist("/class/records", {"records": [record]})
        if found is None or record["id"] not in found["done"]:
            self.report.errors += found is not None
            return False
        self.report.times.append((time.monotonic() - began) * 1000)
        self.report.done += 1
        self.acknowledged.add(record["id"])
        return True

    def attempt(self, exercise: str, known: dict[str, Any], answers: Any, began: str) -> Any:
        """A record as the page hands it in."""
        mark, key_hash = secrets.token_hex(8), known["keyHash"]
        named = {"exercise": exercise, "keyHash": key_hash, "answers": answers}
        content = {
            "id": mark,
            **named,
            "kind": known["kind"],
            "standard": known["standard"],
            "structureHash": known["structureHash"],
            "number": 1,
            "summary": {"items": len(known["criteria"]), "answered": len(answers)},
            "startedAt": began,
            "handedInAt": now_text(),
            "fingerprint": fingerprint(named),
        }
        return {"id": mark, "kind": "attempt", "content": content}

    def draft(self, exercise: str, known: dict[str, Any], answers: Any, began: str) -> Any:
        saved = now_text()
        content = {"exercise": exercise, "keyHash": known["keyHash"], "answers": dict(answers)}
        content |= {"startedAt": began, "savedAt": saved}
        return {"id": f"draft/{exercise}/{saved}", "kind": "draft", "content": content}

    async def work(self, exercise: str, known: dict[str, Any], pause: float) -> None:
        """A dossier: every criterion saved one by one, then handed in."""
        began, answers = now_text(), {}
        for criterion in known["criteria"]:
            answers[criterion] = {"level": "level", "note": secrets.token_hex(8)}
            await self.send(self.draft(exercise, known, answers, began))
            await asyncio.sleep(pause * random.uniform(0.5, 1.5))
        await self.send(self.attempt(exercise, known, answers, began))

    async def vote(self, rounds: int) -> None:
        """Waits on the stream for votes and chooses, as often as rounds will be opened."""
        stream = Stream(_HOST, self.port, self.line.cookies, "/class/events")
        task = asyncio.create_task(stream.run())
        chosen: set[tuple[str, int]] = set()
        try:
            while len(chosen) < rounds:
                await asyncio.wait_for(stream.changed.wait(), PATIENCE * 2)
                stream.changed.clear()
                found = await self.line.get("/class/state")
                vote = found and found["state"]["vote"]
                mark = (vote["id"], vote["round"]) if vote else None
                if not vote or mark is None or mark in chosen:
                    continue
                chosen.add(mark)
                await self._choose(vote)
        except TimeoutError:
            self.report.errors += 1
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _choose(self, vote: dict[str, Any]) -> None:
        self.report.opened.append(time.monotonic())
        choice = random.randrange(len(vote["options"]))
        content = {"vote": vote["id"], "round": vote["round"], "choice": choice}
        content["counter"] = int(time.time() * 1000)
        mark = f"vote/{vote['id']}/{vote['round']}/{content['counter']}"
        done = await self.send({"id": mark, "kind": "vote", "content": content})
        self.report.votes += done


class SimulatedTrainer:
    """Opens votes and closes them."""

    def __init__(self, port: int, key: str, report: Report):
        self.line, self.key, self.report = Line(_HOST, port), key, report

    async def enter(self) -> None:
        status, _ = await self.line.ask(f"/class/desk/enter?key={self.key}")
        self.report.errors += status != 303

    async def poll(self, question: dict[str, Any], people: int) -> float:
        """A vote until all have chosen; seconds until the last phone had it on its screen."""
        self.report.opened.clear()
        began = time.monotonic()
        status, _ = await self.line.ask("/class/desk/vote", question)
        self.report.errors += status != 200
        until = began + PATIENCE
        while time.monotonic() < until:
            wall = await self.line.get("/class/desk/wall")
            if wall and wall["vote"]["rounds"][-1]["total"] >= people:
                break
            await asyncio.sleep(0.05)
        await self.line.ask("/class/desk/close", {})
        return max(self.report.opened, default=began) - began


QUESTION = {"source": "rehearsal", "title": "?", "text": "", "options": ["1", "2", "3", "4"]}


async def session(
    settings: LiveSettings, code: str, people: int, report: Report, pause: float = BETWEEN_ANSWERS
) -> list[float]:
    """The whole day in small; seconds that each vote needed to reach the last phone."""
    port = settings.public_port
    phones = [SimulatedPhone(port, code, f"{n:04} {n:04}", report) for n in range(people)]
    trainer = SimulatedTrainer(port, settings.trainer_key, report)
    await trainer.enter()
    await asyncio.gather(*(_arrive(phone) for phone in phones))
    report.people = people
    dossiers = [(k, v) for k, v in settings.exercises.items() if v["criteria"]][:DOSSIERS]
    spent = []
    voting = [asyncio.create_task(phone.vote(VOTES)) for phone in phones]
    working = [asyncio.create_task(_work(phone, dossiers, pause)) for phone in phones]
    for number in range(VOTES):
        await asyncio.sleep(1.0)
        spent.append(await trainer.poll({**QUESTION, "title": f"{number + 1}"}, people))
    await asyncio.gather(*working, *voting)
    return spent


async def _arrive(phone: SimulatedPhone) -> None:
    await asyncio.sleep(random.random() * ARRIVAL_SECONDS)
    await phone.join()


async def _work(
    phone: SimulatedPhone, dossiers: Sequence[tuple[str, dict[str, Any]]], pause: float
) -> None:
    for exercise, known in dossiers:
        await phone.work(exercise, known, pause)


def rehearse(settings: LiveSettings, code: str, people: int) -> Report:
    """Runs a session against the server of these settings."""
    report = Report()
    asyncio.run(session(settings, code, people, report))
    return report
