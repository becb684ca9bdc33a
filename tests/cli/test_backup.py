"""``backup`` and ``restore`` as a person types them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.history import open_history
from tests.cli.shell import run, run_here
from tests.history.making import a_session


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with one session."""
    history = open_history(tmp_path / "home" / "history.db", sounds=tmp_path / "home" / "recordings")
    history.save_session(a_session())
    history.close()
    return tmp_path / "home"


def sessions(home: Path) -> int:
    """How many sessions there are."""
    with closing(sqlite3.connect(home / "history.db")) as raw:
        return int(raw.execute("SELECT count(*) FROM sessions").fetchone()[0])


def test_a_backup_is_written_and_restored(home: Path, tmp_path: Path) -> None:
    """Two commands bring a record to another computer; the third try at writing over a file is refused."""
    file, there = tmp_path / "b.zip", tmp_path / "there"
    done = run("backup", str(file), INTERVIEWER_DATA_DIR=str(home))
    assert done.returncode == 0, done.stderr
    assert b"the record and 0 recordings" in done.stdout
    refused = run_here("backup", str(file), INTERVIEWER_DATA_DIR=str(home))
    assert (refused.returncode, b"--force" in refused.stderr) == (2, True)
    restored = run("restore", str(file), "--yes", INTERVIEWER_DATA_DIR=str(there))
    assert restored.returncode == 0, restored.stderr
    assert sessions(there) == 1


@pytest.mark.parametrize(("said", "status", "after"), [(b"n\n", 1, 0), (b"", 1, 0), (b"y\n", 0, 1)])
def test_a_restore_asks_first(home: Path, tmp_path: Path, said: bytes, status: int, after: int) -> None:
    """Only a yes replaces anything, and then what was there is kept and named."""
    file = tmp_path / "b.zip"
    run_here("backup", str(file), INTERVIEWER_DATA_DIR=str(home))
    with closing(sqlite3.connect(home / "history.db")) as raw, raw:
        raw.execute("DELETE FROM sessions")
    (tmp_path / "tides.txt").write_text("Q1. What is a tide?\nThe sea rising and falling.")
    assert run_here("import", str(tmp_path / "tides.txt"), INTERVIEWER_DATA_DIR=str(home)).returncode == 0
    done = run("restore", str(file), said=said, INTERVIEWER_DATA_DIR=str(home))
    assert done.returncode == status, done.stderr
    assert sessions(home) == after
    assert (b"kept in " in done.stdout) == bool(after)


def test_a_spoilt_backup_is_named_without_asking(home: Path, tmp_path: Path) -> None:
    """Nobody is asked about what can't be done."""
    file = tmp_path / "b.zip"
    run_here("backup", str(file), INTERVIEWER_DATA_DIR=str(home))
    file.write_bytes(file.read_bytes()[:-1])
    for name, said in ((file, b"cut short"), (tmp_path / "none.zip", b"No such file")):
        done = run_here("restore", str(name), INTERVIEWER_DATA_DIR=str(home))
        assert done.returncode == 2
        assert said in done.stderr
        assert b"Traceback" not in done.stderr
        assert done.stdout == b""
