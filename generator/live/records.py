"""What comes from phones: checked in shape, kept once, acknowledged by id."""

import hashlib
import json
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, func, select

from generator.live.choices import Ballot, keep_ballot, read_ballot
from generator.live.committing import Transaction
from generator.live.tables import conflicts, drafts, insert_for, insert_in, records

MOST_IN_ONE = 60
LARGEST = 512 * 1024
"""Letters of one record's content."""

_ID = re.compile("[0-9a-f]{16}")
_NAME = re.compile("[a-z0-9][a-z0-9_-]{0,63}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z")
_COUNTED_LATER = ("number", "summary", "unlockedAt")
"""Of an attempt: what the page works out again and may change after it was handed in."""


@dataclass(frozen=True)
class Record:
    """An attempt or an opinion: final. A draft: the latest counter (`made_at`) wins."""

    id: str
    kind: str
    exercise: str
    key_hash: str
    made_at: str
    content: str
    hash: str


@dataclass
class Sorted:
    """What one request brought, sorted; refused: ids with the reason."""

    ballots: list[Ballot] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)


def sort_out(items: Iterable[object]) -> Sorted:
    """Checks shapes; nothing of it has been written yet."""
    found = Sorted()
    for item in items:
        given = item if isinstance(item, dict) else {}
        name = given.get("id")
        mark = name if isinstance(name, str) and len(name) <= 200 else ""
        if given.get("kind") == "vote":
            ballot = read_ballot(mark, given.get("content"))
            found.ballots.extend([ballot] if ballot else [])
            reason = "" if ballot else "shape"
        else:
            record, reason = _record(mark, given)
            found.records.extend([record] if record else [])
        if reason:
            found.refused.append({"id": mark, "why": reason})
    return found


def _record(mark: str, given: dict[str, Any]) -> tuple[Record | None, str]:
    kind, content = given.get("kind"), given.get("content")
    if kind not in ("attempt", "opinion", "draft") or not isinstance(content, dict):
        return None, "shape"
    made_at = content.get({"attempt": "handedInAt", "opinion": "at", "draft": "savedAt"}[kind])
    if not isinstance(made_at, str) or not _TIME.fullmatch(made_at):
        return None, "shape"
    if kind != "draft" and (content.get("id") != mark or not _ID.fullmatch(mark)):
        return None, "shape"
    exercise = content.get("exercise", "") if kind != "opinion" else ""
    key_hash = content.get("keyHash", "") if kind != "opinion" else "-"
    for name in (exercise or "-") if kind == "opinion" else exercise, key_hash:
        if not isinstance(name, str) or not (name == "-" or _NAME.fullmatch(name)):
            return None, "shape"
    text = canonical(content)
    if len(text) > LARGEST:
        return None, "large"
    core = {k: v for k, v in content.items() if kind != "attempt" or k not in _COUNTED_LATER}
    digest = hashlib.sha256(canonical(core).encode("utf-8", "surrogatepass")).hexdigest()
    return Record(mark, kind, exercise, key_hash, made_at, text, digest), ""


def canonical(value: object) -> str:
    """The same value as the same text; what no database can hold is escaped."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if "\\u0000" in text or any("\ud800" <= c <= "\udfff" for c in text):
        text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return text


def keep(
    transaction: Transaction, class_id: str, person: str, given: Sorted
) -> tuple[list[str], list[dict[str, str]]]:
    """Writes; the ids that are on the disk after the commit, and those that were refused."""
    refused = list(given.refused)
    done = _keep_final(transaction, class_id, person, given, refused)
    for record in (r for r in given.records if r.kind == "draft"):
        _keep_draft(transaction, class_id, person, record)
        done.append(record.id)
    for ballot in given.ballots:
        why = keep_ballot(transaction, class_id, person, ballot)
        if why:
            refused.append({"id": ballot.id, "why": why})
        else:
            done.append(ballot.id)
    if done:
        transaction.announce(class_id, "people")
    return done, refused


def _keep_final(
    transaction: Transaction,
    class_id: str,
    person: str,
    given: Sorted,
    refused: list[dict[str, str]],
) -> list[str]:
    final = {r.id: r for r in reversed(given.records) if r.kind != "draft"}
    if not final:
        return []
    connection, now = transaction.connection, time.time()
    rows = [
        {
            "class_id": class_id,
            "id": r.id,
            "person_id": person,
            "kind": r.kind,
            "exercise": r.exercise,
            "made_at": r.made_at,
            "received_at": now,
            "hash": r.hash,
            "content": r.content,
        }
        for _, r in sorted(final.items())
    ]
    connection.execute(insert_for(connection, records).on_conflict_do_nothing(), rows)
    wanted = select(records.c.id, records.c.person_id, records.c.hash)
    there = connection.execute(
        wanted.where(records.c.class_id == class_id, records.c.id.in_(list(final)))
    )
    stands = {row.id: (row.person_id, row.hash) for row in there}
    done = []
    for record in (r for r in given.records if r.kind != "draft"):
        if stands.get(record.id) == (person, record.hash):
            done.append(record.id)
            continue
        refused.append({"id": record.id, "why": "other_content"})
        clash = {"class_id": class_id, "record_id": record.id, "person_id": person, "at": now}
        connection.execute(insert_for(connection, conflicts).values(clash).on_conflict_do_nothing())
    exercises = {r.exercise for r in final.values() if r.kind == "attempt"}
    _drop_finished(connection, class_id, person, exercises)
    return done


def _drop_finished(connection: Connection, class_id: str, person: str, exercises: set[str]) -> None:
    """A draft that has been handed in is none any more."""
    if exercises:
        mine = (drafts.c.class_id == class_id, drafts.c.person_id == person)
        connection.execute(delete(drafts).where(*mine, drafts.c.exercise.in_(sorted(exercises))))


def _keep_draft(transaction: Transaction, class_id: str, person: str, record: Record) -> None:
    values = {"class_id": class_id, "person_id": person, "exercise": record.exercise}
    values |= {"key_hash": record.key_hash, "counter": record.made_at, "content": record.content}
    transaction.later(_draft_kept(transaction.dialect), values)


@cache
def _draft_kept(dialect: str) -> Any:
    """The statement that keeps a draft; the latest wins."""
    into = insert_in(dialect, drafts)
    return into.on_conflict_do_update(
        index_elements=["class_id", "person_id", "exercise", "key_hash"],
        set_={"counter": into.excluded.counter, "content": into.excluded.content},
        where=drafts.c.counter < into.excluded.counter,
    )


def work_of(connection: Connection, class_id: str, person: str) -> dict[str, list[Any]]:
    """Everything that a person has in the class, in the shape of a result file's lists."""
    mine = (records.c.class_id == class_id, records.c.person_id == person)
    ordered = select(records).where(*mine).order_by(records.c.made_at, records.c.id)
    found: dict[str, list[Any]] = {"attempts": [], "opinions": [], "drafts": []}
    for row in connection.execute(ordered):
        found[f"{row.kind}s"].append(json.loads(row.content))
    own = select(drafts.c.content).where(
        drafts.c.class_id == class_id, drafts.c.person_id == person
    )
    found["drafts"] = [json.loads(row.content) for row in connection.execute(own)]
    return found


def how_many(connection: Connection, class_id: str) -> dict[str, int]:
    """Final records by person: a number that grows whenever there is more to fetch."""
    counted = select(records.c.person_id, func.count().label("n"))
    grouped = counted.where(records.c.class_id == class_id).group_by(records.c.person_id)
    return {row.person_id: int(row.n) for row in connection.execute(grouped)}
