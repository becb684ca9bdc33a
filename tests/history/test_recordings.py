"""Sound in files, its row and its transcripts in the database."""

import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.errors import HistoryError, NotFound
from interviewer.history import SqlHistory, open_history
from tests.history.making import ANNE, BEN, HEARD, NOON, a_recording, a_session


def test_what_is_kept_is_there_after_a_restart(history: SqlHistory, path: Path) -> None:
    """The sound byte for byte, and the recording as it was made."""
    history.keep_recording(a_recording(), b"fLaC\x00\xff")
    history.close()
    again = open_history(path)
    assert again.sound(ANNE, "r") == b"fLaC\x00\xff"
    assert again.recording(ANNE, "r") == a_recording(size=6)
    assert (path.parent / "recordings" / "r.flac").exists()
    again.close()


def test_the_sound_is_on_disk_before_its_row(history: SqlHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is flushed through to the disk, then given its name, and only then is there a row."""
    happened: list[str] = []
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (happened.append("disk"), flush(number))[1])
    row = history._database.writing

    def writing() -> object:
        happened.append("row")
        return row()

    monkeypatch.setattr(history._database, "writing", writing)
    history.keep_recording(a_recording(), b"sound")
    assert happened[0] == "disk"
    assert happened[-1] == "row"


def test_every_transcript_stays_and_the_newest_counts(history: SqlHistory) -> None:
    """Every one stays on record; the newest is shown."""
    history.keep_recording(a_recording(), b"sound")
    history.add_transcript(ANNE, "r", HEARD)
    better = HEARD.model_copy(update={"engine": "better"})
    assert history.add_transcript(ANNE, "r", better).transcript == better
    assert [one.transcript for one in history.recordings(ANNE, ["s"])] == [better]


def test_trouble_is_kept_until_there_are_words(history: SqlHistory) -> None:
    """The candidate sees later why there are none, and that it is over when it is over."""
    history.keep_recording(a_recording(), b"sound")
    assert history.note_trouble(ANNE, "r", "The server failed.").trouble == "The server failed."
    assert history.add_transcript(ANNE, "r", HEARD).trouble is None


def test_the_sound_can_go_while_the_words_stay(history: SqlHistory, path: Path) -> None:
    """The file is away, asking for it says so, and deleting twice is deleting once."""
    history.keep_recording(a_recording(), b"sound")
    history.add_transcript(ANNE, "r", HEARD)
    later = NOON + timedelta(days=1)
    for moment in (later, later + timedelta(days=1)):
        gone = history.delete_sound(ANNE, "r", moment)
        assert (gone.deleted_at, gone.transcript) == (later, HEARD)
    assert not list((path.parent / "recordings").iterdir())
    with pytest.raises(NotFound, match="its words are"):
        history.sound(ANNE, "r")


def test_a_file_that_somebody_took_away_is_told(history: SqlHistory, path: Path) -> None:
    """No stack trace: people tidy up their folders."""
    history.keep_recording(a_recording(), b"sound")
    (path.parent / "recordings" / "r.flac").unlink()
    with pytest.raises(NotFound, match="no longer there"):
        history.sound(ANNE, "r")
    assert history.delete_sound(ANNE, "r", NOON).deleted_at == NOON


def test_size_and_age_count_what_is_still_kept(history: SqlHistory) -> None:
    """Deleted sound takes no room and gets no older."""
    for place, name in enumerate(["old", "older", "new"]):
        history.keep_recording(a_recording(name, minutes=[1, 0, 9][place]), b"x" * (place + 1))
    assert history.sound_size(ANNE) == 6
    before = NOON + timedelta(minutes=5)
    assert [one.id for one in history.sounds_before(ANNE, before)] == ["older", "old"]
    history.delete_sound(ANNE, "older", NOON)
    assert history.sound_size(ANNE) == 4
    assert [one.id for one in history.sounds_before(ANNE, before)] == ["old"]


def test_a_recording_is_never_overwritten(history: SqlHistory) -> None:
    """The same name twice is a mistake, and the first sound stays."""
    history.keep_recording(a_recording(), b"first")
    with pytest.raises(HistoryError, match="kept already"):
        history.keep_recording(a_recording(), b"second")
    assert history.sound(ANNE, "r") == b"first"


def test_a_folder_that_cannot_be_written_is_told_and_leaves_no_row(history: SqlHistory, path: Path) -> None:
    """The error names the folder and the way out."""
    (path.parent / "recordings").write_text("a file in the way")
    with pytest.raises(HistoryError, match="INTERVIEWER_DATA_DIR"):
        history.keep_recording(a_recording(), b"sound")
    assert not history.recordings(ANNE, ["s"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps people's folders apart in another way.")
def test_nobody_else_on_the_computer_can_listen(history: SqlHistory, path: Path) -> None:
    """The folder is its owner's alone."""
    history.keep_recording(a_recording(), b"sound")
    assert stat.S_IMODE((path.parent / "recordings").stat().st_mode) == 0o700


def test_sound_that_a_crash_left_without_a_row_goes_with_everything(history: SqlHistory, path: Path) -> None:
    """It is somebody's voice. What may get its row yet stays, and so does what is no recording, or someone else's."""
    folder = path.parent / "recordings"
    history.save_session(a_session("b", BEN))
    history.keep_recording(a_recording().model_copy(update={"id": "bens", "owner": BEN, "session_id": "b"}), b"ben")
    for name in ("lost.flac", "lost-2.wav.partial", "fresh.flac", "notes.of-mine"):
        (folder / name).write_bytes(b"sound")
    for one in folder.iterdir():
        if one.name != "fresh.flac":
            os.utime(one, (0, 0))
    history.delete_everything(ANNE)
    assert sorted(one.name for one in folder.iterdir()) == ["bens.flac", "fresh.flac", "notes.of-mine"]
