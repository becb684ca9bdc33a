"""Everything that depends on SQLite: its connections, its copies, and what its errors mean."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, event

from interviewer.history.indexing_sqlite import forget_deleted

WRITING = "writing"
"""The execution option of a transaction that is going to write."""

TRIES_AT_WAL, SECONDS_BETWEEN = 20, 0.05

PRAGMAS = ("synchronous=FULL", "foreign_keys=ON")
"""``FULL`` waits for the disk at every commit, so that an answer survives a power cut and not just the end of the
process: a few milliseconds, once for each answer, are worth it."""

FULL, FAILS = "full", "disk I/O"
LITTLE = 1 << 20
"""Bytes. With less, SQLite may find no room for what it keeps beside a database, and calls that an I/O error."""

CAUSES = {
    "not a database": "is damaged or not a history file. Nothing was changed. Move it aside and start again",
    "malformed": "is damaged. Nothing was changed. Move it aside and start again",
    "locked": "is in use by another program; nothing was lost. Close that one, then try again",
    "readonly": "can't be written to. Check the permissions of the file and of its folder",
    "unable to open": "can't be opened. Check that it is a file, and the permissions of its folder",
    FULL: "is on a disk that is full; nothing that was kept is lost. Make room, then try again",
    FAILS: "is on a disk that fails. Copy the file to another disk before anything else",
}


def prepare(engine: Engine) -> None:
    """Have every connection of the engine set up and every transaction begun by hand."""
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begin)


def _connected(connection: Any, _record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # Left to itself, Python's sqlite3 begins none before a change to the schema, which could then not be undone; and
    # one that reads first and writes later fails at once, without waiting, when another wrote in between.
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def let_readers_by(engine: Engine) -> None:
    """Switch the file to a write-ahead log, so that nobody who reads waits for one who writes.

    The switch needs the file for itself and doesn't wait for it. Where it can't be had, all works without, and the
    next start tries again.
    """
    with closing(engine.raw_connection()) as connection:
        for _ in range(TRIES_AT_WAL):
            try:
                connection.cursor().execute("PRAGMA journal_mode=WAL").close()
            except sqlite3.OperationalError:
                time.sleep(SECONDS_BETWEEN)
            else:
                return


def copy(path: Path, target: Path) -> None:
    """A whole copy of the database under another name, or none."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(partial)) as sink:
            source.backup(sink, progress=_give_up_when_busy)
        partial.replace(target)
    finally:
        # What is left of one would keep a disk full that is full already.
        partial.unlink(missing_ok=True)


def holds_anything(path: Path) -> bool:
    """Whether any row in it is somebody's."""
    owned = (
        "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c ON c.name = 'owner' WHERE t.type = 'table'"
    )
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute(owned)]
        return any(connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in tables)  # noqa: S608


def put_in_place(source: Path, target: Path, *, busy_seconds: float) -> None:
    """Let the target hold what the source does, in one transaction: whoever has it open sees all of it, or nothing."""
    with closing(sqlite3.connect(source)) as new, closing(sqlite3.connect(target, timeout=busy_seconds)) as live:
        new.backup(live, progress=_give_up_when_busy)


def _give_up_when_busy(status: int, _remaining: int, _total: int) -> None:
    # By itself, Python would try for ever; the connection has waited for its timeout by now.
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("database is locked")


def compact(path: Path) -> None:
    """Leave nothing of deleted rows in a file that nobody else has open, and nothing beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        forget_deleted(connection)
        for statement in ("PRAGMA journal_mode=DELETE", "VACUUM"):
            connection.execute(statement).close()


def revision(path: Path) -> str:
    """The schema that a history is at."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def faults(path: Path) -> str | None:
    """What is damaged in a file, or None."""
    with closing(sqlite3.connect(path)) as connection:
        said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)")]
    return None if said == ["ok"] else said[0]


def programs(path: Path) -> set[tuple[str, str, str]]:
    """What a file does by itself when it is read or written: triggers, views, and tables of extensions."""
    found = "SELECT type, name, coalesce(sql, '') FROM sqlite_master"
    with closing(sqlite3.connect(path)) as connection:
        rows = {(str(kind), str(name), str(sql)) for kind, name, sql in connection.execute(found)}
    return {row for row in rows if row[0] in ("trigger", "view") or row[2].upper().startswith("CREATE VIRTUAL")}


def is_damaged(error: Exception | None) -> bool:
    """Whether an error says that the file can't be read at all, now or later."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def wipe(engine: Engine) -> None:
    """Leave nothing of deleted rows in the file: not in its free pages, nor in its log."""
    with closing(engine.raw_connection()) as connection:
        forget_deleted(cast("sqlite3.Connection", connection.driver_connection))
        connection.commit()
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(statement).close()


def cause(name: str, said: str) -> str:
    """What SQLite said, in words that name the way out."""
    sign = next((one for one in CAUSES if one in said), "")
    sign = FULL if sign == FAILS and _is_full(Path(name).parent) else sign
    known = CAUSES.get(sign, "could not be used. Try again")
    return f"{name} {known}, or set INTERVIEWER_DATA_DIR to another folder ({said})."


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < LITTLE
    except OSError:
        return False
