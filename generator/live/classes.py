"""Classes: made once, found by their code, changed under a version that phones ask for."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from generator.live.committing import Transaction
from generator.live.problems import LiveError
from generator.live.tables import classes, roster, trainer_keys
from generator.live.tokens import folded_name, hashed, new_code, new_id, tidy

TRIES = 20
SECOND_DEVICE_SECONDS = 600.0


@dataclass(frozen=True)
class ClassRow:
    """One class as the database knows it."""

    id: str
    code: str
    title: str
    version: int


def make_class(transaction: Transaction, title: str, course: str) -> ClassRow:
    """A new class with a code of its own."""
    connection = transaction.connection
    for _ in range(TRIES):
        row = ClassRow(new_id(), new_code(), tidy(title, 120), 1)
        if _taken(connection, row.code):
            continue
        values = {"id": row.id, "code": row.code, "title": row.title, "version": row.version}
        try:
            with connection.begin_nested():
                made = {**values, "course": course, "made_at": time.time()}
                connection.execute(insert(classes).values(made))
        except IntegrityError:
            continue
        return row
    raise LiveError("no_code", 503)


def _taken(connection: Connection, code: str) -> bool:
    return (
        connection.execute(select(classes.c.id).where(classes.c.code == code)).first() is not None
    )


def _row(found: Any) -> ClassRow | None:
    return ClassRow(found.id, found.code, found.title, found.version) if found else None


def class_of(connection: Connection, class_id: str) -> ClassRow | None:
    return _row(connection.execute(select(classes).where(classes.c.id == class_id)).first())


def class_by_code(connection: Connection, code: str) -> ClassRow | None:
    """The class that still runs under a code."""
    wanted = classes.c.code == code.strip().upper()
    return _row(connection.execute(select(classes).where(wanted, _running())).first())


def newest_class(connection: Connection) -> ClassRow | None:
    """The class that was made last and is not forgotten: what a restarted laptop goes on with."""
    ordered = select(classes).where(_running()).order_by(classes.c.made_at.desc()).limit(1)
    return _row(connection.execute(ordered).first())


def all_classes(connection: Connection) -> list[ClassRow]:
    found = connection.execute(select(classes).where(_running()).order_by(classes.c.made_at))
    return [row for row in map(_row, found) if row]


def _running() -> Any:
    return classes.c.forgotten_at.is_(None)


def changed(transaction: Transaction, class_id: str) -> None:
    """Phones are to look again."""
    newer = update(classes).where(classes.c.id == class_id).values(version=classes.c.version + 1)
    transaction.connection.execute(newer)
    transaction.announce(class_id, "class")


def add_key(
    transaction: Transaction, class_id: str, key: str, seconds: float | None = None
) -> None:
    """A key that opens the trainer's side of a class, for good or for a while."""
    now = time.time()
    values = {"key_hash": hashed(key), "class_id": class_id, "made_at": now}
    ends = None if seconds is None else now + seconds
    transaction.connection.execute(insert(trainer_keys).values(**values, expires_at=ends))


def class_of_key(connection: Connection, key: str) -> str | None:
    """The class whose trainer holds a key."""
    wanted = select(trainer_keys).where(trainer_keys.c.key_hash == hashed(key))
    found = connection.execute(wanted).first()
    if found is None or (found.expires_at is not None and found.expires_at < time.time()):
        return None
    return str(found.class_id)


def use_once(transaction: Transaction, key: str, into: str) -> str:
    """Trades a key that was shown as a QR for a lasting one; LiveError `key_over`."""
    class_id = class_of_key(transaction.connection, key)
    if class_id is None:
        raise LiveError("key_over", 403)
    gone = trainer_keys.c.key_hash == hashed(key)
    lasting = select(trainer_keys.c.expires_at).where(gone)
    if transaction.connection.execute(lasting).scalar() is not None:
        transaction.connection.execute(delete(trainer_keys).where(gone))
    add_key(transaction, class_id, into)
    return class_id


def fill_roster(
    transaction: Transaction, class_id: str, people: Iterable[Mapping[str, str]]
) -> None:
    """Puts the attendance list in; who stands there already keeps the place."""
    connection = transaction.connection
    listed = connection.execute(select(roster).where(roster.c.class_id == class_id))
    known = {(row.folded, row.unit, row.class_group) for row in listed}
    for one in people:
        name, unit = tidy(one.get("name"), 80), tidy(one.get("unit"), 120)
        group = tidy(one.get("group"), 60)
        mark = (folded_name(name), unit, group)
        if not name or mark in known:
            continue
        known.add(mark)
        values = {"id": new_id(), "class_id": class_id, "name": name, "folded": mark[0]}
        connection.execute(insert(roster).values(**values, unit=unit, class_group=group))
