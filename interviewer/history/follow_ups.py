"""``ports.FollowUps``: the part of the history that keeps what was asked further, and what came of it."""

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session as Transaction
from sqlmodel import col, select, update

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import FollowUp, GradeWithFollowUps
from interviewer.errors import NotFound
from interviewer.history.database import Database, insert_into
from interviewer.history.follow_up_rows import FollowUpRow, follow_up_row, grade_row
from interviewer.history.loading import load_one

NO_FOLLOW_UP = "There is no such follow-up. Load the page again to see what is asked."


class SqlFollowUps:
    """Follow-ups in rows of their own, beside the attempts. A mixin of the history."""

    _database: Database

    def ask_follow_up(self, owner: str, attempt_id: str, follow_up: FollowUp) -> Attempt:
        """Keep a probe; the first one of its number counts."""
        with self._database.writing() as transaction:
            load_one(transaction, owner, attempt_id)
            row = follow_up_row(owner, attempt_id, follow_up).model_dump()
            transaction.exec(insert_into(transaction, FollowUpRow).values(row).on_conflict_do_nothing())
            return load_one(transaction, owner, attempt_id)

    def settle_follow_up(
        self, owner: str, attempt_id: str, number: int, *, answer: Answer | None, seconds: float, at: datetime
    ) -> Attempt:
        """Keep what was said to it, or that it was skipped; what came first counts."""
        said = None if answer is None else answer.text
        changes = {"answer": said, "seconds": seconds, "settled_at": at}
        with self._database.writing() as transaction:
            _follow_up(transaction, owner, attempt_id, number)
            still_open = col(FollowUpRow.settled_at).is_(None)
            transaction.exec(update(FollowUpRow).where(*_this(owner, attempt_id, number), still_open).values(changes))
            return load_one(transaction, owner, attempt_id)

    def add_grade_with_follow_ups(
        self, owner: str, attempt_id: str, heard: GradeWithFollowUps, *, first: bool = False
    ) -> Attempt:
        """Keep one more grade beside the earlier ones."""
        with self._database.writing() as transaction:
            attempt = load_one(transaction, owner, attempt_id)
            if first and any(one.answers == heard.answers for one in attempt.grades_with_follow_ups):
                return attempt
            transaction.add(grade_row(owner, attempt_id, heard))
            transaction.flush()
            return load_one(transaction, owner, attempt_id)

    def save_follow_up_draft(self, owner: str, attempt_id: str, number: int, draft: Draft) -> None:
        """Keep a draft; one with an older revision than the stored one is ignored."""
        changes = {"draft": draft.text, "seconds": draft.seconds, "revision": draft.revision}
        with self._database.writing() as transaction:
            _follow_up(transaction, owner, attempt_id, number)
            newer = (col(FollowUpRow.settled_at).is_(None), col(FollowUpRow.revision) <= draft.revision)
            transaction.exec(update(FollowUpRow).where(*_this(owner, attempt_id, number), *newer).values(changes))

    def follow_up_draft(self, owner: str, attempt_id: str, number: int) -> Draft:
        """The stored draft, or an empty one."""
        with self._database.reading() as transaction:
            row = _follow_up(transaction, owner, attempt_id, number)
            return Draft(text=row.draft, seconds=row.seconds, revision=row.revision)


def _this(owner: str, attempt_id: str, number: int) -> tuple[ColumnElement[bool], ...]:
    return (
        col(FollowUpRow.owner) == owner,
        col(FollowUpRow.attempt_id) == attempt_id,
        col(FollowUpRow.number) == number,
    )


def _follow_up(transaction: Transaction, owner: str, attempt_id: str, number: int) -> FollowUpRow:
    row = transaction.exec(select(FollowUpRow).where(*_this(owner, attempt_id, number))).first()
    if row is None:
        raise NotFound(NO_FOLLOW_UP)
    return row
