"""Grades that are made again, what they cost, and rubrics that have changed since."""

from dataclasses import replace

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.grade import UNSUPPORTED, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Bank
from interviewer.domain.session import Session, Setup
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage


@pytest.fixture
def session(app: Interview) -> Session:
    """A session with one answer."""
    started = app.start(Setup(topics=("toys",), count=1))
    app.answer(started.id, 0, 1, Draft(text="wood to play with"))
    return app.end(started.id)


def test_everything_is_graded_again_only_when_that_is_meant(
    app: Interview, session: Session, open_page: OpenPage
) -> None:
    """Asked about first; the earlier grade stays beside the new one."""
    page = reading.press(open_page(app, "settings"), "Grade everything again …")
    assert len(app.attempts(session.id)[0].grades) == 1
    assert "1 answer will be graded again" in reading.told(page)
    reading.press(page, "Grade everything again")
    assert len(app.attempts(session.id)[0].grades) == 2
    assert "1 answer graded again" in reading.told(page)


def test_a_report_says_what_the_language_model_took(app: Interview, session: Session, open_page: OpenPage) -> None:
    """Grades, tokens and dollars of the whole session, failures included."""
    (attempt,) = app.attempts(session.id)
    maker = Maker(grader="llm", rubric_digest="r", model="m", tokens_in=900, tokens_out=100, cost=0.0125, seconds=3)
    failed = Grade(
        judgements=(), score=None, coverage=0, maker=maker, made_at=app.clock(), ungraded_because="It was too slow."
    )
    for _ in range(2):
        app.history.add_grade(app.owner, attempt.id, failed)
    told = reading.told(open_page(app, "report", session.id))
    assert "Language model: asked for 2 grades · 6 s · 2,000 tokens · $0.0250" in told
    assert "No grade by the language model: It was too slow." in told


def test_withdrawn_credit_is_called_unsupported(app: Interview, session: Session, open_page: OpenPage) -> None:
    """In the place of the verdict, not in its reason alone."""
    (attempt,) = app.attempts(session.id)
    withdrawn = Judgement(
        point_id=attempt.rubric.points[0].id, verdict=Verdict.MISSED, credit=0, reason=f"{UNSUPPORTED}nothing was said."
    )
    maker = Maker(grader="llm", rubric_digest=attempt.rubric.digest(), model="m")
    app.history.add_grade(
        app.owner, attempt.id, Grade.of(attempt.rubric, [withdrawn], maker=maker, made_at=app.clock())
    )
    assert reading.told(open_page(app, "report", session.id)).count("Unsupported") == 2


def test_an_older_rubric_is_told_as_such(app: Interview, open_page: OpenPage) -> None:
    """On the answer and in the report, once the bank has another one."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="kite"))
    assert "older rubric" not in reading.told(open_page(app, "interview", session.id))
    newer = {one: rubric.model_copy(update={"points": rubric.points[:2]}) for one, rubric in toy.bank().rubrics.items()}
    changed = replace(app, bank=Bank(topics=app.bank.topics, rubrics=newer))
    assert "Graded with an older rubric" in reading.told(open_page(changed, "interview", session.id))
    app.end(session.id)
    assert "· older rubric" in reading.told(open_page(changed, "report", session.id))
