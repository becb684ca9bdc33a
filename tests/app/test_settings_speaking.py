"""What can be set for spoken answers."""

import pytest

from interviewer import bootstrap
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from tests.app import reading
from tests.app.conftest import OpenPage
from tests.speech import sounds


def test_what_is_set_is_remembered(app: Interview, open_page: OpenPage) -> None:
    """Limit, retention and voice, beside what is set for the model."""
    page = open_page(app, "settings")
    limit, days = (one for one in page.number_input if one.label.startswith(("Longest", "Days")))
    limit.set_value(2.5)
    days.set_value(30)
    page.checkbox[0].check()
    next(one for one in page.button if one.key and "save-speaking" in one.key).click().run()
    assert "Saved." in reading.told(page)
    assert bootstrap.longest_recording(bootstrap.LOCAL_OWNER) == 150
    assert bootstrap.keep_recordings_days(bootstrap.LOCAL_OWNER) == 30
    assert bootstrap.preferences(bootstrap.LOCAL_OWNER).read_aloud
    assert bootstrap.build_speaking(app.history, app.owner).keep_days == 30


def test_what_is_set_outside_counts_and_is_not_written_over(
    app: Interview, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field shows it and can't be changed; saving the others leaves it out."""
    monkeypatch.setenv("INTERVIEWER_LONGEST_RECORDING", "90")
    page = open_page(app, "settings")
    [limit] = (one for one in page.number_input if one.label.startswith("Longest"))
    assert limit.disabled
    assert limit.value == 1.5
    next(one for one in page.button if one.key and "save-speaking" in one.key).click().run()
    assert bootstrap.preferences(bootstrap.LOCAL_OWNER).longest_recording == 300


@pytest.mark.parametrize(
    ("model", "told"), [("", "The sound never leaves it."), ("openai/whisper-1", "are sent to its")]
)
def test_who_hears_the_recordings_is_told(
    app: Interview, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, model: str, told: str
) -> None:
    """Whether they stay here or go somewhere."""
    monkeypatch.setenv("INTERVIEWER_TRANSCRIPTION_MODEL", model)
    assert told in reading.told(open_page(app, "settings"))


def test_all_sound_can_be_deleted_after_a_second_look(
    app: Interview, transcribing: Transcribing, open_page: OpenPage
) -> None:
    """The size is shown; one press asks, the next one deletes, and every word stays."""
    session = app.start(Setup(topics=("toys",), count=1))
    speaking = transcribing.speaking
    for _ in range(2):
        speaking.record(session.id, 0, 1, sounds.wav(sounds.noise(1)), "recording.wav")
    page = open_page(app, "settings")
    assert "All recordings take" in reading.told(page)
    reading.press(page, "Delete the sound of all of them …")
    assert speaking.size()
    reading.press(page, "Delete all sound")
    assert speaking.size() == 0
    assert "The sound of 2 recordings is deleted; every word stays." in reading.told(page)
    assert len(speaking.recordings(session.id)) == 2
