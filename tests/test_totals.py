"""What a record comes to, held against a count by hand."""

from dataclasses import replace

import pytest

from interviewer import bootstrap
from interviewer.domain.attempt import Draft
from interviewer.domain.grade import Maker
from interviewer.domain.progress import Mastery
from interviewer.domain.session import Mode, Setup
from interviewer.domain.totals import MeanScore
from tests.history.making import a_recording
from tests.test_review import Desk, desk  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def _in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))


def test_an_empty_record_comes_to_nothing(desk: Desk) -> None:  # noqa: F811
    """Everything is unseen, and no mean is made up."""
    totals = bootstrap.total(desk.app)
    assert (totals.sessions, totals.attempts, totals.questions_practised, totals.due) == (0, 0, 0, 0)
    assert (totals.scores, totals.unseen, totals.next_due) == ((), 3, None)
    assert totals.points == {**dict.fromkeys(Mastery, 0), Mastery.UNSEEN: 9}


def test_each_answer_counts_once_by_the_grade_that_counts(desk: Desk) -> None:  # noqa: F811
    """Points weigh 3, 2 and 1: 3/6 and 6/6 by the offline grader, 1 by a model; a failed grade changes nothing."""
    desk.answer("wood", "wood to play with, and a kite")
    third = desk.answer("kite", question=2)
    rubric = third.rubric
    maker = Maker(grader="llm", model="big", rubric_digest=rubric.digest())
    for score in (1.0, None):
        grade = third.grades[0].model_copy(update={"score": score, "maker": maker})
        desk.app.history.add_grade("local", third.id, grade)
    totals = bootstrap.total(desk.app)
    assert (totals.sessions, totals.attempts, totals.questions_practised) == (2, 3, 2)
    assert totals.scores == (
        MeanScore(topic="toys", grader="big", answers=1, score=1),
        MeanScore(topic="toys", grader="offline", answers=2, score=0.75),
    )
    assert totals.unseen == 1
    assert sum(totals.questions.values()) == 3
    assert totals.points[Mastery.UNSEEN] == 3


def test_an_open_interview_gives_nothing_away(desk: Desk) -> None:  # noqa: F811
    """Its answers are counted, its scores only when it has ended."""
    session = desk.app.start(Setup(topics=("toys",), count=1, mode=Mode.INTERVIEW))
    desk.app.answer(session.id, 0, 1, Draft(text="wood"))
    assert (bootstrap.total(desk.app).attempts, bootstrap.total(desk.app).scores) == (1, ())
    desk.app.end(session.id)
    assert bootstrap.total(desk.app).scores[0].answers == 1


def test_due_and_spoken_are_counted_and_others_are_not(desk: Desk) -> None:  # noqa: F811
    """What was missed is due the next day; seconds of sound are told in minutes; another owner's are nobody's."""
    attempt = desk.answer("wood")
    spoken = {"session_id": attempt.session_id, "seconds": 90.0}
    desk.app.history.keep_recording(a_recording(owner="local").model_copy(update=spoken), b"sound")
    desk.clock.forward(days=2)
    totals = bootstrap.total(desk.app)
    assert (totals.due, totals.minutes_spoken) == (1, 1.5)
    assert desk.app.history.counted("ben").model_dump(exclude={"scored"}) == {
        "sessions": 0,
        "attempts": 0,
        "questions": 0,
        "seconds_spoken": 0.0,
    }


def test_a_question_that_left_the_bank_is_counted_apart(desk: Desk) -> None:  # noqa: F811
    """Its scores are not lost, and not put under another topic."""
    desk.answer("wood")
    left = desk.app.bank.topics[0].model_copy(update={"questions": desk.app.bank.topics[0].questions[1:]})
    app = replace(desk.app, bank=desk.app.bank.model_copy(update={"topics": (left,)}))
    assert [one.topic for one in bootstrap.total(app).scores] == [None]
