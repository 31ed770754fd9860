"""The class before its server runs: made or taken up again, with its list and the trainer's key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import func, select

from generator.live.classes import (
    ClassRow,
    add_key,
    all_classes,
    fill_roster,
    make_class,
    newest_class,
)
from generator.live.committing import Transaction
from generator.live.department import add_department_key
from generator.live.people import forget_people
from generator.live.storage import Storage
from generator.live.tables import people
from generator.live.tokens import new_token

Result = TypeVar("Result")


@dataclass(frozen=True)
class Prepared:
    """The class that will run, and the key that opens its trainer's side."""

    row: ClassRow
    key: str


def prepare(
    database: str,
    title: str,
    course: str,
    listed: Iterable[Mapping[str, str]] = (),
    new: bool = False,
) -> Prepared:
    """The newest class goes on, unless a new one is wanted; StorageError as `Storage`."""
    names = list(listed)

    def work(transaction: Transaction) -> Prepared:
        row = None if new else newest_class(transaction.connection)
        row = row or make_class(transaction, title, course)
        fill_roster(transaction, row.id, names)
        key = new_token()
        add_key(transaction, row.id, key)
        return Prepared(row, key)

    return _with(database, work)


def open_department(database: str) -> str:
    """A new key for the department's view of all classes in a database."""
    key = new_token()
    _with(database, lambda transaction: add_department_key(transaction, key))
    return key


@dataclass(frozen=True)
class Standing:
    """A class and how many people are in it."""

    row: ClassRow
    people: int


def standing(database: str) -> Standing | None:
    """The newest class of a database; None when there is no class."""
    found = all_standing(database)
    return found[-1] if found else None


def all_standing(database: str) -> list[Standing]:
    """Every class of a database that is not forgotten, oldest first."""

    def work(transaction: Transaction) -> list[Standing]:
        connection = transaction.connection
        grouped = select(people.c.class_id, func.count()).group_by(people.c.class_id)
        counted = {str(row[0]): int(row[1]) for row in connection.execute(grouped)}
        return [Standing(row, counted.get(row.id, 0)) for row in all_classes(connection)]

    return _with(database, work)


def forget(database: str, class_id: str) -> dict[str, int]:
    """Deletes everybody of a class; the counts that are kept."""
    return _with(database, lambda transaction: forget_people(transaction, class_id))


def _with(database: str, work: Callable[[Transaction], Result]) -> Result:
    storage = Storage(database)
    try:
        return storage.write_now(work)
    finally:
        storage.close()
