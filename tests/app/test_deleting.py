"""What was practised can be deleted from the pages, and deleting can be undone."""

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage


def practised(app: Interview) -> str:
    """A session with one answer; its id."""
    session = app.start(Setup(topics=("toys",), count=1))
    app.answer(session.id, 0, 1, Draft(text="wood and play", revision=1))
    app.end(session.id)
    return session.id


def test_a_session_is_deleted_and_put_back(app: Interview, open_page: OpenPage) -> None:
    """The history says what was deleted, for as long as it can be undone."""
    session_id = practised(app)
    page = open_page(app, "report", session_id)
    reading.press(page, "Delete the session")
    assert "Deleted: a session on Toys" in reading.told(page)
    assert app.count_sessions() == 0
    reading.press(page, "Undo")
    assert "It is back" in reading.told(page)
    assert app.count_sessions() == 1
    assert "Undo" not in reading.buttons(page)


def test_an_attempt_is_deleted_and_put_back(app: Interview, open_page: OpenPage) -> None:
    """From the page of its question, where what is known of it follows."""
    practised(app)
    page = open_page(app, "question", query={"question": "toy-1"})
    reading.press(page, "Delete it")
    assert "You have not tried this question yet" in reading.told(page)
    reading.press(page, "Undo")
    assert "You have not tried this question yet" not in reading.told(page)


def test_everything_is_deleted_when_the_word_is_typed(app: Interview, open_page: OpenPage) -> None:
    """And only then."""
    practised(app)
    page = open_page(app, "settings")
    reading.press(page, "Delete everything")
    assert "type the word delete" in reading.told(page)
    assert app.count_sessions() == 1
    next(one for one in page.text_input if "to delete everything" in one.label).set_value("delete")
    reading.press(page, "Delete everything")
    assert "Everything is deleted" in reading.told(page)
    assert app.count_sessions() == 0


def test_a_tab_open_at_what_was_deleted_says_so(app: Interview, open_page: OpenPage) -> None:
    """With ways on, and no trace."""
    session_id = practised(app)
    page = open_page(app, "report", session_id)
    reading.press(open_page(app, "report", session_id), "Delete the session")
    assert "There is no such session" in reading.told(page.run())
