"""Who waits for changes: streams and views of this process; every write announces itself here."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Iterable
from typing import Any

from generator.live.committing import CHANNEL, PROCESS, Change

RECONNECT_SECONDS = 1.0
LISTEN_SECONDS = 1.0


class Hub:
    """Counts changes by class and subject; whoever waits is woken and looks for itself.

    Made before the loop runs; `announce` may be called from any thread.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._counts: dict[Change, int] = {}
        self._waiting: dict[Change, set[asyncio.Future[None]]] = {}
        self.observers: list[Callable[[Change], None]] = []

    def run_in(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def announce(self, changes: Iterable[Change]) -> None:
        """Something was committed, here or elsewhere."""
        listed = list(changes)
        if self._loop is not None and listed:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._wake, listed)

    def announce_all(self) -> None:
        """Changes may have been missed: whoever waits looks again."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(lambda: self._wake(list(self._waiting)))

    def _wake(self, changes: list[Change]) -> None:
        """Only those who wait for just this: a province's other classes sleep on."""
        for change in changes:
            self._counts[change] = self._counts.get(change, 0) + 1
            for observer in self.observers:
                observer(change)
            for future in self._waiting.pop(change, ()):
                if not future.done():
                    future.set_result(None)

    def count(self, class_id: str, subjects: tuple[str, ...]) -> int:
        """Grows with each change of these subjects."""
        return sum(self._counts.get((class_id, subject), 0) for subject in subjects)

    async def changed(
        self, class_id: str, subjects: tuple[str, ...], since: int, seconds: float
    ) -> int:
        """The count as soon as it is not `since`, or after so many seconds."""
        if self.count(class_id, subjects) == since:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            marks = [(class_id, subject) for subject in subjects]
            for mark in marks:
                self._waiting.setdefault(mark, set()).add(future)
            try:
                await asyncio.wait_for(future, seconds)
            except TimeoutError:
                pass
            finally:
                self._no_more(future, marks)
        return self.count(class_id, subjects)

    def _no_more(self, future: "asyncio.Future[None]", marks: list[Change]) -> None:
        for mark in marks:
            there = self._waiting.get(mark)
            if there is not None:
                there.discard(future)
                if not there:
                    del self._waiting[mark]


class Listening:
    """Hears other processes through PostgreSQL; a lost connection makes everything new."""

    def __init__(self, address: str, hub: Hub, on_return: Callable[[], None]):
        self._address = address.replace("postgresql+psycopg://", "postgresql://", 1)
        self._hub, self._on_return = hub, on_return
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live-listen", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(LISTEN_SECONDS * 2)

    def _run(self) -> None:
        import psycopg

        while not self._stop.is_set():
            with (
                contextlib.suppress(psycopg.Error, OSError),
                psycopg.connect(self._address, autocommit=True, connect_timeout=5) as line,
            ):
                line.execute(f"LISTEN {CHANNEL}")
                self._on_return()
                self._hub.announce_all()
                self._hear(line)
            self._stop.wait(RECONNECT_SECONDS)

    def _hear(self, line: Any) -> None:
        while not self._stop.is_set():
            for heard in line.notifies(timeout=LISTEN_SECONDS):
                class_id, what, *sender = heard.payload.split(" ")
                if sender != [PROCESS]:
                    self._hub.announce({(class_id, what)})
            line.execute("SELECT 1")
