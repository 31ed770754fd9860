"""What is handed in: kept once, acknowledged after the commit, never overwritten."""

import asyncio
import json

from generator.course.names import name_key
from tests.live.support import attempt, draft, together


def test_a_record_is_acknowledged_and_comes_back(room):
    async def act(r):
        phone = await r.phone()
        record = attempt()
        found = await phone.send(record)
        assert found == {"done": [record["id"]], "refused": []}
        work = (await phone.client.get("/class/work")).json()
        assert work["attempts"] == [record["content"]]
        assert work["person"] == {"nickname": "Trần Thị Cúc"}

    room(act)


def test_the_panel_lists_people_by_given_name_whoever_came_first(room):
    came = ["Nguyễn Văn Đức", "Phạm Thị Ánh", "Lê Thị Ấn", "Trần Văn Dũng", "Vũ Thị An"]

    async def act(r):
        for name in came:
            await r.phone(name)
        view = (await (await r.trainer()).get("/class/desk/view")).json()
        assert [one["name"] for one in view["people"]] == [
            "Vũ Thị An", "Phạm Thị Ánh", "Lê Thị Ấn", "Trần Văn Dũng", "Nguyễn Văn Đức"
        ]  # fmt: skip
        assert view["missing"] == sorted(view["missing"], key=name_key)
        assert len(view["missing"]) > 1

    room(act)


def test_a_record_sent_twice_counts_once(room):
    async def act(r):
        phone = await r.phone()
        record = attempt()
        again = {**record, "content": {**record["content"], "number": 3, "unlockedAt": "x"}}
        for one in (record, record, again):
            assert (await phone.send(one))["done"] == [record["id"]]
        trainer = await r.trainer()
        people = (await trainer.get("/class/desk/view")).json()["people"]
        assert [one["records"] for one in people] == [1]

    room(act)


def test_an_id_with_other_content_is_refused_and_both_sides_are_told(room):
    async def act(r):
        phone = await r.phone()
        record = attempt()
        await phone.send(record)
        other = attempt(id=record["id"], answers={"c1": {"level": "poor"}})
        found = await phone.send(other)
        assert found == {"done": [], "refused": [{"id": record["id"], "why": "other_content"}]}
        work = (await phone.client.get("/class/work")).json()
        assert work["attempts"] == [record["content"]]
        trainer = await r.trainer()
        assert (await trainer.get("/class/desk/view")).json()["conflicts"] == 1

    room(act)


def test_another_persons_id_is_not_acknowledged_to_me(room):
    async def act(r):
        one, other = await r.phone("An Một"), await r.phone("Bình Hai")
        record = attempt()
        await one.send(record)
        assert (await other.send(record))["refused"] == [
            {"id": record["id"], "why": "other_content"}
        ]
        assert (await other.client.get("/class/work")).json()["attempts"] == []

    room(act)


def test_the_newest_draft_wins_in_whatever_order_they_come(room):
    async def act(r):
        phone = await r.phone()
        times = [f"2019-02-22T01:00:0{n}.000Z" for n in (1, 3, 2)]
        for time, level in zip(times, ("poor", "good", "fair"), strict=True):
            assert len((await phone.send(draft(time, level)))["done"]) == 1
        drafts = (await phone.client.get("/class/work")).json()["drafts"]
        assert [one["answers"]["c1"]["level"] for one in drafts] == ["good"]
        await phone.send(attempt())
        assert (await phone.client.get("/class/work")).json()["drafts"] == []

    room(act)


def test_one_bad_record_keeps_no_good_one_out(room):
    async def act(r):
        phone = await r.phone()
        good = attempt()
        bad = [
            {},
            7,
            {"id": "x" * 16, "kind": "attempt", "content": {}},
            {"id": "0" * 16, "kind": "presence", "content": {}},
            {**attempt(), "id": "1" * 16},
            attempt(handedInAt="yesterday"),
            attempt(exercise="../../etc"),
            attempt(answers={"n": {"note": "x" * 600_000}}),
        ]
        found = await phone.send(*bad[:4], good, *bad[4:])
        assert found["done"] == [good["id"]]
        assert [one["why"] for one in found["refused"]] == ["shape"] * 7 + ["large"]

    room(act)


def test_texts_that_no_database_likes_come_back_as_they_were(room):
    async def act(r):
        phone = await r.phone()
        note = "\x00 \ud800 ' ; DROP TABLE records; -- \u202e đã nhận 🙂"
        body = json.dumps({"records": [attempt(answers={"c": {"note": note}})]})
        answer = await phone.client.post(
            "/class/records", content=body, headers={"content-type": "application/json"}
        )
        assert len(answer.json()["done"]) == 1
        found = (await phone.client.get("/class/work")).json()
        assert found["attempts"][0]["answers"]["c"]["note"] == note

    room(act)


def test_sixty_phones_at_once_lose_nothing(room):
    async def act(r):
        phones = await together(*(r.phone(f"Người Số {n}") for n in range(60)))
        given = [[attempt() for _ in range(3)] for _ in phones]
        found = await together(*(p.send(*g) for p, g in zip(phones, given, strict=True)))
        for answer, records in zip(found, given, strict=True):
            assert answer["done"] == [one["id"] for one in records]
        trainer = await r.trainer()
        view = (await trainer.get("/class/desk/view")).json()
        assert [one["records"] for one in view["people"]] == [3] * 60
        assert view["handed_in"] == {"open-one": 60}

    room(act)


def test_a_piece_of_work_that_fails_takes_nothing_else_with_it(room):
    def fails(_transaction):
        raise ZeroDivisionError

    async def act(r):
        phone = await r.phone()
        storage = r.context.storage
        record = attempt()
        outcome = await asyncio.gather(
            storage.write(fails), phone.send(record), storage.write(fails), return_exceptions=True
        )
        assert isinstance(outcome[0], ZeroDivisionError)
        assert outcome[1]["done"] == [record["id"]]

    room(act)
