"""What goes wrong in a room: full disks, locked files, killed and sleeping servers; nothing is lost."""

import asyncio
import os
import random
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from benchmarks.live import kill, lost
from benchmarks.live_bench import Bench, started
from generator.live.measuring import Report
from generator.live.storage import sqlite_address
from tests.live.support import attempt, in_room, settings_of


def pragma(storage, text):
    """Every connection of a storage gets a setting, also those that are made later."""

    def prepare(connection, _record):
        connection.execute(f"PRAGMA {text}")

    storage.engine.dispose()
    event.listen(storage.engine, "connect", prepare)
    return prepare


def relieve(storage, prepare):
    event.remove(storage.engine, "connect", prepare)
    storage.engine.dispose()


@pytest.mark.parametrize(
    ("fault", "code"), [("max_page_count=1", "disk_full"), ("query_only=1", "read_only")]
)
def test_a_disk_that_takes_nothing_acknowledges_nothing_and_work_goes_on_later(
    tmp_path, fault, code
):
    async def act(r):
        phone = await r.phone()
        record = attempt(answers={"c1": {"note": "x" * 200_000}})
        prepare = pragma(r.context.storage, fault)
        answer = await phone.client.post("/class/records", json={"records": [record]})
        assert (answer.status_code, answer.json()) == (503, {"error": code})
        assert (await phone.client.get("/class/work")).json()["attempts"] == []
        relieve(r.context.storage, prepare)
        assert (await phone.send(record))["done"] == [record["id"]]

    in_room(settings_of(tmp_path, sqlite_address(tmp_path / "class.sqlite3")), act)


def test_a_file_that_another_program_holds_for_a_moment_delays_only(tmp_path):
    path = tmp_path / "class.sqlite3"

    async def act(r):
        phone = await r.phone()
        held = sqlite3.connect(path, isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        sending = asyncio.create_task(phone.send(record := attempt()))
        await asyncio.sleep(0.5)
        assert not sending.done()
        held.execute("COMMIT")
        held.close()
        assert (await sending)["done"] == [record["id"]]

    in_room(settings_of(tmp_path, sqlite_address(path)), act)


def test_a_phone_that_was_away_for_an_hour_comes_back_with_forty_records(room):
    async def act(r):
        phone = await r.phone()
        away = [attempt(handedInAt=f"2019-02-22T02:{n:02}:00.000Z") for n in range(40)]
        found = await phone.send(*away)
        assert found["done"] == [one["id"] for one in away]
        work = (await phone.client.get("/class/work")).json()
        assert work["attempts"] == [one["content"] for one in away]

    room(act)


def test_a_phone_whose_clock_is_wrong_loses_nothing(room):
    async def act(r):
        phone = await r.phone()
        for time in ("1970-01-01T00:00:00.000Z", "2099-12-31T23:59:59.999Z"):
            record = attempt(handedInAt=time)
            assert (await phone.send(record))["done"] == [record["id"]]

    room(act)


def test_killed_again_and_again_no_acknowledged_record_is_lost_and_none_is_there_twice(
    tmp_path, monkeypatch
):
    # a busy machine may need longer to start the server again; what is tried here is what is kept
    monkeypatch.setattr("generator.live.rehearsal.PATIENCE", 120.0)
    random.seed(2019)
    bench = Bench(tmp_path)
    found = bench.run(kill(bench, times=4, people=15))
    assert (found["lost"], found["twice"], found["errors"]) == (0, 0, 0)
    assert found["done"] >= 4


def test_a_bench_starts_in_a_thread_that_has_a_running_loop(tmp_path):
    """A browser driver leaves its loop running in the thread of the tests."""
    bench = Bench(tmp_path)

    async def a_browser_is_open():
        return bench.run(started(bench.settings.public_port))

    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(asyncio.run, a_browser_is_open()).result() is None


def test_a_laptop_that_slept_goes_on_where_it_was(tmp_path):
    bench = Bench(tmp_path)

    async def act():
        report = Report()
        await started(bench.settings.public_port)
        (phone,) = bench.phones(1, report)
        await phone.join()
        process = bench.servers.processes[0]
        os.kill(process.pid, signal.SIGSTOP)
        known = bench.settings.exercises["d1"]
        record = phone.attempt("d1", known, {"c01": {}}, "2019-02-22T01:00:00.000Z")
        sending = asyncio.create_task(phone.send(record))
        await asyncio.sleep(1.5)
        assert not sending.done()
        os.kill(process.pid, signal.SIGCONT)
        assert await sending
        return lost(bench, [phone])

    assert bench.run(act()) == {"lost": 0, "twice": 0}


@pytest.mark.province
def test_postgresql_is_restarted_in_the_middle_and_nothing_is_lost(cluster, tmp_path):
    with cluster.database("restarted") as address:

        async def act(r):
            phone = await r.phone()
            first = attempt()
            await phone.send(first)
            await asyncio.to_thread(cluster.end)
            sending = asyncio.create_task(phone.send(second := attempt()))
            await asyncio.sleep(0.5)
            await asyncio.to_thread(cluster.start)
            assert (await sending)["done"] == [second["id"]]
            work = (await phone.client.get("/class/work")).json()
            assert {one["id"] for one in work["attempts"]} == {first["id"], second["id"]}

        in_room(settings_of(tmp_path, address), act)
