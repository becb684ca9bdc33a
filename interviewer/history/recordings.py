"""``ports.Recordings``: the part of the history that keeps what was said aloud."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func
from sqlmodel import Session as Transaction
from sqlmodel import col, select, update

from interviewer.domain.transcript import Recording, Transcript
from interviewer.errors import HistoryError, NotFound
from interviewer.history.database import Database
from interviewer.history.loading import each_sound
from interviewer.history.recording_rows import RecordingRow, TranscriptRow, recording_of, recording_row
from interviewer.history.sound_files import GONE, SoundFiles
from interviewer.history.tables import SessionRow

NO_SESSION = "There is no such session. It may have been deleted; the history shows what there is."
NO_RECORDING = "There is no such recording. It may have been deleted; the history shows what there is."


class SqlRecordings:
    """Rows in the database, sound in files. A mixin of the history."""

    _database: Database
    _sounds: SoundFiles

    def keep_recording(self, recording: Recording, sound: bytes) -> Recording:
        """The sound first, then its row; whoever finds the row finds the sound."""
        kept = recording.model_copy(update={"size": len(sound), "transcript": None})
        with self._database.reading() as transaction:
            this = (col(SessionRow.owner) == kept.owner, col(SessionRow.id) == kept.session_id)
            if transaction.exec(select(SessionRow.id).where(*this)).first() is None:
                raise NotFound(NO_SESSION)
            if transaction.exec(select(RecordingRow.id).where(RecordingRow.id == kept.id)).first() is not None:
                raise HistoryError("A recording of that name is kept already. Send it again.")
        self._sounds.keep(_name(kept), sound)
        with self._database.writing() as transaction:
            transaction.add(recording_row(kept))
        return kept

    def recording(self, owner: str, recording_id: str) -> Recording:
        """That recording with its newest transcript."""
        with self._database.reading() as transaction:
            return _recording(transaction, owner, recording_id)

    def recordings(self, owner: str, session_ids: Sequence[str]) -> Sequence[Recording]:
        """Every recording of those sessions, as they were made; a damaged one is left out."""
        with self._database.reading() as transaction:
            return recordings_where(transaction, owner, col(RecordingRow.session_id).in_(session_ids))

    def sound(self, owner: str, recording_id: str) -> bytes:
        """What was recorded; ``NotFound`` when it has been deleted."""
        recording = self.recording(owner, recording_id)
        if not recording.can_be_heard:
            raise NotFound(GONE)
        return self._sounds.read(_name(recording))

    def add_transcript(self, owner: str, recording_id: str, transcript: Transcript) -> Recording:
        """Keep one more transcript beside the earlier ones; whatever trouble there was is over."""
        with self._database.writing() as transaction:
            _recording(transaction, owner, recording_id)
            body = transcript.model_dump_json()
            transaction.add(TranscriptRow(owner=owner, recording_id=recording_id, body=body))
            transaction.exec(update(RecordingRow).where(*_this(owner, recording_id)).values(trouble=None))
            transaction.flush()
            return _recording(transaction, owner, recording_id)

    def note_trouble(self, owner: str, recording_id: str, trouble: str) -> Recording:
        """Keep why it could not be transcribed."""
        return self._changed(owner, recording_id, {"trouble": trouble})

    def delete_sound(self, owner: str, recording_id: str, moment: datetime) -> Recording:
        """Delete the sound; the row and every transcript stay. Doing it twice is doing it once."""
        recording = self.recording(owner, recording_id)
        if recording.can_be_heard:
            recording = self._changed(owner, recording_id, {"deleted_at": moment})
        self._sounds.remove(_name(recording))
        return recording

    def sounds_before(self, owner: str, moment: datetime) -> Sequence[Recording]:
        """Recordings made before then whose sound is still kept, the oldest first."""
        which = (col(RecordingRow.recorded_at) < moment, col(RecordingRow.deleted_at).is_(None))
        with self._database.reading() as transaction:
            return recordings_where(transaction, owner, *which)

    def sound_size(self, owner: str) -> int:
        """Bytes that all sound of this owner takes."""
        kept = (col(RecordingRow.owner) == owner, col(RecordingRow.deleted_at).is_(None))
        with self._database.reading() as transaction:
            return int(transaction.exec(select(func.coalesce(func.sum(RecordingRow.size), 0)).where(*kept)).one())

    def _changed(self, owner: str, recording_id: str, changes: dict[str, object]) -> Recording:
        with self._database.writing() as transaction:
            transaction.exec(update(RecordingRow).where(*_this(owner, recording_id)).values(changes))
            return _recording(transaction, owner, recording_id)


def _name(recording: Recording) -> str:
    return f"{recording.id}.{recording.kept_as}"


def _this(owner: str, recording_id: str) -> tuple[ColumnElement[bool], ...]:
    return col(RecordingRow.owner) == owner, col(RecordingRow.id) == recording_id


def _recording(transaction: Transaction, owner: str, recording_id: str) -> Recording:
    row = transaction.exec(select(RecordingRow).where(*_this(owner, recording_id))).first()
    if row is None:
        raise NotFound(NO_RECORDING)
    return recording_of(row, _heard(transaction, owner, col(RecordingRow.id) == row.id).get(row.id, []))


def recordings_where(transaction: Transaction, owner: str, *which: ColumnElement[bool]) -> Sequence[Recording]:
    """The recordings that meet some conditions, as they were made; a damaged one is left out."""
    order = (col(RecordingRow.recorded_at), col(RecordingRow.id))
    found = transaction.exec(select(RecordingRow).where(RecordingRow.owner == owner, *which).order_by(*order)).all()
    heard = _heard(transaction, owner, *which)
    return each_sound(lambda row: recording_of(row, heard.get(row.id, [])), found)


def _heard(transaction: Transaction, owner: str, *which: ColumnElement[bool]) -> dict[str, list[TranscriptRow]]:
    """The transcripts of the recordings that meet these conditions, by recording."""
    # Not by their ids: no database takes as many values in a statement as there may be recordings.
    those = select(RecordingRow.id).where(RecordingRow.owner == owner, *which)
    these = (TranscriptRow.owner == owner, col(TranscriptRow.recording_id).in_(those))
    heard: dict[str, list[TranscriptRow]] = {}
    for row in transaction.exec(select(TranscriptRow).where(*these).order_by(col(TranscriptRow.id))):
        heard.setdefault(row.recording_id, []).append(row)
    return heard
