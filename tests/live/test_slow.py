"""Heads and bodies that trickle: they are cut off in time, hold up nobody, and leave nothing."""

import asyncio
import contextlib
import json
import time

import pytest

from generator.live.server import _quiet, bound
from generator.live.web import guards, protocol
from generator.live.wire import Line
from tests.live.support import attempt

DEADLINE = 1.0
PLENTY = 8.0
"""Seconds in which a busy machine has answered an honest phone beside sixty that trickle."""
MANY = 60


@pytest.fixture
def door(room, monkeypatch):
    """Runs a coroutine against a real server of a room; its deadlines are a second if not said."""

    def run(act, seconds=DEADLINE):
        monkeypatch.setattr(guards, "BODY_SECONDS", seconds)
        monkeypatch.setattr(protocol, "HEAD_SECONDS", seconds)

        async def served(r):
            listening = bound("127.0.0.1", 0)
            server = _quiet(r.public)
            serving = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                await act(r, listening.getsockname()[1])
            finally:
                server.should_exit = True
                await serving

        room(served)

    return run


async def trickle(port, beginning, drop):
    """Sends a drop each tenth of a second until the other side is tired of it; what it said."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(beginning)
    began = time.monotonic()
    answer = asyncio.create_task(reader.read(4096))
    with contextlib.suppress(OSError):
        while not answer.done() and time.monotonic() - began < 30:
            writer.write(drop)
            await writer.drain()
            await asyncio.sleep(0.1)
    took = time.monotonic() - began
    writer.close()
    try:
        return await answer, took
    except OSError:
        return b"", took


def head(port, cookies, length):
    named = "; ".join(f"{k}={v}" for k, v in cookies.items())
    lines = ["POST /class/records HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {named}"]
    lines += ["Content-Type: application/json", f"Content-Length: {length}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


async def joined(r, port, name="Trần Thị Cúc"):
    line = Line("127.0.0.1", port)
    given = {"code": r.code, "device": "d" * 32 + name[:3].encode().hex(), "name": name}
    assert (await line.ask("/class/join", given))[0] == 200
    return line


def test_a_body_that_trickles_is_cut_off_with_a_reason_and_leaves_nothing(door):
    async def act(r, port):
        line = await joined(r, port)
        body = json.dumps({"records": [attempt()]}).encode()
        said, took = await trickle(port, head(port, line.cookies, 4000) + body[:-1], b" ")
        assert said.startswith(b"HTTP/1.1 408 ") and said.endswith(b'{"error":"slow"}')
        assert DEADLINE * 0.9 < took < 20
        assert (await line.get("/class/work"))["attempts"] == []

    door(act)


def test_a_body_that_comes_late_but_in_time_is_taken(door):
    async def act(r, port):
        line = await joined(r, port)
        record = attempt()
        body = json.dumps({"records": [record]}).encode()
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head(port, line.cookies, len(body)) + body[:50])
        await asyncio.sleep(DEADLINE / 4)
        writer.write(body[50:])
        said = await reader.readuntil(b"}")
        writer.close()
        assert said.startswith(b"HTTP/1.1 200 ") and record["id"].encode() in said

    door(act, seconds=PLENTY)


def test_a_head_that_trickles_is_closed_without_a_word(door):
    async def act(_r, port):
        beginning = f"GET /class/ping HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX-A: ".encode()
        said, took = await trickle(port, beginning, b"a")
        assert said == b""
        assert DEADLINE * 0.9 < took < 20

    door(act)


def test_while_sixty_trickle_an_honest_phone_is_served_at_once(door):
    async def act(r, port):
        line = await joined(r, port)
        slow = head(port, line.cookies, 4000)
        dripping = [asyncio.create_task(trickle(port, slow, b" ")) for _ in range(MANY)]
        await asyncio.sleep(DEADLINE / 4)
        assert not any(task.done() for task in dripping)
        honest = await joined(r, port, "Lê Văn Dũng")
        record = attempt()
        status, said = await honest.ask("/class/records", {"records": [record]})
        assert (status, json.loads(said)["done"]) == (200, [record["id"]])
        assert not any(task.done() for task in dripping), "it was answered while they trickled"
        answers = [said for said, _ in await asyncio.gather(*dripping)]
        assert all(said.startswith(b"HTTP/1.1 408 ") for said in answers)

    door(act, seconds=PLENTY)
