"""Recordings are written down while the candidate goes on, and each has an end that is on record."""

import threading
from collections.abc import Sequence

import pytest

from interviewer.domain.transcript import Recording, Transcript
from interviewer.errors import TranscriptionTrouble
from interviewer.history import SqlHistory
from interviewer.ports import Progress
from interviewer.speaking import Speaking
from interviewer.speech.background import UNFORESEEN, Transcribing
from tests.history.making import ANNE, HEARD, NOON, a_session


class Patient:
    """A transcriber that waits until it may go on, and then does what it was told."""

    name = "patient"

    def __init__(self, *ends: Transcript | Exception) -> None:
        self.ends = list(ends)
        self.calls = 0
        self.begun = threading.Event()
        self.may_end = threading.Event()

    def transcribe(
        self, audio: bytes, *, name: str = "", vocabulary: Sequence[str] = (), progress: Progress = None
    ) -> Transcript:
        """Half done, then the end."""
        self.calls += 1
        if progress:
            progress(0.5)
        self.begun.set()
        assert self.may_end.wait(20)
        end = self.ends.pop(0)
        if isinstance(end, Exception):
            raise end
        return end


@pytest.fixture
def history(history: SqlHistory) -> SqlHistory:
    """A history with one session."""
    history.save_session(a_session())
    return history


def recorded(history: SqlHistory, transcriber: Patient) -> tuple[Transcribing, Recording]:
    """One recording, not yet written down."""
    speaking = Speaking(
        history=history,
        transcriber=transcriber,
        compact=lambda sound, _: (sound, "flac", 2.0),
        vocabulary=tuple,
        clock=lambda: NOON,
        owner=ANNE,
    )
    return Transcribing(speaking), speaking.record("s", 0, 1, b"sound", "recording.wav", recording_id="mine")


def test_it_goes_on_by_itself_and_tells_how_far_it_is(history: SqlHistory) -> None:
    """Submitted twice is written down once; the words are on record at its end."""
    patient = Patient(HEARD)
    running, recording = recorded(history, patient)
    running.submit(recording.id)
    running.submit(recording.id)
    assert patient.begun.wait(20)
    assert running.share(recording.id) == 0.5
    patient.may_end.set()
    running.close()
    assert running.share(recording.id) is None
    assert patient.calls == 1
    assert history.recording(ANNE, recording.id).transcript == HEARD


@pytest.mark.parametrize(
    ("failure", "told"),
    [(TranscriptionTrouble("The server failed."), "The server failed."), (RuntimeError("bug"), UNFORESEEN)],
)
def test_what_fails_has_its_cause_on_record_and_can_be_submitted_again(
    history: SqlHistory, failure: Exception, told: str
) -> None:
    """Whether anybody foresaw it or not."""
    patient = Patient(failure)
    patient.may_end.set()
    running, recording = recorded(history, patient)
    running.submit(recording.id)
    running.close()
    assert history.recording(ANNE, recording.id).trouble == told
    patient.ends.append(HEARD)
    again = Transcribing(running.speaking)
    again.submit(recording.id)
    again.close()
    assert history.recording(ANNE, recording.id).trouble is None


def test_a_recording_that_is_sent_again_is_kept_once(history: SqlHistory) -> None:
    """The browser sends until it hears that the sound is on disk, and may not hear it the first time."""
    running, recording = recorded(history, Patient(HEARD))
    again = running.speaking.record("s", 0, 1, b"sound", "recording.wav", recording_id="mine")
    running.close()
    assert again == recording
    assert [one.id for one in history.recordings(ANNE, ["s"])] == ["mine"]
