"""Keeping the index of words on SQLite. Triggers do (migrations 0015, 0018, 0019); here is what they do too slowly."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlmodel import Session as Transaction

_COLUMNS = """
attempt_id, owner, session_id, position, question_id, answered_at, topic, score, grader, rubric_digest, states, hidden,
waiting
"""
_ALL = f"""
INSERT INTO findable (id, {_COLUMNS}) SELECT id, {_COLUMNS} FROM findable_numbered ORDER BY id DESC
"""  # noqa: S608
"""Every attempt, in one statement: between two statements the index writes down what it holds, which takes longer than
indexing."""

_ONE = "UPDATE attempts SET hints = hints WHERE id = ?"
"""Changes nothing; the trigger that follows changes of an attempt indexes it anew."""

_MISSING = """
SELECT id FROM attempts a WHERE NOT EXISTS (SELECT 1 FROM findable f WHERE f.attempt_id = a.id)
ORDER BY answered_at DESC, id
"""
"""The index of words takes rows in their order many times as fast as in any other."""

_FOLLOWING = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'findable%' AND tbl_name <> 'findable'"
)


Run = Callable[[str], Any]
"""Executes a statement, of a connection of SQLAlchemy's or of SQLite's own; what it brings has ``fetchall``."""


@contextmanager
def indexed_at_once(transaction: Transaction) -> Iterator[None]:
    """Index what is put into a record when all of it is there, in the same transaction.

    One by one, an attempt would be indexed when it comes and again with every grade, and those of other days between
    them: many times the work.
    """
    run = transaction.connection().exec_driver_sql
    with not_following(run):
        yield
    if not run("SELECT 1 FROM findable LIMIT 1").fetchall():
        index_all(run)
    elif missing := run(_MISSING).fetchall():
        # Others have attempts here, whose numbers stay.
        run(_ONE, [tuple(one) for one in missing])


@contextmanager
def not_following(run: Run) -> Iterator[None]:
    """Keep the index as it is, whatever is written meanwhile; to be indexed before anybody else can see it."""
    triggers = run(_FOLLOWING).fetchall()
    for name, _ in triggers:
        run(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        run(statement)


def index_all(run: Run) -> None:
    """Fill an empty index from every attempt there is."""
    run(_ALL)


def index_anew(path: Path) -> None:
    """Fill the index of a file that nobody else has open from its attempts, whatever was in it.

    ``sqlite3.DatabaseError`` when it has none.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        made = "SELECT sql FROM sqlite_master WHERE name = 'findable_words'"
        [statement] = connection.execute(made).fetchone() or [None]
        if statement is None:
            raise sqlite3.DatabaseError("its index of words is missing.")
        for step in ("DROP TABLE findable_words", statement, "DELETE FROM findable"):
            connection.execute(step).close()
        index_all(connection.execute)


def forget_deleted(connection: sqlite3.Connection) -> None:
    """Leave no word in the index that stands in no text any more."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'findable_words'").fetchone():
        connection.execute("INSERT INTO findable_words (findable_words) VALUES ('optimize')").close()
