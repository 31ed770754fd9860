"""Requests that no page of ours sends: each is refused, and nothing of another is given away."""

import json
import secrets

import pytest

from tests.live.support import OPENER, SECRET_WORD, attempt, ballot

JSON = {"content-type": "application/json"}
ORIGINS = (
    "http://evil.example",
    "https://192.168.1.5:8000.evil.example",
    "http://192.168.1.5:8001",
    "null",
    "http://192.168.1.5",
    "file://",
)
HOSTS = (
    "evil.example",
    "evil.example:8000",
    "192.168.1.5.evil.example",
    "localhost.evil.example:8000",
    "lop.local:8000",
    "",
    "[::1",
    "user@evil.example",
)
BODIES = (
    (b"", 400),
    (b"[]", 400),
    (b"7", 400),
    (b"null", 400),
    (b"{", 400),
    (b'{"records":7}', 422),
    (b'{"records":{}}', 422),
    (b'{"records":[' + b"1," * 60 + b"1]}", 422),
    (b"\xff\xfe\x00", 400),
    (b'{"records":NaN}', 400),
    (b"[" * 100_000, 400),
    (b'{"a":' * 50_000, 400),
)
KINDS = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "")
TRAINER_GETS = ("view", "wall", "events", "board", "board?people=x")
TRAINER_POSTS = ("vote", "close", "again", "hands", "reopen", "unlock", "device", "forget")
PATHS = (
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2fsite-trainer/assets/board-data.js",
    "/assets/board-data.js",
    "/trainer/board.html",
    "/trainer/keys.html",
    "/class/desk/../view",
    "/class/panel/",
    "/class/assets/../../class.sqlite3",
    "/class.sqlite3",
    "/.class.sqlite3.lock",
    "/%00",
    "/assets/taphuan.js%00.html",
    "/thuc-hanh\\..\\..",
    "/C:/Windows/win.ini",
    "/%2f/evil.example/",
)


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_foreign_page_cannot_send(room, origin):
    async def act(r):
        phone = await r.phone()
        given = {"records": [attempt()]}
        answer = await phone.client.post("/class/records", json=given, headers={"origin": origin})
        assert answer.status_code == 403
        for site in ("cross-site", "same-site"):
            headers = {"sec-fetch-site": site}
            answer = await phone.client.post("/class/records", json=given, headers=headers)
            assert answer.status_code == 403
        assert (await phone.client.get("/class/work")).json()["attempts"] == []

    room(act)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("door", ["public", "desk"])
def test_a_name_that_was_bound_to_us_gets_nothing(room, host, door):
    async def act(r):
        client = r.client(door)
        for path in ("/", "/class/", "/class/me", "/class/desk/view", "/thuc-hanh/index.html"):
            answer = await client.get(path, headers={"host": host})
            assert (answer.status_code, answer.json()) == (403, {"error": "foreign"})

    room(act)


def test_the_desk_answers_to_the_laptop_s_own_address_only(room):
    async def act(r):
        client = r.client("desk", "http://192.168.1.5:8001")
        for path in ("/", "/class/panel", "/class/desk/view", "/assets/board-data.js"):
            assert (await client.get(path)).status_code == 403

    room(act)


@pytest.mark.parametrize("number", range(len(BODIES)))
def test_a_body_that_is_no_request_is_refused(room, number):
    body, status = BODIES[number]

    async def act(r):
        phone = await r.phone()
        answer = await phone.client.post("/class/records", content=body, headers=JSON)
        assert answer.status_code == status
        answer = await r.client().post("/class/join", content=body, headers=JSON)
        assert answer.status_code in (400, 403)

    room(act)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_json_is_refused(room, kind):
    async def act(r):
        phone = await r.phone()
        answer = await phone.client.post(
            "/class/records", content=b'{"records":[]}', headers={"content-type": kind}
        )
        assert answer.status_code == 400

    room(act)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_other_methods_are_refused(room, method):
    async def act(r):
        answer = await r.client().request(method, "/class/records")
        assert answer.status_code == 405

    room(act)


def test_a_hundred_megabytes_are_not_read(room):
    sent = 0

    async def act(r):
        phone = await r.phone()

        async def flood():
            nonlocal sent
            for _ in range(1600):
                sent += 65536
                yield b"x" * 65536

        answer = await phone.client.post("/class/records", content=flood(), headers=JSON)
        assert answer.status_code == 413
        named = {**JSON, "content-length": str(100 * 1024 * 1024)}
        answer = await phone.client.post("/class/records", content=b"{}", headers=named)
        assert answer.status_code == 413
        for length in ("-1", "x", "1" * 400):
            answer = await phone.client.post(
                "/class/records", content=b"{}", headers={**JSON, "content-length": length}
            )
            assert answer.status_code in (400, 413)

    room(act)


@pytest.mark.parametrize("path", PATHS)
def test_odd_addresses_lead_nowhere(room, path):
    async def act(r):
        phone = await r.phone()
        answer = await phone.client.get(path)
        assert answer.status_code in (301, 400, 403, 404) or "join" in answer.text
        for secret in (OPENER, SECRET_WORD, "window.keys", "root:"):
            assert secret not in answer.text

    room(act)


@pytest.mark.parametrize("door", ["public", "desk"])
def test_the_trainer_s_side_is_closed_to_everybody_else(room, door):
    async def act(r):
        phone = await r.phone("Lê Văn Dũng")
        client = r.client(door)
        client.cookies.update(dict(phone.client.cookies))
        for path in TRAINER_GETS:
            assert (await client.get(f"/class/desk/{path}")).status_code == 403, path
        for path in TRAINER_POSTS:
            given = {"code": r.code, "exercise": "locked-one", "vote": "0" * 16, "round": 1}
            answer = await client.post(f"/class/desk/{path}", json=given)
            assert answer.status_code == 403, path
        for page in ("panel", "projector"):
            assert "keyless" in (await client.get(f"/class/{page}")).text
        for key in ("", "x", "0" * 32, r.code, "' OR 1=1 --"):
            answer = await client.get("/class/desk/enter", params={"key": key})
            assert answer.status_code == 403

    room(act)


def test_a_trainer_s_qr_works_once(room):
    async def act(r):
        trainer = await r.trainer()
        link = (await trainer.post("/class/desk/device", json={})).json()["links"][0]
        path = link.partition("/class")[2]
        second = r.client()
        assert (await second.get(f"/class{path}")).status_code == 303
        assert (await second.get("/class/desk/view")).status_code == 200
        assert (await r.client().get(f"/class{path}")).status_code == 403

    room(act)


def test_trainer_keys_cannot_be_guessed(room):
    async def act(r):
        client = r.client(ip="192.168.1.99")
        found = {
            (
                await client.get("/class/desk/enter", params={"key": secrets.token_urlsafe(24)})
            ).status_code
            for _ in range(60)
        }
        assert found == {403, 429}

    room(act)


def test_another_class_is_another_world(room):
    from tests.live.support import make_room

    async def act(r):
        other = await make_room(r.context, "Lớp khác")
        mine, theirs = await r.phone("Một Hai"), await other.phone("Ba Bốn")
        trainer, their_trainer = await r.trainer(), await other.trainer()
        asked = {"title": "?", "options": ["a", "b"]}
        vote = (await trainer.post("/class/desk/vote", json=asked)).json()["vote"]
        assert (await theirs.state())["vote"] is None
        assert [one["why"] for one in (await theirs.send(ballot(vote, 0)))["refused"]] == [
            "no_such_vote"
        ]
        record = attempt()
        await mine.send(record)
        assert (await theirs.send(record))["done"] == [record["id"]]
        people = (await their_trainer.get("/class/desk/view")).json()["people"]
        assert [one["name"] for one in people] == ["Ba Bốn"]
        ids = [one["id"] for one in (await trainer.get("/class/desk/view")).json()["people"]]
        stolen = await their_trainer.get("/class/desk/board", params={"people": ",".join(ids)})
        assert stolen.json() == {"files": {}}
        for path in ("again", "hands", "reopen"):
            given = {"vote": vote, "round": 1, "hands": [1, 1]}
            answer = await their_trainer.post(f"/class/desk/{path}", json=given)
            assert answer.status_code == 404

    room(act)


def test_a_locked_key_is_given_to_nobody_before_its_time(room):
    async def act(r):
        phone = await r.phone()
        page = await phone.client.get("/thuc-hanh/")
        assert SECRET_WORD not in page.text
        assert 'data-locked="{}"' in page.text
        ask = {"exercise": "locked-one"}
        assert (await phone.client.get("/class/keys", params=ask)).json() == {"error": "locked"}
        trainer = await r.trainer()
        for exercise in ("open-one", "nothing", "", 7):
            answer = await trainer.post("/class/desk/unlock", json={"exercise": exercise})
            assert answer.status_code == 404
        assert (await trainer.post("/class/desk/unlock", json=ask)).status_code == 200
        assert (await phone.state())["unlocked"] == ["locked-one"]
        key = (await phone.client.get("/class/keys", params=ask)).json()
        assert (key["opener"], key["locked"]) == (OPENER, {"data": SECRET_WORD})

    room(act)


def test_a_machine_that_votes_without_end_is_stopped(room):
    async def act(r):
        phone = await r.phone()
        found = [
            (await phone.client.post("/class/records", json={"records": []})).status_code
            for _ in range(300)
        ]
        assert 429 in found
        other = await r.phone("Người Khác")
        assert (await other.client.get("/class/me")).status_code == 200

    room(act)


def test_a_participant_s_crawl_finds_no_name_no_answer_no_key(room):
    async def act(r):
        one = await r.phone("Người Bí Mật", unit="Trường Kín")
        await one.send(attempt(answers={"c1": {"note": "lời riêng tư"}}))
        me = (await one.client.get("/class/me")).json()["me"]
        spy = await r.phone("Kẻ Tò Mò")
        trainer = await r.trainer()
        await trainer.post("/class/desk/vote", json={"title": "?", "options": ["a", "b"]})
        await one.send(ballot((await one.state())["vote"]["id"], 1))
        names = ("me", "state", "state?since=0", "state?mine=x", "work", "keys", "ping", "check")
        names += ("keys?exercise=locked-one", f"work?person={me['id']}", f"me?person={me['id']}")
        names += (f"desk/board?people={me['id']}", "panel", "projector", "desk/view", "desk/wall")
        names += ("assets/live.js", "assets/live.css", "assets/none.js", "", r.code)
        paths = [f"/class/{name}" for name in names]
        paths += ["/", "/index.html", "/thuc-hanh/", "/404.html", "/assets/taphuan.js"]
        wanted = {"code": r.code, "name": "Người Bí Mật"}
        texts = [(await spy.client.get(path)).text for path in paths]
        texts.append((await spy.client.post("/class/names", json=wanted)).text)
        for text in texts:
            assert "Bí Mật" not in text
            for secret in ("riêng tư", "Trường Kín", me["pin"], me["id"], OPENER, SECRET_WORD):
                assert secret not in text
            assert "ballots" not in text

    room(act)


def test_forged_acknowledgements_change_nothing_on_the_server(room):
    async def act(r):
        phone = await r.phone()
        record = {**attempt(), "done": True, "received_at": 1, "person_id": "0" * 16}
        given = {"records": [record], "done": [secrets.token_hex(8)], "person": "0" * 16}
        answer = await phone.client.post("/class/records", json=given)
        assert answer.json() == {"done": [record["id"]], "refused": []}
        work = (await phone.client.get("/class/work")).json()
        assert [one["id"] for one in work["attempts"]] == [record["id"]]

    room(act)


@pytest.mark.parametrize("name", ["</script><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0"])
def test_a_name_that_is_code_stays_a_text(room, name):
    async def act(r):
        await r.phone(name)
        trainer = await r.trainer()
        answer = await trainer.get("/class/desk/view")
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert json.loads(answer.text)["people"][0]["name"] == name

    room(act)
