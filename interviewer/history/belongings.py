"""What hangs on attempts and sessions: the rows that go with them, and come back with them."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, union
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel, col, select

from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow
from interviewer.history.recording_rows import RecordingRow, TranscriptRow
from interviewer.history.review_rows import DisputeRow, ReviewRow
from interviewer.history.tables import AttemptRow, DraftRow, GradeRow, JudgementRow, SnapshotRow

T = TypeVar("T", bound=SQLModel)
OF_ATTEMPTS = (GradeRow, FollowUpRow, GradeWithFollowUpsRow, ReviewRow, DisputeRow)


def of_attempts(transaction: Transaction, owner: str, attempts: Sequence[AttemptRow]) -> list[SQLModel]:
    """The attempts, and whatever was made of them by whoever graded, rated or disputed."""
    ids = [one.id for one in attempts]
    found: list[SQLModel] = [*attempts]
    for kind in OF_ATTEMPTS:
        found += _all(transaction, kind, kind.owner == owner, col(kind.attempt_id).in_(ids))
    grades = [one.id for one in found if isinstance(one, GradeRow)]
    judged = _all(transaction, JudgementRow, JudgementRow.owner == owner, col(JudgementRow.grade_id).in_(grades))
    return [*found, *judged]


def of_try(transaction: Transaction, attempt: AttemptRow) -> list[SQLModel]:
    """Of one attempt also its recordings that no other answer needs, and the draft that begins with its words."""
    there = (col(DraftRow.session_id) == attempt.session_id, col(DraftRow.position) == attempt.position)
    drafts = _all(transaction, DraftRow, DraftRow.owner == attempt.owner, *there)
    mine = _recordings(transaction, attempt.owner, attempt.session_id)
    others = _all(
        transaction,
        AttemptRow,
        AttemptRow.owner == attempt.owner,
        col(AttemptRow.session_id) == attempt.session_id,
        col(AttemptRow.id) != attempt.id,
    )
    go = [one for one in mine if _needs(attempt, one) and not any(_needs(other, one) for other in others)]
    return [*of_attempts(transaction, attempt.owner, [attempt]), *go, *_heard(transaction, attempt.owner, go), *drafts]


def of_session(transaction: Transaction, owner: str, session_id: str) -> list[SQLModel]:
    """Every attempt, recording and draft of a session."""
    attempts = _all(transaction, AttemptRow, AttemptRow.owner == owner, col(AttemptRow.session_id) == session_id)
    drafts = _all(transaction, DraftRow, DraftRow.owner == owner, col(DraftRow.session_id) == session_id)
    said = _recordings(transaction, owner, session_id)
    return [*of_attempts(transaction, owner, attempts), *said, *_heard(transaction, owner, said), *drafts]


def orphans(transaction: Transaction, owner: str, gone: Sequence[SQLModel]) -> list[SnapshotRow]:
    """The questions and rubrics as they were that nothing refers to any more once these rows are gone."""
    attempts = [one for one in gone if isinstance(one, AttemptRow)]
    digests = {digest for one in attempts for digest in (one.question_digest, one.rubric_digest)}
    digests |= {one.rubric_digest for one in gone if isinstance(one, GradeRow)}
    # A digest covers the id of its question, so only attempts at the same questions can refer to it.
    same = (col(AttemptRow.owner) == owner, col(AttemptRow.question_id).in_({one.question_id for one in attempts}))
    graded = select(GradeRow.rubric_digest).where(
        GradeRow.owner == owner, col(GradeRow.attempt_id).in_(select(AttemptRow.id).where(*same))
    )
    needed = union(
        select(AttemptRow.question_digest).where(*same), select(AttemptRow.rubric_digest).where(*same), graded
    )
    digests -= set(transaction.execute(needed).scalars())
    return _all(transaction, SnapshotRow, SnapshotRow.owner == owner, col(SnapshotRow.digest).in_(digests))


def tries(transaction: Transaction, owner: str, session_id: str, position: int) -> int:
    """The number of the last try at a question of a session; 0 when there is none."""
    there: Select[Any] = select(func.coalesce(func.max(AttemptRow.number), 0)).where(
        AttemptRow.owner == owner, AttemptRow.session_id == session_id, AttemptRow.position == position
    )
    return int(transaction.execute(there).scalar_one())


def _needs(attempt: AttemptRow, recording: RecordingRow) -> bool:
    own = (attempt.position, attempt.number) == (recording.position, recording.number)
    return own or recording.id in attempt.recordings.split()


def _recordings(transaction: Transaction, owner: str, session_id: str) -> list[RecordingRow]:
    return _all(transaction, RecordingRow, RecordingRow.owner == owner, col(RecordingRow.session_id) == session_id)


def _heard(transaction: Transaction, owner: str, said: Sequence[RecordingRow]) -> list[TranscriptRow]:
    these = col(TranscriptRow.recording_id).in_([one.id for one in said])
    return _all(transaction, TranscriptRow, TranscriptRow.owner == owner, these)


def _all(transaction: Transaction, kind: type[T], *which: ColumnElement[bool] | bool) -> list[T]:
    key = [col(getattr(kind, one.name)) for one in kind.__table__.primary_key]  # type: ignore[attr-defined]
    return list(transaction.exec(select(kind).where(*which).order_by(*key)))
