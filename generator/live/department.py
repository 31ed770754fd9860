"""The department's view: all classes that one database holds, in numbers, and their boards.

Whoever holds a department's key sees it; a trainer's key, which opens one class, never does.
"""

import json
import time
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, insert, select

from generator.live import votes
from generator.live.classes import ClassRow, all_classes
from generator.live.committing import Transaction
from generator.live.people import HERE_SECONDS
from generator.live.problems import LiveError
from generator.live.settings import LiveSettings
from generator.live.tables import classes, department_keys, people, presence, records
from generator.live.tables import votes as asked_votes
from generator.live.tokens import hashed
from generator.live.views import result_file

KEY_SECONDS = 24 * 3600.0
"""How long the link of the start may be opened."""
DEVICE_SECONDS = 7 * 24 * 3600.0
"""How long a device that has opened it stays in."""


def add_department_key(transaction: Transaction, key: str, seconds: float = KEY_SECONDS) -> None:
    """A key that opens the department's view for a while."""
    now = time.time()
    values = {"key_hash": hashed(key), "made_at": now, "expires_at": now + seconds}
    transaction.connection.execute(insert(department_keys).values(values))


def holds_department_key(connection: Connection, key: str) -> bool:
    """Whether a key opens the department's view now."""
    if not key:
        return False
    wanted = select(department_keys.c.expires_at).where(department_keys.c.key_hash == hashed(key))
    ends = connection.execute(wanted).scalar()
    return ends is not None and float(ends) >= time.time()


def enter_department(transaction: Transaction, key: str, into: str) -> None:
    """Gives a device a key of its own for the link's; LiveError `key_over`."""
    if not holds_department_key(transaction.connection, key):
        raise LiveError("key_over", 403)
    add_department_key(transaction, into, DEVICE_SECONDS)


def department_view(connection: Connection, since: float) -> list[dict[str, Any]]:
    """Each class in numbers, oldest first; `today` where something has happened since a moment.

    `joined`: people; `here`: connected now; `working`: of these in an exercise; `worked`: people
    from whom something has come, `handed_in`: an exercise; `waiting`: pieces still on phones.
    """
    now = time.time()
    joined = _by_class(connection, people, func.count())
    came = _by_class(connection, people, func.max(people.c.joined_at))
    lately = (presence.c.at > now - HERE_SECONDS,)
    here = _by_class(connection, presence, func.count(), *lately)
    working = _by_class(connection, presence, func.count(), *lately, presence.c.doing != "")
    waiting = _by_class(connection, presence, func.sum(presence.c.waiting), *lately)
    seen = _by_class(connection, presence, func.max(presence.c.at))
    different = func.count(func.distinct(records.c.person_id))
    handed = _by_class(connection, records, different, records.c.kind == "attempt")
    received = _by_class(connection, records, func.count(), records.c.kind == "attempt")
    last = _by_class(connection, records, func.max(records.c.received_at))
    asked = _by_class(connection, asked_votes, func.count())
    made = {row.id: row.made_at for row in connection.execute(select(classes))}
    found = []
    for row in all_classes(connection):
        times = (one.get(row.id, 0.0) for one in (made, came, seen, last))
        moment = max(float(at) for at in times)
        counts = {"joined": joined, "here": here, "working": working, "handed_in": handed}
        counts |= {"received": received, "waiting": waiting, "votes": asked}
        numbers = {name: int(table.get(row.id, 0)) for name, table in counts.items()}
        known = {"id": row.id, "code": row.code, "title": row.title}
        found.append({**known, **numbers, "last": votes.utc(moment), "today": moment >= since})
    return found


def _by_class(connection: Connection, table: Any, what: Any, *only: Any) -> dict[str, Any]:
    """One number of each class."""
    wanted = select(table.c.class_id, what.label("n")).where(*only).group_by(table.c.class_id)
    return {row.class_id: row.n or 0 for row in connection.execute(wanted)}


def classes_named(connection: Connection, ids: list[str]) -> list[ClassRow]:
    """The classes with these ids that still run; all when none is named."""
    return [row for row in all_classes(connection) if not ids or row.id in ids]


def people_of(connection: Connection, class_id: str) -> list[str]:
    """Ids of a class's people, in the order of their coming."""
    wanted = select(people.c.id).where(people.c.class_id == class_id)
    return [row.id for row in connection.execute(wanted.order_by(people.c.joined_at, people.c.id))]


def entries(
    connection: Connection, settings: LiveSettings, row: ClassRow
) -> Iterator[dict[str, str]]:
    """The work of each person of a class as an entry of a board's file."""
    for person in people_of(connection, row.id):
        file = result_file(connection, settings, row.id, person)
        if file is not None:
            yield {"name": f"{row.code} {person}", "text": _text(file)}


def board_votes(connection: Connection, row: ClassRow, seen: str) -> list[dict[str, Any]]:
    """The votes of a class as a board's file keeps them."""
    more = {"code": row.code, "className": row.title, "seen": seen}
    return [{**vote, **more} for vote in votes.results(connection, row.id)]


def board_file(
    connection: Connection, settings: LiveSettings, rows: list[ClassRow]
) -> Iterator[str]:
    """One board's file with the work and the votes of several classes, piece by piece."""
    now = votes.utc(time.time())
    course = {name: settings.course[name] for name in ("id", "version")}
    head = {"format": "taphuan-board", "version": 1, "course": course, "savedAt": now}
    yield _text(head)[:-1] + ',"entries":['
    comma = ""
    for row in rows:
        for entry in entries(connection, settings, row):
            yield comma + _text(entry)
            comma = ","
    asked = [vote for row in rows for vote in board_votes(connection, row, now)]
    rest = {"sheets": [], "oneName": [], "words": {}, "decisions": [], "votes": asked}
    yield "]," + _text(rest)[1:]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
