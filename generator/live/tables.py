"""The tables as SQLAlchemy sees them; `migrations.py` makes them."""

from typing import Any

from sqlalchemy import BigInteger, Column, Connection, Float, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql, sqlite

metadata = MetaData()


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _number_key(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _time(name: str, nullable: bool = False) -> Column[float]:
    """Seconds since 1970 by the server's clock."""
    return Column(name, Float(53), nullable=nullable)


schema_version = Table("schema_version", metadata, _number_key("version"))

classes = Table(
    "classes",
    metadata,
    _key("id"),
    _text("code"),
    _text("title"),
    _text("course"),
    _time("made_at"),
    _number("version"),
    _time("forgotten_at", nullable=True),
)

trainer_keys = Table(
    "trainer_keys",
    metadata,
    _key("key_hash"),
    _text("class_id"),
    _time("made_at"),
    _time("expires_at", nullable=True),
)

department_keys = Table(
    "department_keys", metadata, _key("key_hash"), _time("made_at"), _time("expires_at")
)

roster = Table(
    "roster",
    metadata,
    _key("id"),
    _text("class_id"),
    _text("name"),
    _text("folded"),
    _text("unit"),
    _text("class_group"),
)

people = Table(
    "people",
    metadata,
    _key("id"),
    _text("class_id"),
    _text("name"),
    _text("unit"),
    _text("class_group"),
    _text("seat"),
    Column("roster_id", Text, nullable=True),
    _text("pin"),
    _time("joined_at"),
)

devices = Table(
    "devices", metadata, _key("token_hash"), _text("person_id"), _text("class_id"), _time("made_at")
)

records = Table(
    "records",
    metadata,
    _key("class_id"),
    _key("id"),
    _text("person_id"),
    _text("kind"),
    _text("exercise"),
    _text("made_at"),
    _time("received_at"),
    _text("hash"),
    _text("content"),
)

drafts = Table(
    "drafts",
    metadata,
    _key("class_id"),
    _key("person_id"),
    _key("exercise"),
    _key("key_hash"),
    _text("counter"),
    _text("content"),
)

votes = Table(
    "votes",
    metadata,
    _key("id"),
    _text("class_id"),
    _text("source"),
    _text("title"),
    _text("body"),
    _text("options"),
    _time("made_at"),
)

rounds = Table(
    "vote_rounds",
    metadata,
    _key("vote_id"),
    _number_key("round"),
    _text("class_id"),
    _time("opened_at"),
    _time("closed_at", nullable=True),
)

ballots = Table(
    "ballots",
    metadata,
    _key("vote_id"),
    _number_key("round"),
    _key("person_id"),
    _text("class_id"),
    _number("choice"),
    Column("counter", BigInteger, nullable=False),
)

hands = Table(
    "hands",
    metadata,
    _key("vote_id"),
    _number_key("round"),
    _number_key("choice"),
    _text("class_id"),
    _number("n"),
)

unlocks = Table("unlocks", metadata, _key("class_id"), _key("exercise"), _time("at"))

presence = Table(
    "presence",
    metadata,
    _key("person_id"),
    _text("class_id"),
    _time("at"),
    _text("doing"),
    _number("answered"),
    _number("waiting"),
)

conflicts = Table(
    "conflicts", metadata, _key("class_id"), _key("record_id"), _key("person_id"), _time("at")
)

counts = Table("counts", metadata, _key("class_id"), _key("what"), _number("n"))


def insert_for(connection: Connection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, in the database's own dialect."""
    return insert_in(connection.dialect.name, table)


def insert_in(dialect: str, table: Table) -> Any:
    """The same for a dialect's name: a statement that is made once and used again and again."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)
