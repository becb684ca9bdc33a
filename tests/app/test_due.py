"""What is due on the first page, and the rating under a result."""

from datetime import timedelta

from interviewer.domain.attempt import Draft
from interviewer.domain.due import Rating
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage

ONE = Setup(topics=("toys",), count=1)


def answered(app: Interview, text: str = "wood") -> Session:
    """A session with one answer in front of the candidate."""
    session = app.start(ONE)
    app.answer(session.id, 0, 1, Draft(text=text))
    return app.session(session.id)


def later(app: Interview, days: int) -> None:
    """Let days go by."""
    app.clock.now += timedelta(days=days)  # type: ignore[attr-defined]


def test_one_button_practises_what_is_due(app: Interview, open_page: OpenPage) -> None:
    """The first page says how much is due and new, and leads straight into it."""
    app.end(answered(app).id)
    later(app, 3)
    page = open_page(app, "practice")
    assert "1 question due today 2 new questions." in reading.told(page)
    reading.press(page, "Practise what is due")
    [session, _] = app.sessions(limit=5)
    assert session.setup.questions == ("toy-1", "toy-2", "toy-3")
    assert "Question 1 of 3" in reading.told(page)


def test_when_nothing_is_due_the_next_day_is_named(app: Interview, open_page: OpenPage) -> None:
    """There is no button for nothing, but one for what is new."""
    app.end(answered(app).id)
    page = open_page(app, "practice")
    assert "Nothing is due today 2 new questions. The next one comes back tomorrow." in reading.told(page)
    assert "Practise something new" in reading.buttons(page)


def test_a_due_session_leaves_the_form_as_it_was(app: Interview, open_page: OpenPage) -> None:
    """What was chosen by hand the last time is still chosen."""
    app.end(app.start(Setup(topics=("toys",), count=2)).id)
    app.end(app.start(Setup(topics=("toys",), count=1, questions=("toy-3",))).id)
    assert open_page(app, "practice").slider[0].value == 2


def test_the_suggested_rating_can_be_changed(app: Interview, open_page: OpenPage) -> None:
    """It says why it is suggested and when each brings the question back; what is chosen is kept at once."""
    session = answered(app)
    page = open_page(app, "interview", session.id)
    assert "Again is suggested: a core point was not heard." in reading.told(page)
    [choice] = page.get("button_group")
    assert choice.value == Rating.AGAIN
    assert [option.split(" · ")[0] for option in choice.options] == ["Again", "Hard", "Good", "Easy"]
    assert choice.options[0] == "Again · tomorrow"
    choice.set_value(Rating.GOOD).run()
    assert "Your choice is kept. Again was suggested" in reading.told(page)
    [review] = app.history.reviews(app.owner, "toy-1")
    assert (review.rating, review.confirmed) == (Rating.GOOD, True)


def test_an_interview_asks_for_no_rating(app: Interview, open_page: OpenPage) -> None:
    """It would tell what the answer came to; the suggestion is saved at the end."""
    session = app.start(ONE.model_copy(update={"mode": Mode.INTERVIEW}))
    app.answer(session.id, 0, 1, Draft(text="wood"))
    assert not open_page(app, "interview", session.id).get("button_group")
