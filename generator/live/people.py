"""People of a class: joining by name, a second device, who is there, and forgetting them."""

import re
import time
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from generator.live.committing import Transaction
from generator.live.problems import LiveError
from generator.live.tables import (
    ballots,
    classes,
    conflicts,
    counts,
    devices,
    drafts,
    people,
    presence,
    records,
    roster,
    trainer_keys,
)
from generator.live.tokens import folded_name, hashed, new_id, new_pin, same, tidy

_TOKEN = re.compile("[A-Za-z0-9_-]{32,64}")
MOST_PEOPLE = 3000
"""In one class; a province has fewer schools."""
HERE_SECONDS = 45.0
"""Three beats missed: not there."""


def on_the_list(connection: Connection, class_id: str, name: str) -> list[dict[str, Any]]:
    """Who stands on the list under just this name; never the list itself."""
    wanted = folded_name(name)
    if not wanted:
        return []
    taken = select(people.c.roster_id).where(people.c.class_id == class_id)
    joined = {row.roster_id for row in connection.execute(taken)}
    same_name = (roster.c.class_id == class_id, roster.c.folded == wanted)
    return [
        {
            "id": r.id,
            "name": r.name,
            "unit": r.unit,
            "group": r.class_group,
            "joined": r.id in joined,
        }
        for r in connection.execute(select(roster).where(*same_name).order_by(roster.c.unit))
    ]


def has_joined(connection: Connection, class_id: str, name: str) -> bool:
    """Whether somebody is in the class under just this name."""
    wanted = folded_name(name)
    names = connection.execute(select(people.c.name).where(people.c.class_id == class_id))
    return bool(wanted) and any(folded_name(one.name) == wanted for one in names)


def join(transaction: Transaction, class_id: str, given: dict[str, Any]) -> dict[str, str]:
    """A new person with a first device, whose token the device has made: asked twice, joined once.

    LiveError `name_missing`; `name_taken` when that line of the list has joined; `class_full`.
    """
    connection = transaction.connection
    token = device_token(given)
    if known := person_of(connection, token):
        return {"person": known[0], "class": known[1]}
    listed = _listed(connection, class_id, given.get("listed"))
    name = listed["name"] if listed else tidy(given.get("name"), 80)
    if len(name) < 2:
        raise LiveError("name_missing", 422)
    in_class = select(func.count()).select_from(people).where(people.c.class_id == class_id)
    if (connection.execute(in_class).scalar() or 0) >= MOST_PEOPLE:
        raise LiveError("class_full", 409)
    person = {
        "id": new_id(),
        "class_id": class_id,
        "name": name,
        "unit": listed["unit"] if listed else tidy(given.get("unit"), 120),
        "class_group": tidy(given.get("group"), 60) or (listed["class_group"] if listed else ""),
        "seat": tidy(given.get("seat"), 20),
        "roster_id": listed["id"] if listed else None,
        "pin": new_pin(),
        "joined_at": time.time(),
    }
    try:
        with connection.begin_nested():
            connection.execute(insert(people).values(person))
    except IntegrityError as error:
        raise LiveError("name_taken", 409) from error
    _add_device(transaction, token, str(person["id"]), class_id)
    transaction.announce(class_id, "people")
    return {"person": str(person["id"]), "class": class_id}


def _listed(connection: Connection, class_id: str, roster_id: object) -> dict[str, Any] | None:
    if not isinstance(roster_id, str) or not roster_id:
        return None
    wanted = select(roster).where(roster.c.id == roster_id, roster.c.class_id == class_id)
    found = connection.execute(wanted).mappings().first()
    if found is None:
        raise LiveError("not_listed", 404)
    return dict(found)


def device_token(given: dict[str, Any]) -> str:
    """The random text by which a device is known; LiveError `bad_request` when it is none."""
    token = given.get("device")
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise LiveError("bad_request", 422)
    return token


def _add_device(transaction: Transaction, token: str, person: str, class_id: str) -> None:
    values = {"token_hash": hashed(token), "person_id": person, "class_id": class_id}
    transaction.connection.execute(insert(devices).values(**values, made_at=time.time()))


def join_again(transaction: Transaction, class_id: str, given: dict[str, Any]) -> dict[str, str]:
    """The same person on another device: by name and the six digits that the first one shows.

    LiveError `wrong_pin`.
    """
    token = device_token(given)
    name, pin = folded_name(tidy(given.get("name"), 80)), tidy(given.get("pin"), 12)
    if known := person_of(transaction.connection, token):
        return {"person": known[0], "class": known[1]}
    wanted = select(people).where(people.c.class_id == class_id)
    for one in transaction.connection.execute(wanted):
        if folded_name(one.name) == name and same(one.pin, pin):
            _add_device(transaction, token, str(one.id), class_id)
            return {"person": str(one.id), "class": class_id}
    raise LiveError("wrong_pin", 403)


def person_of(connection: Connection, token: str) -> tuple[str, str] | None:
    """Person and class of a device's token."""
    wanted = select(devices).where(devices.c.token_hash == hashed(token))
    found = connection.execute(wanted).first()
    return (str(found.person_id), str(found.class_id)) if found else None


def drop_device(transaction: Transaction, token: str) -> None:
    """Another person takes the device; the first one's work stays theirs."""
    mine = devices.c.token_hash == hashed(token)
    found = transaction.connection.execute(select(devices).where(mine)).first()
    transaction.connection.execute(delete(devices).where(mine))
    if found is not None:
        transaction.announce(str(found.class_id), "forgotten")


def about(connection: Connection, person: str) -> dict[str, str]:
    """What a person may see of themselves."""
    found = connection.execute(select(people).where(people.c.id == person)).first()
    if found is None:
        raise LiveError("not_joined", 401)
    return {
        "id": found.id,
        "name": found.name,
        "unit": found.unit,
        "group": found.class_group,
        "seat": found.seat,
        "pin": found.pin,
    }


def beat(transaction: Transaction, class_id: str, person: str, given: dict[str, Any]) -> None:
    """A sign of life: what is worked on, how many answers, how many records wait on the phone."""
    values = {
        "class_id": class_id,
        "at": time.time(),
        "doing": tidy(given.get("doing"), 64),
        "answered": _small(given.get("answered")),
        "waiting": _small(given.get("waiting")),
    }
    connection = transaction.connection
    changed = connection.execute(
        update(presence).where(presence.c.person_id == person).values(values)
    )
    if changed.rowcount == 0:
        try:
            with connection.begin_nested():
                connection.execute(insert(presence).values(person_id=person, **values))
        except IntegrityError:
            connection.execute(
                update(presence).where(presence.c.person_id == person).values(values)
            )
    transaction.announce(class_id, "people")


def _small(value: object) -> int:
    return min(value, 9999) if isinstance(value, int) and value > 0 else 0


def forget_people(transaction: Transaction, class_id: str) -> dict[str, int]:
    """Deletes everybody of a class with all that they wrote; what is left are counts."""
    connection = transaction.connection
    kept = _counted(connection, class_id)
    for what, n in kept.items():
        connection.execute(
            delete(counts).where(counts.c.class_id == class_id, counts.c.what == what)
        )
        connection.execute(insert(counts).values(class_id=class_id, what=what, n=n))
    owned = (records, drafts, ballots, presence, devices, people, roster, conflicts, trainer_keys)
    for table in owned:
        connection.execute(delete(table).where(table.c.class_id == class_id))
    over = update(classes).where(classes.c.id == class_id)
    connection.execute(over.values(forgotten_at=time.time(), version=classes.c.version + 1))
    transaction.announce(class_id, "forgotten")
    transaction.announce(class_id, "class")
    return kept


def summed(kept: dict[str, int]) -> dict[str, int]:
    """The counts that are kept, in few: people, exercises handed in, opinions, voices."""
    kinds = {"attempt": "attempts", "opinion": "opinions", "vote": "voices"}
    found = {"people": kept.get("people", 0), **dict.fromkeys(kinds.values(), 0)}
    for what, n in kept.items():
        if name := kinds.get(what.partition(" ")[0]):
            found[name] += n
    return found


def _counted(connection: Connection, class_id: str) -> dict[str, int]:
    total = select(func.count()).select_from(people).where(people.c.class_id == class_id)
    found = {"people": int(connection.execute(total).scalar() or 0)}
    done = (
        select(records.c.kind, records.c.exercise, func.count().label("n"))
        .where(records.c.class_id == class_id)
        .group_by(records.c.kind, records.c.exercise)
    )
    for row in connection.execute(done):
        found[f"{row.kind} {row.exercise}".strip()] = int(row.n)
    chosen = (
        select(ballots.c.vote_id, ballots.c.round, ballots.c.choice, func.count().label("n"))
        .where(ballots.c.class_id == class_id)
        .group_by(ballots.c.vote_id, ballots.c.round, ballots.c.choice)
    )
    for row in connection.execute(chosen):
        found[f"vote {row.vote_id} {row.round} {row.choice}"] = int(row.n)
    return found
