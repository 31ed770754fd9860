"""One voice a person: choices in votes, checked in shape, the latest kept."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from generator.live.committing import Transaction
from generator.live.tables import ballots, insert_in, rounds, votes

_ID = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True)
class Ballot:
    """One person's choice in one round; the highest counter wins."""

    id: str
    vote: str
    round: int
    choice: int
    counter: int


def read_ballot(mark: str, content: object) -> Ballot | None:
    given = content if isinstance(content, dict) else {}
    vote = given.get("vote")
    numbers: list[Any] = [given.get(name) for name in ("round", "choice", "counter")]
    if not mark or not isinstance(vote, str) or not _ID.fullmatch(vote):
        return None
    if not all(type(n) is int and 0 <= n < 2**53 for n in numbers) or numbers[0] > 9:
        return None
    return Ballot(mark, vote, *numbers)


def keep_ballot(transaction: Transaction, class_id: str, person: str, ballot: Ballot) -> str:
    """Empty when the ballot counts, else why not."""
    mark = (class_id, ballot.vote, ballot.round)
    if mark not in transaction.known:
        transaction.known[mark] = _asked(transaction.connection, *mark)
    options, is_open = transaction.known[mark]
    if ballot.choice >= options:
        return "no_such_vote"
    if not is_open:
        return "closed"
    values = {"vote_id": ballot.vote, "round": ballot.round, "person_id": person}
    values |= {"class_id": class_id, "choice": ballot.choice, "counter": ballot.counter}
    transaction.later(_ballot_kept(transaction.dialect), values)
    return ""


def _asked(connection: Connection, class_id: str, vote: str, number: int) -> tuple[int, bool]:
    """How many options a vote has, none when there is no such vote; whether the round is open."""
    asked = select(votes.c.options).where(votes.c.id == vote, votes.c.class_id == class_id)
    found = connection.execute(asked).first()
    here = (rounds.c.vote_id == vote, rounds.c.round == number)
    is_open = select(rounds.c.vote_id).where(*here, rounds.c.closed_at.is_(None))
    options = len(json.loads(found.options)) if found else 0
    return options, connection.execute(is_open).first() is not None


@cache
def _ballot_kept(dialect: str) -> Any:
    """The statement that keeps a choice; the highest counter wins."""
    into = insert_in(dialect, ballots)
    return into.on_conflict_do_update(
        index_elements=["vote_id", "round", "person_id"],
        set_={"choice": into.excluded.choice, "counter": into.excluded.counter},
        where=ballots.c.counter < into.excluded.counter,
    )
