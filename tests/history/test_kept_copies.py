"""Copies that upgrades and restores kept, when one of several people deletes everything."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.history import Installation, SqlHistory, back_up, open_history, restore
from interviewer.preferences import Preferences, load_preferences, save_preferences
from tests.history.making import ANNE, BEN, NOON
from tests.history.two import everything_of, filled


@pytest.fixture
def here(history: SqlHistory, path: Path, where: Path | str) -> Installation:
    """An installation in which both have something, and whose record was put in place of one that both had."""
    filled(history, ANNE)
    filled(history, BEN)
    url = where if isinstance(where, str) else None
    there = Installation(path, path.parent / "recordings", path.parent / "settings.json", url)
    back_up(there, path.parent / "b.zip", at=NOON)
    (there.sounds / "ben-r.flac").write_bytes(b"ben, before")
    restore(there, path.parent / "b.zip", at=NOON, check_preferences=lambda _: None)
    return there


def in_copy(copy: Path, owner: str) -> int:
    """How many attempts of theirs are in a copy."""
    with closing(sqlite3.connect(copy)) as connection:
        return int(connection.execute("SELECT count(*) FROM attempts WHERE owner = ?", (owner,)).fetchone()[0])


def test_a_backup_holds_what_everybody_has_set(here: Installation) -> None:
    """And a restore puts it in place; what others had set since is kept aside."""
    theirs = here.others / f"{'a' * 64}.json"
    save_preferences(here.others, Preferences(quiet=True), theirs.name)
    back_up(here, here.folder / "c.zip", at=NOON)
    save_preferences(here.others, Preferences(), theirs.name)
    done = restore(here, here.folder / "c.zip", at=NOON, check_preferences=load_preferences)
    assert load_preferences(here.others, theirs.name).quiet
    assert done.kept
    assert not load_preferences(done.kept / "settings", theirs.name).quiet


def test_only_who_deletes_is_taken_out_of_a_copy(here: Installation, history: SqlHistory) -> None:
    """What the other one has there stays with its sound, and of who deletes nothing is left that could be read."""
    [kept] = here.folder.glob("before-restore-*")
    older = here.folder / "history.db.before-0019"
    if not here.url:
        older.write_bytes((kept / "history.db").read_bytes())
    before = everything_of(history, BEN)
    history.delete_everything(ANNE)
    for copy in [kept / "history.db", *([] if here.url else [older])]:
        assert (in_copy(copy, ANNE), in_copy(copy, BEN)) == (0, 1)
        assert b"Words of anne" not in copy.read_bytes()
        assert b"Words of ben" in copy.read_bytes()
    assert [one.name for one in (kept / "recordings").iterdir()] == ["ben-r.flac"]
    assert everything_of(history, BEN) == before
    open_history(kept / "history.db").close()


def test_the_last_one_takes_the_copies_along(here: Installation, history: SqlHistory) -> None:
    """Nobody's rows are in them any more."""
    history.delete_everything(ANNE)
    history.delete_everything(BEN)
    assert not list(here.folder.glob("before-restore-*"))


def test_what_can_t_be_read_may_be_somebody_s(here: Installation, history: SqlHistory) -> None:
    """It stays as long as anybody else is on record, whose it may be."""
    damaged = here.folder / ("history.db.before-0001")
    damaged.write_bytes(b"damaged")
    history.delete_everything(ANNE)
    assert damaged.read_bytes() == b"damaged"
