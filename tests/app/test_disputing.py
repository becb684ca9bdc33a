"""Disagreeing with a judgement, on the page."""

from interviewer.bootstrap import build_practising
from interviewer.domain.attempt import Draft
from interviewer.domain.dispute import Claim
from interviewer.domain.grade import Evidence
from interviewer.domain.session import Mode, Setup
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


def test_a_sentence_is_picked_instead_of_copied(app: Interview, open_page: OpenPage) -> None:
    """Of an answer of several sentences one is chosen; words that are copied count before it."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="I like it. It is made of timber."))
    page = open_page(app, "interview", session.id)
    page.selectbox[0].set_value("wood").run()
    assert page.selectbox[1].options == ["I like it.", "It is made of timber."]
    page.selectbox[1].select_index(1).run()
    reading.press(page, "Override it")
    told = reading.told(page)
    assert "one by your override" in told
    assert "It is made of timber" in [evidence.quote for evidence in evidence_of(app, session.id)]


def evidence_of(app: Interview, session_id: str) -> list[Evidence]:
    """What the grade that counts of its only answer rests on."""
    [attempt] = app.attempts(session_id)
    assert attempt.grade
    return [one for judgement in attempt.grade.judgements for one in judgement.evidence]


def test_a_denial_can_be_disputed_either_way(app: Interview, open_page: OpenPage) -> None:
    """What rests on words of the answer and earned less than all of it: more was said, or that was not."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="not wood"))
    page = open_page(app, "interview", session.id)
    page.selectbox[0].set_value("wood").run()
    claims = next(one for one in page.radio if one.label == "What is wrong with it")
    claims.set_value(Claim.NOT_SAID).run()
    assert not page.text_input(key=page.text_input[0].key).label.startswith("The words")
    reading.press(page, "Override it")
    assert "contradicted → missed · by your override" in reading.told(page)


def test_an_interview_is_disputed_in_its_report(app: Interview, open_page: OpenPage) -> None:
    """Where its judgements are seen for the first time; of several answers one is chosen first."""
    session = app.start(Setup(topics=("toys",), count=2, mode=Mode.INTERVIEW))
    for position in range(2):
        app.answer(session.id, position, 1, Draft(text="timber to play with"))
    assert not open_page(app, "report", session.id).selectbox
    app.end(session.id)
    page = open_page(app, "report", session.id)
    page.selectbox(key="dispute-which").select_index(1).run()
    page.selectbox[1].set_value("wood").run()
    page.text_input[0].set_value("timber").run()
    reading.press(page, "Override it")
    assert [one.score for one in app.attempts(session.id)] == [0.3333, 0.8333]
    assert "one by your override" in reading.told(page)
