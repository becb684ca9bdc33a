"""The record on a real SQLite file."""

import multiprocessing
import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from interviewer.domain.answer import Answer
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question, Section, SectionKind
from interviewer.domain.rubric import Point, Rubric, Tier
from interviewer.domain.session import Session, Setup, Slot
from interviewer.errors import HistoryError, NotFound, Stale
from interviewer.history import SqlHistory, open_history
from interviewer.history.migrate import HEAD, SCRIPTS, migrate

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ANNE, BEN = "anne", "ben"
POINT = Point(id="p", text="A point is made.", tier=Tier.CORE, weight=3)
RUBRIC = Rubric(question_id="q-01", points=(POINT,))
QUESTION = Question(
    id="q-01", topic="t", prompt="What?", reference=(Section(kind=SectionKind.ANSWER, text="A point is made."),)
)


def a_session(name: str = "s", owner: str = ANNE) -> Session:
    """A session of one question."""
    return Session(
        id=name, owner=owner, setup=Setup(topics=("t",), count=1), slots=(Slot(question_id="q-01"),), started_at=NOON
    )


def an_attempt(text: str = "An answer.", *, name: str = "a", session: str = "s", number: int = 1) -> Attempt:
    """A try at its question."""
    return Attempt(
        id=name, owner=ANNE, session_id=session, position=0, number=number, question=QUESTION, rubric=RUBRIC,
        answer=Answer(text=text), answered_at=NOON + timedelta(minutes=number), seconds=3.5, hints=1,
    )  # fmt: skip


def a_grade(score: float = 1.0, *, provisional: bool = False) -> Grade:
    """A grade of that answer."""
    evidence = (Evidence.of("An answer.", 3, 9),)
    verdict = Verdict.MET if score == 1 else Verdict.PARTLY_MET
    judgement = Judgement(point_id="p", verdict=verdict, credit=score, reason="Heard.", evidence=evidence)
    maker = Maker(grader="offline", rubric_digest=RUBRIC.digest(), cost=0.5, tokens_in=3)
    grade = Grade.of(RUBRIC, [judgement], maker=maker, made_at=NOON, remarks=("A remark.",))
    return grade.model_copy(update={"provisional": provisional})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that isn't there yet, in a folder that isn't either."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[SqlHistory]:
    """A new history with one session of Anne's."""
    opened = open_history(path)
    opened.save_session(a_session())
    yield opened
    opened.close()


def test_what_is_kept_comes_back(history: SqlHistory, path: Path) -> None:
    """Session, attempt and grade are the same after the file was closed and opened again."""
    session = a_session().after_answer(0)
    history.record_answer(an_attempt(), session)
    graded = history.add_grade(ANNE, "a", a_grade())
    history.close()
    again = open_history(path)
    assert again.session(ANNE, "s") == session
    assert again.attempt(ANNE, "a") == graded == an_attempt().model_copy(update={"grades": (a_grade(),)})
    again.close()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_survives(history: SqlHistory, text: str) -> None:
    """Whatever a candidate types is kept to the letter."""
    name = os.urandom(8).hex()
    history.save_session(a_session(name))
    history.save_draft(ANNE, name, 0, Draft(text=text, revision=1))
    assert history.draft(ANNE, name, 0).text == text
    history.record_answer(an_attempt(text, name=name, session=name), a_session(name).after_answer(0))
    assert history.attempt(ANNE, name).answer.text == text


def test_the_same_try_is_kept_once(history: SqlHistory) -> None:
    """Handing in twice gives the first attempt back and changes nothing."""
    session = a_session().after_answer(0)
    history.record_answer(an_attempt("first"), session)
    second = history.record_answer(an_attempt("second", name="b"), session.after_answer(0))
    assert second.answer.text == "first"
    assert len(history.attempts(ANNE, ["s"])) == 1


def test_threads_that_hand_in_at_once_get_one_attempt(history: SqlHistory) -> None:
    """A double click in two tabs is one attempt, and both get it."""
    gate, got = threading.Barrier(8), []

    def hand_in(number: int) -> None:
        gate.wait()
        got.append(history.record_answer(an_attempt(name=f"a{number}"), a_session().after_answer(0)))

    threads = [threading.Thread(target=hand_in, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({attempt.id for attempt in got}) == 1
    assert len(got) == 8


def test_two_tabs_cannot_both_move_a_session(history: SqlHistory) -> None:
    """The second to save the same version is told to load again, and nothing of the first is undone."""
    history.save_session(a_session().at(0))
    with pytest.raises(Stale, match="another tab"):
        history.save_session(a_session().after_skip())
    assert history.session(ANNE, "s") == a_session().at(0)


def test_an_answer_survives_the_end_of_the_process(path: Path) -> None:
    """Once it is kept, killing the process without warning loses nothing."""
    process = multiprocessing.get_context("spawn").Process(target=_keep_and_die, args=(path,))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    history = open_history(path)
    assert [attempt.id for attempt in history.ungraded(ANNE)] == ["a"]
    history.close()


def _keep_and_die(path: Path) -> None:
    history = open_history(path)
    history.save_session(a_session())
    history.record_answer(an_attempt(), a_session().after_answer(0))
    os.kill(os.getpid(), signal.SIGKILL)


def test_two_processes_may_start_on_a_new_file(path: Path) -> None:
    """Both make the schema, one after the other, and both work."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open_and_save, args=(path, f"s{number}")) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    history = open_history(path)
    assert history.count_sessions(ANNE) == 2
    history.close()


def _open_and_save(path: Path, name: str) -> None:
    history = open_history(path)
    history.save_session(a_session(name))
    history.close()


def test_nothing_of_one_owner_is_shown_to_another(history: SqlHistory) -> None:
    """Every call answers Ben as if Anne's rows were not there."""
    history.record_answer(an_attempt(), a_session().after_answer(0))
    for call in (
        lambda: history.session(BEN, "s"),
        lambda: history.attempt(BEN, "a"),
        lambda: history.add_grade(BEN, "a", a_grade()),
        lambda: history.save_draft(BEN, "s", 0, Draft(text="x")),
    ):
        with pytest.raises(NotFound):
            call()
    assert not history.sessions(BEN, limit=9)
    assert not history.attempts(BEN, ["s"])
    assert not history.standings(BEN)
    assert not history.ungraded(BEN)
    assert history.draft(BEN, "s", 0) == Draft()


def test_an_older_draft_never_replaces_a_newer_one(history: SqlHistory) -> None:
    """Messages of the browser may arrive out of order; handing in drops the draft."""
    history.save_draft(ANNE, "s", 0, Draft(text="newer", revision=1_790_000_000_000))
    history.save_draft(ANNE, "s", 0, Draft(text="older", revision=1_780_000_000_000))
    assert history.draft(ANNE, "s", 0).text == "newer"
    history.record_answer(an_attempt(), a_session().after_answer(0))
    assert history.draft(ANNE, "s", 0) == Draft()


def test_standings_count_the_grade_that_counts(history: SqlHistory) -> None:
    """The last try's settled grade, as the domain says it, with a provisional one after it ignored."""
    session = a_session()
    for number, scores in enumerate([(0.25,), (0.5, 1.0)], start=1):
        session = session.after_answer(0)
        history.record_answer(an_attempt(name=f"a{number}", number=number), session)
        for score in scores:
            history.add_grade(ANNE, f"a{number}", a_grade(score, provisional=score == 1.0))
    standing = history.standings(ANNE)["q-01"]
    assert (standing.attempts, standing.last_score) == (2, 0.5)
    assert standing.last_score == history.attempt(ANNE, "a2").score
    assert standing.last_at == an_attempt(number=2).answered_at


def test_sessions_come_in_pages_newest_first(history: SqlHistory) -> None:
    """Every session is on exactly one page."""
    for number in range(5):
        later = a_session(f"n{number}").model_copy(update={"started_at": NOON + timedelta(hours=number + 1)})
        history.save_session(later)
    pages = [[one.id for one in history.sessions(ANNE, limit=4, offset=offset)] for offset in (0, 4)]
    assert pages == [["n4", "n3", "n2", "n1"], ["n0", "s"]]


def test_a_damaged_row_is_named_and_the_rest_still_load(history: SqlHistory, path: Path) -> None:
    """Corrupt JSON in one session doesn't take the others with it."""
    history.save_session(a_session("broken"))
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE sessions SET body = '{' WHERE id = 'broken'")
    with pytest.raises(HistoryError, match="session broken"):
        history.session(ANNE, "broken")
    assert history.session(ANNE, "s") == a_session()


def test_the_schema_is_what_the_migrations_make(history: SqlHistory) -> None:
    """No table or column differs between the rows and the steps, and HEAD is the last step."""
    with history._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_step_that_fails_leaves_the_file_as_it_was(history: SqlHistory, path: Path, tmp_path: Path) -> None:
    """A half-done migration is undone whole, and a copy was made before it."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for source in (SCRIPTS / "env.py", SCRIPTS / "versions" / "0001_first.py"):
        (scripts / source.relative_to(SCRIPTS)).write_text(source.read_text())
    (scripts / "versions" / "0002_fails.py").write_text(
        'from alembic import op\nimport sqlalchemy as sa\nrevision, down_revision = "0002", "0001"\n'
        'def upgrade():\n    op.create_table("half", sa.Column("id", sa.Integer()))\n    raise RuntimeError("no")\n'
    )
    before = _schema(path)
    with pytest.raises(RuntimeError, match="no"):
        migrate(history._engine, path, head="0002", scripts=scripts)
    assert _schema(path) == before
    assert history.session(ANNE, "s") == a_session()
    assert path.with_name("history.db.before-0002").exists()


def _schema(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as raw:
        return raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer Rehearsal"),
        ("DROP TABLE alembic_version", "another program"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_untouched(history: SqlHistory, path: Path, spoil: str, said: str) -> None:
    """A newer schema and a foreign database are named, with the way out, and not written to."""
    history.close()
    with sqlite3.connect(path) as raw:
        raw.execute(spoil)
    before = _schema(path)
    with pytest.raises(HistoryError, match=said) as refused:
        open_history(path)
    assert "INTERVIEWER_DATA_DIR" in str(refused.value)
    assert _schema(path) == before


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    """It is named, and not a byte of it changes."""
    path.parent.mkdir(parents=True)
    path.write_bytes(b"my shopping list " * 100)
    with pytest.raises(HistoryError, match="damaged or not a history file"):
        open_history(path)
    assert path.read_bytes() == b"my shopping list " * 100


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The error says which folder, and which setting moves it."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HistoryError, match="INTERVIEWER_DATA_DIR"):
        open_history(tmp_path / "file" / "data" / "history.db")
