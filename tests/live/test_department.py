"""The department's view over all classes: who may see it, what it counts, the boards it hands out."""

import asyncio
import json
import time
from pathlib import Path

import pytest
from sqlalchemy import inspect, text, update

from generator.live.classes import all_classes
from generator.live.department import add_department_key, department_view
from generator.live.migrations import MIGRATIONS, migrate
from generator.live.preparing import open_department, prepare
from generator.live.storage import Storage
from generator.live.tables import department_keys, presence, records
from generator.live.web.context import DEPARTMENT_COOKIE
from tests.live.support import as_text, attempt, ballot, make_room
from tests.node_support import NODE, answers_of

ADDRESSES = ("view", "board", "board?class=x", "enter", "enter?key=x")
QUESTION = {"source": "s", "title": "Which level?", "options": ["good", "fair"]}


async def department_of(room, door="public"):
    """A browser that has opened the department's link."""
    await room.context.storage.write(lambda t: add_department_key(t, "k" * 32))
    client = room.client(door)
    answer = await client.get("/class/department/enter", params={"key": "k" * 32})
    assert answer.status_code == 303, answer.text
    return client


async def classes_of(client):
    return (await client.get("/class/department/view")).json()["classes"]


def test_nobody_but_the_department_sees_the_classes(room):
    async def act(r):
        phone = await r.phone()
        for door in ("public", "desk"):
            trainer, nobody = await r.trainer(door), r.client(door)
            strange = r.client(door)
            strange.cookies.set(DEPARTMENT_COOKIE, r.key)
            with_phone = r.client(door)
            with_phone.cookies.update(dict(phone.client.cookies))
            for client in (trainer, nobody, strange, with_phone):
                for path in ADDRESSES:
                    answer = await client.get(f"/class/department/{path}")
                    assert answer.status_code == 403, path
                page = await client.get("/class/department")
                assert page.text == "<!doctype html>keyless"
            answer = await nobody.get("/class/department/enter", params={"key": r.key})
            assert answer.status_code == 403, "a class's key is no key of the department"

    room(act)


def test_the_department_s_key_opens_no_class(room):
    async def act(r):
        client = await department_of(r)
        assert (await client.get("/class/department")).text == "<!doctype html>department"
        for path in ("view", "wall", "board", "events"):
            assert (await client.get(f"/class/desk/{path}")).status_code == 403, path
        for path in ("vote", "unlock", "forget", "device"):
            answer = await client.post(f"/class/desk/{path}", json={"code": r.code})
            assert answer.status_code == 403, path
        entered = await client.get("/class/desk/enter", params={"key": "k" * 32})
        assert entered.status_code == 403
        assert (await client.get("/class/state")).status_code == 401

    room(act)


def test_keys_end_and_guesses_are_counted(room):
    async def act(r):
        client = await department_of(r)
        old = update(department_keys).values(expires_at=time.time() - 1)
        await r.context.storage.write(lambda t: t.connection.execute(old) and None)
        assert (await client.get("/class/department/view")).status_code == 403
        again = await client.get("/class/department/enter", params={"key": "k" * 32})
        assert (again.status_code, again.text) == (403, "<!doctype html>spent")
        guess = r.client(ip="192.168.1.200")
        asked = {"key": "guess"}
        codes = [
            (await guess.get("/class/department/enter", params=asked)).status_code
            for _ in range(45)
        ]
        assert codes[0] == 403 and codes[-1] == 429
        told = await guess.get("/class/department/enter", params=asked)
        assert told.text == "<!doctype html>wait"

    room(act)


def test_classes_are_counted_apart_and_nobody_is_named(room):
    async def act(r):
        other = await make_room(r.context, "Lớp khác")
        one, two = await r.phone("Trần Thị Cúc"), await r.phone("Lê Văn Dũng")
        three = await other.phone("Phạm Thị Em")
        for phone in (one, two, three):
            beat = {"doing": "open-one" if phone is not two else "", "answered": 1, "waiting": 2}
            await phone.client.post("/class/beat", json=beat)
        await one.send(attempt(), attempt("locked-one"))
        await three.send(attempt())
        said = {"id": "0123456789abcdef", "page": "p", "title": "P", "kind": "k", "text": "t"}
        said["at"] = "2019-02-22T02:00:00.000Z"
        opinion = {"id": said["id"], "kind": "opinion", "content": said}
        assert (await two.send(opinion))["done"] == [said["id"]]
        trainer = await r.trainer()
        await trainer.post("/class/desk/vote", json=QUESTION)
        client = await department_of(r)
        first, second = await classes_of(client)
        counts = ("joined", "here", "working", "handed_in", "received", "waiting", "votes")
        assert [first[name] for name in counts] == [2, 2, 1, 1, 2, 4, 1]
        assert [second[name] for name in counts] == [1, 1, 1, 1, 1, 2, 0]
        assert (first["code"], second["title"]) == (r.code, "Lớp khác")
        assert first["today"] and second["today"]
        said = as_text((await client.get("/class/department/view")).json())
        for name in ("Cúc", "Dũng", "Phạm"):
            assert name not in said

    room(act)


def test_what_belongs_to_today_and_who_is_there_now(room):
    async def act(r):
        phone = await r.phone("Trần Thị Cúc")
        await phone.client.post("/class/beat", json={"doing": "open-one", "answered": 1})
        await phone.send(attempt())
        client = await department_of(r)
        later = time.time() + 60
        storage = r.context.storage
        seen = await storage.read(lambda c: department_view(c, later))
        assert [row["today"] for row in seen] == [False]
        away = update(presence).values(at=time.time() - 100)
        await storage.write(lambda t: t.connection.execute(away) and None)
        assert [(row["here"], row["working"]) for row in await classes_of(client)] == [(0, 0)]
        fresh = update(records).values(received_at=later)
        await storage.write(lambda t: t.connection.execute(fresh) and None)
        seen = await storage.read(lambda c: department_view(c, later))
        assert [row["today"] for row in seen] == [True], "work that came in counts as today"

    room(act)


@pytest.mark.skipif(NODE is None, reason="needs Node.js")
def test_the_boards_of_all_classes_are_one_file_that_the_board_reads(room):
    async def act(r):
        other = await make_room(r.context, "Lớp khác")
        one, two = await r.phone("Trần Thị Cúc"), await other.phone("Phạm Thị Em")
        await one.send(attempt(), attempt("locked-one"))
        await two.send(attempt())
        for at, phone in ((r, one), (other, two)):
            trainer = await at.trainer()
            vote = (await trainer.post("/class/desk/vote", json=QUESTION)).json()["vote"]
            await phone.send(ballot(vote, 1))
            await trainer.post("/class/desk/close", json={})
        client = await department_of(r)
        whole = await client.get("/class/department/board")
        assert whole.headers["content-disposition"].startswith("attachment; filename=board-")
        ids = [row["id"] for row in await classes_of(client)]
        single = await client.get("/class/department/board", params={"class": ids[1]})
        none = await client.get("/class/department/board", params={"class": "0" * 16})
        assert none.json() == {"error": "no_class"}
        return whole.text, single.text, other.code

    whole, single, code = room(act)
    found = read_by_board(whole)
    assert found["people"] == [
        {"name": "Trần Thị Cúc", "attempts": 2},
        {"name": "Phạm Thị Em", "attempts": 1},
    ]
    [question] = found["questions"]
    assert [one["rounds"][0]["counts"] for one in question["of"]] == [[0, 2], [0, 1], [0, 1]]
    alone = read_by_board(single)
    assert [one["name"] for one in alone["people"]] == ["Phạm Thị Em"]
    assert alone["questions"][0]["of"][0]["name"] == f"Lớp khác ({code})"


def read_by_board(text_of_board):
    asked = {"text": text_of_board, "course": "museum"}
    found = answers_of("board-file-answers.js", asked)
    assert found is not None, "the board refuses the file"
    return found


def test_a_forgotten_class_is_not_in_the_view_nor_in_the_file(room):
    async def act(r):
        other = await make_room(r.context, "Lớp khác")
        phone = await other.phone("Phạm Thị Em")
        await phone.send(attempt())
        client = await department_of(r)
        assert "Phạm Thị Em" in (await client.get("/class/department/board")).text
        trainer = await other.trainer()
        await trainer.post("/class/desk/forget", json={"code": other.code})
        assert [row["code"] for row in await classes_of(client)] == [r.code]
        whole = (await client.get("/class/department/board")).text
        assert "Phạm Thị Em" not in whole and json.loads(whole)["entries"] == []

    room(act)


def test_the_forgotten_leave_the_disk_while_the_server_runs(room):
    """A journal beside the file held every name until the laptop was closed."""

    async def act(r):
        if not r.context.storage.is_sqlite:
            return  # the administrator's business there
        file = Path(r.context.settings.database.removeprefix("sqlite:///"))
        name = "Zygmunt Quaternion"

        def on_disk():
            return sum(
                p.read_bytes().count(name.encode()) for p in file.parent.glob(f"{file.name}*")
            )

        for n in range(30):
            phone = await r.phone(f"{name} {n}")
            await phone.send(attempt(answers={"c1": {"level": "good", "note": f"{name} " * 300}}))
        await asyncio.to_thread(r.context.storage.settle)  # into the file itself, too
        assert on_disk() > 30 * 250
        trainer = await r.trainer()
        answer = await trainer.post("/class/desk/forget", json={"code": r.code})
        assert answer.json()["kept"] == {"people": 30, "attempts": 30, "opinions": 0, "voices": 0}
        assert on_disk() == 0

    room(act)


def test_a_database_of_the_first_version_takes_the_step_and_keeps_its_class(database):
    prepared = prepare(database, "Lớp cũ", "museum")
    storage = Storage(database)
    try:
        for drop in ("DROP TABLE department_keys", "DELETE FROM schema_version WHERE version > 1"):
            storage.write_now(lambda t, drop=drop: t.connection.execute(text(drop)) and None)
    finally:
        storage.close()
    assert open_department(database)
    storage = Storage(database)
    try:
        found = storage.write_now(
            lambda t: (
                [row.code for row in all_classes(t.connection)],
                inspect(t.connection).has_table("department_keys"),
                migrate(t.connection),
            )
        )
    finally:
        storage.close()
    assert found == ([prepared.row.code], True, len(MIGRATIONS))


def test_the_key_of_the_start_opens_the_view_of_a_running_server(room):
    async def act(r):
        if r.context.storage.is_sqlite:
            return  # there the command opens it before the one server runs
        key = await asyncio.to_thread(open_department, r.context.settings.database)
        client = r.client()
        answer = await client.get("/class/department/enter", params={"key": key})
        assert answer.status_code == 303
        assert len(await classes_of(client)) == 1

    room(act)
