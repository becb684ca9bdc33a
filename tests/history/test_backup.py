"""A backup of everything, and what is noticed about one before it is restored."""

import hashlib
import json
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from interviewer.domain.own import Change, OwnTopic
from interviewer.errors import BadInput, HistoryError, RehearsalError
from interviewer.history import Installation, SqlHistory, back_up, check, open_history, restore
from interviewer.history.archive import DIGITS, LABEL
from interviewer.history.database import Database
from interviewer.history.migrate import HEAD, migrate
from interviewer.preferences import Preferences, load_preferences, save_preferences
from tests.history.making import ANNE, NOON, a_grade, a_recording, a_rubric, a_session, an_attempt
from tests.history.test_processes import SPAWN

pytestmark = pytest.mark.sqlite

SOUND = bytes(range(200)) * 5
SETTINGS = Preferences(model="ollama/llama3.2", spending_cap=2.5)


@pytest.fixture
def here(path: Path, history: SqlHistory) -> Installation:
    """An installation with an attempt, a recording and settings."""
    history.record_answer(an_attempt("Spoken — “so”."), a_session().after_answer(0))
    history.keep_recording(a_recording(size=len(SOUND)), SOUND)
    save_preferences(path.parent, SETTINGS)
    return of(path.parent)


@pytest.fixture
def packed(here: Installation, tmp_path: Path) -> Path:
    """A backup of it."""
    target = tmp_path / "backup.zip"
    back_up(here, target, at=NOON)
    return target


def of(folder: Path) -> Installation:
    """The installation in a folder."""
    return Installation(folder / "history.db", folder / "recordings", folder / "settings.json")


def bring_back(where: Installation, file: Path) -> Path | None:
    """Restore it, and tell where the record of before is."""
    return restore(where, file, at=NOON, check_preferences=load_preferences).kept


def every_file(folder: Path) -> dict[str, bytes]:
    """What there is in a folder but for SQLite's own."""
    files = (one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(("-wal", "-shm")))
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def sealed(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change what is in a backup and seal it again, as somebody would who means it."""
    with zipfile.ZipFile(file) as pack:
        members = {name: pack.read(name) for name in pack.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, body in members.items():
            pack.writestr(name, body)
        pack.comment = LABEL + b"0" * DIGITS
    body = file.read_bytes()[:-DIGITS]
    file.write_bytes(body + hashlib.sha256(body).hexdigest().encode())


def told(**fields: object) -> Callable[[dict[str, bytes]], None]:
    """The change of a manifest."""

    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **fields}).encode()

    return change


def member(name: str, body: bytes, size: int | None = None) -> Callable[[dict[str, bytes]], None]:
    """One more member, rightly told in the manifest but perhaps for its size."""

    def change(members: dict[str, bytes]) -> None:
        members[name] = body
        manifest = json.loads(members["manifest.json"])
        others = [one for one in manifest["members"] if one["name"] != name]
        digest = hashlib.sha256(body).hexdigest()
        this = {"name": name, "size": len(body) if size is None else size, "sha256": digest}
        told(members=[*others, this])(members)

    return change


def test_all_of_it_comes_back_elsewhere(packed: Path, tmp_path: Path) -> None:
    """On a fresh computer the record, the sound and the settings are as they were, and nothing else is left there."""
    there = of(tmp_path / "new" / "home")
    assert bring_back(there, packed) is None
    history = open_history(there.database)
    assert [one.answer.text for one in history.attempts(ANNE, ["s"])] == ["Spoken — “so”."]
    assert history.sound(ANNE, "r") == SOUND
    history.close()
    assert load_preferences(there.folder) == SETTINGS
    assert {one.split("/")[0] for one in every_file(there.folder)} == {"history.db", "recordings", "settings.json"}


def test_what_was_there_is_kept(here: Installation, packed: Path, history: SqlHistory) -> None:
    """The record of before, its sound and its settings stand whole in a folder with the date; the new ones count."""
    history.save_session(a_session("later"))
    history.keep_recording(a_recording("newer", size=3), b"new")
    save_preferences(here.folder, Preferences())
    kept = bring_back(here, packed)
    assert kept is not None
    assert kept.name == "before-restore-2026-01-01-120000"
    assert history.count_sessions(ANNE) == 1
    assert load_preferences(here.folder) == SETTINGS
    assert sorted(one.name for one in here.sounds.iterdir()) == ["r.flac"]
    older = open_history(kept / "history.db")
    assert older.count_sessions(ANNE) == 2
    assert older.sound(ANNE, "newer") == b"new"
    older.close()
    assert load_preferences(kept) == Preferences()


def test_deleting_everything_leaves_nothing_of_a_restore(here: Installation, packed: Path, history: SqlHistory) -> None:
    """What was kept beside goes as well."""
    kept = bring_back(here, packed)
    assert kept
    history.delete_everything(ANNE)
    assert not kept.exists()


def test_a_backup_is_whole_while_the_app_writes(here: Installation, history: SqlHistory, tmp_path: Path) -> None:
    """Ten backups beside a writer that never rests: each restores to as many sessions as there were at one moment."""
    done = threading.Event()

    def write() -> None:
        for number in range(10_000):
            if done.is_set():
                return
            history.save_session(a_session(f"w{number}"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(10):
            back_up(here, tmp_path / f"{number}.zip", at=NOON)
    finally:
        done.set()
        writer.join()
    there, before = of(tmp_path / "there"), 0
    for number in range(10):
        bring_back(there, tmp_path / f"{number}.zip")
        with closing(sqlite3.connect(there.database)) as raw:
            ids = {row[0] for row in raw.execute("SELECT id FROM sessions")}
        assert ids == {"s", *(f"w{one}" for one in range(len(ids) - 1))}
        assert len(ids) >= before
        before = len(ids)
    assert before > 1


def test_nothing_deleted_is_in_a_backup(here: Installation, history: SqlHistory, tmp_path: Path) -> None:
    """Pages that SQLite only marks as free are not handed on."""
    with closing(sqlite3.connect(here.database)) as raw, raw:
        raw.execute("PRAGMA secure_delete=OFF")
        raw.execute("UPDATE attempts SET answer = ?", ("a secret of mine" * 500,))
    with closing(sqlite3.connect(here.database)) as raw, raw:
        raw.execute("UPDATE attempts SET answer = 'gone'")
    target = tmp_path / "b.zip"
    back_up(here, target, at=NOON)
    with zipfile.ZipFile(target) as pack:
        assert b"a secret of mine" not in pack.read("history.db")


def test_a_file_that_is_there_stays(here: Installation, packed: Path) -> None:
    """Another name is asked for; with force it is replaced, and nothing is left beside it."""
    before = packed.read_bytes()
    with pytest.raises(BadInput, match="--force"):
        back_up(here, packed, at=NOON)
    assert packed.read_bytes() == before
    packed.write_bytes(b"old")
    back_up(here, packed, at=NOON, force=True)
    assert packed.read_bytes() == before
    assert sorted(one.name for one in packed.parent.iterdir() if one.is_file()) == [packed.name]


def test_a_backup_needs_something_to_back_up_and_a_place(here: Installation, tmp_path: Path) -> None:
    """Each mistake is named, and leaves no file."""
    for where, target, said in (
        (of(tmp_path / "none"), tmp_path / "b.zip", "nothing to back up"),
        (here, tmp_path, "is a folder"),
        (here, tmp_path / "none" / "b.zip", "another place"),
    ):
        with pytest.raises(RehearsalError, match=said):
            back_up(where, target, at=NOON)
    with pytest.raises(BadInput, match="Choose another name"):
        back_up(here, here.database, at=NOON, force=True)
    assert not list(tmp_path.glob("*.zip"))


def test_every_changed_byte_is_noticed(packed: Path) -> None:
    """Wherever it is: in a header, a name, a sound, the list, or the seal."""
    body = packed.read_bytes()
    assert check(packed).recordings == 1
    for place in [*range(0, len(body), 11), *range(len(body) - 200, len(body))]:
        packed.write_bytes(body[:place] + bytes([body[place] ^ 0x20]) + body[place + 1 :])
        with pytest.raises(BadInput):
            check(packed)


def test_every_cut_is_noticed(packed: Path) -> None:
    """A copy that stopped is told from a whole one."""
    body = packed.read_bytes()
    for length in [*range(0, len(body), 97), *range(len(body) - 200, len(body))]:
        packed.write_bytes(body[:length])
        with pytest.raises(BadInput, match="cut short"):
            check(packed)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (told(version=2), "newer Rehearsal"),
        (told(version=2, members="told otherwise"), "newer Rehearsal"),
        (told(schema_revision="9999"), r"newer Rehearsal \(schema 9999\)"),
        (told(members=[]), "no history"),
        (told(more=1), "does not say rightly"),
        (lambda members: members.pop("manifest.json"), "can't be read"),
        (lambda members: members.update({"manifest.json": b"[" * 100_000}), "does not say"),
        (lambda members: members.update({"manifest.json": b"3"}), "does not say"),
        (lambda members: members.update({"more.txt": b""}), "other files"),
        (lambda members: members.pop("settings.json"), "other files"),
        (lambda members: members.update({"settings.json": b"{}"}), "not what was put in"),
        (member("../up.flac", b""), "leave its folder"),
        (member("recordings/../../up.flac", b""), "leave its folder"),
        (member("/up.flac", b""), "leave its folder"),
        (member("recordings\\up.flac", b""), "leave its folder"),
        (member("C:up.flac", b""), "leave its folder"),
        (member("recordings/up.flac\n", b""), "leave its folder"),
        (member("recordings/bomb.flac", b"0" * 100_000_000), "would unpack to 100"),
        (member("recordings/more.flac", b"0" * 10_000_000, size=10), "not what was put in"),
        (member("recordings/less.flac", b"0", size=10), "not what was put in"),
        (member("history.db", b"no database" * 1000), "can't be used"),
        (member("settings.json", b"no settings"), "can't be read as settings"),
    ],
)
def test_what_no_backup_is_gets_refused_untouched(
    here: Installation, packed: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    """However well it is sealed: the reason is told, and not a byte changes."""
    sealed(packed, change)
    before = every_file(here.folder)
    with pytest.raises(BadInput, match=said):
        bring_back(here, packed)
    assert every_file(here.folder) == before


def test_a_record_that_does_things_by_itself_is_refused(here: Installation, packed: Path, tmp_path: Path) -> None:
    """A trigger that somebody hid in a record never reaches the place of the own one."""
    spoilt = tmp_path / "spoilt.db"
    with zipfile.ZipFile(packed) as pack:
        spoilt.write_bytes(pack.read("history.db"))
    with closing(sqlite3.connect(spoilt)) as raw, raw:
        raw.execute("CREATE TRIGGER t AFTER INSERT ON attempts BEGIN DELETE FROM grades; END")
    sealed(packed, member("history.db", spoilt.read_bytes()))
    with pytest.raises(BadInput, match="programs"):
        bring_back(here, packed)


def test_an_older_record_is_brought_on(here: Installation, packed: Path, tmp_path: Path) -> None:
    """A backup by an older Rehearsal opens with the schema of today, and with all that was in it."""
    old = Database(tmp_path / "old.db")
    migrate(old, head="0001")
    old.engine.dispose()
    body = a_session("old").model_dump_json()
    with closing(sqlite3.connect(old.name)) as raw, raw:
        raw.execute("PRAGMA journal_mode=DELETE").close()
        raw.execute("INSERT INTO sessions VALUES ('old', ?, '2026-01-01', NULL, 0, ?)", (ANNE, body))
    sealed(packed, member("history.db", Path(old.name).read_bytes()))
    sealed(packed, told(schema_revision="0001"))
    bring_back(here, packed)
    with closing(sqlite3.connect(here.database)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    again = open_history(here.database)
    assert [one.id for one in again.sessions(ANNE, limit=9)] == ["old"]
    again.close()


def test_a_damaged_record_is_put_aside(here: Installation, packed: Path, history: SqlHistory) -> None:
    """This is what backups are for: the damaged file is kept as it is, and the restored one works."""
    history.close()
    here.database.write_bytes(b"damaged" * 1000)
    kept = bring_back(here, packed)
    assert kept is not None
    assert (kept / "history.db").read_bytes() == b"damaged" * 1000
    again = open_history(here.database)
    assert again.count_sessions(ANNE) == 1
    again.close()


def test_a_record_that_is_being_written_is_left_alone(here: Installation, packed: Path, history: SqlHistory) -> None:
    """Another program that holds the right to write is waited for, then named, and every file is as it was."""
    (here.sounds / "r.flac").write_bytes(b"another sound of that name")
    history.keep_recording(a_recording("newer", size=3), b"new")
    save_preferences(here.folder, Preferences())
    with closing(sqlite3.connect(here.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = every_file(here.folder)
        with pytest.raises(HistoryError, match="in use by another program"):
            restore(here, packed, at=NOON, check_preferences=load_preferences, busy_seconds=0.1)
        assert every_file(here.folder) == before
        other.execute("ROLLBACK")
    kept = bring_back(here, packed)
    assert kept is not None
    assert (kept / "recordings" / "r.flac").read_bytes() == b"another sound of that name"
    assert history.sound(ANNE, "r") == SOUND
    assert load_preferences(here.folder) == SETTINGS


def test_an_app_that_is_open_goes_on_with_what_was_restored(here: Installation, packed: Path) -> None:
    """Another process that has the record open needs no restart: it sees all of the restored one, and writes to it."""
    work = SPAWN.Pipe()
    app = SPAWN.Process(target=_go_on, args=(here.database, work[1]))
    app.start()
    try:
        assert work[0].recv() == 2
        bring_back(here, packed)
        work[0].send("look again")
        assert work[0].recv() == 1
        assert work[0].recv() == "saved"
    finally:
        app.join(60)
    again = open_history(here.database)
    assert sorted(one.id for one in again.sessions(ANNE, limit=9)) == ["after", "s"]
    again.close()


def _go_on(database: Path, work: Connection) -> None:
    app = open_history(database)
    app.save_session(a_session("before"))
    work.send(app.count_sessions(ANNE))
    work.recv()
    work.send(app.count_sessions(ANNE))
    app.save_session(a_session("after"))
    app.close()
    work.send("saved")


def test_money_stays_spent(here: Installation, history: SqlHistory, tmp_path: Path) -> None:
    """A record from before the month's requests is put in place: what they cost still counts against the cap."""
    target, month = tmp_path / "before.zip", NOON.replace(day=1, hour=0)
    history.set_aside(ANNE, month, 0.25, cap=None)
    back_up(here, target, at=NOON)
    history.set_aside(ANNE, month, 0.5, cap=None)
    bring_back(here, target)
    assert history.gone(ANNE, month) == 0.75


def test_an_open_app_reads_its_own_questions_anew(here: Installation, history: SqlHistory, tmp_path: Path) -> None:
    """A restore of as many changes as there were since is no reason to take the old questions for the new ones."""
    history.change_own(ANNE, Change(topics=(OwnTopic(id="before", title="Before"),)))
    back_up(here, tmp_path / "b.zip", at=NOON)
    history.change_own(ANNE, Change(topics=(OwnTopic(id="after", title="After"),)))
    read = history.own_revision(ANNE)
    bring_back(here, tmp_path / "b.zip")
    assert [one.id for one in history.own_bank(ANNE).topics] == ["before"]
    assert history.own_revision(ANNE) > read


def test_money_stays_spent_that_was_never_counted(here: Installation, history: SqlHistory, tmp_path: Path) -> None:
    """A record from before spending was counted by the month: what it has paid this month is not forgotten either."""
    back_up(here, tmp_path / "b.zip", at=NOON)
    for _ in range(2):
        history.add_grade(ANNE, "a", a_grade())
    history.keep_derived_rubric(ANNE, "q", a_rubric(), made_at=NOON - timedelta(days=40), cost=8.0)
    bring_back(here, tmp_path / "b.zip")
    month = NOON.replace(day=1, hour=0)
    assert history.gone(ANNE, month) == 1.0
    assert history.spent(ANNE, month) == 0.0


def test_a_record_with_nothing_in_it_is_not_kept(packed: Path, tmp_path: Path) -> None:
    """As the app leaves one where it was only looked at, or where an import was refused."""
    there = of(tmp_path / "new")
    open_history(there.database).close()
    assert bring_back(there, packed) is None
    assert not list(there.folder.glob("before-restore-*"))
