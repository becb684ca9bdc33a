"""Bringing a file to the newest schema, or refusing it untouched."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, inspect

from interviewer.errors import HistoryError
from interviewer.history.database import for_writing

HEAD = "0001"
"""The newest revision, so that Alembic need not be imported where a file is up to date."""

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, *, head: str = HEAD, scripts: Path = SCRIPTS) -> None:
    """Bring the file to ``head``; one that exists is copied first, one that is newer or foreign is refused."""
    revision = _revision(engine, path)
    if revision == head:
        return
    _refuse_unknown(revision, path, scripts)
    if revision is not None:
        _copy(path, path.with_name(f"{path.name}.before-{head}"))
    _upgrade(engine, head, scripts)


def _revision(engine: Engine, path: Path) -> str | None:
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return str(found) if found else None
    if tables:
        raise HistoryError(
            f"{path} belongs to another program. Nothing was changed. Set INTERVIEWER_DATA_DIR to another folder."
        )
    return None


def _refuse_unknown(revision: str | None, path: Path, scripts: Path) -> None:
    known = {file.name.split("_")[0] for file in (scripts / "versions").glob("*.py")}
    if revision is not None and revision not in known:
        raise HistoryError(
            f"{path} was written by a newer Rehearsal (schema {revision}). Nothing was changed. Update Rehearsal, or "
            "set INTERVIEWER_DATA_DIR to another folder."
        )


def _copy(path: Path, copy: Path) -> None:
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)


def _upgrade(engine: Engine, head: str, scripts: Path) -> None:
    """Every step in one transaction that holds the right to write: all of them, or none; one process at a time."""
    from alembic import command  # noqa: PLC0415 - only when there is something to do
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with for_writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, head)
