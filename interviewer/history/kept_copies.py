"""What upgrades and restores kept beside the record: copies of everybody's rows, from which one person can go."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from interviewer.history.indexing_sqlite import forget_deleted
from interviewer.history.manifest import DATABASE, SOUNDS

BEFORE_RESTORE = "before-restore-"
"""How the folders begin that keep what was there before a backup was put in its place."""

RESTORING = ".restoring-"
"""The same of a folder that a backup is unpacked in; only a crash leaves one, and the backup is still there."""

BEFORE_UPGRADE = ".before-"
"""What stands between the name of a record and the schema it had, in the name of its copy."""

FOLLOWS = "findable"
"""The table that follows others: what is searched goes first, or it would follow every row that goes."""


def forget(folder: Path, name: str, owner: str, *, alone: bool) -> None:
    """Leave nothing of that person in the copies of the record of that name.

    A copy in which others have rows stays, with theirs: it may be the only one they have. What can't be read goes
    only while that person is ``alone`` on record; else it may be somebody's.
    """
    for copy in folder.glob(f"{name}{BEFORE_UPGRADE}*"):
        if _is_theirs_alone(copy, owner, alone=alone):
            copy.unlink(missing_ok=True)
    for kept in folder.glob(f"{BEFORE_RESTORE}*"):
        if _is_theirs_alone(kept / DATABASE, owner, alone=alone):
            shutil.rmtree(kept, ignore_errors=True)
    for left in folder.glob(f"{RESTORING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _is_theirs_alone(copy: Path, owner: str, *, alone: bool) -> bool:
    """Whether nobody else has a row in it; where others have, that person's go."""
    if not copy.exists():
        return alone
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            tables = list(_owned(connection))
            if not any(_has_others(connection, one, owner) for one in tables):
                return True
            for sound in _take_out(connection, tables, owner):
                (copy.parent / SOUNDS / sound).unlink(missing_ok=True)
    except (sqlite3.Error, OSError):
        return alone
    return False


def _owned(connection: sqlite3.Connection) -> Iterator[str]:
    owned = (
        "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.name = 'owner' WHERE t.type = 'table'"
    )
    return (name for (name,) in connection.execute(owned).fetchall())


def _has_others(connection: sqlite3.Connection, table: str, owner: str) -> bool:
    others = f'SELECT 1 FROM "{table}" WHERE owner <> ? LIMIT 1'  # noqa: S608 - a name of our own
    return connection.execute(others, (owner,)).fetchone() is not None


def _take_out(connection: sqlite3.Connection, tables: list[str], owner: str) -> list[str]:
    """Every row of that person; the files of the recordings that are gone with them."""
    said = "SELECT id || '.' || kept_as FROM recordings WHERE owner = ?"
    sounds = connection.execute(said, (owner,)).fetchall() if "recordings" in tables else []
    connection.execute("BEGIN IMMEDIATE").close()
    for table in sorted(tables, key=lambda name: name != FOLLOWS):
        connection.execute(f'DELETE FROM "{table}" WHERE owner = ?', (owner,)).close()  # noqa: S608 - as above
    forget_deleted(connection)
    connection.execute("COMMIT").close()
    connection.execute("VACUUM").close()
    return [str(name) for (name,) in sounds]
