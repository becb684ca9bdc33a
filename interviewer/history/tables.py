"""The rows. Every table has an owner; no row is a domain object, and nothing here validates."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Dialect, TypeDecorator
from sqlmodel import BigInteger, DateTime, Field, Index, SQLModel, Text, UniqueConstraint


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, kept as UTC: SQLite forgets zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC; a moment without a zone is a mistake and raises ``ValueError``."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment on record needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back, as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class SessionRow(SQLModel, table=True):
    """A session: the whole of it as JSON, and what queries ask for as columns."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_owner_started", "owner", "started_at"),)

    id: str = Field(primary_key=True)
    owner: str
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int
    body: str = Field(sa_type=Text)


class SnapshotRow(SQLModel, table=True):
    """A question or a rubric as it was, kept once for each owner under its digest."""

    __tablename__ = "snapshots"

    owner: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)


class AttemptRow(SQLModel, table=True):
    """An attempt; the question and the rubric stand in ``snapshots``."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("session_id", "position", "number", name="uq_attempts_try"),
        Index("ix_attempts_owner_session", "owner", "session_id"),
        Index("ix_attempts_owner_question", "owner", "question_id", "answered_at"),
    )

    id: str = Field(primary_key=True)
    owner: str
    session_id: str = Field(foreign_key="sessions.id")
    position: int
    number: int
    question_id: str
    question_digest: str
    rubric_digest: str
    answer: str = Field(sa_type=Text)
    answered_at: datetime = Field(sa_type=UtcDateTime)
    seconds: float
    hints: int


class GradeRow(SQLModel, table=True):
    """A grade and what made it. Grades are added, never changed."""

    __tablename__ = "grades"
    __table_args__ = (Index("ix_grades_attempt", "attempt_id"),)

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    attempt_id: str = Field(foreign_key="attempts.id")
    made_at: datetime = Field(sa_type=UtcDateTime)
    score: float | None
    coverage: float
    provisional: bool
    ungraded_because: str | None = Field(default=None, sa_type=Text)
    remarks: str = Field(sa_type=Text)
    grader: str
    rubric_digest: str
    model: str | None = None
    prompt_digest: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    seconds: float | None = None
    raw_reply: str | None = Field(default=None, sa_type=Text)


class JudgementRow(SQLModel, table=True):
    """One judgement of a grade, with the question it belongs to so that progress per point is one query."""

    __tablename__ = "judgements"
    __table_args__ = (Index("ix_judgements_owner_point", "owner", "question_id", "point_id"),)

    grade_id: int = Field(primary_key=True, foreign_key="grades.id")
    place: int = Field(primary_key=True)
    owner: str
    question_id: str
    point_id: str
    verdict: str
    credit: float
    reason: str = Field(sa_type=Text)
    evidence: str = Field(sa_type=Text)


class DraftRow(SQLModel, table=True):
    """What has been typed at one question of a session."""

    __tablename__ = "drafts"

    session_id: str = Field(primary_key=True, foreign_key="sessions.id")
    position: int = Field(primary_key=True)
    owner: str
    text: str = Field(sa_type=Text)
    seconds: float
    revision: int = Field(sa_type=BigInteger)
