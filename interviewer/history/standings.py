"""How a candidate stands on every question, in one query that reads little more than an index."""

from typing import Any

from sqlalchemy import Row, Select, Subquery, and_, case, func, select
from sqlmodel import col

from interviewer.domain.attempt import Standing
from interviewer.history.rows import undamaged
from interviewer.history.scores import told
from interviewer.history.tables import AttemptRow, GradeRow, SessionRow


def standings_query(owner: str) -> Select[Any]:
    """A row for each question: the newest try at it with the grade that counts, as ``Attempt`` has it.

    While an interview holds its scores back, its tries have none here either.
    """
    tried = _tried(owner)
    settled = case((col(GradeRow.score).is_(None), 0), (col(GradeRow.provisional).is_(True), 1), else_=2)
    newest = (col(AttemptRow.number).desc(), col(AttemptRow.id).desc(), settled.desc(), col(GradeRow.id).desc())
    ranked = (
        select(
            tried,
            case((told(), col(GradeRow.score))).label("score"),
            func.row_number().over(partition_by=tried.c.question_id, order_by=newest).label("place"),
        )
        .join(
            AttemptRow,
            and_(
                col(AttemptRow.owner) == owner,
                col(AttemptRow.question_id) == tried.c.question_id,
                col(AttemptRow.answered_at) == tried.c.last_at,
            ),
        )
        .join(SessionRow, col(SessionRow.id) == col(AttemptRow.session_id))
        .outerjoin(GradeRow, and_(col(GradeRow.owner) == owner, col(GradeRow.attempt_id) == col(AttemptRow.id)))
        .subquery()
    )
    return select(ranked).where(ranked.c.place == 1)


def _tried(owner: str) -> Subquery:
    """Each question and when it was last tried, by going from one question to the next in the index."""
    # Grouping all attempts would read every one of them.
    mine = col(AttemptRow.owner) == owner
    tried = select(func.min(col(AttemptRow.question_id)).label("question_id")).where(mine).cte(recursive=True)
    after = col(AttemptRow.question_id) > tried.c.question_id
    following = select(func.min(col(AttemptRow.question_id))).where(mine, after).scalar_subquery()
    tried = tried.union_all(select(following).where(tried.c.question_id.is_not(None)))
    this = col(AttemptRow.question_id) == tried.c.question_id
    last = select(func.max(col(AttemptRow.answered_at))).where(mine, this).scalar_subquery()
    return select(tried.c.question_id, last.label("last_at")).where(tried.c.question_id.is_not(None)).subquery()


def standing_of(row: Row[Any]) -> Standing:
    """The standing in a row of that query."""
    with undamaged(f"the last grade of question {row.question_id}"):
        return Standing(question_id=row.question_id, last_score=row.score, last_at=row.last_at)
