"""Disagreeing with a judgement, on the page."""

from interviewer.bootstrap import build_practising
from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage


def test_a_point_is_disputed_on_the_result(app: Interview, open_page: OpenPage) -> None:
    """Words that don't stand in the answer are refused with the way out; those that do count, and the score says so."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="timber to play with"))
    page = open_page(app, "interview", session.id)
    page.selectbox[0].set_value("wood").run()
    assert "I did say that. It was not said." in reading.told(page)
    page.text_input[0].set_value("oak").run()
    reading.press(page, "Override it")
    assert "do not stand in your answer" in reading.told(page)
    page.text_input[0].set_value("timber").run()
    reading.press(page, "Override it")
    told = reading.told(page)
    assert "83%" in told
    assert "one by your override" in told
    assert "missed → met · by your override" in told


def test_the_settings_tell_how_far_the_grader_agrees(app: Interview, open_page: OpenPage) -> None:
    """The share of its judgements that this person overturned."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="wood"))
    build_practising(app).settle()
    told = reading.told(open_page(app, "settings"))
    assert "Offline grader: 0 of 3 judgements overturned (0.0%)" in told
