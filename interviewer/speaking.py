"""The use cases of spoken answers: record, transcribe, hear again, delete."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from interviewer.domain.attempt import Attempt
from interviewer.domain.transcript import Recording
from interviewer.errors import BadInput, RehearsalError
from interviewer.ports import Clock, Progress, Recordings, Transcriber

Compact = Callable[[bytes, str], tuple[bytes, str, float]]
"""A recording as it is kept: its bytes, how their file ends, and its seconds (0 when nobody can tell)."""

FOR_EVER = 36_500
"""Days, a hundred years; no calendar goes back as far as some people write here when they mean for ever."""


@dataclass(frozen=True)
class Speaking:
    """One candidate's recordings. The sound is on disk before anything is done with it.

    ``longest`` is how many seconds an answer may take, ``keep_days`` how long its sound is kept; None is for ever.
    """

    history: Recordings
    transcriber: Transcriber
    compact: Compact
    vocabulary: Callable[[], Sequence[str]]
    clock: Clock
    owner: str
    longest: float = 300.0
    keep_days: int | None = None
    make_id: Callable[[], str] = lambda: uuid.uuid4().hex

    def record(
        self, session_id: str, position: int, number: int, sound: bytes, name: str, *, recording_id: str = ""
    ) -> Recording:
        """Keep what was recorded for that try, whatever is wrong with it.

        Who names the recording may send it again and again: it is kept once.
        """
        if not sound:
            raise BadInput("Nothing was recorded. Allow the browser to use the microphone, and record again.")
        known = next((one for one in self.recordings(session_id) if one.id == recording_id), None)
        if known:
            return known
        kept, ending, seconds = self.compact(sound, name)
        recording = Recording(
            id=recording_id or self.make_id(),
            owner=self.owner,
            session_id=session_id,
            position=position,
            number=number,
            recorded_at=self.clock(),
            seconds=seconds,
            size=len(kept),
            kept_as=ending,
        )
        return self.history.keep_recording(recording, kept)

    def transcribe(self, recording_id: str, progress: Progress = None) -> Recording:
        """Write down what was said (again). When that fails, the cause is kept with the recording, and raised."""
        sound = self.sound(recording_id)
        try:
            heard = self.transcriber.transcribe(sound, vocabulary=self.vocabulary(), progress=progress)
        except RehearsalError as trouble:
            self.history.note_trouble(self.owner, recording_id, str(trouble))
            raise
        return self.history.add_transcript(self.owner, recording_id, heard)

    def recording(self, recording_id: str) -> Recording:
        """That recording with what was heard in it."""
        return self.history.recording(self.owner, recording_id)

    def recordings(self, session_id: str) -> Sequence[Recording]:
        """Every recording of a session, as they were made."""
        return self.history.recordings(self.owner, [session_id])

    def sound(self, recording_id: str) -> bytes:
        """What was recorded, to hear it again; ``NotFound`` when it has been deleted."""
        return self.history.sound(self.owner, recording_id)

    def delete(self, recording_id: str) -> Recording:
        """Delete the sound; the words stay."""
        return self.history.delete_sound(self.owner, recording_id, self.clock())

    def delete_old(self) -> int:
        """Delete all sound that is older than the retention setting, and say how many recordings that were."""
        days = FOR_EVER if self.keep_days is None else self.keep_days
        return self.delete_all(older_than=timedelta(days=days)) if days < FOR_EVER else 0

    def delete_all(self, older_than: timedelta = timedelta(0)) -> int:
        """Delete all sound of that age, and say how many recordings that were; every word stays."""
        old = self.history.sounds_before(self.owner, self.clock() - older_than)
        for recording in old:
            self.delete(recording.id)
        return len(old)

    def size(self) -> int:
        """Bytes that all recordings take."""
        return self.history.sound_size(self.owner)


def recordings_at(recordings: Sequence[Recording], position: int, number: int) -> list[Recording]:
    """Those that were made for one try."""
    return [one for one in recordings if (one.position, one.number) == (position, number)]


def recordings_of(attempt: Attempt, recordings: Sequence[Recording]) -> list[Recording]:
    """Those whose words are in an answer, and those that were made for it, in the order they were made."""
    own = recordings_at(recordings, attempt.position, attempt.number)
    return [one for one in recordings if one in own or one.id in attempt.answer.recordings]
