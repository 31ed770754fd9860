"""The rehearsal of docs/mot-buoi-co-mang-noi-bo.md: sixty people of known skill, two dossiers, three
votes, and a laptop that dies in the middle of the second one. What the server then holds, and every
figure that the board makes of it, is counted a second time from what the people did."""

import asyncio
import functools
import json
import os
import random
import signal
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from benchmarks.live import lost
from benchmarks.live_bench import Bench, started
from generator.live.measuring import Report
from generator.live.rehearsal import VOTES, SimulatedPhone, SimulatedTrainer, session
from generator.practice.exercise_payload import exercise_public
from tests.board_figures import expect
from tests.conftest import ROOT
from tests.courses import course_at
from tests.node_support import NODE
from tests.rehearsal import Participant, dossiers_of_classes, simulate
from tests.test_rehearsal import cells, rehearse, tables

pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node.js")

PEOPLE = 60
STANDARD = "teacher-2018"
PAUSE = 0.05
"""Seconds between two answers: sixty people in a hurry, 1,900 records in a few seconds."""
shipped = functools.cache(lambda: course_at(ROOT))


@dataclass
class Day:
    """What the people did, and what the server holds in the end."""

    people: list[Participant]
    phones: list[SimulatedPhone]
    report: Report
    votes_when_killed: int = -1
    done_when_killed: int = -1
    kept_when_killed: dict[str, list[bool]] = field(default_factory=dict)
    """Of drafts and votes that had been acknowledged: whether the file had them."""
    records: dict[str, int] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)
    wall: dict[str, Any] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)


def exercises() -> dict[str, Any]:
    """The two dossiers as the server knows them."""
    found = {}
    for dossier in dossiers_of_classes(shipped(), STANDARD, 2)[0]:
        public = exercise_public(shipped(), dossier)
        parts = ("title", "kind", "standard", "structureHash", "keyHash")
        found[dossier.id] = {part: public[part] for part in parts}
        found[dossier.id]["criteria"] = [r.criterion for r in dossier.ratings]
    return found


async def crash(bench: Bench, day: Day) -> None:
    """Kills the server while some have chosen in the second vote and others have not."""
    while day.report.votes <= PEOPLE:
        await asyncio.sleep(0.001)
    day.votes_when_killed, day.done_when_killed = day.report.votes, day.report.done
    process = bench.servers.processes[0]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    day.kept_when_killed = kept(bench, day.phones)
    await asyncio.sleep(1.0)
    await asyncio.to_thread(bench.servers.look)
    await started(bench.settings.public_port)


def kept(bench: Bench, phones: list[SimulatedPhone]) -> dict[str, list[bool]]:
    """Looks into the file that the killed server left behind: the newest acknowledged draft of each
    dossier, or the attempt that has taken its place, and each acknowledged choice."""
    with sqlite3.connect(bench.path) as file:
        own = "SELECT people.name, exercise, {} FROM {} t JOIN people ON people.id = t.person_id"
        drafts = {(n, e): c for n, e, c in file.execute(own.format("counter", "drafts"))}
        tried = {(n, e) for n, e, _ in file.execute(own.format("made_at", "records"))}
        joined = "SELECT people.name, title, round, choice FROM ballots JOIN people ON "
        joined += "people.id = person_id JOIN votes ON votes.id = vote_id"
        chosen = set(file.execute(joined))
    found: dict[str, list[bool]] = {"drafts": [], "votes": []}
    for phone in phones:
        marks = [one.split("/") for one in phone.acknowledged if one.startswith("draft/")]
        newest: dict[str, str] = {}
        for _, exercise, saved in marks:
            newest[exercise] = max(saved, newest.get(exercise, ""))
        for exercise, saved in newest.items():
            there = drafts.get((phone.name, exercise), "") >= saved
            found["drafts"].append(there or (phone.name, exercise) in tried)
        for (title, number), choice in phone.choices.items():
            found["votes"].append((phone.name, title, number, choice) in chosen)
    return found


async def ask_all(bench: Bench, day: Day) -> None:
    """Everything that the trainer's pages ask for."""
    trainer = SimulatedTrainer(bench.settings.public_port, bench.prepared.key, day.report)
    await trainer.enter()
    day.records = (await trainer.line.get("/class/desk/board"))["records"]
    ids = ",".join(day.records)
    day.files = (await trainer.line.get(f"/class/desk/board?people={ids}"))["files"]
    day.view = await trainer.line.get("/class/desk/view")
    day.wall = await trainer.line.get("/class/desk/wall")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The session, once for all tests."""
    random.seed(2019)
    course = shipped()
    own = {"id": course.settings.id, "version": course.settings.version, "title": "Day"}
    bench = Bench(tmp_path_factory.mktemp("day"), exercises=exercises(), course=own)
    people = simulate(course, dossiers_of_classes(course, STANDARD, 2)[:1], PEOPLE)
    report = Report()
    phones = bench.phones(PEOPLE, report)
    for phone, person in zip(phones, people, strict=True):
        phone.name = person.nickname
        phone.tasks = [(dossier.id, levels) for dossier, levels in person.tries]
    done = Day(people, phones, report)

    async def act() -> None:
        await started(bench.settings.public_port)
        dying = asyncio.create_task(crash(bench, done))
        await session(bench.settings, phones, report, PAUSE)
        await dying
        await ask_all(bench, done)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.live.rehearsal.PATIENCE", 120.0)  # a busy machine is no failure
        bench.run(act())
    done.lost = lost(bench, phones)
    return done


def test_the_laptop_died_in_the_middle_of_a_vote_and_of_the_work(day):
    assert PEOPLE < day.votes_when_killed < 2 * PEOPLE
    assert 0 < day.done_when_killed < day.report.done


def test_what_was_acknowledged_before_the_kill_was_on_the_disk(day):
    found = day.kept_when_killed
    assert len(found["votes"]) == day.votes_when_killed and all(found["votes"])
    assert len(found["drafts"]) >= PEOPLE and all(found["drafts"])


def test_everything_that_was_sent_was_acknowledged_and_is_there_once(day):
    assert day.report.errors == 0
    assert day.lost == {"lost": 0, "twice": 0}
    assert all(phone.sent == phone.acknowledged for phone in day.phones)
    answered = sum(len(levels) for p in day.people for _, levels in p.tries)
    tries = sum(len(p.tries) for p in day.people)
    assert day.report.done == day.report.records == answered + tries
    assert day.report.votes == VOTES * PEOPLE


def test_each_person_s_file_holds_their_tries_and_no_draft(day):
    names = {one["id"]: one["name"] for one in day.view["people"]}
    by_name = {names[who]: file for who, file in day.files.items()}
    assert by_name.keys() == {person.nickname for person in day.people}
    for person in day.people:
        file = by_name[person.nickname]
        given = [
            (a["exercise"], {c: one["level"] for c, one in a["answers"].items()})
            for a in file["attempts"]
        ]
        assert given == [(dossier.id, levels) for dossier, levels in person.tries]
        assert (file["drafts"], file["opinions"]) == ([], [])
    counts = {names[who]: n for who, n in day.records.items()}
    assert counts == {person.nickname: len(person.tries) for person in day.people}
    assert {one["name"]: one["records"] for one in day.view["people"]} == counts


def test_every_vote_is_what_the_people_chose(day):
    votes = {vote["title"]: vote for vote in day.view["votes"]}
    assert sorted(votes) == [f"{n + 1}" for n in range(VOTES)]
    for title, vote in votes.items():
        chosen = Counter(phone.choices[title, 1] for phone in day.phones)
        (told,) = vote["rounds"]
        assert told["phones"] == [chosen[n] for n in range(len(vote["options"]))]
        assert (sum(told["phones"]), told["open"]) == (PEOPLE, False)


def test_the_wall_counts_people_not_tries(day):
    dossiers = dossiers_of_classes(shipped(), STANDARD, 2)[0]
    assert day.wall["joined"] == PEOPLE
    assert day.wall["handed_in"] == {dossier.id: PEOPLE for dossier in dossiers}
    assert day.view["conflicts"] == 0


@pytest.fixture(scope="module")
def found(day: Day) -> dict[str, Any]:
    """The report that the board's code makes of the files that the class server hands it."""
    entries = [{"name": who, "text": json.dumps(file)} for who, file in day.files.items()]
    return tables(rehearse(shipped(), [], more=entries))


def test_every_criterion_on_the_board_is_what_the_people_answered(day, found):
    checked = 0
    for dossier in dossiers_of_classes(shipped(), STANDARD, 2)[0]:
        expected = expect(shipped(), [dossier], day.people)
        rows = found[f"criteria-{dossier.id}"]["rows"]
        for row, rating in zip(rows, dossier.ratings, strict=True):
            assert row[3:9] == expected.counts[rating.criterion]
            assert row[9:] == cells(expected.criteria[rating.criterion])
            checked += 1
    assert checked == 30


def test_the_board_s_totals_are_those_of_sixty_people(day, found):
    dossiers = dossiers_of_classes(shipped(), STANDARD, 2)[0]
    rows = found["agreement"]["rows"]
    for row, asked in zip(rows, [[dossiers[0]], [dossiers[1]], dossiers], strict=True):
        expected = expect(shipped(), asked, day.people)
        assert row[2] == expected.people == PEOPLE
        assert row[3:10] == cells(expected.total)
        assert row[10:] == [expected.same_rating, expected.rated]
