"""A class of simulated people against a running server: joins, drafts, hand-ins, votes."""

import asyncio
import contextlib
import hashlib
import json
import random
import secrets
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.live.measuring import Report
from generator.live.settings import LiveSettings
from generator.live.wire import Line, Stream

DOSSIERS = 2
VOTES = 3
ARRIVAL_SECONDS = 5.0
AT_ONCE, JOINS_A_SECOND = 300, 4.0
"""More people than a hall's come one after the other, below the server's limit of joining."""
BETWEEN_ANSWERS = 0.4
PATIENCE = 30.0
_HOST = "127.0.0.1"

Levels = dict[str, str]
"""By criterion; what is not answered is left out."""


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
        self.tries: Counter[str] = Counter()
        self.choices: dict[tuple[str, int], int] = {}
        """By question and round: what was acknowledged."""
        self.tasks: list[tuple[str, Levels | None]] = []
        """Dossiers to do, with what is answered; empty: the course's first ones."""

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
        kind = record["kind"]
        self.report.records += kind != "vote"
        self.sent.add(record["id"])
        began = time.monotonic()
        found = await self._insist("/class/records", {"records": [record]})
        if found is None or record["id"] not in found["done"]:
            self.report.errors += found is not None
            return False
        self.report.took(kind, time.monotonic() - began)
        self.acknowledged.add(record["id"])
        return True

    def attempt(self, exercise: str, known: dict[str, Any], answers: Any, began: str) -> Any:
        """A record as the page hands it in."""
        mark, key_hash = secrets.token_hex(8), known["keyHash"]
        self.tries[exercise] += 1
        named = {"exercise": exercise, "keyHash": key_hash, "answers": answers}
        content = {
            "id": mark,
            **named,
            "kind": known["kind"],
            "standard": known["standard"],
            "structureHash": known["structureHash"],
            "number": self.tries[exercise],
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

    async def work(
        self, exercise: str, known: dict[str, Any], pause: float, levels: Levels | None = None
    ) -> None:
        """A dossier: every criterion saved one by one, then handed in.

        `pause` are the seconds from one record to the next on average. Records keep to the clock:
        a late acknowledgement makes nobody decide more slowly, so a slow server has no rest.
        """
        began, answers, start = now_text(), {}, time.monotonic()

        async def due(number: int) -> None:
            await asyncio.sleep(start + pause * (number + random.random()) - time.monotonic())

        chosen = levels if levels is not None else dict.fromkeys(known["criteria"], "level")
        for number, (criterion, level) in enumerate(chosen.items()):
            await due(number)
            answers[criterion] = {"level": level, "note": secrets.token_hex(8)}
            await self.send(self.draft(exercise, known, answers, began))
        await due(len(chosen))
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
                vote = stream.told["state"]["vote"]
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
        if await self.send({"id": mark, "kind": "vote", "content": content}):
            self.choices[vote["title"], vote["round"]] = choice


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


def phones_of(
    settings: LiveSettings, code: str, people: int, report: Report
) -> list[SimulatedPhone]:
    """So many people; their names are numbers, so that nobody mistakes them for somebody."""
    port = settings.public_port
    return [SimulatedPhone(port, code, f"{n:04} {n:04}", report) for n in range(people)]


async def session(
    settings: LiveSettings,
    phones: Sequence[SimulatedPhone],
    report: Report,
    pause: float = BETWEEN_ANSWERS,
) -> list[float]:
    """The whole day in small; seconds that each vote needed to reach the last phone."""
    trainer = SimulatedTrainer(settings.public_port, settings.trainer_key, report)
    await trainer.enter()
    arrival = max(ARRIVAL_SECONDS, (len(phones) - AT_ONCE) / JOINS_A_SECOND)
    await asyncio.gather(*(_arrive(phone, arrival) for phone in phones))
    report.people = len(phones)
    known = {k: v for k, v in settings.exercises.items() if v["criteria"]}
    spent = []
    voting = [asyncio.create_task(phone.vote(VOTES)) for phone in phones]
    working = [asyncio.create_task(_work(phone, known, pause)) for phone in phones]
    for number in range(VOTES):
        await asyncio.sleep(1.0)
        spent.append(await trainer.poll({**QUESTION, "title": f"{number + 1}"}, len(phones)))
    await asyncio.gather(*working, *voting)
    return spent


async def _arrive(phone: SimulatedPhone, seconds: float) -> None:
    await asyncio.sleep(random.random() * seconds)
    await phone.join()


async def _work(phone: SimulatedPhone, known: dict[str, dict[str, Any]], pause: float) -> None:
    tasks = phone.tasks or [(exercise, None) for exercise in list(known)[:DOSSIERS]]
    for exercise, levels in tasks:
        await phone.work(exercise, known[exercise], pause, levels)


def rehearse(settings: LiveSettings, code: str, people: int) -> Report:
    """Runs a session against the server of these settings."""
    report = Report()
    asyncio.run(session(settings, phones_of(settings, code, people, report), report))
    return report
