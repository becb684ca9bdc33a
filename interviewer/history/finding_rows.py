"""The rows that are searched, one for each attempt; triggers keep them in step with what they follow from."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from interviewer.history.columns import UtcDateTime

NUMBER = BigInteger().with_variant(Integer(), "sqlite")


class FindableRow(SQLModel, table=True):
    """What filters ask of an attempt. Nothing here is written by hand.

    ``id`` is the moment of the answer in microseconds, or the next one that is free. ``score`` and ``hidden`` are as
    they are told: an interview that is open hides its scores. ``states`` are parted by spaces. ``waiting`` says that a
    grade is still to come, of the answer or of it with replies.
    """

    __tablename__ = "findable"
    __table_args__ = (
        UniqueConstraint("attempt_id", name="uq_findable_attempt"),
        Index("ix_findable_answered", "answered_at"),
        Index("ix_findable_session", "session_id"),
        Index("ix_findable_owner_question", "owner", "question_id", "hidden"),
        Index("ix_findable_owner_topic", "owner", "topic"),
        Index("ix_findable_owner_grader", "owner", "grader"),
        Index("ix_findable_owner_waiting", "owner", "waiting"),
    )

    id: int = Field(primary_key=True, sa_type=NUMBER, sa_column_kwargs={"autoincrement": False})
    attempt_id: str
    owner: str
    session_id: str
    position: int
    question_id: str
    answered_at: datetime = Field(sa_type=UtcDateTime)
    topic: str
    score: float | None
    grader: str | None
    rubric_digest: str
    states: str
    hidden: bool
    waiting: bool
