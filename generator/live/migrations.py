"""The database's steps from empty to today: only ever added to, the same on both databases."""

from sqlalchemy import Connection, func, insert, inspect, select, text

from generator.live.problems import StorageError
from generator.live.tables import schema_version

_T = "TEXT NOT NULL"
_N = "INTEGER NOT NULL"
_B = "BIGINT NOT NULL"
_F = "DOUBLE PRECISION NOT NULL"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        f"CREATE TABLE classes (id TEXT PRIMARY KEY, code {_T} UNIQUE, title {_T}, course {_T},"
        f" made_at {_F}, version {_N}, forgotten_at DOUBLE PRECISION)",
        f"CREATE TABLE trainer_keys (key_hash TEXT PRIMARY KEY, class_id {_T}, made_at {_F},"
        " expires_at DOUBLE PRECISION)",
        f"CREATE TABLE roster (id TEXT PRIMARY KEY, class_id {_T}, name {_T}, folded {_T},"
        f" unit {_T}, class_group {_T})",
        "CREATE INDEX roster_by_name ON roster (class_id, folded)",
        f"CREATE TABLE people (id TEXT PRIMARY KEY, class_id {_T}, name {_T}, unit {_T},"
        f" class_group {_T}, seat {_T}, roster_id TEXT, pin {_T}, joined_at {_F})",
        "CREATE INDEX people_by_class ON people (class_id)",
        "CREATE UNIQUE INDEX people_by_roster ON people (class_id, roster_id)",
        f"CREATE TABLE devices (token_hash TEXT PRIMARY KEY, person_id {_T}, class_id {_T},"
        f" made_at {_F})",
        f"CREATE TABLE records (class_id {_T}, id {_T}, person_id {_T}, kind {_T}, exercise {_T},"
        f" made_at {_T}, received_at {_F}, hash {_T}, content {_T}, PRIMARY KEY (class_id, id))",
        "CREATE INDEX records_by_person ON records (class_id, person_id)",
        f"CREATE TABLE drafts (class_id {_T}, person_id {_T}, exercise {_T}, key_hash {_T},"
        f" counter {_T}, content {_T}, PRIMARY KEY (class_id, person_id, exercise, key_hash))",
        f"CREATE TABLE votes (id TEXT PRIMARY KEY, class_id {_T}, source {_T}, title {_T},"
        f" body {_T}, options {_T}, made_at {_F})",
        f"CREATE TABLE vote_rounds (vote_id {_T}, round {_N}, class_id {_T}, opened_at {_F},"
        " closed_at DOUBLE PRECISION, PRIMARY KEY (vote_id, round))",
        f"CREATE TABLE ballots (vote_id {_T}, round {_N}, person_id {_T}, class_id {_T},"
        f" choice {_N}, counter {_B}, PRIMARY KEY (vote_id, round, person_id))",
        f"CREATE TABLE hands (vote_id {_T}, round {_N}, choice {_N}, class_id {_T}, n {_N},"
        " PRIMARY KEY (vote_id, round, choice))",
        f"CREATE TABLE unlocks (class_id {_T}, exercise {_T}, at {_F},"
        " PRIMARY KEY (class_id, exercise))",
        f"CREATE TABLE presence (person_id TEXT PRIMARY KEY, class_id {_T}, at {_F}, doing {_T},"
        f" answered {_N}, waiting {_N})",
        f"CREATE TABLE conflicts (class_id {_T}, record_id {_T}, person_id {_T}, at {_F},"
        " PRIMARY KEY (class_id, record_id, person_id))",
        f"CREATE TABLE counts (class_id {_T}, what {_T}, n {_N}, PRIMARY KEY (class_id, what))",
    ),
    (f"CREATE TABLE department_keys (key_hash TEXT PRIMARY KEY, made_at {_F}, expires_at {_F})",),
)
"""Number 1 stands first. A step that has been shipped is never changed."""


def migrate(connection: Connection) -> int:
    """Take the steps that this database has not taken; the number it stands at.

    StorageError `newer` when a later program has already been here.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7202019)"))
    if not inspect(connection).has_table("schema_version"):
        connection.execute(text("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)"))
    reached = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    if reached > len(MIGRATIONS):
        raise StorageError("newer", found=reached, known=len(MIGRATIONS))
    for number, statements in enumerate(MIGRATIONS[reached:], reached + 1):
        for statement in statements:
            connection.execute(text(statement))
        connection.execute(insert(schema_version).values(version=number))
    return len(MIGRATIONS)
