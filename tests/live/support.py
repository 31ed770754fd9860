"""A class server inside the test, and phones that speak its protocol."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import httpx

from generator.live.classes import add_key, fill_roster, make_class
from generator.live.hub import Hub, Listening
from generator.live.settings import LiveSettings
from generator.live.storage import Storage
from generator.live.web.app import desk_app, public_app
from generator.live.web.context import Context
from generator.live.web.streams import Streams

Result = TypeVar("Result")
ADDRESS = "http://192.168.1.5:8000"
DESK = "http://127.0.0.1:8001"
KEY_HASH = "0123456789abcdef"
OPENER = "0f" * 32
"""What opens the one locked key of the room."""
SECRET_WORD = "ciphertext-of-the-key"
ROSTER = (
    {"name": "Nguyễn Văn An", "unit": "THCS Hoa Mai", "group": "Lớp A"},
    {"name": "Nguyễn Văn An", "unit": "THCS Bằng Lăng", "group": "Lớp B"},
    {"name": "Đỗ Thị Bưởi", "unit": "THCS Hoa Mai", "group": "Lớp A"},
)


def make_site(folder: Path, name: str) -> Path:
    """A built site in small: a page with a script, a locked exercise, a folder."""
    site = folder / name
    (site / "assets").mkdir(parents=True)
    (site / "thuc-hanh").mkdir()
    (site / "assets" / "taphuan.js").write_text("let a = 1;\n" * 200, encoding="utf-8")
    start = "<!doctype html><html><head></head><body>"
    script = '<script src="{}assets/taphuan.js"></script></body></html>'
    (site / "index.html").write_text(f"{start}{name}{script.format('')}", encoding="utf-8")
    locked = f'<score-dossier data-locked="{{{SECRET_WORD}}}"></score-dossier>'
    locked += f'<score-dossier data-locked=\'{{"data":"{SECRET_WORD}"}}\'></score-dossier>'
    locked += f"<score-dossier data-locked={SECRET_WORD}></score-dossier>"
    page = f"{start}{locked}{script.format('../')}"
    (site / "thuc-hanh" / "index.html").write_text(page, encoding="utf-8")
    (site / "404.html").write_text(f"{start}not here</body></html>", encoding="utf-8")
    return site


def settings_of(folder: Path, database: str, **more: Any) -> LiveSettings:
    """Settings of a small course with one open and one locked exercise."""
    trainer = make_site(folder, "site-trainer")
    (trainer / "assets" / "board-data.js").write_text("window.keys = 1;", encoding="utf-8")
    values: dict[str, Any] = {
        "database": database,
        "site": str(make_site(folder, "site")),
        "trainer_site": str(trainer),
        "course": {"id": "museum", "version": "1.0", "title": "Museum"},
        "exercises": {
            "open-one": {"title": "Open", "keyHash": KEY_HASH},
            "locked-one": {
                "title": "Locked",
                "keyHash": KEY_HASH,
                "opener": OPENER,
                "locked": {"data": SECRET_WORD},
            },
        },
        "pages": {
            name: f"<!doctype html>{name}"
            for name in (
                "join",
                "check",
                "panel",
                "projector",
                "keyless",
                "department",
                "spent",
                "wait",
                "error/not_found",
                "error/not_joined",
                "error/not_trainer",
                "error/not_department",
                "error/too_often",
                "error/bad_request",
                "error/foreign",
                "error/large",
                "error/locked",
                "error/failed",
            )
        }
        | {"inject": '<script src="/class/assets/live.js"></script>'},
        "scripts": {"live.js": "let live = 1;"},
        "styles": {"live.css": "a{}"},
        "public_port": 8000,
        "desk_port": 8001,
    }
    return LiveSettings(**(values | more))


class Room:
    """A class with its server in this process; made by `in_room`."""

    def __init__(self, context: Context, code: str, class_id: str, key: str):
        self.context, self.code, self.class_id, self.key = context, code, class_id, key
        streams = Streams(context)
        self.public = public_app(context, streams)
        self.desk = desk_app(context, streams)

    def client(self, door: str = "public", base: str | None = None, ip: str = "192.168.1.77"):
        """A browser without cookies; the host's name decides whether it is let in."""
        app = self.public if door == "public" else self.desk
        base = base or (ADDRESS if door == "public" else DESK)
        transport = httpx.ASGITransport(app=app, client=(ip, 1234))  # type: ignore[arg-type]
        return httpx.AsyncClient(transport=transport, base_url=base)

    async def phone(self, name: str = "Trần Thị Cúc", **more: Any) -> "Phone":
        phone = Phone(self)
        answer = await phone.join(name, **more)
        assert answer.status_code == 200, answer.text
        return phone

    async def trainer(self, door: str = "desk") -> httpx.AsyncClient:
        client = self.client(door)
        answer = await client.get("/class/desk/enter", params={"key": self.key})
        assert answer.status_code == 303, answer.text
        return client


class Phone:
    """One device: keeps its cookie, sends records."""

    def __init__(self, room: Room):
        self.room, self.client = room, room.client()
        self.device = secrets.token_urlsafe(24)

    async def join(self, name: str, **more: Any) -> httpx.Response:
        given = {"code": self.room.code, "device": self.device, "name": name, **more}
        return await self.client.post("/class/join", json=given)

    async def send(self, *records: dict[str, Any]) -> dict[str, Any]:
        answer = await self.client.post("/class/records", json={"records": list(records)})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def state(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.client.get("/class/state")).json()["state"]
        return found


def attempt(exercise: str = "open-one", answers: Any = None, **more: Any) -> dict[str, Any]:
    """A record with an attempt, as the page sends it."""
    name = more.pop("id", secrets.token_hex(8))
    content = {
        "id": name,
        "exercise": exercise,
        "kind": "dossier",
        "standard": "museum-1",
        "structureHash": KEY_HASH,
        "keyHash": KEY_HASH,
        "number": 1,
        "answers": answers or {"c1": {"level": "good"}},
        "summary": {"items": 1, "answered": 1},
        "startedAt": "2019-02-22T01:00:00.000Z",
        "handedInAt": "2019-02-22T02:00:00.000Z",
        "fingerprint": "ab" * 32,
        **more,
    }
    return {"id": name, "kind": "attempt", "content": content}


def draft(saved_at: str, level: str, exercise: str = "open-one") -> dict[str, Any]:
    content = {
        "exercise": exercise,
        "keyHash": KEY_HASH,
        "answers": {"c1": {"level": level}},
        "startedAt": "2019-02-22T01:00:00.000Z",
        "savedAt": saved_at,
    }
    return {"id": f"draft/{exercise}/{saved_at}", "kind": "draft", "content": content}


def ballot(vote: str, choice: int, counter: int = 1, number: int = 1) -> dict[str, Any]:
    content = {"vote": vote, "round": number, "choice": choice, "counter": counter}
    return {"id": f"vote/{vote}/{number}/{counter}", "kind": "vote", "content": content}


def in_room(settings: LiveSettings, act: Callable[[Room], Coroutine[Any, Any, Result]]) -> Result:
    """Starts a server with one class, acts, and closes it."""

    async def run() -> Result:
        hub = Hub()
        hub.run_in(asyncio.get_running_loop())
        storage = Storage(settings.database, hub.announce)
        context = Context(settings, storage, hub)
        listening = None
        if not storage.is_sqlite:
            listening = Listening(storage.address, hub, context.forget_who)
        try:
            return await act(await make_room(context))
        finally:
            if listening:
                await asyncio.to_thread(listening.close)
            await asyncio.to_thread(storage.close)

    # a thread of its own: a browser driver may have left a loop running in this one
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(asyncio.run, run()).result()


async def make_room(context: Context, title: str = "Lớp thử") -> Room:
    """A class with a list of names and a trainer's key."""
    key = secrets.token_urlsafe(24)
    row = await context.storage.write(lambda t: make_class(t, title, "museum"))
    await context.storage.write(lambda t: fill_roster(t, row.id, ROSTER))
    await context.storage.write(lambda t: add_key(t, row.id, key))
    return Room(context, row.code, row.id, key)


async def together(*actions: Awaitable[Any]) -> list[Any]:
    return list(await asyncio.gather(*actions))


def as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
