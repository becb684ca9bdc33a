"""Checking the grader from the settings."""

from interviewer.agreement.running import RunningCheck
from interviewer.interview import Interview
from tests.app import reading
from tests.app.conftest import OpenPage


def test_a_check_ends_in_figures_that_say_what_they_mean(app: Interview, open_page: OpenPage) -> None:
    """Pressed, it runs by itself; then the figures stand there, over all and for each kind of answer."""
    page = open_page(app, "settings")
    assert "223 answers to 20 questions" in reading.told(page)
    reading.press(page, "Check this grader")
    running = page.session_state["check"]
    assert isinstance(running, RunningCheck)
    running.wait(60)
    told = reading.told(page.run())
    assert "Points judged rightly" in told
    assert "0.0 points of 100 over 2 rounds" in told
    assert "word soup" in told
    assert "Check this grader" in reading.buttons(page)
