"""Joining: by the list or by typing, once, on a second device, and leaving again."""

import secrets

from tests.live.support import Phone, attempt


def test_the_list_answers_only_to_a_whole_name(room):
    async def act(r):
        client = r.client()

        async def found(name):
            given = {"code": r.code.lower(), "name": name}
            return (await client.post("/class/names", json=given)).json()["found"]

        assert [one["unit"] for one in await found("nguyen van an")] == [
            "THCS Bằng Lăng",
            "THCS Hoa Mai",
        ]
        assert [one["name"] for one in await found("  Đỗ thị  bưởi ")] == ["Đỗ Thị Bưởi"]
        for name in ("", "nguyen", "an", "%", "nguyen van a", "_"):
            assert await found(name) == []

    room(act)


def test_a_person_of_the_list_joins_once(room):
    async def act(r):
        given = {"code": r.code, "name": "Đỗ Thị Bưởi"}
        one = (await r.client().post("/class/names", json=given)).json()["found"][0]
        phone = await r.phone("", listed=one["id"], seat="Bàn 3")
        me = (await phone.client.get("/class/me")).json()["me"]
        assert (me["name"], me["unit"], me["group"], me["seat"]) == (
            "Đỗ Thị Bưởi",
            "THCS Hoa Mai",
            "Lớp A",
            "Bàn 3",
        )
        other = await Phone(r).join("", listed=one["id"])
        assert (other.status_code, other.json()) == (409, {"error": "name_taken"})
        assert (await r.client().post("/class/names", json=given)).json()["found"][0]["joined"]

    room(act)


def test_a_name_that_is_in_the_class_is_told_and_a_namesake_still_comes_in(room):
    async def act(r):
        async def told(name):
            given = {"code": r.code, "name": name}
            return (await r.client().post("/class/names", json=given)).json()["joined"]

        assert not await told("Lê Văn Dũng")
        await r.phone("Lê Văn Dũng")
        assert await told("le van dung")
        assert not await told("Lê Văn") and not await told("")
        assert (await Phone(r).join("Lê Văn Dũng")).status_code == 200
        trainer = await r.trainer()
        assert len((await trainer.get("/class/desk/view")).json()["people"]) == 2

    room(act)


def test_joining_asked_twice_joins_once(room):
    async def act(r):
        phone = Phone(r)
        first = (await phone.join("Lê Văn Dũng")).json()
        assert (await phone.join("Lê Văn Dũng")).json() == first
        trainer = await r.trainer()
        assert len((await trainer.get("/class/desk/view")).json()["people"]) == 1

    room(act)


def test_the_same_person_on_a_second_device_has_the_same_work(room):
    async def act(r):
        first = await r.phone("Lê Văn Dũng")
        record = attempt()
        await first.send(record)
        pin = (await first.client.get("/class/me")).json()["me"]["pin"]
        second = Phone(r)
        given = {"code": r.code, "device": second.device, "name": "le van dung", "pin": pin}
        assert (await second.client.post("/class/again", json=given)).status_code == 200
        work = (await second.client.get("/class/work")).json()
        assert [one["id"] for one in work["attempts"]] == [record["id"]]
        trainer = await r.trainer()
        assert len((await trainer.get("/class/desk/view")).json()["people"]) == 1

    room(act)


def test_digits_cannot_be_guessed(room):
    async def act(r):
        await r.phone("Lê Văn Dũng")
        client = r.client()
        given = {"code": r.code, "device": secrets.token_urlsafe(24), "name": "Lê Văn Dũng"}
        answers = [
            (await client.post("/class/again", json={**given, "pin": f"{n:06}"})).status_code
            for n in range(14)
        ]
        assert answers[:10] == [403] * 10
        assert set(answers[10:]) == {429}

    room(act)


def test_codes_cannot_be_guessed(room):
    async def act(r):
        client = r.client(ip="192.168.1.66")
        answers = [
            (await client.post("/class/names", json={"code": "AAAAA", "name": "x"})).status_code
            for _ in range(50)
        ]
        assert answers[:40] == [403] * 40
        assert set(answers[40:]) == {429}
        other = r.client(ip="192.168.1.67")
        given = {"code": r.code, "name": "x"}
        assert (await other.post("/class/names", json=given)).status_code == 200

    room(act)


def test_who_leaves_a_device_is_not_known_there_any_more(room):
    async def act(r):
        phone = await r.phone()
        cookies = dict(phone.client.cookies)
        assert (await phone.client.post("/class/leave", json={})).status_code == 200
        assert (await phone.client.get("/class/me")).status_code == 401
        old = r.client()
        old.cookies.update(cookies)
        assert (await old.get("/class/me")).status_code == 401

    room(act)


def test_a_name_may_hold_anything_and_is_kept_short(room):
    async def act(r):
        name = "<script>alert(1)</script> ' OR 1=1 \n\x00\u202e" + "x" * 200
        phone = await r.phone(name)
        kept = (await phone.client.get("/class/me")).json()["me"]["name"]
        assert kept.startswith("<script>alert(1)</script> ' OR 1=1")
        assert len(kept) <= 80
        assert kept.isprintable()
        assert (await Phone(r).join(" \n ")).status_code == 422

    room(act)


def test_forgetting_deletes_people_and_keeps_counts(room):
    async def act(r):
        phone = await r.phone("Lê Văn Dũng")
        await phone.send(attempt())
        trainer = await r.trainer()
        wrong = await trainer.post("/class/desk/forget", json={"code": "XXXXX"})
        assert wrong.status_code == 403
        done = await trainer.post("/class/desk/forget", json={"code": r.code})
        kept = {"people": 1, "attempts": 1, "opinions": 0, "voices": 0}
        assert done.json()["kept"] == kept
        assert (await phone.client.get("/class/me")).status_code == 401
        assert (await trainer.get("/class/desk/view")).status_code == 403
        rows = await r.context.storage.read(
            lambda c: [
                list(c.exec_driver_sql(f"SELECT * FROM {table}"))
                for table in ("people", "records", "drafts", "roster", "devices", "presence")
            ]
        )
        assert rows == [[]] * 6

    room(act)
