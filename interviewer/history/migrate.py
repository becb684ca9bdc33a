"""Bringing a database to the newest schema, or refusing it untouched."""

from pathlib import Path

from sqlalchemy import Connection, inspect
from sqlalchemy.exc import SQLAlchemyError

from interviewer.errors import HistoryError
from interviewer.history import sqlite
from interviewer.history.database import BUSY_SECONDS, Database
from interviewer.history.kept_copies import BEFORE_UPGRADE

HEAD = "0020"
"""The newest revision, so that Alembic need not be imported where the schema is current."""

SCRIPTS = Path(__file__).parent / "migrations"
OURS = {"alembic_version", "sessions", "attempts"}
"""The tables by which a database is known to be a history, whatever its version."""

WAY_OUT = "Nothing was changed. {}, or set INTERVIEWER_DATA_DIR to another folder."


def opened(where: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> Database:
    """The database there, brought to the newest schema, or let go of."""
    database = Database(where, busy_seconds=busy_seconds)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def migrate(database: Database, *, head: str = HEAD, scripts: Path = SCRIPTS) -> None:
    """Bring the schema to ``head``; what is newer, or not a history at all, is refused."""
    with database.explained():
        with database.engine.connect() as connection:
            revision = _revision(connection, database)
        _refuse_unknown(revision, database, scripts)
        if database.path:
            sqlite.let_readers_by(database.engine)
        if revision != head:
            _bring_to(head, database, scripts)


def _revision(connection: Connection, database: Database) -> str | None:
    """The revision it is at; None when there is nothing in it yet."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if tables >= OURS else None
    if not found:
        raise HistoryError(f"{database.name} belongs to another program. {WAY_OUT.format('Move it aside')}")
    return str(found)


def _refuse_unknown(revision: str | None, database: Database, scripts: Path) -> None:
    if revision is not None and revision not in known_revisions(scripts):
        way_out = WAY_OUT.format("Update Rehearsal")
        raise HistoryError(f"{database.name} was written by a newer Rehearsal (schema {revision}). {way_out}")


def known_revisions(scripts: Path = SCRIPTS) -> set[str]:
    """Every schema that can be brought to the newest."""
    return {file.name.split("_")[0] for file in (scripts / "versions").glob("*.py")}


def _bring_to(head: str, database: Database, scripts: Path) -> None:
    """All steps in one transaction that holds the right to write from its start: every one of them, or none.

    Another process that starts meanwhile waits for it, then finds that there is nothing left to do.
    """
    with database.writing() as transaction:
        connection = transaction.connection()
        revision = _revision(connection, database)
        if revision == head:
            return
        if revision is not None and database.path:
            sqlite.copy(database.path, database.path.with_name(f"{database.path.name}{BEFORE_UPGRADE}{head}"))
        try:
            _upgrade(connection, head, scripts)
        except SQLAlchemyError:
            raise
        except Exception as error:
            way_out = WAY_OUT.format("Report this with its text, go back to the Rehearsal you had")
            raise HistoryError(f"{database.name} could not be brought to schema {head}: {error}. {way_out}") from error


def _upgrade(connection: Connection, head: str, scripts: Path) -> None:
    from alembic import command  # noqa: PLC0415 - takes long to import, and is needed once for each schema
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, head)
