"""``ports.DerivedRubrics``: the part of the history that keeps rubrics that models wrote."""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel, col, select

from interviewer.domain.rubric import Rubric
from interviewer.history.columns import UtcDateTime, Words
from interviewer.history.database import Database
from interviewer.history.rows import undamaged


class DerivedRubricRow(SQLModel, table=True):
    """What came of asking a model for a rubric, and what that cost. Rows are added, never changed."""

    __tablename__ = "derived_rubrics"
    __table_args__ = (Index("ix_derived_rubrics_owner", "owner", "question_digest"),)

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    question_digest: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    cost: float | None = None
    body: str = Field(sa_type=Words)


class SqlDerivedRubrics:
    """Rubrics by the digest of their question. A mixin of the history."""

    _database: Database

    def derived_rubric(self, owner: str, question_digest: str) -> Rubric | None:
        """The newest that a model wrote for that question, or None."""
        these = (DerivedRubricRow.owner == owner, DerivedRubricRow.question_digest == question_digest)
        with self._database.reading() as transaction:
            newest = select(DerivedRubricRow).where(*these).order_by(col(DerivedRubricRow.id).desc())
            with undamaged(f"the derived rubric of question {question_digest}"):
                kept = (Rubric.model_validate_json(row.body) for row in transaction.exec(newest))
                return next((rubric for rubric in kept if rubric.derived_by), None)

    def keep_derived_rubric(
        self, owner: str, question_digest: str, rubric: Rubric, *, made_at: datetime, cost: float | None
    ) -> None:
        """Keep what came of asking a model, whether or not the rubric is the model's own."""
        row = DerivedRubricRow(
            owner=owner, question_digest=question_digest, made_at=made_at, cost=cost, body=rubric.model_dump_json()
        )
        with self._database.writing() as transaction:
            transaction.add(row)
