"""What a phone is told without asking: the state itself, the same bytes to a whole class."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import event, func, select

from generator.live.choices import keep_ballot, read_ballot
from generator.live.hub import Hub
from generator.live.people import forget_people
from generator.live.tables import ballots
from generator.live.votes import again, close_all
from tests.live.support import ballot
from tests.patience import PATIENCE_MS

QUESTION = {"source": "s", "title": "Mức nào?", "options": ["Tốt", "Khá"]}


class Ear:
    """A phone that listens at /class/events, from the door itself."""

    def __init__(self, room: Any, client: Any):
        self._room, self._cookies = room, client.cookies
        self.parts: asyncio.Queue[bytes] = asyncio.Queue()
        self.task: asyncio.Task[None]

    async def run(self) -> None:
        cookie = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = [(b"host", b"192.168.1.5:8000"), (b"cookie", cookie.encode())]
        scope = {"type": "http", "method": "GET", "path": "/class/events", "query_string": b""}
        scope |= {"raw_path": b"/class/events", "headers": headers, "client": ("192.168.1.9", 1)}
        scope |= {"http_version": "1.1", "scheme": "http", "server": ("192.168.1.5", 8000)}

        async def send(message: Any) -> None:
            if message.get("body"):
                await self.parts.put(message["body"])

        async def receive() -> Any:
            await asyncio.Event().wait()

        await self._room.public({**scope, "asgi": {"version": "3.0"}}, receive, send)

    async def told(self) -> dict[str, Any]:
        """The next state that is told."""
        while True:
            part = await asyncio.wait_for(self.parts.get(), PATIENCE_MS / 1000)
            for line in part.splitlines():
                if line.startswith(b"data:"):
                    return json.loads(line[5:])["state"]


@contextlib.asynccontextmanager
async def listening(room: Any, *phones: Any) -> AsyncIterator[list[Ear]]:
    ears = [Ear(room, phone.client) for phone in phones]
    for ear in ears:
        ear.task = asyncio.create_task(ear.run())
    try:
        yield ears
    finally:
        for ear in ears:
            ear.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await ear.task


def test_a_vote_comes_by_itself_and_without_anything_of_anybody(room):
    async def act(r):
        one, two = await r.phone("Người Bí Mật", unit="Trường Kín"), await r.phone("Người Hai")
        trainer = await r.trainer()
        async with listening(r, one, two) as ears:
            first = [await ear.told() for ear in ears]
            assert [state["vote"] for state in first] == [None, None]
            vote = (await trainer.post("/class/desk/vote", json=QUESTION)).json()["vote"]
            told = [await ear.told() for ear in ears]
            assert told[0] == told[1] == await one.state()
            assert (told[0]["vote"]["id"], told[0]["vote"]["title"]) == (vote, "Mức nào?")
            await one.send(ballot(vote, 1))
            await trainer.post("/class/desk/close", json={})
            closed = [await ear.told() for ear in ears]
            assert [state["vote"] for state in closed] == [None, None]
            heard = json.dumps([first, told, closed], ensure_ascii=False)
            me = (await one.client.get("/class/me")).json()["me"]
            assert not [s for s in ("Bí Mật", "Kín", me["pin"], me["id"]) if s in heard]

    room(act)


def test_who_was_away_is_told_the_whole_state_at_the_door(room):
    async def act(r):
        phone, trainer = await r.phone(), await r.trainer()
        async with listening(r, phone) as (ear,):
            await ear.told()
        await trainer.post("/class/desk/vote", json=QUESTION)
        await trainer.post("/class/desk/unlock", json={"exercise": "locked-one"})
        async with listening(r, phone) as (ear,):
            state = await ear.told()
            assert state["vote"]["title"] == "Mức nào?"
            assert state["unlocked"] == ["locked-one"]

    room(act)


def test_who_left_is_told_nothing_more_and_the_others_are(room):
    async def act(r):
        gone, stays, trainer = (
            await r.phone("Người Đi"),
            await r.phone("Người Ở"),
            await r.trainer(),
        )
        async with listening(r, gone, stays) as (first, second):
            await asyncio.gather(first.told(), second.told())
            await gone.client.post("/class/leave", json={})
            await asyncio.wait_for(first.task, PATIENCE_MS / 1000)
            await trainer.post("/class/desk/vote", json=QUESTION)
            assert (await second.told())["vote"]["title"] == "Mức nào?"
            assert not second.task.done()

    room(act)


def test_a_change_is_looked_up_once_for_all_who_listen(room):
    async def act(r):
        phones = [await r.phone(f"Người {n}") for n in range(12)]
        trainer = await r.trainer()
        async with listening(r, *phones) as ears:
            await asyncio.gather(*(ear.told() for ear in ears))
            looks, read = [], r.context.storage.read

            async def counted(look):
                looks.append(look.__qualname__)
                return await read(look)

            r.context.storage.read = counted
            await trainer.post("/class/desk/vote", json=QUESTION)
            await asyncio.gather(*(ear.told() for ear in ears))
            assert sum("_looked" in name for name in looks) in (1, 2), looks

    room(act)


def test_a_change_wakes_nobody_of_another_class():
    async def act():
        hub = Hub()
        hub.run_in(asyncio.get_running_loop())
        here = asyncio.create_task(hub.changed("a", ("class", "people"), 0, 5))
        there = asyncio.create_task(hub.changed("b", ("class",), 0, 2))
        await asyncio.sleep(0)
        waits = next(iter(hub._waiting["b", "class"]))
        hub.announce([("a", "people")])
        assert await here == 1
        assert not waits.done()
        assert await there == 0
        assert hub._waiting == {}, "who waits no more is forgotten"
        again = asyncio.create_task(hub.changed("b", ("class",), 0, 5))
        await asyncio.sleep(0)
        hub.announce_all()
        assert await again == 1, "where changes may have been missed, everybody looks"

    with ThreadPoolExecutor(1) as beside:  # a browser of another test may hold this thread's loop
        beside.submit(asyncio.run, act()).result()


def test_choices_of_one_moment_are_few_questions_to_the_database(room):
    async def act(r):
        trainer = await r.trainer()
        vote = (await trainer.post("/class/desk/vote", json=QUESTION)).json()["vote"]
        asked: list[str] = []
        event.listen(
            r.context.storage.engine,
            "before_cursor_execute",
            lambda _c, _k, statement, *_more: asked.append(statement),
        )

        def chosen(n):
            one = ballot(vote, n % 2)
            return read_ballot(one["id"], one["content"])

        def together(transaction):
            kept = [keep_ballot(transaction, r.class_id, f"p{n}", chosen(n)) for n in range(40)]
            before = len(asked)
            close_all(transaction, r.class_id)
            late = keep_ballot(transaction, r.class_id, "late", chosen(1))
            return kept, before, late

        kept, before, late = await r.context.storage.write(together)
        assert kept == [""] * 40
        assert before <= 3, asked
        assert late == "closed", "what was looked up holds no longer than the round"
        count = select(func.count()).select_from(ballots)
        assert await r.context.storage.read(lambda c: c.execute(count).scalar()) == 40

        one = ballot(vote, 0, number=2)
        second = read_ballot(one["id"], one["content"])

        def forgotten(transaction):
            again(transaction, r.class_id, vote)
            assert keep_ballot(transaction, r.class_id, "p1", second) == ""
            forget_people(transaction, r.class_id)

        await r.context.storage.write(forgotten)
        assert await r.context.storage.read(lambda c: c.execute(count).scalar()) == 0

    room(act)
