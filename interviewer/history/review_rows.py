"""The rows of practising again: ratings, cards, what is known of each question, and disputes."""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel

from interviewer.domain.due import Card, Review
from interviewer.history.columns import UtcDateTime, Words
from interviewer.history.rows import undamaged


class ReviewRow(SQLModel, table=True):
    """The rating of an attempt."""

    __tablename__ = "reviews"
    __table_args__ = (Index("ix_reviews_owner_question", "owner", "question_id", "reviewed_at"),)

    owner: str = Field(primary_key=True)
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id", ondelete="CASCADE")
    question_id: str
    reviewed_at: datetime = Field(sa_type=UtcDateTime)
    rating: str
    suggested: str
    confirmed: bool


class CardRow(SQLModel, table=True):
    """What all ratings of a question come to."""

    __tablename__ = "cards"

    owner: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    due: datetime = Field(sa_type=UtcDateTime)
    last_review: datetime = Field(sa_type=UtcDateTime)
    stability: float
    difficulty: float
    reviews: int


class RecordRow(SQLModel, table=True):
    """The last tries at a question, point by point, as JSON: nobody asks for one without the others."""

    __tablename__ = "records"

    owner: str = Field(primary_key=True)
    question_id: str = Field(primary_key=True)
    body: str = Field(sa_type=Words)


class MarkRow(SQLModel, table=True):
    """The newest grade that ratings, records and tallies have taken in."""

    __tablename__ = "marks"

    owner: str = Field(primary_key=True)
    grade_id: int


class TallyRow(SQLModel, table=True):
    """How many points a grader has judged; an empty model is none."""

    __tablename__ = "tallies"

    owner: str = Field(primary_key=True)
    grader: str = Field(primary_key=True)
    model: str = Field(primary_key=True)
    judged: int


class DisputeRow(SQLModel, table=True):
    """A judgement that the candidate disputed, and what came of it."""

    __tablename__ = "disputes"
    __table_args__ = (
        Index("ix_disputes_owner_attempt", "owner", "attempt_id"),
        Index("ix_disputes_owner_overturned", "owner", "overturned", "grader", "model", "attempt_id", "point_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    attempt_id: str = Field(foreign_key="attempts.id", ondelete="CASCADE")
    point_id: str
    grader: str
    model: str
    body: str = Field(sa_type=Words)
    overturned: bool


def review_of(row: ReviewRow) -> Review:
    """The review of a row."""
    with undamaged(f"the rating of attempt {row.attempt_id}"):
        return Review(**row.model_dump(exclude={"owner"}))


def card_of(row: CardRow) -> Card:
    """The card of a row."""
    with undamaged(f"when question {row.question_id} is due"):
        return Card(**row.model_dump(exclude={"owner"}))
