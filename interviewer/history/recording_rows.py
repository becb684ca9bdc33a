"""The rows of recordings and of what was heard in them. The sound itself stands in files."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import BigInteger, Field, Index, SQLModel

from interviewer.domain.transcript import Recording, Transcript
from interviewer.history.columns import UtcDateTime, Words
from interviewer.history.rows import undamaged


class RecordingRow(SQLModel, table=True):
    """A recording, and the file that holds it."""

    __tablename__ = "recordings"
    __table_args__ = (
        Index("ix_recordings_owner_session", "owner", "session_id", "position", "number"),
        Index("ix_recordings_owner_recorded", "owner", "recorded_at"),
    )

    id: str = Field(primary_key=True)
    owner: str
    session_id: str = Field(foreign_key="sessions.id")
    position: int
    number: int
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    seconds: float
    size: int = Field(sa_type=BigInteger)
    kept_as: str
    deleted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    trouble: str | None = Field(default=None, sa_type=Words)


class TranscriptRow(SQLModel, table=True):
    """What was heard, or what the candidate made of it. Transcripts are added, never changed; the newest counts."""

    __tablename__ = "transcripts"
    __table_args__ = (Index("ix_transcripts_owner_recording", "owner", "recording_id"),)

    id: int | None = Field(default=None, primary_key=True)
    owner: str
    recording_id: str = Field(foreign_key="recordings.id")
    body: str = Field(sa_type=Words)


def recording_row(recording: Recording) -> RecordingRow:
    """The row of a recording, its transcripts aside."""
    return RecordingRow(**recording.model_dump(exclude={"transcript"}))


def recording_of(row: RecordingRow, heard: Sequence[TranscriptRow]) -> Recording:
    """The recording of a row with its newest transcript."""
    with undamaged(f"recording {row.id}"):
        transcript = Transcript.model_validate_json(heard[-1].body) if heard else None
        return Recording(**row.model_dump(), transcript=transcript)
