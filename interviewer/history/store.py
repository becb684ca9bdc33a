"""``ports.History`` on a SQL database."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, func
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select, update

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft, Standing
from interviewer.domain.dispute import carried_over
from interviewer.domain.grade import Grade
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Mode, Session
from interviewer.errors import NotFound, Stale
from interviewer.history import grade_rows, rows
from interviewer.history.columns import storable
from interviewer.history.counting import SqlCounts
from interviewer.history.database import BUSY_SECONDS, Clash, Database, insert_into
from interviewer.history.deleted_rows import UnsettledRow
from interviewer.history.deleting import SqlDeletions
from interviewer.history.derived_rubrics import SqlDerivedRubrics
from interviewer.history.disputes import SqlDisputes
from interviewer.history.finding import SqlFinding
from interviewer.history.finding_rows import FindableRow
from interviewer.history.follow_ups import SqlFollowUps
from interviewer.history.leases import SqlLeases
from interviewer.history.loading import each_sound, load, load_one
from interviewer.history.migrate import opened
from interviewer.history.own_content import SqlOwnContent
from interviewer.history.owners import SqlOwners
from interviewer.history.purses import SqlAccounts
from interviewer.history.recordings import NO_SESSION, SqlRecordings
from interviewer.history.reviews import SqlReviews
from interviewer.history.sound_files import SoundFiles
from interviewer.history.standings import standing_of, standings_query
from interviewer.history.tables import AttemptRow, DraftRow, SessionRow, SnapshotRow
from interviewer.history.taking_away import SqlTakingAway

KEY_OF_DRAFTS = ("session_id", "position")
ELSEWHERE = "This session was moved on in another tab. Load the page again to go on from there."


def open_history(where: Path | str, *, busy_seconds: float = BUSY_SECONDS, sounds: Path | None = None) -> "SqlHistory":
    """The history in a file, or at a database URL, brought to the newest schema; ``HistoryError`` when it can't be.

    ``sounds`` is the folder of recordings; without it they stand beside the file.
    """
    database = opened(where, busy_seconds=busy_seconds)
    return SqlHistory(database, sounds or (database.path or Path()).parent / "recordings")


class SqlHistory(
    SqlRecordings,
    SqlReviews,
    SqlDisputes,
    SqlDeletions,
    SqlFollowUps,
    SqlDerivedRubrics,
    SqlOwnContent,
    SqlCounts,
    SqlAccounts,
    SqlTakingAway,
    SqlFinding,
    SqlLeases,
    SqlOwners,
):
    """Every call is one transaction. Safe to share between threads and beside other processes."""

    def __init__(self, database: Database, sounds: Path) -> None:
        self._database = database
        self._sounds = SoundFiles(sounds)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def save_session(self, session: Session) -> None:
        """Insert it, or replace the version before it."""
        try:
            with self._database.writing() as transaction:
                _save_session(transaction, session)
        except Clash as clash:
            raise Stale(ELSEWHERE) from clash

    def session(self, owner: str, session_id: str) -> Session:
        """That session."""
        with self._database.reading() as transaction:
            found = transaction.exec(select(SessionRow).where(*_session(owner, session_id))).first()
            if found is None:
                raise NotFound(NO_SESSION)
            return rows.session_of(found)

    def sessions(self, owner: str, *, limit: int, offset: int = 0) -> Sequence[Session]:
        """A page of sessions, newest first; a damaged one is left out."""
        newest = (col(SessionRow.started_at).desc(), col(SessionRow.id))
        page = select(SessionRow).where(SessionRow.owner == owner).order_by(*newest).limit(limit).offset(offset)
        with self._database.reading() as transaction:
            return each_sound(rows.session_of, transaction.exec(page))

    def count_sessions(self, owner: str) -> int:
        """How many sessions there are."""
        count = select(func.count()).select_from(SessionRow).where(SessionRow.owner == owner)
        with self._database.reading() as transaction:
            return transaction.exec(count).one()

    def record_answer(self, attempt: Attempt, session: Session) -> Attempt:
        """Keep an attempt and the session after it, and drop its draft; the same try is kept once.

        The database decides who was first: by the version of the session, and by allowing each try once.
        """
        if (attempt.owner, attempt.session_id) != (session.owner, session.id):
            raise NotFound(NO_SESSION)
        kept = attempt.model_copy(update={"grades": (), "answer": _storable(attempt.answer)})
        try:
            with self._database.writing() as transaction:
                _save_session(transaction, session)
                transaction.exec(
                    insert_into(transaction, SnapshotRow).values(rows.snapshots(kept)).on_conflict_do_nothing()
                )
                transaction.add(rows.attempt_row(kept))
                transaction.exec(delete(DraftRow).where(*_draft(kept.owner, kept.session_id, kept.position)))
        except (Clash, Stale):
            first = self._same_try(kept)
            if first is None:
                raise
            return first
        return kept

    def _same_try(self, attempt: Attempt) -> Attempt | None:
        with self._database.reading() as transaction:
            return load(
                transaction,
                attempt.owner,
                col(AttemptRow.session_id) == attempt.session_id,
                col(AttemptRow.position) == attempt.position,
                col(AttemptRow.number) == attempt.number,
            ).first()

    def add_grade(
        self, owner: str, attempt_id: str, grade: Grade, rubric: Rubric | None = None, *, first: bool = False
    ) -> Attempt:
        """Keep one more grade beside the earlier ones, and the rubric it was made by when that is a new one."""
        with self._database.writing() as transaction:
            attempt = load_one(transaction, owner, attempt_id)
            if first and attempt.grades:
                return attempt
            if rubric:
                kept = rows.snapshot(owner, rubric)
                transaction.exec(insert_into(transaction, SnapshotRow).values(kept).on_conflict_do_nothing())
            for one in (grade, *carried_over(attempt, grade, rubric or attempt.rubric)):
                grade_rows.add(transaction, attempt, one)
            return load_one(transaction, owner, attempt_id)

    def attempt(self, owner: str, attempt_id: str) -> Attempt:
        """That attempt with all its grades, oldest first."""
        with self._database.reading() as transaction:
            return load_one(transaction, owner, attempt_id)

    def attempts(self, owner: str, session_ids: Sequence[str]) -> Sequence[Attempt]:
        """Every attempt of those sessions, by session, position and number; a damaged one is left out."""
        with self._database.reading() as transaction:
            return load(transaction, owner, col(AttemptRow.session_id).in_(session_ids)).attempts()

    def waiting(self, owner: str) -> Sequence[Attempt]:
        """Attempts with a grade that is still to come; a damaged one is left out."""
        these = select(FindableRow.attempt_id).where(FindableRow.owner == owner, col(FindableRow.waiting).is_(True))
        with self._database.reading() as transaction:
            return load(transaction, owner, col(AttemptRow.id).in_(these)).attempts()

    def standings(self, owner: str) -> dict[str, Standing]:
        """How the candidate stands on every question ever answered; a damaged one is left out."""
        with self._database.reading() as transaction:
            found = each_sound(standing_of, transaction.execute(standings_query(owner)))
        return {one.question_id: one for one in found}

    def save_draft(self, owner: str, session_id: str, position: int, draft: Draft) -> None:
        """Keep a draft; one with an older revision than the stored one is ignored."""
        with self._database.writing() as transaction:
            if transaction.exec(select(SessionRow.id).where(*_session(owner, session_id))).first() is None:
                raise NotFound(NO_SESSION)
            new = insert_into(transaction, DraftRow).values(
                session_id=session_id, position=position, owner=owner, **rows.draft_values(draft)
            )
            not_older = (DraftRow.owner == owner) & (col(DraftRow.revision) <= new.excluded.revision)
            changes = {name: new.excluded[name] for name in Draft.model_fields}
            transaction.exec(new.on_conflict_do_update(index_elements=KEY_OF_DRAFTS, set_=changes, where=not_older))

    def draft(self, owner: str, session_id: str, position: int) -> Draft:
        """The stored draft, or an empty one."""
        with self._database.reading() as transaction:
            row = transaction.exec(select(DraftRow).where(*_draft(owner, session_id, position))).first()
            if row is None:
                return Draft()
            with rows.undamaged(f"the draft at question {position + 1} of session {session_id}"):
                return rows.draft_of(row)


def _storable(answer: Answer) -> Answer:
    return answer.model_copy(update={"text": storable(answer.text)})


def _session(owner: str, session_id: str) -> tuple[ColumnElement[bool], ...]:
    return col(SessionRow.owner) == owner, col(SessionRow.id) == session_id


def _draft(owner: str, session_id: str, position: int) -> tuple[ColumnElement[bool], ...]:
    return col(DraftRow.owner) == owner, col(DraftRow.session_id) == session_id, col(DraftRow.position) == position


def _told_at_last(session: Session) -> Iterator[UnsettledRow]:
    """The questions of an interview that has ended: what is known of them did not count its answers until now."""
    if session.ended_at and session.setup.mode is Mode.INTERVIEW:
        for question_id in dict.fromkeys(slot.question_id for slot in session.slots if slot.tries):
            yield UnsettledRow(owner=session.owner, question_id=question_id)


def _save_session(transaction: Transaction, session: Session) -> None:
    """One statement decides who was first: the version before this one must still be there."""
    row = rows.session_row(session)
    if not session.version:
        transaction.add(row)
        transaction.flush()
        return
    this = _session(session.owner, session.id)
    changes = {"body": row.body, "version": row.version, "ended_at": row.ended_at}
    before = col(SessionRow.version) == session.version - 1
    if transaction.exec(update(SessionRow).where(*this, before).values(changes)).rowcount:
        transaction.add_all(_told_at_last(session))
        return
    is_there = transaction.exec(select(SessionRow.id).where(*this)).first()
    raise Stale(ELSEWHERE) if is_there else NotFound(NO_SESSION)
