"""Group commit: what has queued up is written in one transaction, and only then acknowledged."""

import contextlib
import queue
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from generator.live.problems import LiveError, StorageError

MOST_TOGETHER = 256
RETRY_SECONDS = 8.0
CHANNEL = "taphuan_live"
PROCESS = secrets.token_hex(8)
"""Who announces: a process has heard of its own changes before the database tells it."""

Change = tuple[str, str]
"""A class and what of it has changed: `class`, `people` or `forgotten`."""
Listener = Callable[[set[Change]], None]


class Transaction:
    """What a piece of work is given: a connection, and a way to tell everybody of a change."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._late: dict[Any, list[dict[str, Any]]] = {}
        self.changes: set[Change] = set()
        self.known: dict[Any, Any] = {}
        """What was looked up and holds until something of a class changes."""

    @property
    def connection(self) -> Connection:
        """Whoever looks or writes here finds what was put off in its place."""
        self.settle()
        return self._connection

    @property
    def dialect(self) -> str:
        return self._connection.dialect.name

    def later(self, statement: Any, row: dict[str, Any]) -> None:
        """Written with its like in one go: sixty choices of one moment are one question to the
        database, not sixty. `statement` is the same object for the like.
        """
        self._late.setdefault(statement, []).append(row)

    def settle(self) -> None:
        """Nothing is put off any more."""
        late, self._late = self._late, {}
        for statement, rows in late.items():
            self._connection.execute(statement, rows)

    def announce(self, class_id: str, what: str) -> None:
        """Told to all processes once it is committed."""
        self.changes.add((class_id, what))
        if what != "people":
            self.known.clear()


Work = Callable[[Transaction], Any]
_Job = tuple[Work, "Future[Any]"]


class GroupWriter:
    """One thread that writes; a piece of work that fails takes nothing else with it."""

    def __init__(self, engine: Engine, on_commit: Listener):
        self._engine, self._on_commit = engine, on_commit
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="live-write", daemon=True)
        self._thread.start()

    def submit(self, work: Work) -> "Future[Any]":
        """The result follows the commit."""
        future: Future[Any] = Future()
        if self._closed:
            future.set_exception(StorageError("gone"))
        else:
            self._jobs.put((work, future))
        return future

    def close(self) -> None:
        """Writes what has been asked for, then ends."""
        self._closed = True
        self._jobs.put(None)
        self._thread.join(RETRY_SECONDS * 2)

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, ended = [first], False
            while len(jobs) < MOST_TOGETHER and not ended:
                try:
                    job = self._jobs.get_nowait()
                except queue.Empty:
                    break
                ended = job is None
                if job is not None:
                    jobs.append(job)
            self._commit([job for job in jobs if job[1].set_running_or_notify_cancel()])
            if ended:
                return

    def _commit(self, jobs: list[_Job]) -> None:
        outcomes, changes = self._outcomes([work for work, _ in jobs])
        with contextlib.suppress(Exception):
            self._on_commit(changes)
        for (_, future), outcome in zip(jobs, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    def _outcomes(self, works: list[Work]) -> tuple[list[Any], set[Change]]:
        """Results in order, an exception where a piece failed; tries again while that may help."""
        until, apart = time.monotonic() + RETRY_SECONDS, False
        while True:
            try:
                return self._once(works, apart)
            except DBAPIError as error:
                found = as_storage_error(error)
                if found.code not in ("busy", "gone") or time.monotonic() > until:
                    if found.code != "failed" or apart:
                        return [found] * len(works), set()
                    apart = True
                    continue
                time.sleep(0.05)
            except SQLAlchemyError as error:
                return [as_storage_error(error)] * len(works), set()
            except Exception:
                if apart:
                    raise
                apart = True

    def _once(self, works: list[Work], apart: bool) -> tuple[list[Any], set[Change]]:
        opened = self._engine.connect().execution_options(writes=True)
        with opened as connection, connection.begin():
            transaction = Transaction(connection)
            run = _alone if apart else _straight
            outcomes = [run(transaction, work) for work in works]
            transaction.settle()
            _notify(connection, transaction.changes)
        return outcomes, transaction.changes


def _straight(transaction: Transaction, work: Work) -> Any:
    return work(transaction)


def _alone(transaction: Transaction, work: Work) -> Any:
    """A piece of work that may fail without the others."""
    try:
        with transaction.connection.begin_nested():
            found = work(transaction)
            transaction.settle()
            return found
    except LiveError as error:
        return error
    except DBAPIError as error:
        if as_storage_error(error).code != "failed":
            raise
        return as_storage_error(error)
    except Exception as error:
        return error


_NOTIFY = text(
    "SELECT pg_notify(:channel, payload) FROM unnest(CAST(:payloads AS text[])) AS payload"
)


def _notify(connection: Connection, changes: set[Change]) -> None:
    """PostgreSQL tells the other processes at the commit; ids only."""
    if connection.dialect.name != "postgresql":
        return
    payloads = [f"{class_id} {what} {PROCESS}" for class_id, what in sorted(changes)]
    if payloads:
        connection.execute(_NOTIFY, {"channel": CHANNEL, "payloads": payloads})


_SIGNS = (
    ("disk is full", "disk_full"),
    ("no space left", "disk_full"),
    ("readonly", "read_only"),
    ("read-only", "read_only"),
    ("unable to open", "read_only"),
    ("malformed", "damaged"),
    ("not a database", "damaged"),
    ("locked", "busy"),
    ("deadlock", "busy"),
    ("could not serialize", "busy"),
    ("disk i/o error", "disk_full"),
)


def as_storage_error(error: SQLAlchemyError) -> StorageError:
    """The database's complaint under a name that has a sentence."""
    words = str(getattr(error, "orig", error)).lower()
    for sign, code in _SIGNS:
        if sign in words:
            return StorageError(code)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    away = ("connection", "shutting down", "starting up", "terminating", "closed unexpectedly")
    return StorageError("gone" if lost or any(w in words for w in away) else "failed")
