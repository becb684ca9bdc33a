"""``ports.Counts``: what a whole record comes to, counted by the database."""

from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlmodel import Session as Transaction
from sqlmodel import col

from interviewer.domain.totals import Counted, Scored
from interviewer.history.database import Database
from interviewer.history.recording_rows import RecordingRow
from interviewer.history.scores import counts, graded, grader, place, told
from interviewer.history.tables import AttemptRow, GradeRow, SessionRow


class SqlCounts:
    """Implements ``ports.Counts`` for ``SqlHistory``."""

    _database: Database

    def counted(self, owner: str) -> Counted:
        """What there is of this owner."""
        with self._database.reading() as transaction:
            scored = transaction.execute(_scored_query(owner))
            return Counted(
                sessions=_one(transaction, select(func.count()).where(col(SessionRow.owner) == owner)),
                attempts=_one(transaction, select(func.count()).where(col(AttemptRow.owner) == owner)),
                questions=_one(transaction, _questions(owner)),
                seconds_spoken=_one(transaction, _seconds(owner)) or 0.0,
                scored=tuple(Scored(**{**row, "score": round(row["score"], 6)}) for row in scored.mappings()),
            )


def _one(transaction: Transaction, query: Select[Any]) -> Any:
    return transaction.execute(query).scalar_one()


def _questions(owner: str) -> Select[Any]:
    return select(func.count(func.distinct(AttemptRow.question_id))).where(col(AttemptRow.owner) == owner)


def _seconds(owner: str) -> Select[Any]:
    return select(func.sum(RecordingRow.seconds)).where(col(RecordingRow.owner) == owner)


def _scored_query(owner: str) -> Select[Any]:
    """A row for each question and grader: how many answers have a score by the grade that counts, and the mean."""
    ranked = (
        select(
            col(AttemptRow.question_id),
            grader(),
            col(GradeRow.score),
            place(col(AttemptRow.id)),
        )
        .join(SessionRow, and_(col(SessionRow.owner) == owner, col(SessionRow.id) == col(AttemptRow.session_id)))
        .join(GradeRow, graded(owner, col(AttemptRow.id)))
        .where(col(AttemptRow.owner) == owner, told())
        .subquery()
    )
    return (
        select(
            ranked.c.question_id,
            ranked.c.grader,
            func.count().label("answers"),
            func.avg(ranked.c.score).label("score"),
        )
        .where(*counts(ranked))
        .group_by(ranked.c.question_id, ranked.c.grader)
        .order_by(ranked.c.question_id, ranked.c.grader)
    )
