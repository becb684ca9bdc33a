"""``ports.History`` on a SQL database."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, case, func
from sqlalchemy import select as select_columns
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select, update

from interviewer.domain.attempt import Attempt, Draft, Standing
from interviewer.domain.grade import Grade
from interviewer.domain.session import Session
from interviewer.errors import NotFound, Stale
from interviewer.history import rows
from interviewer.history.database import connect, explained, for_writing
from interviewer.history.migrate import migrate
from interviewer.history.tables import AttemptRow, DraftRow, GradeRow, JudgementRow, SessionRow, SnapshotRow

ELSEWHERE = "This session was moved on in another tab. Load the page again to go on from there."


def open_history(path: Path) -> "SqlHistory":
    """The history in that file, made or brought to the newest schema first; ``HistoryError`` when that can't be."""
    engine = connect(path)
    with explained(path):
        migrate(engine, path)
    return SqlHistory(engine, path)


class SqlHistory:
    """Every call is one transaction. Safe to share between threads and beside other processes."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writing_engine = for_writing(engine)
        self._path = path

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Transaction]:
        with explained(self._path), Transaction(self._engine) as transaction:
            yield transaction

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        with explained(self._path), Transaction(self._writing_engine) as transaction, transaction.begin():
            yield transaction

    def save_session(self, session: Session) -> None:
        """Insert it, or replace the version before it."""
        with self._writing() as transaction:
            _save_session(transaction, session)

    def session(self, owner: str, session_id: str) -> Session:
        """That session."""
        with self._reading() as transaction:
            return rows.load(Session, _session(transaction, owner, session_id).body, f"session {session_id}")

    def sessions(self, owner: str, *, limit: int, offset: int = 0) -> Sequence[Session]:
        """A page of sessions, newest first."""
        with self._reading() as transaction:
            found = transaction.exec(
                select(SessionRow)
                .where(SessionRow.owner == owner)
                .order_by(col(SessionRow.started_at).desc(), col(SessionRow.id))
                .limit(limit)
                .offset(offset)
            ).all()
            return [rows.load(Session, row.body, f"session {row.id}") for row in found]

    def count_sessions(self, owner: str) -> int:
        """How many sessions there are."""
        with self._reading() as transaction:
            return transaction.exec(select(func.count()).select_from(SessionRow).where(SessionRow.owner == owner)).one()

    def record_answer(self, attempt: Attempt, session: Session) -> Attempt:
        """Keep an attempt and the session after it, and drop its draft; the same try is kept once."""
        with self._writing() as transaction:
            known = transaction.exec(
                select(AttemptRow).where(
                    AttemptRow.owner == attempt.owner,
                    AttemptRow.session_id == attempt.session_id,
                    AttemptRow.position == attempt.position,
                    AttemptRow.number == attempt.number,
                )
            ).first()
            if known:
                return _attempts(transaction, [known])[0]
            _save_session(transaction, session)
            for snapshot in rows.snapshots(attempt):
                transaction.merge(snapshot)
            transaction.add(rows.attempt_row(attempt))
            transaction.exec(
                delete(DraftRow).where(
                    col(DraftRow.session_id) == attempt.session_id, col(DraftRow.position) == attempt.position
                )
            )
        return attempt.model_copy(update={"grades": ()})

    def add_grade(self, owner: str, attempt_id: str, grade: Grade) -> Attempt:
        """Keep one more grade beside the earlier ones."""
        with self._writing() as transaction:
            attempt = _attempt(transaction, owner, attempt_id)
            row = rows.grade_row(owner, attempt_id, grade)
            transaction.add(row)
            transaction.flush()
            transaction.add_all(rows.judgement_rows(owner, attempt.question_id, row.id or 0, grade))
            transaction.flush()
            return _attempts(transaction, [attempt])[0]

    def attempt(self, owner: str, attempt_id: str) -> Attempt:
        """That attempt with all its grades, oldest first."""
        with self._reading() as transaction:
            return _attempts(transaction, [_attempt(transaction, owner, attempt_id)])[0]

    def attempts(self, owner: str, session_ids: Sequence[str]) -> Sequence[Attempt]:
        """Every attempt of those sessions, by position and number."""
        with self._reading() as transaction:
            found = transaction.exec(
                select(AttemptRow)
                .where(AttemptRow.owner == owner, col(AttemptRow.session_id).in_(session_ids))
                .order_by(col(AttemptRow.position), col(AttemptRow.number))
            ).all()
            return _attempts(transaction, found)

    def ungraded(self, owner: str) -> Sequence[Attempt]:
        """Attempts that were kept but never graded."""
        with self._reading() as transaction:
            graded = select(GradeRow.attempt_id).where(GradeRow.owner == owner)
            found = transaction.exec(
                select(AttemptRow).where(AttemptRow.owner == owner, col(AttemptRow.id).not_in(graded))
            ).all()
            return _attempts(transaction, found)

    def standings(self, owner: str) -> dict[str, Standing]:
        """How the candidate stands on every question ever answered, in one query."""
        settled = case((col(GradeRow.provisional).is_(False) & col(GradeRow.score).is_not(None), 1), else_=0)
        counting = (
            select_columns(
                col(GradeRow.attempt_id),
                col(GradeRow.score),
                func.row_number()
                .over(partition_by=col(GradeRow.attempt_id), order_by=(settled.desc(), col(GradeRow.id).desc()))
                .label("place"),
            )
            .where(col(GradeRow.owner) == owner)
            .subquery()
        )
        question = col(AttemptRow.question_id)
        newest = (col(AttemptRow.answered_at).desc(), col(AttemptRow.number).desc(), col(AttemptRow.id))
        ranked = (
            select_columns(
                question,
                col(AttemptRow.answered_at),
                counting.c.score,
                func.count().over(partition_by=question).label("tries"),
                func.row_number().over(partition_by=question, order_by=newest).label("place"),
            )
            .outerjoin(counting, (counting.c.attempt_id == col(AttemptRow.id)) & (counting.c.place == 1))
            .where(col(AttemptRow.owner) == owner)
            .subquery()
        )
        with self._reading() as transaction:
            found = transaction.execute(select_columns(ranked).where(ranked.c.place == 1)).all()
        return {
            row.question_id: Standing(
                question_id=row.question_id, attempts=row.tries, last_score=row.score, last_at=row.answered_at
            )
            for row in found
        }

    def save_draft(self, owner: str, session_id: str, position: int, draft: Draft) -> None:
        """Keep a draft; one with an older revision than the stored one is ignored."""
        with self._writing() as transaction:
            _session(transaction, owner, session_id)
            known = transaction.get(DraftRow, (session_id, position))
            if known is None:
                transaction.add(DraftRow(session_id=session_id, position=position, owner=owner, **draft.model_dump()))
            elif known.revision <= draft.revision:
                known.text, known.seconds, known.revision = draft.text, draft.seconds, draft.revision

    def draft(self, owner: str, session_id: str, position: int) -> Draft:
        """The stored draft, or an empty one."""
        with self._reading() as transaction:
            row = transaction.get(DraftRow, (session_id, position))
            if row is None or row.owner != owner:
                return Draft()
            return Draft(text=row.text, seconds=row.seconds, revision=row.revision)


def _session(transaction: Transaction, owner: str, session_id: str) -> SessionRow:
    row = transaction.get(SessionRow, session_id)
    if row is None or row.owner != owner:
        raise NotFound("There is no such session. It may have been deleted; the history shows what there is.")
    return row


def _save_session(transaction: Transaction, session: Session) -> None:
    """One statement decides who was first: the version before this one must still be there."""
    row = rows.session_row(session)
    changed = transaction.exec(
        update(SessionRow)
        .where(
            col(SessionRow.id) == session.id,
            col(SessionRow.owner) == session.owner,
            col(SessionRow.version) == session.version - 1,
        )
        .values(body=row.body, version=row.version, ended_at=row.ended_at)
    )
    if changed.rowcount:
        return
    if session.version:
        raise Stale(ELSEWHERE)
    transaction.add(row)
    try:
        transaction.flush()
    except IntegrityError as error:
        raise Stale(ELSEWHERE) from error


def _attempt(transaction: Transaction, owner: str, attempt_id: str) -> AttemptRow:
    row = transaction.get(AttemptRow, attempt_id)
    if row is None or row.owner != owner:
        raise NotFound("There is no such attempt. It may have been deleted; the history shows what there is.")
    return row


def _attempts(transaction: Transaction, found: Sequence[AttemptRow]) -> list[Attempt]:
    """The attempts of some rows, with three more queries however many there are."""
    if not found:
        return []
    ids = [row.id for row in found]
    digests = {digest for row in found for digest in (row.question_digest, row.rubric_digest)}
    kept = transaction.exec(
        select(SnapshotRow).where(SnapshotRow.owner == found[0].owner, col(SnapshotRow.digest).in_(digests))
    ).all()
    bodies = {row.digest: row.body for row in kept}
    grades = _grades(transaction, ids)
    return [rows.attempt_of(row, bodies, grades[row.id]) for row in found]


def _grades(transaction: Transaction, attempt_ids: Sequence[str]) -> dict[str, list[Grade]]:
    found = transaction.exec(
        select(GradeRow).where(col(GradeRow.attempt_id).in_(attempt_ids)).order_by(col(GradeRow.id))
    ).all()
    judgements: dict[int, list[JudgementRow]] = defaultdict(list)
    for judgement in transaction.exec(
        select(JudgementRow)
        .where(col(JudgementRow.grade_id).in_([row.id for row in found]))
        .order_by(col(JudgementRow.grade_id), col(JudgementRow.place))
    ):
        judgements[judgement.grade_id].append(judgement)
    grades: dict[str, list[Grade]] = defaultdict(list)
    for row in found:
        grades[row.attempt_id].append(rows.grade_of(row, judgements[row.id or 0]))
    return grades
