"""Rows of any table as plain values and back, for taking a record elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby, islice
from math import isnan
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, DateTime, Select, Table, insert, select
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel

from interviewer.errors import BadInput
from interviewer.history.deleted_rows import PaidRow, TrashRow
from interviewer.history.document import Row
from interviewer.history.finding_rows import FindableRow
from interviewer.history.leases import LeaseRow

AT_ONCE = 500
LEFT_BEHIND = {str(one.__tablename__) for one in (TrashRow, FindableRow, LeaseRow)}
"""What is not taken along: deleted, and gone within minutes; made anew wherever attempts come; or true of a process."""

LARGEST = 2**63

NUMBERED_ANEW = {str(PaidRow.__tablename__)}
"""Tables whose numbers nobody refers to. They may hold rows in a record that is empty otherwise."""


def whole_record() -> dict[str, Table]:
    """Every table that is taken along, each after those that it refers to."""
    return {one.name: one for one in SQLModel.metadata.sorted_tables if one.name not in LEFT_BEHIND}


def rows_of(transaction: Transaction, table: Table, owner: str) -> Iterator[Row]:
    """Every row of the owner, in the order of its key, without the owner; only some are in memory at a time."""
    mine: Select[Any] = select(*_columns(table)).where(table.c.owner == owner).order_by(*table.primary_key)
    for row in transaction.execute(mine, execution_options={"yield_per": AT_ONCE}).mappings():
        yield {str(name): _plain(value) for name, value in row.items()}


def fitting(table: Table, row: Row, owner: str) -> Row:
    """The row with its owner, as its table takes it; ``BadInput`` when it has another form."""
    columns = _columns(table)
    if set(row) != {one.name for one in columns}:
        raise BadInput(f"This export holds a row of {table.name} that is none of this version.")
    return {"owner": owner, **{one.name: _typed(one, row[one.name]) for one in columns}}


def _columns(table: Table) -> list[Column[Any]]:
    without = {"owner", "id"} if table.name in NUMBERED_ANEW else {"owner"}
    return [one for one in table.columns if one.name not in without]


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _typed(column: Column[Any], value: Any) -> Any:
    wanted = getattr(column.type, "impl_instance", column.type).python_type
    try:
        if value is not None and wanted is datetime:
            return _moment(column, value)
    except (TypeError, ValueError) as failure:
        raise BadInput(f"{column.name} of a row of {column.table.name} can't be read: {failure}.") from failure
    fits = column.nullable if value is None else isinstance(value, (int, float) if wanted is float else wanted)
    if not fits or not _can_be_kept(value):
        raise BadInput(
            f"{column.name} of a row of {column.table.name} in this export is {str(value)[:60]!r}, which can't be. "
            "Nothing of it was taken."
        )
    return value


def _can_be_kept(value: Any) -> bool:
    """Whether it is no number, or one that every database can hold."""
    if isinstance(value, int):
        return -LARGEST <= value < LARGEST
    return not (isinstance(value, float) and isnan(value))


def _moment(column: Column[Any], value: str) -> datetime:
    moment = datetime.fromisoformat(value).astimezone(UTC)
    # A column of an older schema is known by the database alone, which keeps no zones.
    return moment.replace(tzinfo=None) if isinstance(column.type, DateTime) else moment


def put(transaction: Transaction, tables: Mapping[str, Table], rows: Iterable[tuple[str, Row]], owner: str) -> None:
    """Insert rows, each with the name of its table, in the order they come in."""
    for name, of_table in groupby(rows, key=itemgetter(0)):
        if name not in tables or name in LEFT_BEHIND:
            raise BadInput(f"This export holds what this version doesn't know: {name}. Nothing of it was taken.")
        fit = (fitting(tables[name], row, owner) for _, row in of_table)
        while some := list(islice(fit, AT_ONCE)):
            transaction.execute(insert(tables[name]), some)
