"""``ports.Leases``: the part of the history that knows which process is at which grade."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Field, SQLModel, col, delete, select, update

from interviewer.history.columns import UtcDateTime
from interviewer.history.database import Database, insert_into


class LeaseRow(SQLModel, table=True):
    """A grade that somebody is at, for a while."""

    __tablename__ = "leases"

    owner: str = Field(primary_key=True)
    attempt_id: str = Field(primary_key=True)
    replies: int = Field(primary_key=True)
    holder: str
    until: datetime = Field(sa_type=UtcDateTime)


class SqlLeases:
    """Whoever's statement comes first has it: it holds for any number of processes. A mixin of the history."""

    _database: Database

    def take_lease(
        self, owner: str, attempt_id: str, replies: int, *, holder: str, at: datetime, until: datetime
    ) -> bool:
        """Have that grade to oneself until then, unless another holder has it; whether it was had."""
        this = _this(owner, attempt_id, replies)
        with self._database.writing() as transaction:
            transaction.exec(delete(LeaseRow).where(col(LeaseRow.owner) == owner, col(LeaseRow.until) <= at))
            names = {"owner": owner, "attempt_id": attempt_id, "replies": replies}
            new = insert_into(transaction, LeaseRow).values(**names, holder=holder, until=until)
            transaction.exec(new.on_conflict_do_nothing())
            return transaction.exec(select(LeaseRow.holder).where(*this)).one() == holder

    def extend_leases(self, owner: str, *, holder: str, until: datetime) -> None:
        """Keep everything that a holder has until then."""
        with self._database.writing() as transaction:
            mine = (col(LeaseRow.owner) == owner, col(LeaseRow.holder) == holder)
            transaction.exec(update(LeaseRow).where(*mine).values(until=until))

    def end_lease(self, owner: str, attempt_id: str, replies: int, *, holder: str) -> None:
        """Let others have it."""
        this = (*_this(owner, attempt_id, replies), col(LeaseRow.holder) == holder)
        with self._database.writing() as transaction:
            transaction.exec(delete(LeaseRow).where(*this))


def _this(owner: str, attempt_id: str, replies: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(LeaseRow.owner) == owner,
        col(LeaseRow.attempt_id) == attempt_id,
        col(LeaseRow.replies) == replies,
    )
