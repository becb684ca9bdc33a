"""What is PostgreSQL's own of a record: its index of words, its errors, and the way there and back."""

import multiprocessing
import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from interviewer.domain.finding import Wanted
from interviewer.errors import BadInput, HistoryError
from interviewer.history import Installation, SqlHistory, back_up, open_history, restore
from tests import postgresql
from tests.history import attic
from tests.history.making import ANNE, BEN, HEARD, NOON, a_recording, a_session, an_attempt
from tests.history.test_finding import ALL, check, found, hits
from tests.records import new_record
from tests.taking_away import a_full_desk, export_of, take

SPAWN = multiprocessing.get_context("spawn")

pytestmark = pytest.mark.postgresql


@pytest.fixture
def url(where: Path | str) -> str:
    """Where the record is."""
    return str(where)


def said_to(url: str, statement: str, **values: str) -> None:
    """Change the tables from outside."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()


@pytest.fixture
def large(history: SqlHistory) -> SqlHistory:
    """A record of Anne's and a smaller one of Ben's."""
    attic.fill(history, 1, sessions=6)
    attic.fill(history, 2, sessions=2, owner=BEN)
    return history


def test_a_search_finds_what_looking_finds(history: SqlHistory, tmp_path: Path) -> None:
    """Any words and filters together bring the attempts that have all of it, in the same order as on SQLite."""
    on_sqlite = new_record(tmp_path / "history.db")
    for each in (history, on_sqlite):
        attic.fill(each, 1, sessions=15)
        attic.fill(each, 2, sessions=2, owner=BEN)
    assert sum(check(history, seed, 40) for seed in range(3)) > 60
    for wanted in attic.wishes(5, 60):
        assert found(history, wanted) == found(on_sqlite, wanted), wanted
    on_sqlite.close()


@pytest.mark.parametrize(
    "typed", ["creme", "CRÈME brul", "k-nn", '"brulee is a"', "gener", "naïve", "模型", "3d", "1.5", "O'Neil", "Straße"]
)
def test_words_are_found_as_they_are_told_apart_elsewhere(history: SqlHistory, typed: str) -> None:
    """Whatever their case, accents, script and punctuation, and whatever the database takes for a word."""
    said = "Crème brûlée is a k-NN; models generalise naively, 模型 in 3D, 1.5 times, says O'Neil of the Straße/street."
    history.record_answer(an_attempt(said), a_session().after_answer(0))
    assert found(history, Wanted(words=typed)) == ["a"]


@pytest.mark.parametrize("typed", ["gener'", '"is brulee"', "missing", "is | missing", "'); DROP TABLE attempts; --"])
def test_what_was_not_said_is_not_found(history: SqlHistory, typed: str) -> None:
    """Nothing that is typed is a question to the database."""
    history.record_answer(an_attempt("Crème brûlée is it."), a_session().after_answer(0))
    assert found(history, Wanted(words=typed)) == []
    assert found(history, ALL) == ["a"]


@pytest.mark.parametrize("body", ['{"lines":["x", 1, null]}', '{"lines":{"text":"x"}}', '"x"', "[1]", "{"])
def test_a_damaged_transcript_keeps_nobody_from_writing(history: SqlHistory, url: str, body: str) -> None:
    """Its words can't be found; the answer can."""
    history.keep_recording(a_recording(), b"sound")
    history.add_transcript(ANNE, a_recording().id, HEARD)
    said_to(url, "UPDATE transcripts SET body = :body", body=body)
    history.record_answer(an_attempt(), a_session().after_answer(0))
    assert found(history, ALL) == ["a"]


def test_an_export_goes_there_and_back(url: str, tmp_path: Path) -> None:
    """What one database wrote, the other takes, and writes the same bytes; practice goes on after it."""
    exported = export_of(a_full_desk().app.history)
    there = postgresql.record(url, tmp_path / "sounds")
    take(there, exported)
    assert export_of(there) == exported
    session = a_session("more", owner="anne")
    there.save_session(session)
    there.record_answer(an_attempt(name="more", session="more"), session.after_answer(0))
    assert found(there, Wanted(words="answer"))
    there.close()


def places(tmp_path: Path, url: str) -> tuple[Installation, Installation]:
    """An installation on a server, and one with a file."""
    there, here = tmp_path / "there", tmp_path / "here"
    return (
        Installation(there / "history.db", there / "recordings", there / "p.json", url),
        Installation(here / "history.db", here / "recordings", here / "p.json"),
    )


def test_a_backup_goes_there_and_back(large: SqlHistory, url: str, tmp_path: Path) -> None:
    """A server's backup is a file like any other; what was there before a restore is kept beside the recordings."""
    there, here = places(tmp_path, url)
    there.sounds.mkdir(parents=True)
    back_up(there, tmp_path / "b.zip", at=NOON)
    restore(here, tmp_path / "b.zip", at=NOON, check_preferences=lambda _: None)
    on_file = open_history(here.database)
    before = hits(large, ALL)
    assert hits(on_file, ALL) == before
    assert [one.id for one in on_file.sessions(BEN, limit=99)] == [one.id for one in large.sessions(BEN, limit=99)]
    on_file.close()
    session = a_session("new")
    large.save_session(session)
    kept = restore(there, tmp_path / "b.zip", at=NOON, check_preferences=lambda _: None).kept
    assert kept
    assert hits(large, ALL) == before
    assert "new" not in [one.id for one in large.sessions(ANNE, limit=99)]
    old = open_history(kept / "history.db")
    assert old.session(ANNE, "new") == session
    old.close()
    large.save_session(session)
    large.record_answer(an_attempt(name="after", session="new"), session.after_answer(0))
    assert "after" in found(large, ALL)


def test_a_restore_that_fails_changes_nothing(
    large: SqlHistory, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of putting it in place as well: the record and what was kept are as they were."""
    there, _ = places(tmp_path, url)
    there.sounds.mkdir(parents=True)
    back_up(there, tmp_path / "b.zip", at=NOON)
    before = hits(large, ALL)
    said_to(url, "ALTER TABLE judgements ADD CONSTRAINT nobody CHECK (owner <> 'anne') NOT VALID")
    try:
        with pytest.raises(HistoryError):
            restore(there, tmp_path / "b.zip", at=NOON, check_preferences=lambda _: None)
    finally:
        said_to(url, "ALTER TABLE judgements DROP CONSTRAINT nobody")
    assert hits(large, ALL) == before
    assert not list(there.folder.glob("before-restore-*"))


def test_everything_is_deleted(large: SqlHistory, url: str) -> None:
    """No word of the owner is left in any table, and the other's are; whether or not there is a folder for files."""
    shutil.rmtree(large._sounds.folder.parent, ignore_errors=True)
    large.delete_everything(ANNE)
    assert found(large, ALL) == []
    assert large.find(BEN, ALL, most=9)
    engine = create_engine(url)
    with engine.connect() as connection:
        words = connection.execute(text("SELECT count(*) FROM findable_words")).scalar_one()
        attempts = connection.execute(text("SELECT count(*) FROM attempts")).scalar_one()
    engine.dispose()
    assert words == attempts


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://rehearsal:secret@localhost:1/none", "can't be reached"),
        ("postgresql://rehearsal:secret@nowhere.invalid/none", "can't be found"),
        ("mysql://rehearsal:secret@localhost/none", "can't be kept in mysql"),
        ("postgresql://rehearsal:secret@localhost:port/none", "can't be read"),
    ],
)
def test_a_server_that_cannot_be_used_is_told_without_its_password(url: str, told: str) -> None:
    """With the cause and a way out."""
    with pytest.raises(HistoryError, match=told) as error:
        open_history(url)
    assert "secret" not in str(error.value)


def test_a_database_that_is_not_there_is_named(url: str) -> None:
    """On a server that is."""
    with pytest.raises(HistoryError, match="Create it, or check the URL"):
        open_history(url.replace("/postgres?", "/nothing?"))


def test_a_database_of_somebody_else_is_left_alone(url: str, history: SqlHistory) -> None:
    """As it is: nothing is made in it."""
    said_to(url, "ALTER TABLE sessions RENAME TO theirs")
    try:
        with pytest.raises(HistoryError, match="belongs to another program"):
            open_history(url)
    finally:
        said_to(url, "ALTER TABLE theirs RENAME TO sessions")


def test_a_server_that_was_away_is_found_again(history: SqlHistory, url: str) -> None:
    """Connections that it closed meanwhile are made anew."""
    assert history.session(ANNE, "s") == a_session()
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"))
    engine.dispose()
    assert history.session(ANNE, "s") == a_session()


def test_processes_may_start_at_once_on_an_empty_database(url: str) -> None:
    """One makes the schema, the others wait for it, and all work."""
    empty = url.replace("/postgres?", "/starting?")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE starting TEMPLATE template0"))
    processes = [SPAWN.Process(target=_open_and_save, args=(empty, f"s{number}")) for number in range(3)]
    for one in processes:
        one.start()
    for one in processes:
        one.join(60)
    assert [one.exitcode for one in processes] == [0, 0, 0]
    history = open_history(empty)
    assert history.count_sessions(ANNE) == 3
    history.close()
    with engine.connect() as connection:
        connection.execute(text("DROP DATABASE starting"))
    engine.dispose()


def _open_and_save(url: str, name: str) -> None:
    history = open_history(url)
    history.save_session(a_session(name))
    history.close()


def test_a_backup_of_a_file_that_is_not_there_is_still_refused(tmp_path: Path) -> None:
    """Only a server needs none."""
    _, here = places(tmp_path, "")
    with pytest.raises(BadInput, match="nothing to back up"):
        back_up(here, tmp_path / "b.zip", at=NOON)
