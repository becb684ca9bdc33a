"""``ports.Deletions``: the part of the history that takes things out of it.

What is deleted moves to ``trash`` as it was, so that no other query needs to know of deletions; undoing moves it back.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from interviewer.domain.deleted import Deleted, Kind
from interviewer.domain.question import Question
from interviewer.errors import NotFound
from interviewer.history import kept_copies, leftovers, postgresql, sqlite
from interviewer.history.belongings import of_session, of_try, tries
from interviewer.history.database import Database
from interviewer.history.deleted_rows import TrashRow, deleted_of, unpacked
from interviewer.history.emptying import delete_all, is_alone, names_of_everyones_sound, names_of_sound, sign_of
from interviewer.history.loading import NO_ATTEMPT, each_sound
from interviewer.history.manifest import DATABASE
from interviewer.history.recordings import NO_SESSION
from interviewer.history.rows import session_of, undamaged
from interviewer.history.sound_files import FOLDER_IS_THEIRS, SoundFiles
from interviewer.history.tables import AttemptRow, SessionRow, SnapshotRow
from interviewer.history.taking_out import put_back, take_out

TOO_LATE = "This can't be undone any more: it is gone for good, or was put back already."


class SqlDeletions:
    """A mixin of the history."""

    _database: Database
    _sounds: SoundFiles

    def delete_attempt(self, owner: str, attempt_id: str, *, as_id: str, at: datetime) -> Deleted:
        """Take out an attempt with all that hangs on it; the session forgets that try."""
        with self._database.writing() as transaction:
            mine = select(AttemptRow).where(AttemptRow.owner == owner, AttemptRow.id == attempt_id)
            attempt = transaction.exec(mine).first()
            if attempt is None:
                raise NotFound(NO_ATTEMPT)
            named = _prompt(transaction, attempt)
            place = (attempt.session_id, attempt.position)
            trash = TrashRow(id=as_id, owner=owner, kind=Kind.ATTEMPT, named=named, deleted_at=at, body="")
            take_out(transaction, trash, of_try(transaction, attempt))
            _recount(transaction, owner, *place)
            return deleted_of(trash)

    def delete_session(self, owner: str, session_id: str, *, as_id: str, at: datetime) -> Deleted:
        """Take out a session with all that hangs on it."""
        with self._database.writing() as transaction:
            row = _session(transaction, owner, session_id)
            with undamaged(f"session {session_id}"):
                named = " ".join(session_of(row).setup.topics)
            trash = TrashRow(id=as_id, owner=owner, kind=Kind.SESSION, named=named, deleted_at=at, body="")
            take_out(transaction, trash, [row, *of_session(transaction, owner, session_id)])
            return deleted_of(trash)

    def put_back(self, owner: str, deleted_id: str) -> None:
        """Put back what a deletion took, as it was."""
        with self._database.writing() as transaction:
            these = select(TrashRow).where(TrashRow.owner == owner, TrashRow.id == deleted_id)
            trash = transaction.exec(these).first()
            if trash is None:
                raise NotFound(TOO_LATE)
            rows = unpacked(trash)
            put_back(transaction, trash, rows)
            if trash.kind == Kind.ATTEMPT:
                for one in (one for one in rows if isinstance(one, AttemptRow)):
                    _recount(transaction, owner, one.session_id, one.position)

    def deleted(self, owner: str) -> Sequence[Deleted]:
        """What can be put back, the newest deletion first."""
        newest = (col(TrashRow.deleted_at).desc(), col(TrashRow.id))
        with self._database.reading() as transaction:
            trash = transaction.exec(select(TrashRow).where(TrashRow.owner == owner).order_by(*newest))
            return each_sound(deleted_of, trash)

    def purge(self, owner: str, *, before: datetime) -> None:
        """Let go of what was deleted before then. Sound files go first: a crash leaves something to try again."""
        self._finish_emptying(owner)
        leftovers.forget(self._sounds.folder.parent.glob(f"{kept_copies.RESTORING}*"))
        old = (col(TrashRow.owner) == owner, col(TrashRow.deleted_at) <= before)
        with self._database.reading() as transaction:
            if transaction.exec(select(TrashRow.id).where(*old)).first() is None:
                return
        with self._database.writing() as transaction:
            self._remove(name for row in transaction.exec(select(TrashRow).where(*old)) for name in names_of_sound(row))
            transaction.exec(delete(TrashRow).where(*old))

    def delete_everything(self, owner: str) -> None:
        """Empty the record of all rows of this owner, remove the sound, and leave nothing of it in the file.

        Nor in what upgrades and restores kept of it, where others keep what is theirs.
        """
        with self._database.writing() as transaction:
            self._remove(delete_all(transaction, owner))
            self._sounds.sweep(names_of_everyones_sound(transaction))
            alone = is_alone(transaction, owner)
            # From here on no row tells that there was anything, so the files have to.
            self._sounds.folder.parent.mkdir(mode=FOLDER_IS_THEIRS, parents=True, exist_ok=True)
            self._sign(owner).write_text(owner, encoding="utf-8")
        self._wipe(owner, alone=alone)

    def _sign(self, owner: str) -> Path:
        return sign_of(self._sounds.folder.parent, owner)

    def _wipe(self, owner: str, *, alone: bool) -> None:
        path = self._database.path
        with self._database.explained():
            (sqlite if path else postgresql).wipe(self._database.engine)
            folder = path.parent if path else self._sounds.folder.parent
            kept_copies.forget(folder, path.name if path else DATABASE, owner, alone=alone)
        self._sign(owner).unlink(missing_ok=True)

    def _finish_emptying(self, owner: str) -> None:
        """Do what was left undone when the process ended in the middle of deleting everything."""
        if not self._sign(owner).exists():
            return
        with self._database.reading() as transaction:
            is_empty = transaction.exec(select(SessionRow.id).where(SessionRow.owner == owner).limit(1)).first() is None
            alone = is_alone(transaction, owner)
        # The rows are there when it ended before they were gone: then nothing is to be thrown away.
        if is_empty:
            self._wipe(owner, alone=alone)
        else:
            self._sign(owner).unlink(missing_ok=True)

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            self._sounds.remove(name)


def _session(transaction: Transaction, owner: str, session_id: str) -> SessionRow:
    found = transaction.exec(select(SessionRow).where(SessionRow.owner == owner, SessionRow.id == session_id)).first()
    if found is None:
        raise NotFound(NO_SESSION)
    return found


def _prompt(transaction: Transaction, attempt: AttemptRow) -> str:
    """What was asked; its id stands in where that is damaged, which must not keep anyone from deleting it."""
    kept = transaction.get(SnapshotRow, (attempt.owner, attempt.question_digest))
    try:
        return Question.model_validate_json(kept.body).prompt if kept else attempt.question_id
    except ValueError:
        return attempt.question_id


def _recount(transaction: Transaction, owner: str, session_id: str, position: int) -> None:
    """Let the session know how many tries there are, so that a tab that is behind is told so."""
    row = _session(transaction, owner, session_id)
    moved = session_of(row).with_tries(position, tries(transaction, owner, session_id, position))
    row.body, row.version = moved.model_dump_json(), moved.version
    transaction.add(row)
