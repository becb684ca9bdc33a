"""``ports.TakingAway``: everything of one owner as one document, and such a document into an empty record."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from interviewer.domain.taken_away import Contents, Sitting
from interviewer.errors import BadInput, NotFound
from interviewer.history import taking_over as over
from interviewer.history.database import Clash, Database
from interviewer.history.dialects import words_of
from interviewer.history.document import written
from interviewer.history.loading import each_sound, load
from interviewer.history.migrate import HEAD
from interviewer.history.older import brought_on
from interviewer.history.plain_rows import put, rows_of, whole_record
from interviewer.history.reading_document import opened
from interviewer.history.recording_rows import RecordingRow
from interviewer.history.recordings import recordings_where
from interviewer.history.rows import session_of
from interviewer.history.sound_files import SoundFiles
from interviewer.history.tables import AttemptRow, SessionRow
from interviewer.ports import Progress

SITTINGS_AT_ONCE = 50
DOES_NOT_FIT = (
    "The rows of this export don't fit together, or are in this database already under another name. Nothing of it "
    "was taken."
)


class SqlTakingAway:
    """A mixin of the history."""

    _database: Database
    _sounds: SoundFiles

    def exported(self, owner: str) -> Iterator[bytes]:
        """The document in pieces, the same for the same record; no more than some rows are in memory at a time."""
        with self._database.reading() as transaction:
            tables = {name: rows_of(transaction, table, owner) for name, table in whole_record().items()}
            yield from written(HEAD, tables, self._each_sound(transaction, owner))

    def _each_sound(self, transaction: Transaction, owner: str) -> Iterator[tuple[str, bytes]]:
        for name in sorted(over.heard(transaction, owner)):
            try:
                yield name, self._sounds.read(name)
            except NotFound:
                # Deleted since the rows were read, or taken away by hand: its words are all there is.
                continue

    def expect_empty(self, owner: str) -> None:
        """``BadInput`` with the reason when there is anything that could be lost."""
        with self._database.reading() as transaction:
            over.refuse_full(transaction, owner)

    def look_into(self, file: BinaryIO) -> Contents:
        """How much such a document holds; ``BadInput`` says why it can't be taken."""
        document = opened(file)
        over.refuse_newer(document)
        rows = Counter(name for name, _ in document.lines())
        told = {name: rows[name] for name in Contents.model_fields}
        return Contents(**told)

    def take_over(self, owner: str, file: BinaryIO, progress: Progress = None) -> None:
        """Fill an empty record with an exported one, all or nothing; ``BadInput`` says why it can't be."""
        document = opened(file)
        over.refuse_newer(document)
        self.expect_empty(owner)
        read = over.told(document, document.rows(), progress)
        try:
            with (
                over.all_or_nothing(self._sounds) as kept,
                brought_on(document.schema, read) as rows,
                self._database.writing() as transaction,
            ):
                over.refuse_full(transaction, owner)
                before = over.set_aside(transaction, owner)
                with words_of(transaction).indexed_at_once(transaction):
                    put(transaction, whole_record(), rows, owner)
                over.refuse_strangers(transaction, owner, DOES_NOT_FIT)
                over.count_on(transaction, owner, before)
                over.keep_sounds(document, self._sounds, over.heard(transaction, owner), kept)
                if progress:
                    # Before it is final: whoever is told may still call it off.
                    progress(1.0)
        except Clash as clash:
            raise BadInput(DOES_NOT_FIT) from clash

    def sittings(self, owner: str) -> Iterator[Sitting]:
        """Every session with all that is in it, the oldest first; some are in memory at a time."""
        oldest = (col(SessionRow.started_at), col(SessionRow.id))
        with self._database.reading() as transaction:
            ids = transaction.exec(select(SessionRow.id).where(SessionRow.owner == owner).order_by(*oldest)).all()
            for start in range(0, len(ids), SITTINGS_AT_ONCE):
                yield from _sittings(transaction, owner, ids[start : start + SITTINGS_AT_ONCE])
                transaction.expunge_all()


def _sittings(transaction: Transaction, owner: str, ids: Sequence[str]) -> list[Sitting]:
    rows = transaction.exec(select(SessionRow).where(SessionRow.owner == owner, col(SessionRow.id).in_(ids)))
    sessions = {one.id: one for one in each_sound(session_of, rows)}
    attempts = load(transaction, owner, col(AttemptRow.session_id).in_(ids)).attempts()
    recordings = recordings_where(transaction, owner, col(RecordingRow.session_id).in_(ids))
    return [
        Sitting(
            session=sessions[one],
            attempts=tuple(attempt for attempt in attempts if attempt.session_id == one),
            recordings=tuple(recording for recording in recordings if recording.session_id == one),
        )
        for one in ids
        if one in sessions
    ]
