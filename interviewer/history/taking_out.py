"""Moving rows to the trash and back, with what was counted of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel, col, delete, select, update

from interviewer.errors import NotFound, Stale
from interviewer.history.belongings import orphans
from interviewer.history.database import insert_into
from interviewer.history.deleted_rows import KINDS, PaidRow, TrashRow, UnsettledRow, packed
from interviewer.history.follow_up_rows import FollowUpRow, GradeWithFollowUpsRow
from interviewer.history.recording_rows import TranscriptRow
from interviewer.history.review_rows import DisputeRow, MarkRow, RecordRow, TallyRow
from interviewer.history.tables import AttemptRow, DraftRow, GradeRow, JudgementRow, SessionRow, SnapshotRow

NUMBERED = (GradeRow, GradeWithFollowUpsRow, DisputeRow, TranscriptRow)
"""Rows whose numbers may belong to others by the time they come back; they get new ones, in the same order."""

ANSWERED_SINCE = "This question was answered again since. Delete that answer first, then undo this."
SESSION_GONE = "The session of this answer was deleted too. Undo that first."


def take_out(transaction: Transaction, trash: TrashRow, rows: Sequence[SQLModel]) -> None:
    """Move these rows to the trash, and take back what follows from them."""
    _untally(transaction, trash.owner, rows)
    costs = [PaidRow(owner=trash.owner, trash_id=trash.id, made_at=at, cost=cost) for at, cost in costs_of(rows)]
    attempts = [one for one in rows if isinstance(one, AttemptRow)]
    kept = [one.model_copy() for one in rows]
    for kind in reversed(KINDS.values()):
        for row in (one for one in rows if isinstance(one, kind)):
            transaction.delete(row)
        transaction.flush()
    lost = orphans(transaction, trash.owner, kept)
    trash.body = packed([*kept, *lost])
    for snapshot in lost:
        transaction.delete(snapshot)
    transaction.add_all([trash, *costs])
    transaction.flush()
    _settle_anew(transaction, trash.owner, attempts)
    pull_mark(transaction, trash.owner)


def put_back(transaction: Transaction, trash: TrashRow, rows: Sequence[SQLModel]) -> None:
    """Move them back; grades count as new ones, so that what follows from them is derived anew."""
    _refuse_clash(transaction, trash.owner, rows)
    numbers: dict[int | None, int | None] = {}
    for row in rows:
        if isinstance(row, SnapshotRow | DraftRow):
            new = insert_into(transaction, type(row)).values(row.model_dump()).on_conflict_do_nothing()
            transaction.exec(new)
            continue
        if isinstance(row, JudgementRow):
            row.grade_id = numbers[row.grade_id] or 0
        before = row.id if isinstance(row, NUMBERED) else None
        if isinstance(row, NUMBERED):
            row.id = None
        transaction.add(row)
        transaction.flush()
        if isinstance(row, GradeRow):
            numbers[before] = row.id
    transaction.exec(delete(PaidRow).where(col(PaidRow.owner) == trash.owner, col(PaidRow.trash_id) == trash.id))
    _settle_anew(transaction, trash.owner, [one for one in rows if isinstance(one, AttemptRow)])
    transaction.delete(trash)


def costs_of(rows: Iterable[SQLModel]) -> Iterator[tuple[datetime, float]]:
    """When money was spent on these rows, and how much."""
    for row in rows:
        if isinstance(row, GradeRow | GradeWithFollowUpsRow) and row.cost:
            yield row.made_at, row.cost
        if isinstance(row, FollowUpRow) and row.cost:
            yield row.asked_at, row.cost


def _refuse_clash(transaction: Transaction, owner: str, rows: Sequence[SQLModel]) -> None:
    sessions = {one.id for one in rows if isinstance(one, SessionRow)}
    for one in (one for one in rows if isinstance(one, AttemptRow)):
        if one.session_id not in sessions and not _there(transaction, owner, one.session_id):
            raise NotFound(SESSION_GONE)
        place = (AttemptRow.session_id == one.session_id, AttemptRow.position == one.position)
        taken = select(AttemptRow.id).where(AttemptRow.owner == owner, *place, AttemptRow.number == one.number)
        if transaction.exec(taken).first() is not None:
            raise Stale(ANSWERED_SINCE)


def _there(transaction: Transaction, owner: str, session_id: str) -> bool:
    mine = select(SessionRow.id).where(SessionRow.owner == owner, SessionRow.id == session_id)
    return transaction.exec(mine).first() is not None


def _settle_anew(transaction: Transaction, owner: str, attempts: Iterable[AttemptRow]) -> None:
    """What is known of these questions is out of date until it is derived from the attempts there are."""
    questions = sorted({one.question_id for one in attempts})
    transaction.exec(delete(RecordRow).where(col(RecordRow.owner) == owner, col(RecordRow.question_id).in_(questions)))
    transaction.add_all(UnsettledRow(owner=owner, question_id=one) for one in questions)
    transaction.flush()


def _untally(transaction: Transaction, owner: str, rows: Sequence[SQLModel]) -> None:
    """Count back what graders judged, as far as it was counted."""
    mark = transaction.exec(select(MarkRow.grade_id).where(MarkRow.owner == owner)).first() or 0
    counted = {one.id: one for one in rows if isinstance(one, GradeRow) and (one.id or 0) <= mark and not one.revised}
    judged = [counted[one.grade_id] for one in rows if isinstance(one, JudgementRow) and one.grade_id in counted]
    for (grader, model), number in Counter((one.grader, one.model or "") for one in judged).items():
        this = (col(TallyRow.owner) == owner, col(TallyRow.grader) == grader, col(TallyRow.model) == model)
        transaction.exec(update(TallyRow).where(*this).values(judged=TallyRow.judged - number))
        transaction.exec(delete(TallyRow).where(*this, col(TallyRow.judged) <= 0))


def pull_mark(transaction: Transaction, owner: str) -> None:
    """Never beyond the last grade: the numbers of deleted grades are given out again."""
    last = transaction.exec(select(func.max(GradeRow.id)).where(GradeRow.owner == owner)).one() or 0
    beyond = (col(MarkRow.owner) == owner, col(MarkRow.grade_id) > last)
    if last:
        transaction.exec(update(MarkRow).where(*beyond).values(grade_id=last))
    else:
        transaction.exec(delete(MarkRow).where(*beyond))
