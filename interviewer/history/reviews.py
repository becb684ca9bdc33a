"""``ports.Reviews``: the part of the history that knows what to practise again, and what is known.

All of it follows from the grades; each is taken in once, so that no page has to read every attempt there ever was.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, literal_column
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select, update

from interviewer.domain.attempt import Attempt
from interviewer.domain.calibration import Prediction
from interviewer.domain.due import Card, Review
from interviewer.domain.progress import QuestionRecord
from interviewer.domain.trend import SessionScore
from interviewer.history.database import Clash, Database, insert_into
from interviewer.history.deleted_rows import UnsettledRow
from interviewer.history.finding_rows import FindableRow
from interviewer.history.loading import each_sound, load
from interviewer.history.predictions import prediction_of, predictions_query
from interviewer.history.review_rows import CardRow, MarkRow, RecordRow, ReviewRow, TallyRow, card_of, review_of
from interviewer.history.rows import undamaged
from interviewer.history.scores import score_of, scores_query, told
from interviewer.history.tables import AttemptRow, GradeRow, JudgementRow, SessionRow
from interviewer.ports import Follow, Replay, Untaken

_MODEL = func.coalesce(GradeRow.model, literal_column("''"))
"""A bound value would be another one where the same expression groups the rows."""


class SqlReviews:
    """A mixin of the history."""

    _database: Database

    def untaken(self, owner: str) -> Untaken:
        """The questions with grades that were not taken in yet."""
        with self._database.reading() as transaction:
            since = _mark(transaction, owner)
            fresh = (col(GradeRow.owner) == owner, col(GradeRow.id) > since)
            until = transaction.exec(select(func.max(GradeRow.id)).where(*fresh)).one() or since
            found = set[str]()
            if until > since:
                graded = select(GradeRow.attempt_id).where(*fresh)
                which = (col(AttemptRow.owner) == owner, col(AttemptRow.id).in_(graded))
                found = set(transaction.exec(select(AttemptRow.question_id).where(*which).distinct()))
            changed = transaction.exec(select(UnsettledRow).where(UnsettledRow.owner == owner)).all()
            questions = sorted(found | {row.question_id for row in changed})
            return Untaken(since, until, tuple(questions), max((row.id or 0 for row in changed), default=0))

    def take_in(self, owner: str, untaken: Untaken) -> None:
        """Count what those grades judged and move the mark behind them; once, whoever else is at it."""
        try:
            with self._database.writing() as transaction:
                if _move_mark(transaction, owner, untaken):
                    _count(transaction, owner, untaken)
                    done = (col(UnsettledRow.owner) == owner, col(UnsettledRow.id) <= untaken.changes)
                    transaction.exec(delete(UnsettledRow).where(*done))
        except Clash:
            return

    def recent_attempts(self, owner: str, question_id: str, *, limit: int, offset: int = 0) -> Sequence[Attempt]:
        """A page of the attempts at a question that are told already, newest first; a damaged one is left out."""
        with self._database.reading() as transaction:
            return _recent_attempts(transaction, owner, question_id, limit, offset)

    def count_attempts(self, owner: str, question_id: str) -> int:
        """How many attempts at a question are told already."""
        mine = (col(FindableRow.owner) == owner, col(FindableRow.question_id) == question_id)
        told = select(func.count()).select_from(FindableRow).where(*mine, col(FindableRow.hidden).is_(False))
        with self._database.reading() as transaction:
            return transaction.exec(told).one()

    def reviews(self, owner: str, question_id: str) -> Sequence[Review]:
        """Every rating of a question, as the tries were made; a damaged one is left out."""
        with self._database.reading() as transaction:
            return _reviews(transaction, owner, question_id)

    def keep_reviews(self, owner: str, question_id: str, reviews: Sequence[Review], replay: Replay) -> None:
        """Put these ratings in the place of those of the same tries, and what all ratings come to in the card's.

        All of it at once, so that the card is of the ratings there are, whoever else has rated meanwhile.
        """
        with self._database.writing() as transaction:
            _keep_reviews(transaction, owner, question_id, reviews, replay)

    def follow_grades(self, owner: str, question_id: str, follow: Follow, replay: Replay, *, limit: int) -> None:
        """Read, worked out and kept in one transaction: of two pages that do so at once, the second sees the first."""
        with self._database.writing() as transaction:
            attempts = _recent_attempts(transaction, owner, question_id, limit)
            reviews, record = follow(attempts, _reviews(transaction, owner, question_id))
            _keep_reviews(transaction, owner, question_id, reviews, replay)
            if record:
                this = (col(RecordRow.owner) == owner, col(RecordRow.question_id) == question_id)
                transaction.exec(delete(RecordRow).where(*this))
                transaction.add(RecordRow(owner=owner, question_id=question_id, body=record.model_dump_json()))

    def cards(self, owner: str) -> dict[str, Card]:
        """When every question that was ever rated is due; a damaged one is left out."""
        with self._database.reading() as transaction:
            found = each_sound(card_of, transaction.exec(select(CardRow).where(CardRow.owner == owner)))
        return {one.question_id: one for one in found}

    def records(self, owner: str) -> dict[str, QuestionRecord]:
        """What is known of every question that was ever judged; a damaged one is left out."""
        with self._database.reading() as transaction:
            found = each_sound(_record, transaction.exec(select(RecordRow).where(RecordRow.owner == owner)))
        return {one.question_id: one for one in found}

    def session_scores(self, owner: str, *, limit: int) -> Sequence[SessionScore]:
        """What the newest sessions came to by each grader, the oldest of them first."""
        with self._database.reading() as transaction:
            return each_sound(score_of, transaction.execute(scores_query(owner, limit)))

    def predictions(self, owner: str, *, limit: int) -> Sequence[Prediction]:
        """How sure the candidate was of the newest answers of each level, and what they earned, the newest first."""
        with self._database.reading() as transaction:
            return each_sound(prediction_of, transaction.execute(predictions_query(owner, limit)))


def _of_session() -> ColumnElement[bool]:
    return (col(SessionRow.owner) == col(AttemptRow.owner)) & (col(SessionRow.id) == col(AttemptRow.session_id))


def _told_at(owner: str, question_id: str) -> tuple[ColumnElement[bool], ...]:
    """The attempts at a question whose scores are told: those of an interview come with its end."""
    return col(AttemptRow.owner) == owner, col(AttemptRow.question_id) == question_id, told()


def _recent_attempts(
    transaction: Transaction, owner: str, question_id: str, limit: int, offset: int = 0
) -> list[Attempt]:
    newest = (col(AttemptRow.answered_at).desc(), col(AttemptRow.number).desc(), col(AttemptRow.id))
    mine = select(AttemptRow.id).join(SessionRow, _of_session()).where(*_told_at(owner, question_id))
    ids = list(transaction.exec(mine.order_by(*newest).limit(limit).offset(offset)))
    found = {one.id: one for one in load(transaction, owner, col(AttemptRow.id).in_(ids)).attempts()}
    return [found[one] for one in ids if one in found]


def _keep_reviews(
    transaction: Transaction, owner: str, question_id: str, reviews: Sequence[Review], replay: Replay
) -> None:
    fresh = _that_count(transaction, owner, reviews)
    these = (col(ReviewRow.owner) == owner, col(ReviewRow.attempt_id).in_([one.attempt_id for one in fresh]))
    before = (col(CardRow.owner) == owner, col(CardRow.question_id) == question_id)
    transaction.exec(delete(ReviewRow).where(*these))
    transaction.exec(delete(CardRow).where(*before))
    transaction.add_all(ReviewRow(owner=owner, **one.model_dump()) for one in fresh)
    transaction.flush()
    card = replay(_reviews(transaction, owner, question_id))
    if card:
        transaction.add(CardRow(owner=owner, **card.model_dump()))


def _reviews(transaction: Transaction, owner: str, question_id: str) -> list[Review]:
    order = (col(ReviewRow.reviewed_at), col(ReviewRow.attempt_id))
    rated = select(ReviewRow).where(ReviewRow.owner == owner, ReviewRow.question_id == question_id)
    return each_sound(review_of, transaction.exec(rated.order_by(*order)))


def _that_count(transaction: Transaction, owner: str, reviews: Sequence[Review]) -> list[Review]:
    """Those of tries that are there, but for what a grade speaks for where the candidate chose."""
    these = [one.attempt_id for one in reviews]
    there = set(transaction.exec(select(AttemptRow.id).where(AttemptRow.owner == owner, col(AttemptRow.id).in_(these))))
    rated = select(ReviewRow.attempt_id).where(ReviewRow.owner == owner, col(ReviewRow.attempt_id).in_(these))
    chosen = set(transaction.exec(rated.where(col(ReviewRow.confirmed).is_(True))))
    return [one for one in reviews if one.attempt_id in there and (one.confirmed or one.attempt_id not in chosen)]


def _record(row: RecordRow) -> QuestionRecord:
    with undamaged(f"what is known of question {row.question_id}"):
        return QuestionRecord.model_validate_json(row.body)


def _mark(transaction: Transaction, owner: str) -> int:
    return transaction.exec(select(MarkRow.grade_id).where(MarkRow.owner == owner)).first() or 0


def _move_mark(transaction: Transaction, owner: str, untaken: Untaken) -> bool:
    """Whether it stood where it was when the grades were looked up, and has moved."""
    last = transaction.exec(select(func.max(GradeRow.id)).where(GradeRow.owner == owner)).one() or 0
    # The numbers of deleted grades are given out again: a mark beyond the last grade would pass over the next one.
    if _mark(transaction, owner) != untaken.since or last < untaken.until:
        return False
    if untaken.since == untaken.until:
        return True
    moved = update(MarkRow).where(col(MarkRow.owner) == owner, col(MarkRow.grade_id) == untaken.since)
    if not transaction.exec(moved.values(grade_id=untaken.until)).rowcount:
        transaction.add(MarkRow(owner=owner, grade_id=untaken.until))
        transaction.flush()
    return True


def _count(transaction: Transaction, owner: str, untaken: Untaken) -> None:
    """Add what the graders have judged to their tallies; what the candidate overrode was judged by nobody anew."""
    graded = (
        select(col(GradeRow.grader), _MODEL, func.count())
        .join(JudgementRow, (col(JudgementRow.owner) == owner) & (col(JudgementRow.grade_id) == col(GradeRow.id)))
        .where(
            col(GradeRow.owner) == owner,
            col(GradeRow.id) > untaken.since,
            col(GradeRow.id) <= untaken.until,
            col(GradeRow.revised).is_(False),
        )
        .group_by(col(GradeRow.grader), _MODEL)
    )
    for grader, model, judged in transaction.exec(graded).all():
        new = insert_into(transaction, TallyRow).values(owner=owner, grader=grader, model=model, judged=judged)
        more = {"judged": TallyRow.judged + new.excluded.judged}
        transaction.exec(new.on_conflict_do_update(index_elements=("owner", "grader", "model"), set_=more))
