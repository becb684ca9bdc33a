"""``ports.Disputes``: the part of the history that keeps what the candidate disputed."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from interviewer.domain.attempt import Attempt
from interviewer.domain.dispute import Dispute, Outcome, Overturned
from interviewer.domain.grade import Grade
from interviewer.history import grade_rows
from interviewer.history.database import Database
from interviewer.history.loading import each_sound, load_one
from interviewer.history.review_rows import DisputeRow, TallyRow
from interviewer.history.rows import undamaged


class SqlDisputes:
    """A mixin of the history."""

    _database: Database

    def keep_dispute(self, owner: str, attempt_id: str, dispute: Dispute, grade: Grade | None) -> Attempt:
        """Keep what was disputed and the grade that came of it, both or neither."""
        with self._database.writing() as transaction:
            attempt = load_one(transaction, owner, attempt_id)
            row = _row(owner, attempt_id, dispute)
            row.overturned = row.overturned and not _is_counted(transaction, row)
            transaction.add(row)
            if grade:
                grade_rows.add(transaction, attempt, grade)
            transaction.flush()
            return load_one(transaction, owner, attempt_id)

    def disputes(self, owner: str, attempt_id: str) -> Sequence[Dispute]:
        """Every dispute about an attempt, the first one first; a damaged one is left out."""
        these = select(DisputeRow).where(DisputeRow.owner == owner, DisputeRow.attempt_id == attempt_id)
        with self._database.reading() as transaction:
            return each_sound(_dispute, transaction.exec(these.order_by(col(DisputeRow.id))))

    def overturned(self, owner: str) -> Sequence[Overturned]:
        """How many points each grader judged, and how many of those judgements were overturned."""
        which = (col(DisputeRow.grader), col(DisputeRow.model))
        lost = select(*which, func.count()).where(DisputeRow.owner == owner, col(DisputeRow.overturned).is_(True))
        judged = select(TallyRow).where(TallyRow.owner == owner).order_by(col(TallyRow.judged).desc())
        with self._database.reading() as transaction:
            count = {(grader, model): number for grader, model, number in transaction.execute(lost.group_by(*which))}
            return [
                Overturned(grader=one.model or one.grader, judged=one.judged, overturned=count.get(_key(one), 0))
                for one in transaction.exec(judged)
            ]


def _key(row: TallyRow) -> tuple[str, str]:
    return row.grader, row.model


def _is_counted(transaction: Transaction, row: DisputeRow) -> bool:
    """Whether this judgement was overturned before: what is counted once needs no looking for others when counted."""
    same = (DisputeRow.grader == row.grader, DisputeRow.model == row.model, DisputeRow.point_id == row.point_id)
    mine = (DisputeRow.owner == row.owner, col(DisputeRow.overturned).is_(True), *same)
    counted = select(DisputeRow.id).where(*mine, DisputeRow.attempt_id == row.attempt_id).limit(1)
    return transaction.exec(counted).first() is not None


def _row(owner: str, attempt_id: str, dispute: Dispute) -> DisputeRow:
    return DisputeRow(
        owner=owner,
        attempt_id=attempt_id,
        point_id=dispute.point_id,
        grader=dispute.grader,
        model=dispute.model,
        body=dispute.model_dump_json(),
        overturned=dispute.outcome is not Outcome.STANDS,
    )


def _dispute(row: DisputeRow) -> Dispute:
    with undamaged(f"dispute {row.id}"):
        return Dispute.model_validate_json(row.body)
