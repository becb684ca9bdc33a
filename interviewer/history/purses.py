"""``ports.Accounts``: the part of the history that knows what is spent, also by requests that left nothing else."""

from datetime import datetime

from sqlalchemy import ColumnElement, case, func
from sqlmodel import Field, SQLModel, col, select, update
from sqlmodel import Session as Transaction

from interviewer.history.columns import UtcDateTime
from interviewer.history.database import Database, insert_into
from interviewer.history.deleted_rows import PaidRow
from interviewer.history.derived_rubrics import DerivedRubricRow
from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow
from interviewer.history.tables import GradeRow


class PurseRow(SQLModel, table=True):
    """What is spent or set aside in a calendar month, in dollars."""

    __tablename__ = "purses"

    owner: str = Field(primary_key=True)
    month: datetime = Field(primary_key=True, sa_type=UtcDateTime)
    gone: float


class SqlAccounts:
    """One row a month, changed by single statements: it holds for any number of processes. A mixin of the history."""

    _database: Database

    def set_aside(self, owner: str, month: datetime, most: float, *, cap: float | None) -> bool:
        """Set that much aside, unless there is a cap and it would be passed; whether it was done."""
        # Less than nothing is not spent, whatever an imported record says: it would lift the cap.
        gone = case((col(PurseRow.gone) < 0, 0.0), else_=col(PurseRow.gone))
        fits = [] if cap is None else [gone < cap, gone + most <= cap]
        with self._database.writing() as transaction:
            if transaction.get(PurseRow, (owner, month)) is None:
                first = {"owner": owner, "month": month, "gone": on_record(transaction, owner, month)}
                transaction.exec(insert_into(transaction, PurseRow).values(first).on_conflict_do_nothing())
            more = update(PurseRow).where(*_this(owner, month), *fits).values(gone=gone + most)
            return bool(transaction.exec(more).rowcount)

    def settle(self, owner: str, month: datetime, difference: float) -> None:
        """Correct what was set aside by what it really came to."""
        with self._database.writing() as transaction:
            transaction.exec(update(PurseRow).where(*_this(owner, month)).values(gone=PurseRow.gone + difference))

    def gone(self, owner: str, month: datetime) -> float:
        """Dollars that are spent or set aside in the month that begins then."""
        with self._database.reading() as transaction:
            row = transaction.get(PurseRow, (owner, month))
            return max(0.0, row.gone) if row else on_record(transaction, owner, month)

    def spent(self, owner: str, since: datetime) -> float:
        """Dollars that grades, probes and rubrics made since then have cost."""
        with self._database.reading() as transaction:
            return on_record(transaction, owner, since)


def _this(owner: str, month: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(PurseRow.owner) == owner, col(PurseRow.month) == month


def on_record(transaction: Transaction, owner: str, since: datetime) -> float:
    """What the rows that are there say was paid since then."""
    made = [(kind, col(kind.made_at)) for kind in (GradeRow, GradeWithFollowUpsRow, DerivedRubricRow, PaidRow)]
    paid = [*made, (FollowUpRow, col(FollowUpRow.asked_at))]
    sums = [select(func.sum(kind.cost)).where(col(kind.owner) == owner, moment >= since) for kind, moment in paid]
    return sum(float(transaction.exec(one).one() or 0.0) for one in sums)
