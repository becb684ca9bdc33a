"""``ports.Disputes``: the part of the history that keeps what the candidate disputed."""

from collections.abc import Sequence

from sqlalchemy import distinct, func
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
            transaction.add(_row(owner, attempt_id, dispute))
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
        point = col(DisputeRow.attempt_id) + " " + col(DisputeRow.point_id)
        lost = (
            select(DisputeRow.grader, DisputeRow.model, func.count(distinct(point)))
            .where(DisputeRow.owner == owner, col(DisputeRow.overturned).is_(True))
            .group_by(col(DisputeRow.grader), col(DisputeRow.model))
        )
        judged = select(TallyRow).where(TallyRow.owner == owner).order_by(col(TallyRow.judged).desc())
        with self._database.reading() as transaction:
            count = {(grader, model): number for grader, model, number in transaction.exec(lost)}
            return [
                Overturned(grader=one.model or one.grader, judged=one.judged, overturned=count.get(_key(one), 0))
                for one in transaction.exec(judged)
            ]


def _key(row: TallyRow) -> tuple[str, str]:
    return row.grader, row.model


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
