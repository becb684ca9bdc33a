"""Every session there was."""

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Mode, Setup
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage

TWO = Setup(topics=("toys",), count=2)


def test_an_empty_history_says_so(app: Interview, open_page: OpenPage) -> None:
    """No empty table, but the way to the first session."""
    page = open_page(app, "history")
    assert "Nothing here yet" in reading.told(page)
    assert len(reading.links(page)) == 1


def test_sessions_know_their_state(app: Interview, open_page: OpenPage) -> None:
    """An ended one opens its report, an open one goes on, and an open interview keeps its score."""
    ended, open_one = app.start(TWO), app.start(TWO.model_copy(update={"mode": Mode.INTERVIEW}))
    for session in (ended, open_one):
        app.answer(session.id, 0, 1, Draft(text="wood to play with, and a kite"))
    app.end(ended.id)
    page = open_page(app, "history")
    told = reading.told(page)
    assert "interview · 1 of 2 answered · open score at the end" in told
    assert "practice · 1 of 2 answered · ended 100%" in told
    assert reading.links(page) == [f"interview?session={open_one.id}", f"report?session={ended.id}"]


def test_a_long_history_has_pages(app: Interview, open_page: OpenPage) -> None:
    """Twenty a page, and the rest on the next one."""
    sessions = [app.start(TWO) for _ in range(23)]
    page = open_page(app, "history")
    assert len(reading.links(page)) == 20
    assert f"interview?session={sessions[0].id}" not in reading.links(page)
    page.get("pagination")[0].set_value(2).run()
    assert len(reading.links(page)) == 3
    assert f"interview?session={sessions[0].id}" in reading.links(page)
