"""Rows of an older schema, brought to the newest by the same steps that bring a whole history there."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import MetaData

from interviewer.history.database import Database
from interviewer.history.document import Row
from interviewer.history.migrate import HEAD, migrate
from interviewer.history.plain_rows import put, rows_of, whole_record

NOBODY = "nobody"


@contextmanager
def brought_on(schema: str, rows: Iterable[tuple[str, Row]]) -> Iterator[Iterator[tuple[str, Row]]]:
    """The rows as they are at the newest schema, by way of a database of their own that is gone afterwards."""
    if schema == HEAD:
        yield iter(rows)
        return
    with tempfile.TemporaryDirectory() as folder, closing(Database(Path(folder) / "history.db")) as database:
        migrate(database, head=schema)
        _fill(database, rows)
        migrate(database)
        yield _emptied(database)


def _fill(database: Database, rows: Iterable[tuple[str, Row]]) -> None:
    with database.writing() as transaction:
        known = MetaData()
        known.reflect(transaction.connection())
        # What has no owner is the database's own, such as which schema it has.
        put(transaction, {name: one for name, one in known.tables.items() if "owner" in one.columns}, rows, NOBODY)


def _emptied(database: Database) -> Iterator[tuple[str, Row]]:
    with database.reading() as transaction:
        for name, table in whole_record().items():
            for row in rows_of(transaction, table, NOBODY):
                yield name, row
