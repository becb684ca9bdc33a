"""The rows of follow-ups, and of grades that heard the answers to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select
from sqlmodel import BigInteger, Field, Index, SQLModel, col, select
from sqlmodel import Session as Transaction

from interviewer.domain.answer import Answer
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps, Probe
from interviewer.domain.grade import Grade
from interviewer.history.columns import UtcDateTime, Words


class FollowUpRow(SQLModel, table=True):
    """A probe, and what is being said or was said to it."""

    __tablename__ = "follow_ups"
    __table_args__ = (Index("ix_follow_ups_owner_paid", "owner", "asked_at", "cost"),)

    owner: str = Field(primary_key=True)
    attempt_id: str = Field(primary_key=True, foreign_key="attempts.id")
    number: int = Field(primary_key=True)
    point_id: str
    probe: str = Field(sa_type=Words)
    cost: float | None = None
    asked_at: datetime = Field(sa_type=UtcDateTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer: str | None = Field(default=None, sa_type=Words)
    seconds: float = 0.0
    draft: str = Field(default="", sa_type=Words)
    revision: int = Field(default=0, sa_type=BigInteger)


class GradeWithFollowUpsRow(SQLModel, table=True):
    """A grade as JSON, and what queries ask for as columns. Grades are added, never changed."""

    __tablename__ = "grades_with_follow_ups"
    __table_args__ = (
        Index("ix_grades_with_follow_ups_owner", "owner", "attempt_id"),
        Index("ix_grades_with_follow_ups_owner_paid", "owner", "made_at", "cost"),
    )

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    attempt_id: str = Field(foreign_key="attempts.id")
    answers: int
    made_at: datetime = Field(sa_type=UtcDateTime)
    provisional: bool
    cost: float | None = None
    body: str = Field(sa_type=Words)


class Further(NamedTuple):
    """What belongs to some attempts beyond their answers, by attempt."""

    follow_ups: dict[str, list[FollowUpRow]]
    grades: dict[str, list[GradeWithFollowUpsRow]]


def load_further(transaction: Transaction, owner: str, attempt_ids: Select[Any]) -> Further:
    """The follow-ups to the owner's attempts of those identifiers, and the grades that heard them."""
    further = Further({}, {})
    asked = (FollowUpRow.owner == owner, col(FollowUpRow.attempt_id).in_(attempt_ids))
    for row in transaction.exec(select(FollowUpRow).where(*asked).order_by(col(FollowUpRow.number))):
        further.follow_ups.setdefault(row.attempt_id, []).append(row)
    heard = (GradeWithFollowUpsRow.owner == owner, col(GradeWithFollowUpsRow.attempt_id).in_(attempt_ids))
    for grade in transaction.exec(select(GradeWithFollowUpsRow).where(*heard).order_by(col(GradeWithFollowUpsRow.id))):
        further.grades.setdefault(grade.attempt_id, []).append(grade)
    return further


def follow_up_row(owner: str, attempt_id: str, follow_up: FollowUp) -> FollowUpRow:
    """The row of a probe that was just asked."""
    return FollowUpRow(
        owner=owner,
        attempt_id=attempt_id,
        number=follow_up.number,
        point_id=follow_up.point_id,
        probe=follow_up.probe.model_dump_json(),
        cost=follow_up.probe.cost,
        asked_at=follow_up.asked_at,
    )


def follow_up_of(row: FollowUpRow) -> FollowUp:
    """The follow-up of a row."""
    return FollowUp(
        number=row.number,
        point_id=row.point_id,
        probe=Probe.model_validate_json(row.probe),
        asked_at=row.asked_at,
        answer=None if row.answer is None else Answer(text=row.answer),
        seconds=row.seconds,
        settled_at=row.settled_at,
    )


def grade_row(owner: str, attempt_id: str, heard: GradeWithFollowUps) -> GradeWithFollowUpsRow:
    """The row of a grade that heard follow-ups."""
    return GradeWithFollowUpsRow(
        owner=owner,
        attempt_id=attempt_id,
        answers=heard.answers,
        made_at=heard.grade.made_at,
        provisional=heard.grade.provisional,
        cost=heard.grade.maker.cost,
        body=heard.grade.model_dump_json(),
    )


def grades_of(rows: Sequence[GradeWithFollowUpsRow]) -> list[GradeWithFollowUps]:
    """The grades of some rows."""
    return [GradeWithFollowUps(answers=row.answers, grade=Grade.model_validate_json(row.body)) for row in rows]
