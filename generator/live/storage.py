"""The database: SQLite in one file, or PostgreSQL; one way to read, one way to write."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from generator.live.committing import GroupWriter, Listener, Transaction, as_storage_error
from generator.live.migrations import migrate
from generator.live.problems import StorageError

Result = TypeVar("Result")
READERS = 4
PATIENCE_SECONDS = 5
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-8000")


def sqlite_address(path: Path) -> str:
    """The address of a database file, as SQLAlchemy writes it."""
    return f"sqlite:///{path.as_posix()}"


class Storage:
    """Reads in a few threads, writes through one; to be closed."""

    def __init__(self, address: str, on_commit: Listener = lambda changes: None):
        self.address = _with_driver(address)
        self.is_sqlite = self.address.startswith("sqlite:")
        self._lock = _file_lock(self.address) if self.is_sqlite else None
        try:
            self.engine = _sqlite(self.address) if self.is_sqlite else _postgresql(self.address)
            opened = self.engine.connect().execution_options(writes=True)
            with opened as connection, connection.begin():
                migrate(connection)
        except SQLAlchemyError as error:
            self._unlock()
            raise as_storage_error(error) from error
        except StorageError:
            self._unlock()
            raise
        self._readers = ThreadPoolExecutor(READERS, "live-read")
        self._writer = GroupWriter(self.engine, on_commit)

    async def write(self, work: Callable[[Transaction], Result]) -> Result:
        """What `work` returns, once it is on the disk; StorageError when nothing was written.

        `work` may run more than once and must then mean the same.
        """
        return await asyncio.wrap_future(self._writer.submit(work))

    def write_now(self, work: Callable[[Transaction], Result]) -> Result:
        """The same as `write` for programs without a loop."""
        result: Result = self._writer.submit(work).result()
        return result

    async def read(self, look: Callable[[Connection], Result]) -> Result:
        """What `look` finds, in a snapshot of its own."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, look)

    def _read(self, look: Callable[[Connection], Any]) -> Any:
        try:
            with self.engine.connect() as connection:
                return look(connection)
        except SQLAlchemyError as error:
            raise as_storage_error(error) from error

    def settle(self) -> None:
        """What was deleted leaves the disk: the journal beside an SQLite file is emptied too."""
        if not self.is_sqlite:
            return
        connection = self.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise StorageError("busy") from error
        finally:
            connection.close()

    def close(self) -> None:
        """What was asked for is still written; then the file is free for another."""
        self._writer.close()
        self._readers.shutdown()
        self.engine.dispose()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.release()


def _with_driver(address: str) -> str:
    head, _, rest = address.partition("://")
    return f"postgresql+psycopg://{rest}" if head in ("postgres", "postgresql") else address


def _file_lock(address: str) -> FileLock:
    """One server at a time for one file; the operating system frees the lock of a dead one."""
    path = Path(address.removeprefix("sqlite:///"))
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise StorageError("two_servers", path=path) from error
    except OSError as error:
        raise StorageError("read_only", path=path) from error
    return lock


def _sqlite(address: str) -> Engine:
    engine = create_engine(
        address,
        poolclass=NullPool if ":memory:" in address else None,
        connect_args={"timeout": PATIENCE_SECONDS, "check_same_thread": False},
        **({} if ":memory:" in address else {"pool_size": READERS + 1}),
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy begins transactions, not sqlite3
        for setting in PRAGMAS:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(address: str) -> Engine:
    return create_engine(
        address,
        pool_size=READERS + 1,
        pool_pre_ping=True,
        connect_args={"connect_timeout": PATIENCE_SECONDS},
    )
