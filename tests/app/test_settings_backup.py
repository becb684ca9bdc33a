"""Taking everything out on the settings page, and putting it back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage


@pytest.fixture
def settings(app: Interview, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page, over a data folder that holds the record of the app."""
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(toy.path_of(app).parent))
    return open_page(app, "settings")


def pack(folder: Path) -> bytes:
    """A backup of what is there now."""
    bootstrap.back_up(folder / "backup.zip")
    return (folder / "backup.zip").read_bytes()


def choose(page: AppTest, backup: bytes) -> None:
    """Choose a file to restore."""
    page.file_uploader[0].upload("my backup.zip", backup, "application/zip").run()


def labels(page: AppTest) -> list[str]:
    """What can be downloaded."""
    return [one.label for one in page.download_button]


def test_a_restore_asks_first_and_then_replaces(app: Interview, settings: AppTest, tmp_path: Path) -> None:
    """Leaving it changes nothing; restoring it brings back what was, and says where the rest is."""
    app.start(Setup(topics=("toys",), count=1))
    backup = pack(tmp_path)
    app.start(Setup(topics=("toys",), count=1))
    choose(settings, backup)
    assert "It takes the place of all that is here" in reading.told(settings)
    assert "with no recordings" in reading.told(settings)
    reading.press(settings, "Leave it")
    assert "Restore it" not in reading.buttons(settings)
    assert app.count_sessions() == 2
    choose(settings, backup)
    reading.press(settings, "Restore it")
    assert app.count_sessions() == 1
    assert "What was here before is kept in " in reading.told(settings)
    assert "Restore it" not in reading.buttons(settings)


def test_a_spoilt_backup_is_told_and_nothing_changes(app: Interview, settings: AppTest, tmp_path: Path) -> None:
    """There is nothing to press then."""
    app.start(Setup(topics=("toys",), count=1))
    choose(settings, pack(tmp_path)[:-5])
    assert "cut short" in reading.told(settings)
    assert "Restore it" not in reading.buttons(settings)
    assert app.count_sessions() == 1


def test_a_deck_is_offered_once_there_are_weak_points(app: Interview, open_page: OpenPage, settings: AppTest) -> None:
    """Before that it is said that there are none."""
    assert "Download a deck for Anki" not in labels(settings)
    assert "no weak or shaky points" in reading.told(settings)
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="wood"))
    assert {"Download a backup", "Download a deck for Anki"} <= set(labels(settings.run()))
