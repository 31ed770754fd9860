"""Votes: opened, closed, asked again; hands beside phones; both rounds side by side."""

import json
import time
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from generator.live.classes import changed
from generator.live.committing import Transaction
from generator.live.problems import LiveError
from generator.live.tables import ballots, hands, insert_for, rounds, votes
from generator.live.tokens import new_id, tidy

MOST_OPTIONS = 12
MOST_ROUNDS = 3
MOST_HANDS = 999


def open_vote(transaction: Transaction, class_id: str, given: dict[str, Any]) -> str:
    """A new question, open at once; one that was open is closed. LiveError `bad_vote`."""
    options = given.get("options")
    texts = [tidy(option, 300) for option in options] if isinstance(options, list) else []
    title = tidy(given.get("title"), 300)
    if not title or not 2 <= len(texts) <= MOST_OPTIONS or not all(texts):
        raise LiveError("bad_vote", 422)
    close_all(transaction, class_id)
    vote = new_id()
    values = {
        "id": vote,
        "class_id": class_id,
        "source": tidy(given.get("source"), 200),
        "title": title,
        "body": tidy(given.get("text"), 2000),
        "options": json.dumps(texts, ensure_ascii=False),
        "made_at": time.time(),
    }
    transaction.connection.execute(insert(votes).values(values))
    _open_round(transaction, class_id, vote, 1)
    return vote


def _open_round(transaction: Transaction, class_id: str, vote: str, number: int) -> None:
    values = {"vote_id": vote, "round": number, "class_id": class_id, "opened_at": time.time()}
    transaction.connection.execute(insert(rounds).values(**values, closed_at=None))
    changed(transaction, class_id)


def again(transaction: Transaction, class_id: str, vote: str) -> int:
    """The next round of the same question, the first kept beside it; its number."""
    _known(transaction.connection, class_id, vote)
    last = select(func.max(rounds.c.round)).where(rounds.c.vote_id == vote)
    number = int(transaction.connection.execute(last).scalar() or 0) + 1
    if number > MOST_ROUNDS:
        raise LiveError("no_more_rounds", 409)
    close_all(transaction, class_id)
    _open_round(transaction, class_id, vote, number)
    return number


def reopen(transaction: Transaction, class_id: str, vote: str, number: int) -> None:
    """A round that was closed too soon goes on."""
    _known(transaction.connection, class_id, vote)
    close_all(transaction, class_id)
    same = (rounds.c.vote_id == vote, rounds.c.round == number)
    transaction.connection.execute(update(rounds).where(*same).values(closed_at=None))
    changed(transaction, class_id)


def close_all(transaction: Transaction, class_id: str) -> None:
    """Nothing is open any more; bars may be shown."""
    still = (rounds.c.class_id == class_id, rounds.c.closed_at.is_(None))
    now = time.time()
    done = transaction.connection.execute(update(rounds).where(*still).values(closed_at=now))
    if done.rowcount:
        changed(transaction, class_id)


def count_hands(
    transaction: Transaction, class_id: str, vote: str, number: int, counted: object
) -> None:
    """Hands that the trainer counted, option by option; they stand beside the phones' votes."""
    options = _known(transaction.connection, class_id, vote)
    if not isinstance(counted, list) or len(counted) != len(options):
        raise LiveError("bad_hands", 422)
    if not all(type(n) is int and 0 <= n <= MOST_HANDS for n in counted):
        raise LiveError("bad_hands", 422)
    for choice, n in enumerate(counted):
        values = {"vote_id": vote, "round": number, "choice": choice, "class_id": class_id, "n": n}
        into = insert_for(transaction.connection, hands).values(values)
        same = ["vote_id", "round", "choice"]
        transaction.connection.execute(
            into.on_conflict_do_update(index_elements=same, set_={"n": into.excluded.n})
        )
    transaction.announce(class_id, "people")


def _known(connection: Connection, class_id: str, vote: str) -> list[str]:
    wanted = select(votes.c.options).where(votes.c.id == vote, votes.c.class_id == class_id)
    found = connection.execute(wanted).first()
    if found is None:
        raise LiveError("no_such_vote", 404)
    return [str(option) for option in json.loads(found.options)]


def open_now(connection: Connection, class_id: str) -> dict[str, Any] | None:
    """The question that is open, as phones see it: no counts."""
    joined = select(votes, rounds.c.round).join(rounds, rounds.c.vote_id == votes.c.id)
    still = (rounds.c.class_id == class_id, rounds.c.closed_at.is_(None))
    found = connection.execute(joined.where(*still).limit(1)).first()
    if found is None:
        return None
    return {
        "id": found.id,
        "round": found.round,
        "title": found.title,
        "text": found.body,
        "options": json.loads(found.options),
    }


def my_choices(connection: Connection, person: str, vote: str) -> dict[int, int]:
    """A person's own choices in a vote, by round."""
    mine = (ballots.c.person_id == person, ballots.c.vote_id == vote)
    wanted = select(ballots.c.round, ballots.c.choice).where(*mine)
    return {row.round: row.choice for row in connection.execute(wanted)}


def results(connection: Connection, class_id: str) -> list[dict[str, Any]]:
    """All votes of a class, newest first: each round with what phones and hands chose."""
    chosen = _tally(connection, class_id, ballots, func.count())
    raised = _tally(connection, class_id, hands, func.max(hands.c.n))
    listed = select(rounds).where(rounds.c.class_id == class_id).order_by(rounds.c.round)
    by_vote: dict[str, list[dict[str, Any]]] = {}
    asked = select(votes).where(votes.c.class_id == class_id).order_by(votes.c.made_at.desc())
    questions = list(connection.execute(asked))
    lengths = {row.id: len(json.loads(row.options)) for row in questions}
    for row in connection.execute(listed):
        many = range(lengths.get(row.vote_id, 0))
        phones = [chosen.get((row.vote_id, row.round, k), 0) for k in many]
        by_hand = [raised.get((row.vote_id, row.round, k), 0) for k in many]
        one = {"round": row.round, "open": row.closed_at is None, "phones": phones}
        by_vote.setdefault(row.vote_id, []).append({**one, "hands": by_hand})
    return [
        {
            "id": row.id,
            "source": row.source,
            "title": row.title,
            "text": row.body,
            "asked": utc(row.made_at),
            "options": json.loads(row.options),
            "rounds": by_vote.get(row.id, []),
        }
        for row in questions
    ]


def utc(seconds: float) -> str:
    """A moment as result files and boards write it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def _tally(
    connection: Connection, class_id: str, table: Any, what: Any
) -> dict[tuple[str, int, int], int]:
    columns = (table.c.vote_id, table.c.round, table.c.choice)
    wanted = select(*columns, what.label("n")).where(table.c.class_id == class_id)
    grouped = connection.execute(wanted.group_by(*columns))
    return {(row.vote_id, row.round, row.choice): int(row.n) for row in grouped}
