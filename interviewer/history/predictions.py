"""How sure a candidate was of the newest answers of each level, and what they earned, in one query.

It goes along an index by level and stops at the limit, so it takes no longer the more answers there are.
"""

from typing import Any

from sqlalchemy import Row, Select, and_, func, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from interviewer.domain.calibration import Prediction
from interviewer.domain.confidence import Confidence
from interviewer.history.rows import undamaged
from interviewer.history.scores import that_counts, told
from interviewer.history.tables import AttemptRow, GradeRow, SessionRow


def predictions_query(owner: str, limit: int) -> Select[Any]:
    """A row for each of the newest answers of each level whose score is told already, the newest first."""
    chosen = union_all(*(select(_newest(owner, one, limit).subquery()) for one in Confidence)).subquery()
    graded = (
        select(
            chosen,
            func.coalesce(GradeRow.model, GradeRow.grader).label("grader"),
            col(GradeRow.score),
            func.row_number().over(partition_by=chosen.c.id, order_by=that_counts()).label("place"),
        )
        .join(GradeRow, and_(col(GradeRow.owner) == owner, col(GradeRow.attempt_id) == chosen.c.id))
        .subquery()
    )
    other = aliased(AttemptRow)
    last = (
        select(func.max(other.answered_at))
        .where(col(other.owner) == owner, col(other.question_id) == graded.c.question_id)
        .scalar_subquery()
    )
    counts = (graded.c.place == 1, graded.c.score.is_not(None))
    newest_first = (graded.c.answered_at.desc(), graded.c.id)
    return select(graded, (graded.c.answered_at == last).label("is_newest")).where(*counts).order_by(*newest_first)


def _newest(owner: str, confidence: Confidence, limit: int) -> Select[Any]:
    columns: list[Any] = [AttemptRow.id, AttemptRow.question_id, AttemptRow.answered_at, AttemptRow.confidence]
    return (
        select(*columns)
        .join(SessionRow, and_(col(SessionRow.owner) == owner, col(SessionRow.id) == col(AttemptRow.session_id)))
        .where(col(AttemptRow.owner) == owner, col(AttemptRow.confidence) == confidence.value, told())
        .order_by(col(AttemptRow.answered_at).desc())
        .limit(limit)
    )


def prediction_of(row: Row[Any]) -> Prediction:
    """The prediction in a row of that query."""
    with undamaged(f"how sure you were in attempt {row.id}"):
        return Prediction(
            attempt_id=row.id,
            question_id=row.question_id,
            at=row.answered_at,
            confidence=row.confidence,
            grader=row.grader,
            score=row.score,
            is_newest=row.is_newest,
        )
