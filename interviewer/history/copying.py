"""A whole record from one database into another, of whatever kind: every row of every owner, or none."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel

from interviewer.history.database import BUSY_SECONDS
from interviewer.history.dialects import words_of
from interviewer.history.finding_rows import FindableRow
from interviewer.history.migrate import HEAD, opened

AT_ONCE = 500


def copy_record(source: Path | str, target: Path | str, *, busy_seconds: float = BUSY_SECONDS) -> str:
    """Have the target hold what the source does, as it is at one moment, and nothing else; the schema of both.

    Whoever reads the target meanwhile sees what was there before.
    """
    with (
        closing(opened(source, busy_seconds=busy_seconds)) as old,
        closing(opened(target, busy_seconds=busy_seconds)) as new,
        old.reading() as reading,
        new.writing() as writing,
    ):
        _copy(reading, writing)
    return HEAD


def holds_anything(where: Path | str) -> bool:
    """Whether any row in it is somebody's."""
    with closing(opened(where)) as database, database.reading() as transaction:
        owned = [one for one in SQLModel.metadata.sorted_tables if "owner" in one.columns]
        return any(transaction.execute(select(one).limit(1)).first() for one in owned)


def _copy(reading: Transaction, writing: Transaction) -> None:
    # What is searched goes first, and comes last: it would follow every row that goes or comes.
    tables = [one for one in SQLModel.metadata.sorted_tables if one.name != FindableRow.__tablename__]
    writing.execute(delete(FindableRow))
    for table in reversed(tables):
        writing.execute(delete(table))
    with words_of(writing).indexed_at_once(writing):
        for table in tables:
            rows = reading.execute(select(table), execution_options={"yield_per": AT_ONCE}).mappings()
            for some in rows.partitions(AT_ONCE):
                writing.execute(insert(table), [dict(one) for one in some])
