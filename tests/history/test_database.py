"""What goes wrong with a database is told in words that help, and nothing is lost by it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from interviewer.domain.attempt import Draft
from interviewer.errors import HistoryError
from interviewer.history import SqlHistory, open_history, sqlite
from interviewer.history.standings import standings_query
from tests.history.making import ANNE, a_session, an_attempt


def with_pragma(history: SqlHistory, pragma: str) -> None:
    """Have every connection from now on set up so."""
    history.close()
    event.listen(history._database.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA {pragma}").close())


@pytest.mark.sqlite
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_every_connection_is_set_up(history: SqlHistory, pragma: str, value: object) -> None:
    """Readers don't wait, commits are on disk, and no row points nowhere."""
    with history._database.engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_url_names_the_same_file_as_its_path(history: SqlHistory, path: Path) -> None:
    """One setting is enough to say where the record is, a file or a server."""
    plain = path.parents[1] / "plain.db"
    history.close()
    path.rename(plain)
    with closing(open_history(f"sqlite:///{plain}")) as again:
        assert again.session(ANNE, "s") == a_session()


@pytest.mark.parametrize("url", ["postgres//:x@y", "nonsense://host/x", "://"])
def test_a_url_that_leads_nowhere_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """It is an error of the record with a way out, or it is a file by that name."""
    monkeypatch.chdir(tmp_path)
    if "://" in url:
        with pytest.raises(HistoryError, match=r"URL|driver"):
            open_history(url)
    else:
        with closing(open_history(url)) as opened:
            assert opened.count_sessions(ANNE) == 0


@pytest.mark.parametrize("url", ["postgresql://me:word@{}/x", "postgresql://{}/x?user=me&password=word"])
def test_no_password_is_told_with_what_a_server_says(url: str) -> None:
    """Wherever it stands in the URL: the error goes to a page, and to a log."""
    with pytest.raises(HistoryError, match="can't be reached") as told:
        open_history(url.format("127.0.0.1:9"))
    assert "word" not in str(told.value)


def test_the_tables_and_the_longest_query_are_also_postgresql() -> None:
    """Nothing in them is SQLite's own."""
    dialect = postgresql.dialect()
    for table in SQLModel.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=dialect)).strip().startswith("CREATE TABLE")
    assert "row_number() OVER" in str(standings_query(ANNE).compile(dialect=dialect))


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    """It is named, and not a byte of it changes."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"my shopping list " * 100)
    with pytest.raises(HistoryError, match="damaged or not a history file") as refused:
        open_history(path)
    assert str(path) in str(refused.value)
    assert path.read_bytes() == b"my shopping list " * 100


def test_a_file_with_a_torn_page_is_called_damaged(history: SqlHistory, path: Path) -> None:
    """A disk that lost a part of the file is not a bug of the app."""
    for number in range(50):
        history.save_session(a_session(f"s{number}"))
    history.close()
    torn = bytearray(path.read_bytes())
    torn[4096:] = b"\xff" * (len(torn) - 4096)
    path.write_bytes(torn)
    with pytest.raises(HistoryError, match="damaged"):
        open_history(path).sessions(ANNE, limit=99)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The error says which folder, and which setting moves it."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HistoryError, match="INTERVIEWER_DATA_DIR"):
        open_history(tmp_path / "file" / "data" / "history.db")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The same for one that is there; nobody may write into /proc/self, not even root."""
    folder = tmp_path / "sealed"
    folder.mkdir(mode=0o555)
    if os.access(folder, os.W_OK):
        folder = Path("/proc/self")
    if not folder.is_dir():
        pytest.skip("this user may write everywhere")
    with pytest.raises(HistoryError, match=r"can't be opened.*INTERVIEWER_DATA_DIR"):
        open_history(folder / "history.db")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    """It is opened by mistake easily, where a folder was meant."""
    with pytest.raises(HistoryError, match="Check that it is a file"):
        open_history(tmp_path)


@pytest.mark.sqlite
def test_a_file_that_may_only_be_read_is_read(history: SqlHistory) -> None:
    """Writing says what is wrong; what is there can still be looked at."""
    with_pragma(history, "query_only=ON")
    with pytest.raises(HistoryError, match="can't be written to"):
        history.record_answer(an_attempt(), a_session().after_answer(0))
    assert history.session(ANNE, "s") == a_session()


def test_a_full_disk_loses_nothing(history: SqlHistory, path: Path) -> None:
    """The answer that has no room is refused with the cause, and all before it stands."""
    with closing(sqlite3.connect(path)) as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
    with_pragma(history, f"max_page_count={pages + 1}")
    with pytest.raises(HistoryError, match="full"):
        history.save_draft(ANNE, "s", 0, Draft(text="x" * 500_000))
    assert history.session(ANNE, "s") == a_session()
    assert history.draft(ANNE, "s", 0) == Draft()


def test_a_disk_without_room_is_told_apart_from_one_that_fails(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite calls both an I/O error; whoever copies the file elsewhere first has more to do than to make room."""
    path.parent.mkdir()
    assert "a disk that fails" in sqlite.cause(str(path), "disk I/O error")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=4096))
    assert "a disk that is full" in sqlite.cause(str(path), "disk I/O error")


def test_a_copy_that_can_t_be_made_leaves_nothing(tmp_path: Path) -> None:
    """A part of one would keep the disk full that it found full."""
    torn = tmp_path / "torn.db"
    torn.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    with pytest.raises(sqlite3.DatabaseError):
        sqlite.copy(torn, tmp_path / "copy.db")
    assert [one.name for one in tmp_path.iterdir()] == ["torn.db"]


def test_a_file_that_another_program_holds_is_named(history: SqlHistory, path: Path) -> None:
    """After waiting for a while; what is there can still be read, and writing works once the other lets go."""
    history.close()
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(open_history(path, busy_seconds=0.01)) as opened,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="in use by another program"):
            opened.record_answer(an_attempt(), a_session().after_answer(0))
        assert opened.session(ANNE, "s") == a_session()
        other.execute("ROLLBACK")
        assert opened.record_answer(an_attempt(), a_session().after_answer(0)).id == "a"


def test_a_new_file_that_another_program_holds_is_left_to_it(path: Path) -> None:
    """Opening gives up after a while, with the cause."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError, match="in use by another program"):
            open_history(path, busy_seconds=0.01)
