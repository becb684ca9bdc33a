"""One database: where it is, its transactions, and its errors in words that help. What is SQLite's is in sqlite.py."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel, create_engine

from interviewer.errors import HistoryError
from interviewer.history import postgresql, sqlite

BUSY_SECONDS = 15.0
"""How long a writer waits for another one; grading and saving take milliseconds."""

PATIENCE = 10
"""Seconds in which a server has to answer."""

LOOKS_LIKE = "A database URL looks like postgresql://user:password@host:5432/database."


class Clash(HistoryError):
    """A row that may be there once is there already: someone else was first."""


class Database:
    """A file, or the server that a URL names. Safe to share between threads."""

    def __init__(self, where: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> None:
        url = _url(where)
        on_sqlite = url.get_backend_name() == "sqlite"
        self.path = Path(url.database) if on_sqlite and url.database else None
        # What stands behind the ? may hold a password too, and this is told wherever something fails.
        self.name = str(self.path or url.set(query={}).render_as_string())
        if self.path:
            _make_folder(self.path.parent)
        arguments = (
            {"timeout": busy_seconds, "check_same_thread": False} if on_sqlite else {"connect_timeout": PATIENCE}
        )
        try:
            self.engine = create_engine(url, connect_args=arguments, pool_pre_ping=not on_sqlite)
        except (SQLAlchemyError, ImportError) as error:
            raise HistoryError(f"Nothing here can talk to {self.name}: {error}. Install its driver.") from error
        if on_sqlite:
            sqlite.prepare(self.engine)
        else:
            postgresql.prepare(self.engine, busy_seconds)
        self._writing = self.engine.execution_options(**{sqlite.WRITING: True})

    def close(self) -> None:
        """Let go of it."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the record throughout, and changes nothing."""
        with self.explained(), Transaction(self.engine) as transaction:
            yield transaction

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """A transaction that is on disk when it ends, or undone when anything is raised in it."""
        with self.explained(), Transaction(self._writing) as transaction, transaction.begin():
            yield transaction

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database says into a ``HistoryError`` with its cause and a way out."""
        try:
            yield
        except IntegrityError as error:
            raise Clash(f"{self.name} has this already. Load the page again.") from error
        except DBAPIError as error:
            raise HistoryError(self._cause(str(error.orig))) from error
        except sqlite3.Error as error:
            raise HistoryError(self._cause(str(error))) from error
        except (SQLAlchemyError, ValueError, OverflowError) as error:
            # The whole text of SQLAlchemy's errors holds the statement and the candidate's words.
            said = error.args[0] if isinstance(error, SQLAlchemyError) else error
            raise HistoryError(f"{self.name} could not be read or written: {said}. Nothing was changed.") from error

    def _cause(self, said: str) -> str:
        return sqlite.cause(self.name, said) if self.path else postgresql.cause(self.name, said)


def insert_into(transaction: Transaction, rows: type[SQLModel]) -> Any:
    """An INSERT that can be told what to do about a row that is there already; every dialect has its own, all alike."""
    return import_module(f"sqlalchemy.dialects.{transaction.get_bind().dialect.name}").insert(rows)


def _url(where: Path | str) -> URL:
    if "://" not in str(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except (SQLAlchemyError, ValueError) as error:
        raise HistoryError(f"The database URL can't be read. {LOOKS_LIKE}") from error
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql", "postgres"):
        raise HistoryError(f"The record can't be kept in {backend}. {LOOKS_LIKE}")
    return url if backend == "sqlite" else url.set(drivername="postgresql+psycopg")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HistoryError(
            f"The folder {folder} can't be made: {error.strerror or error}. "
            "Set INTERVIEWER_DATA_DIR to a folder that can be written to."
        ) from error
