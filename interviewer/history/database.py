"""Everything that depends on which database it is: connecting, transactions, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlmodel import create_engine

from interviewer.errors import HistoryError

BUSY_SECONDS = 15
"""How long a writer waits for another one; grading and saving take milliseconds."""

WRITING = "writing"


def connect(path: Path) -> Engine:
    """An engine on that file, whose folder is made when it isn't there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryError(
            f"The folder {path.parent} can't be made: {error.strerror or error}. "
            "Set INTERVIEWER_DATA_DIR to a folder that can be written to."
        ) from error
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Set up one connection.

    Transactions are begun by hand: Python's sqlite3 would commit before changes to the schema. ``synchronous=FULL``
    makes a commit survive a power cut as well as the end of the process.
    """
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def for_writing(engine: Engine) -> Engine:
    """The same engine, its transactions holding the right to write from their start."""
    return engine.execution_options(**{WRITING: True})


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database says into a cause and a way out."""
    try:
        yield
    except (DatabaseError, OperationalError) as error:
        raise HistoryError(_cause(path, str(error.orig))) from error
    except SQLAlchemyError as error:
        raise HistoryError(f"The history in {path} could not be used: {error}") from error


def _cause(path: Path, said: str) -> str:
    if "not a database" in said or "malformed" in said:
        return (
            f"{path} is damaged or not a history file ({said}). Nothing was changed. Move it aside, or set "
            "INTERVIEWER_DATA_DIR to another folder, and start again."
        )
    if "locked" in said:
        return f"{path} is in use by another program. Close it, then try again; nothing was lost."
    if "readonly" in said or "unable to open" in said:
        return (
            f"{path} can't be written ({said}). Check its permissions, or set INTERVIEWER_DATA_DIR to another folder."
        )
    if "full" in said:
        return f"The disk that holds {path} is full. Make room, then try again."
    return f"The history in {path} could not be used: {said}"
