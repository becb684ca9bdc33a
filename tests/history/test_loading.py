"""How the record is read: few queries, and no damaged row takes another with it."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from interviewer.domain.attempt import Draft
from interviewer.errors import HistoryError
from interviewer.history import SqlHistory
from tests.history.making import ANNE, a_grade, a_session, an_attempt

DAMAGED = [
    ("UPDATE snapshots SET body = '{'", "attempt broken"),
    ("DELETE FROM snapshots", "attempt broken"),
    ("UPDATE attempts SET answer = printf('%.*c', 30000, 'x') WHERE id = 'broken'", "attempt broken"),
    ("UPDATE grades SET remarks = '7' WHERE attempt_id = 'broken'", "attempt broken"),
    ("UPDATE grades SET score = 7 WHERE attempt_id = 'broken'", "grade .* of attempt broken"),
    ("UPDATE judgements SET evidence = '[7]' WHERE grade_id > 1", "grade .* of attempt broken"),
    ("UPDATE judgements SET verdict = 'splendid' WHERE grade_id > 1", "grade .* of attempt broken"),
]


@contextmanager
def counted(history: SqlHistory) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(history._database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(history._database.engine, "before_cursor_execute", note)


def test_many_attempts_take_as_many_queries_as_one(history: SqlHistory) -> None:
    """The history page doesn't get slower by a query for each thing it shows."""
    for name in "mnop":
        history.save_session(a_session(name))
        history.record_answer(an_attempt(name=name, session=name), a_session(name).after_answer(0))
        history.add_grade(ANNE, name, a_grade())
    with counted(history) as for_one:
        assert len(history.attempts(ANNE, ["m"])) == 1
    with counted(history) as for_all:
        assert len(history.attempts(ANNE, list("mnop"))) == 4
    assert len(for_all) == len(for_one)
    with counted(history) as for_standings:
        assert len(history.standings(ANNE)) == 1
    assert len([one for one in for_standings if not one.startswith(("BEGIN", "SET"))]) == 1


def test_a_question_is_kept_once_however_often_it_is_asked(history: SqlHistory, path: Path) -> None:
    """Question and rubric are stored by their content: two snapshots for three attempts."""
    session = a_session()
    for number in (1, 2, 3):
        session = session.after_answer(0)
        history.record_answer(an_attempt(name=str(number), number=number), session)
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM snapshots").fetchone() == (2,)
    raw.close()


def test_an_attempt_shows_the_question_as_it_was(history: SqlHistory) -> None:
    """A question that was reworded since is shown as it was asked."""
    history.record_answer(an_attempt(), a_session().after_answer(0))
    second = an_attempt(name="b", number=2)
    reworded = second.question.model_copy(update={"prompt": "What else?"})
    second = second.model_copy(update={"question": reworded})
    history.record_answer(second, a_session().after_answer(0).after_answer(0))
    assert [one.question.prompt for one in history.attempts(ANNE, ["s"])] == ["What?", "What else?"]


@pytest.mark.parametrize(("spoil", "named"), DAMAGED)
def test_a_damaged_attempt_is_named(history: SqlHistory, path: Path, spoil: str, named: str) -> None:
    """Whatever a row holds, the error says which row it is."""
    sound_and_broken(history)
    damage(path, spoil)
    with pytest.raises(HistoryError, match=named):
        history.attempt(ANNE, "broken")


@pytest.mark.parametrize(("spoil", "named"), DAMAGED[2:])
def test_the_others_load_without_a_damaged_attempt(
    history: SqlHistory, path: Path, caplog: pytest.LogCaptureFixture, spoil: str, named: str
) -> None:
    """A list leaves it out and the log names it."""
    sound_and_broken(history)
    damage(path, spoil)
    with caplog.at_level(logging.ERROR):
        assert [one.id for one in history.attempts(ANNE, ["s"])] == ["sound"]
    assert "Left out" in caplog.text
    assert "broken" in caplog.text


def test_a_damaged_session_is_left_out_of_the_list_and_named_alone(history: SqlHistory, path: Path) -> None:
    """Corrupt JSON in one session doesn't take the others with it."""
    history.save_session(a_session("broken"))
    damage(path, "UPDATE sessions SET body = '{' WHERE id = 'broken'")
    assert [one.id for one in history.sessions(ANNE, limit=9)] == ["s"]
    with pytest.raises(HistoryError, match="session broken"):
        history.session(ANNE, "broken")


@pytest.mark.parametrize(
    ("spoil", "read"),
    [
        ("UPDATE drafts SET seconds = -1", lambda history: history.draft(ANNE, "s", 0)),
        ("UPDATE attempts SET answered_at = 'noon'", lambda history: history.attempt(ANNE, "broken")),
    ],
)
def test_no_damage_is_anything_but_a_history_error(
    history: SqlHistory, path: Path, spoil: str, read: Callable[[SqlHistory], object]
) -> None:
    """The page has one kind of error to tell, whatever is wrong with the file."""
    sound_and_broken(history)
    history.save_draft(ANNE, "s", 0, Draft(text="x"))
    damage(path, spoil)
    with pytest.raises(HistoryError):
        read(history)


def sound_and_broken(history: SqlHistory) -> None:
    """Two graded attempts in one session."""
    session = a_session()
    for number, name in enumerate(("sound", "broken"), start=1):
        session = session.after_answer(0)
        history.record_answer(an_attempt(name=name, number=number), session)
        history.add_grade(ANNE, name, a_grade())


def damage(path: Path, statement: str) -> None:
    """Change the file behind the history's back."""
    with sqlite3.connect(path) as raw:
        raw.execute(statement)
    raw.close()
