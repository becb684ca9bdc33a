"""The rows of deletions: what they took, what must be derived anew because of them, and what it had cost."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Field, Index, SQLModel

from interviewer.domain.deleted import Deleted, Kind
from interviewer.history.columns import UtcDateTime, Words
from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow
from interviewer.history.recording_rows import RecordingRow, TranscriptRow
from interviewer.history.review_rows import DisputeRow, ReviewRow
from interviewer.history.rows import undamaged
from interviewer.history.tables import AttemptRow, DraftRow, GradeRow, JudgementRow, SessionRow, SnapshotRow

KINDS: dict[str, type[SQLModel]] = {
    str(kind.__tablename__): kind
    for kind in (
        SnapshotRow,
        SessionRow,
        AttemptRow,
        GradeRow,
        JudgementRow,
        FollowUpRow,
        GradeWithFollowUpsRow,
        ReviewRow,
        DisputeRow,
        RecordingRow,
        TranscriptRow,
        DraftRow,
    )
}
"""What a deletion takes, each after what it refers to."""


class TrashRow(SQLModel, table=True):
    """Every row that a deletion took, as JSON, until it is undone or too old to be."""

    __tablename__ = "trash"
    __table_args__ = (Index("ix_trash_owner_deleted", "owner", "deleted_at"),)

    id: str = Field(primary_key=True)
    owner: str
    kind: str
    named: str = Field(sa_type=Words)
    deleted_at: datetime = Field(sa_type=UtcDateTime)
    body: str = Field(sa_type=Words)


class UnsettledRow(SQLModel, table=True):
    """A question of which attempts were deleted or put back. Numbers are never used twice."""

    __tablename__ = "unsettled"
    __table_args__ = (Index("ix_unsettled_owner", "owner"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    question_id: str


class PaidRow(SQLModel, table=True):
    """What something cost that was deleted since: the money is spent all the same."""

    __tablename__ = "paid"
    __table_args__ = (Index("ix_paid_owner_made", "owner", "made_at"),)

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    trash_id: str
    made_at: datetime = Field(sa_type=UtcDateTime)
    cost: float


def deleted_of(row: TrashRow) -> Deleted:
    """The deletion of a row."""
    return Deleted(id=row.id, kind=Kind(row.kind), named=row.named, deleted_at=row.deleted_at)


def packed(rows: Iterable[SQLModel]) -> str:
    """Rows as JSON, by table."""
    tables: dict[str, list[object]] = {}
    for row in rows:
        tables.setdefault(str(row.__tablename__), []).append(row.model_dump(mode="json"))
    return json.dumps(tables, ensure_ascii=False)


def unpacked(row: TrashRow) -> Sequence[SQLModel]:
    """The rows again, each after what it refers to."""
    with undamaged(f"deletion {row.id}"):
        tables = json.loads(row.body)
        return [kind.model_validate(one) for name, kind in KINDS.items() for one in tables.get(name, ())]
