"""The process ends without warning, at any step of anything it does, and starts again.

Nothing that was said to be done is lost then, nothing half done passes for done, and doing it again works.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from interviewer.domain.attempt import Draft
from interviewer.errors import NotFound
from interviewer.history import SqlHistory, check, open_history
from interviewer.history.database import Database
from interviewer.history.migrate import HEAD, migrate
from interviewer.preferences import Preferences, load_preferences, save_preferences
from tests import postgresql
from tests.history import killed
from tests.history.killed import NEW, OLD, OWNER, SOUND
from tests.history.killing import FORKED, Work, killed_at, some, steps_of
from tests.history.making import a_session
from tests.records import new_record
from tests.taking_away import a_full_desk, export_of

pytestmark = pytest.mark.skipif(FORKED is None, reason="this system has no kill -9")

Look = Callable[[SqlHistory], object]
MOST = 6
"""Steps that a process is killed before, of those that a thing takes; fewer on a server, whose own tests prove it."""
A_SESSION = (
    "INSERT INTO sessions (id, owner, started_at, version, body) VALUES (?, ?, '2026-01-01 12:00:00.000000', 1, ?)"
)


class Case:
    """A record of its own for each kill, on one database."""

    def __init__(self, where: Path | str, folder: Path) -> None:
        self.where, self.folder = where, folder

    def made(self, begin: Look) -> None:
        """Begin anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        on_file = isinstance(self.where, Path)
        sounds = self.folder / "recordings"
        history = new_record(self.where) if on_file else postgresql.record(str(self.where), sounds)  # type: ignore[arg-type]
        with closing(history):
            begin(history)

    def each(self, begin: Look, work: Work, look: Look, *, most: int = MOST) -> None:
        """Kill it before each of its steps, look, then do it again and look once more."""
        self.made(begin)
        steps = steps_of(work, self.where, self.folder)
        self.look(look)
        for step in some(steps, most if isinstance(self.where, Path) else 3):
            self.made(begin)
            killed_at(work, self.where, self.folder, step)
            self.look(look)

    def look(self, look: Look) -> None:
        """Start again and look."""
        with closing(killed.opened(self.where, self.folder)) as history:
            look(history)


@pytest.fixture
def case(where: Path | str, path: Path) -> Case:
    """On each database."""
    return Case(where, path.parent)


def age(paths: Iterable[Path]) -> None:
    """Let it be long since anyone was at work on them."""
    for one in paths:
        os.utime(one, (0, 0))


def session_of(history: SqlHistory) -> str:
    """The one there is."""
    return history.sessions(OWNER, limit=1)[0].id


def test_handing_in(case: Case) -> None:
    """The words are in the draft or in the attempt; a grade is whole, and handing in again is one attempt."""

    def look(history: SqlHistory) -> None:
        app, session = killed.interview(history), session_of(history)
        attempts = app.attempts(session)
        if attempts:
            assert [(one.answer.text, one.number) for one in attempts] == [(OLD, 1)]
            assert history.session(OWNER, session).slots[0].tries == 1
        else:
            assert app.draft(session, 0).text == OLD
        app.finish_grading()
        again = app.answer(session, 0, 1, Draft(text=OLD))
        assert [one.id for one in app.attempts(session)] == [again.id]
        assert [one.score for one in again.grades] == [0.5]

    case.each(killed.begin, killed.hand_in, look)


def test_typing_on(case: Case) -> None:
    """The draft is the older one or the newer one, whole."""

    def look(history: SqlHistory) -> None:
        app, session = killed.interview(history), session_of(history)
        assert app.draft(session, 0).text in (OLD, NEW)
        app.save_draft(session, 0, Draft(text=NEW, revision=2))
        assert app.draft(session, 0).text == NEW

    case.each(killed.begin, killed.type_on, look)


def test_sending_a_recording(case: Case) -> None:
    """What is on record is whole on disk, and a browser that sends it again gets it kept once."""

    def look(history: SqlHistory) -> None:
        speaking, session = killed.speaking(history), session_of(history)
        for one in speaking.recordings(session):
            assert speaking.sound(one.id) == SOUND
        speaking.record(session, 0, 1, SOUND, "a", recording_id="r")
        assert [(one.id, one.size) for one in speaking.recordings(session)] == [("r", len(SOUND))]
        assert speaking.sound("r") == SOUND

    case.each(killed.begin, killed.record, look)


def spoken(history: SqlHistory) -> None:
    """A session with a recording."""
    killed.begin(history)
    killed.speaking(history).record(session_of(history), 0, 1, SOUND, "a", recording_id="r")


def test_writing_down_a_recording(case: Case) -> None:
    """The sound is there; its words are there whole or not yet, and then can be had."""

    def look(history: SqlHistory) -> None:
        speaking = killed.speaking(history)
        heard = speaking.recording("r")
        assert heard.transcript in (None, killed.HEARD)
        assert heard.trouble is None
        assert speaking.sound("r") == SOUND
        assert speaking.transcribe("r").transcript == killed.HEARD

    case.each(spoken, killed.transcribe, look)


def answered(history: SqlHistory) -> None:
    """Three answers, each graded, and a recording."""
    spoken(history)
    app, session = killed.interview(history), session_of(history)
    for place in range(3):
        app.go(session, place)
        app.answer(session, place, 1, Draft(text="wood and play"))


def test_grading_everything_again(case: Case) -> None:
    """Every answer keeps the grade it had, has a second one or not yet, and each of them is whole."""

    def look(history: SqlHistory) -> None:
        app = killed.interview(history)
        attempts = app.attempts(session_of(history))
        assert len(attempts) == 3
        for one in attempts:
            assert {grade.score for grade in one.grades} == {0.8333}
            assert 1 <= len(one.grades) <= 2
        assert not history.waiting(OWNER)
        assert app.grade_everything() == 3

    case.each(answered, killed.grade_all, look)


def test_deleting_everything(case: Case) -> None:
    """All of it is there but sound, or none; once none is, the next start leaves nothing of it in any file."""

    def begin(history: SqlHistory) -> None:
        answered(history)
        (case.folder / "before-restore-2026").mkdir()
        (case.folder / "before-restore-2026" / "history.db").write_text("wood and play")

    def look(history: SqlHistory) -> None:
        if history.count_sessions(OWNER):
            assert len(killed.interview(history).attempts(session_of(history))) == 3
            history.delete_everything(OWNER)
        killed.purge(history)
        assert history.count_sessions(OWNER) == 0
        with pytest.raises(NotFound):
            history.recording(OWNER, "r")
        assert not [one.name for one in case.folder.rglob("*") if one.is_file() and b"wood and" in one.read_bytes()]
        assert not [one.name for one in case.folder.rglob("*") if one.is_file() and SOUND in one.read_bytes()]

    case.each(begin, killed.delete_all, look)


def test_importing_a_history(case: Case) -> None:
    """The record is empty or whole, with all sound that it speaks of, and an empty one takes the same file."""
    desk = a_full_desk()
    document = export_of(desk.app.history)
    case.folder.mkdir(parents=True, exist_ok=True)
    (case.folder.parent / "history.json").write_bytes(document)

    def look(history: SqlHistory) -> None:
        if not history.count_sessions(OWNER):
            killed.take_over(case.where, case.folder)
        assert export_of(history) == document

    case.each(lambda _: None, killed.take_over, look)


def a_backup(case: Case) -> None:
    """A backup of another record beside the folder, with other settings and other sound."""
    case.made(answered)
    save_preferences(case.folder, Preferences(model="ollama/backup"))
    killed.back_up_all(case.where, case.folder)
    shutil.move(case.folder / "backup.zip", case.folder.parent / "backup.zip")


@pytest.mark.sqlite
def test_backing_up(case: Case) -> None:
    """What has the name of a backup is one, the older or the newer, and the record is as it was."""

    def begin(history: SqlHistory) -> None:
        answered(history)
        killed.back_up_all(case.where, case.folder)

    def look(history: SqlHistory) -> None:
        assert check(case.folder / "backup.zip").recordings == 1
        assert len(killed.interview(history).attempts(session_of(history))) == 3
        age(case.folder.glob(".backup.zip.*"))
        killed.back_up_all(case.where, case.folder)
        assert not [one for one in case.folder.iterdir() if one.name.endswith(".partial")]

    case.each(begin, killed.back_up_all, look)


@pytest.mark.sqlite
def test_restoring(case: Case) -> None:
    """The record is the old one or that of the backup, whole, with its sound, and settings; it can be done again."""
    a_backup(case)

    def begin(history: SqlHistory) -> None:
        killed.begin(history)
        killed.speaking(history).record(session_of(history), 0, 1, b"old" * 99, "a", recording_id="old")
        save_preferences(case.folder, Preferences(model="ollama/old"))

    def look(history: SqlHistory) -> None:
        app, session = killed.interview(history), session_of(history)
        (sound,) = killed.speaking(history).recordings(session)
        if sound.id == "old":
            assert app.draft(session, 0).text == OLD
            assert killed.speaking(history).sound("old") == b"old" * 99
        else:
            assert len(app.attempts(session)) == 3
            assert killed.speaking(history).sound("r") == SOUND
        assert load_preferences(case.folder).model in ("ollama/old", "ollama/backup")
        age(case.folder.glob(".restoring-*"))
        killed.purge(history)
        killed.bring_back(case.where, case.folder)
        assert len(app.attempts(session_of(history))) == 3
        assert load_preferences(case.folder).model == "ollama/backup"
        assert not list(case.folder.glob(".restoring-*"))

    case.each(begin, killed.bring_back, look)


def test_an_older_record_at_a_start(path: Path) -> None:
    """All steps of the schema are done or none; the next start does them, and nothing of the record is missing."""
    old = path.parent.parent / "old.db"
    old.parent.mkdir(exist_ok=True)
    with closing(Database(old)) as database:
        migrate(database, head="0001")
    with closing(sqlite3.connect(old)) as raw, raw:
        raw.execute(A_SESSION, ("s", OWNER, a_session(owner=OWNER).model_dump_json()))

    def begin() -> None:
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(old, path)

    begin()
    steps = steps_of(killed.start, path, path.parent)
    for step in some(steps, MOST):
        begin()
        killed_at(killed.start, path, path.parent, step)
        with closing(sqlite3.connect(path)) as raw:
            assert raw.execute("SELECT version_num FROM alembic_version").fetchone()[0] in ("0001", HEAD)
        with closing(open_history(path)) as history:
            assert history.count_sessions(OWNER) == 1
