"""The rows. Every table has an owner; no row is a domain object, and nothing here validates."""

from datetime import datetime

from sqlmodel import BigInteger, Field, Index, SQLModel, UniqueConstraint

from interviewer.history.columns import UtcDateTime, Words


class SessionRow(SQLModel, table=True):
    """A session: the whole of it as JSON, and what queries ask for as columns."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_owner_started", "owner", "started_at"),)

    id: str = Field(primary_key=True)
    owner: str
    started_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    version: int
    body: str = Field(sa_type=Words)


class SnapshotRow(SQLModel, table=True):
    """A question or a rubric as it was, kept once for each owner under its digest."""

    __tablename__ = "snapshots"

    owner: str = Field(primary_key=True)
    digest: str = Field(primary_key=True)
    body: str = Field(sa_type=Words)


class AttemptRow(SQLModel, table=True):
    """An attempt; the question and the rubric stand in ``snapshots``."""

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("session_id", "position", "number", name="uq_attempts_try"),
        Index("ix_attempts_owner_session", "owner", "session_id", "id"),
        Index("ix_attempts_owner_question", "owner", "question_id", "answered_at"),
        Index("ix_attempts_owner_confidence", "owner", "confidence", "answered_at"),
    )

    id: str = Field(primary_key=True)
    owner: str
    session_id: str = Field(foreign_key="sessions.id")
    position: int
    number: int
    question_id: str
    question_digest: str
    rubric_digest: str
    answer: str = Field(sa_type=Words)
    answered_at: datetime = Field(sa_type=UtcDateTime)
    seconds: float
    hints: int
    recordings: str = Field(default="", sa_type=Words)
    """Identifiers, parted by spaces."""
    confidence: str | None = None


class GradeRow(SQLModel, table=True):
    """A grade and what made it. Grades are added, never changed."""

    __tablename__ = "grades"
    __table_args__ = (
        Index("ix_grades_owner_attempt", "owner", "attempt_id"),
        Index("ix_grades_owner_id", "owner", "id"),
        Index("ix_grades_owner_paid", "owner", "made_at", "cost"),
    )

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    attempt_id: str = Field(foreign_key="attempts.id")
    made_at: datetime = Field(sa_type=UtcDateTime)
    score: float | None
    coverage: float
    provisional: bool
    ungraded_because: str | None = Field(default=None, sa_type=Words)
    remarks: str = Field(sa_type=Words)
    grader: str
    rubric_digest: str
    model: str | None = None
    prompt_digest: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: float | None = None
    seconds: float | None = None
    raw_reply: str | None = Field(default=None, sa_type=Words)
    overrides: str = Field(default="[]", sa_type=Words)
    revised: bool = False


class JudgementRow(SQLModel, table=True):
    """One judgement of a grade, with the question it belongs to so that progress per point is one query."""

    __tablename__ = "judgements"
    __table_args__ = (Index("ix_judgements_owner_point", "owner", "question_id", "point_id"),)

    owner: str = Field(primary_key=True)
    grade_id: int = Field(primary_key=True, foreign_key="grades.id")
    place: int = Field(primary_key=True)
    question_id: str
    point_id: str
    verdict: str
    credit: float
    reason: str = Field(sa_type=Words)
    evidence: str = Field(sa_type=Words)


class DraftRow(SQLModel, table=True):
    """What has been typed at one question of a session."""

    __tablename__ = "drafts"

    session_id: str = Field(primary_key=True, foreign_key="sessions.id")
    position: int = Field(primary_key=True)
    owner: str
    text: str = Field(sa_type=Words)
    seconds: float
    revision: int = Field(sa_type=BigInteger)
    recordings: str = Field(default="", sa_type=Words)
    confidence: str | None = None
