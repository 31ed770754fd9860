"""What each side is shown of a class: the phone, the projector, the trainer."""

import time
from typing import Any

from sqlalchemy import Connection, func, select

from generator.course.names import name_key
from generator.live import votes
from generator.live.classes import ClassRow, changed
from generator.live.committing import Transaction
from generator.live.people import HERE_SECONDS
from generator.live.records import how_many, work_of
from generator.live.settings import LiveSettings
from generator.live.tables import conflicts, insert_for, people, presence, records, roster, unlocks


def unlock(transaction: Transaction, class_id: str, exercise: str) -> None:
    """The key of an exercise is open for everybody from now on."""
    values = {"class_id": class_id, "exercise": exercise, "at": time.time()}
    into = insert_for(transaction.connection, unlocks).values(values)
    transaction.connection.execute(into.on_conflict_do_nothing())
    changed(transaction, class_id)


def unlocked(connection: Connection, class_id: str) -> list[str]:
    """Exercises whose keys are open, in the order of their opening."""
    wanted = select(unlocks.c.exercise).where(unlocks.c.class_id == class_id)
    return [row.exercise for row in connection.execute(wanted.order_by(unlocks.c.at))]


def phone_view(connection: Connection, row: ClassRow) -> dict[str, Any]:
    """The same for every phone of the class; no names, no counts, no keys before their time."""
    return {
        "v": row.version,
        "title": row.title,
        "code": row.code,
        "vote": votes.open_now(connection, row.id),
        "unlocked": unlocked(connection, row.id),
    }


def projector_view(connection: Connection, row: ClassRow) -> dict[str, Any]:
    """What a room may see: numbers only, bars of closed rounds only."""
    listed = votes.results(connection, row.id)
    newest = listed[0] if listed else None
    for one in newest["rounds"] if newest else ():
        one["total"] = sum(one["phones"]) + sum(one["hands"])
        if one["open"]:
            one["phones"], one["hands"] = [], []
    return {
        "title": row.title,
        "code": row.code,
        "joined": _number(connection, people, row.id),
        "listed": _number(connection, roster, row.id),
        "here": _here(connection, row.id),
        "handed_in": _handed_in(connection, row.id),
        "vote": newest,
        "unlocked": unlocked(connection, row.id),
    }


def trainer_view(connection: Connection, row: ClassRow) -> dict[str, Any]:
    """Everything about the class but what people wrote."""
    n = how_many(connection, row.id)
    there = select(presence).where(presence.c.class_id == row.id)
    beats = {beat.person_id: beat for beat in connection.execute(there)}
    listed = select(people).where(people.c.class_id == row.id).order_by(people.c.joined_at)
    joined = [
        _person(one, beats.get(one.id), n.get(one.id, 0)) for one in connection.execute(listed)
    ]
    taken = select(people.c.roster_id).where(people.c.class_id == row.id)
    ids = {one.roster_id for one in connection.execute(taken)}
    absent = connection.execute(select(roster).where(roster.c.class_id == row.id))
    return {
        **projector_view(connection, row),
        "votes": votes.results(connection, row.id),
        "people": sorted(joined, key=lambda one: name_key(one["name"])),
        "missing": sorted((r.name for r in absent if r.id not in ids), key=name_key),
        "conflicts": _number(connection, conflicts, row.id),
    }


def _person(one: Any, beat: Any, n: int) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "unit": one.unit,
        "group": one.class_group,
        "seat": one.seat,
        "pin": one.pin,
        "records": n,
        "here": beat is not None and time.time() - beat.at < HERE_SECONDS,
        "doing": beat.doing if beat else "",
        "answered": beat.answered if beat else 0,
        "waiting": beat.waiting if beat else 0,
    }


def _number(connection: Connection, table: Any, class_id: str) -> int:
    wanted = select(func.count()).select_from(table).where(table.c.class_id == class_id)
    return int(connection.execute(wanted).scalar() or 0)


def _here(connection: Connection, class_id: str) -> int:
    lately = presence.c.at > time.time() - HERE_SECONDS
    wanted = (
        select(func.count()).select_from(presence).where(lately, presence.c.class_id == class_id)
    )
    return int(connection.execute(wanted).scalar() or 0)


def _handed_in(connection: Connection, class_id: str) -> dict[str, int]:
    """How many people have handed in, by exercise."""
    different = func.count(func.distinct(records.c.person_id))
    wanted = select(records.c.exercise, different.label("n"))
    mine = (records.c.class_id == class_id, records.c.kind == "attempt")
    grouped = wanted.where(*mine).group_by(records.c.exercise)
    return {row.exercise: int(row.n) for row in connection.execute(grouped)}


def result_file(
    connection: Connection, settings: LiveSettings, class_id: str, person: str
) -> dict[str, Any] | None:
    """A person's work in the form of a result file, for the board and for a new device."""
    mine = (people.c.class_id == class_id, people.c.id == person)
    found = connection.execute(select(people).where(*mine)).first()
    if found is None:
        return None
    work = work_of(connection, class_id, person)
    times = [a["handedInAt"] for a in work["attempts"]] + [o["at"] for o in work["opinions"]]
    joined = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(found.joined_at))
    return {
        "format": "taphuan-result",
        "version": 1,
        "course": {"id": settings.course["id"], "version": settings.course["version"]},
        "savedAt": max(times, default=joined),
        "person": {"nickname": found.name[:60]},
        **work,
    }
