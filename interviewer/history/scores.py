"""What the newest sessions came to, in one query whose work depends on how many are asked for, not on how many are."""

from typing import Any

from sqlalchemy import ColumnElement, Label, Row, Select, Subquery, and_, case, func, or_, select
from sqlmodel import col

from interviewer.domain.trend import SessionScore
from interviewer.history.rows import filled, undamaged
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
    tries = (col(AttemptRow.session_id), col(AttemptRow.position))
    ranked = (
        select(
            newest.c.id.label("session_id"),
            newest.c.started_at.label("at"),
            grader(),
            col(GradeRow.score),
            place(tries, col(AttemptRow.number).desc(), col(AttemptRow.id).desc()),
        )
        .join(AttemptRow, and_(col(AttemptRow.owner) == owner, col(AttemptRow.session_id) == newest.c.id))
        .outerjoin(GradeRow, graded(owner, col(AttemptRow.id)))
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
        .where(*counts(ranked))
        .group_by(ranked.c.session_id, ranked.c.at, ranked.c.grader)
        .order_by(ranked.c.at, ranked.c.session_id, ranked.c.grader)
    )


def told() -> ColumnElement[bool]:
    """Whether the scores of a session are told yet."""
    return or_(col(SessionRow.ended_at).is_not(None), col(SessionRow.body).contains(IN_PRACTICE, autoescape=True))


def grader() -> Label[Any]:
    """Who made a grade, as people name it."""
    return func.coalesce(GradeRow.model, GradeRow.grader).label("grader")


def graded(owner: str, attempt_id: Any) -> ColumnElement[bool]:
    """Which grades are of that attempt."""
    return and_(col(GradeRow.owner) == owner, col(GradeRow.attempt_id) == attempt_id)


def place(each: Any, *before: ColumnElement[Any]) -> Label[Any]:
    """The place of a grade among those of each: the one that counts is the first."""
    settled = case((col(GradeRow.score).is_(None), 0), (col(GradeRow.provisional).is_(True), 1), else_=2)
    order = [*before, settled.desc(), col(GradeRow.id).desc()]
    return func.row_number().over(partition_by=each, order_by=order).label("place")


def counts(ranked: Subquery) -> tuple[ColumnElement[bool], ...]:
    """Which rows with such a place count: a grade without a score is none."""
    return ranked.c.place == 1, ranked.c.score.is_not(None)


def score_of(row: Row[Any]) -> SessionScore:
    """The score in a row of that query."""
    with undamaged(f"the scores of session {row.session_id}"):
        return filled(SessionScore, row, score=round(row.score, 4))
