"""What a session came to."""

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage


def sat(app: Interview, mode: Mode = Mode.PRACTICE) -> Session:
    """A session with one good answer, one blank one and one question skipped."""
    session = app.start(Setup(topics=("toys",), count=3, mode=mode))
    app.answer(session.id, 0, 1, Draft(text="wood to play with", seconds=60))
    app.go(session.id, 1)
    app.answer(session.id, 1, 1, Draft(text="", seconds=5))
    app.go(session.id, 2)
    app.skip(session.id)
    return session


def test_a_report_counts_what_was_answered(app: Interview, open_page: OpenPage) -> None:
    """The score is that of the answers, the time that of the questions, and skipped ones are named."""
    session = sat(app)
    app.end(session.id)
    told = reading.told(open_page(app, "report", session.id))
    assert "42% A start 2 of 3 questions answered · 1 min 5 s on the questions" in told
    assert "Core points 50% 2 of 4 met" in told
    assert "It says wood. met in question 1" in told
    assert "It says wood. missed in question 2" in told
    assert "3. What is toy 3? skipped" in told


def test_every_question_opens_to_everything_about_its_answer(app: Interview, open_page: OpenPage) -> None:
    """Score, marked answer, points and reference are inside the row of the question."""
    session = sat(app, Mode.INTERVIEW)
    app.end(session.id)
    markup = reading.markup(open_page(app, "report", session.id))
    rows = markup.split("<details>")[1:]
    assert len(rows) == 2
    assert '<mark class="rh-for" data-points="1">wood' in rows[0]
    assert "A toy is a wooden thing." in rows[0]
    assert "You handed in a blank answer." in rows[1]


def test_an_open_interview_keeps_its_scores(app: Interview, open_page: OpenPage) -> None:
    """The address of the report is no way around the end of the interview."""
    session = sat(app, Mode.INTERVIEW)
    page = open_page(app, "report", session.id)
    assert "still open" in reading.told(page)
    assert "%" not in reading.told(page)
    assert reading.links(page) == [f"interview?session={session.id}"]


def test_practise_again_is_the_same_set_up_anew(app: Interview, open_page: OpenPage) -> None:
    """One press, and the first question is asked."""
    session = sat(app)
    app.end(session.id)
    page = reading.press(open_page(app, "report", session.id), "Practise again")
    again = app.sessions(limit=1)[0]
    assert again.id != session.id
    assert again.setup == session.setup
    assert "Question 1 of 3" in reading.told(page)


def test_a_report_without_answers_has_no_score(app: Interview, open_page: OpenPage) -> None:
    """Nothing answered is not 0 %."""
    session = app.start(Setup(topics=("toys",), count=3))
    app.end(session.id)
    told = reading.told(open_page(app, "report", session.id))
    assert "No score" in told
    assert "0%" not in told
    assert "1. What is toy 1? not answered" in told


def test_without_a_session_the_page_leads_to_the_history(app: Interview, open_page: OpenPage) -> None:
    """The bare address of the report page is no dead end."""
    assert "Nothing here yet" in reading.told(open_page(app, "report"))
