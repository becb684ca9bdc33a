"""What the newest sessions came to, in one query whose work depends on how many are asked for, not on how many are."""

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select
from sqlmodel import col

from interviewer.domain.trend import SessionScore
from interviewer.history.rows import undamaged
from interviewer.history.tables import AttemptRow, GradeRow, SessionRow

IN_PRACTICE = '"mode":"practice"'
"""As the body of a session has it: the scores of an interview are told when it has ended."""


def scores_query(owner: str, limit: int) -> Select[Any]:
    """A row for each of the newest sessions and grader: the mean score of the last tries that it graded."""
    newest = (
        select(col(SessionRow.id), col(SessionRow.started_at))
        .where(col(SessionRow.owner) == owner, told())
        .order_by(col(SessionRow.started_at).desc(), col(SessionRow.id))
        .limit(limit)
        .subquery()
    )
    counts: list[ColumnElement[Any]] = [col(AttemptRow.number).desc(), col(AttemptRow.id).desc(), *that_counts()]
    tries = (col(AttemptRow.session_id), col(AttemptRow.position))
    grader = func.coalesce(GradeRow.model, GradeRow.grader).label("grader")
    ranked = (
        select(
            newest.c.id.label("session_id"),
            newest.c.started_at.label("at"),
            grader,
            col(GradeRow.score),
            func.row_number().over(partition_by=tries, order_by=counts).label("place"),
        )
        .join(AttemptRow, and_(col(AttemptRow.owner) == owner, col(AttemptRow.session_id) == newest.c.id))
        .outerjoin(GradeRow, and_(col(GradeRow.owner) == owner, col(GradeRow.attempt_id) == col(AttemptRow.id)))
        .subquery()
    )
    return (
        select(
            ranked.c.session_id,
            ranked.c.at,
            ranked.c.grader,
            func.avg(ranked.c.score).label("score"),
            func.count().label("answers"),
        )
        .where(ranked.c.place == 1, ranked.c.score.is_not(None))
        .group_by(ranked.c.session_id, ranked.c.at, ranked.c.grader)
        .order_by(ranked.c.at, ranked.c.session_id, ranked.c.grader)
    )


def told() -> ColumnElement[bool]:
    """Whether the scores of a session are told yet."""
    return or_(col(SessionRow.ended_at).is_not(None), col(SessionRow.body).contains(IN_PRACTICE, autoescape=True))


def that_counts() -> tuple[ColumnElement[Any], ...]:
    """The order of the grades of an attempt in which the first is the one that counts."""
    settled = case((col(GradeRow.score).is_(None), 0), (col(GradeRow.provisional).is_(True), 1), else_=2)
    return settled.desc(), col(GradeRow.id).desc()


def score_of(row: Row[Any]) -> SessionScore:
    """The score in a row of that query."""
    with undamaged(f"the scores of session {row.session_id}"):
        return SessionScore(
            session_id=row.session_id,
            at=row.at,
            grader=row.grader,
            score=round(row.score, 4),
            answers=row.answers,
        )
