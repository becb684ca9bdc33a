"""How sure a candidate was of the newest answers of each level, and what they earned, in one query.

It goes along an index by level and stops at the limit, so it takes no longer the more answers there are. What each
earned is told where it is searched.
"""

from typing import Any

from sqlalchemy import Row, Select, and_, func, select, union_all
from sqlalchemy.orm import aliased
from sqlmodel import col

from interviewer.domain.calibration import Prediction
from interviewer.domain.confidence import Confidence
from interviewer.history.finding_rows import FindableRow
from interviewer.history.rows import filled, undamaged
from interviewer.history.tables import AttemptRow


def predictions_query(owner: str, limit: int) -> Select[Any]:
    """A row for each of the newest answers of each level whose score is told already, the newest first."""
    told = union_all(*(select(_newest(owner, one, limit).subquery()) for one in Confidence)).subquery()
    other = aliased(AttemptRow)
    last = (
        select(func.max(other.answered_at))
        .where(col(other.owner) == owner, col(other.question_id) == told.c.question_id)
        .scalar_subquery()
    )
    is_newest = (told.c.at == last).label("is_newest")
    newest_first = (told.c.at.desc(), told.c.attempt_id)
    return select(told, is_newest).where(told.c.score.is_not(None)).order_by(*newest_first)


def _newest(owner: str, confidence: Confidence, limit: int) -> Select[Any]:
    known: tuple[Any, ...] = (col(AttemptRow.id).label("attempt_id"), col(AttemptRow.answered_at).label("at"))
    columns = (*known, AttemptRow.question_id, AttemptRow.confidence, FindableRow.score, FindableRow.grader)
    earned = and_(col(FindableRow.owner) == owner, col(FindableRow.attempt_id) == col(AttemptRow.id))
    return (
        select(*columns)
        .join(FindableRow, earned)
        .where(
            col(AttemptRow.owner) == owner,
            col(AttemptRow.confidence) == confidence.value,
            col(FindableRow.hidden).is_(False),
        )
        .order_by(col(AttemptRow.answered_at).desc())
        .limit(limit)
    )


def prediction_of(row: Row[Any]) -> Prediction:
    """The prediction in a row of that query."""
    with undamaged(f"how sure you were in attempt {row.attempt_id}"):
        return filled(Prediction, row)
