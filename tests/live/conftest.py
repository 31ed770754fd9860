"""The same tests on SQLite and, with `-m province`, on a real PostgreSQL."""

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")
pytest.importorskip("sqlalchemy")

from generator.live.storage import sqlite_address
from tests.live.postgres import Cluster
from tests.live.support import Room, in_room, settings_of

BOTH = (
    pytest.param("sqlite"),
    pytest.param("postgresql", marks=pytest.mark.province),
)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of our own: a private folder and port, an unprivileged user."""
    found = Cluster.started()
    yield found
    found.stop()


@pytest.fixture(params=BOTH)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield sqlite_address(tmp_path / "class.sqlite3")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database(f"t{os.getpid()}_{secrets.token_hex(4)}") as address:
        yield address


@pytest.fixture
def room(database: str, tmp_path: Path) -> Callable[..., Any]:
    """Runs a test's coroutine in a class of its own."""

    def run(act: Callable[[Room], Any], **more: Any) -> Any:
        return in_room(settings_of(tmp_path, database, **more), act)

    return run
