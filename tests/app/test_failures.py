"""What goes wrong is told as a page, with the way out."""

import dataclasses
import sqlite3
import subprocess
import sys
from typing import Never

import pytest

from interviewer.domain.attempt import Draft
from interviewer.domain.session import Setup
from interviewer.errors import ContentError
from interviewer.interview import Interview
from tests.app import reading, toy
from tests.app.conftest import OpenPage


@pytest.mark.parametrize("name", ["interview", "report"])
def test_an_unknown_session_leads_to_what_there_is(app: Interview, open_page: OpenPage, name: str) -> None:
    """A wrong address is answered with ways to go on."""
    page = open_page(app, name, "nobody")
    assert "There is no such session" in reading.told(page)
    assert len(reading.links(page)) == 2


def test_a_record_that_cannot_be_read_says_why(app: Interview, open_page: OpenPage) -> None:
    """The cause comes from the error, and the candidate hears that nothing is lost."""
    with sqlite3.connect(toy.path_of(app)) as file:
        file.execute("DROP TABLE sessions")
    page = open_page(app, "practice")
    assert "no such table" in reading.told(page)
    assert "Nothing you handed in before is lost" in reading.told(page)


def test_what_nobody_foresaw_is_no_bare_traceback(app: Interview, open_page: OpenPage) -> None:
    """The details are there for a bug report, folded."""
    page = open_page(dataclasses.replace(app, history=None), "practice")
    assert not page.exception
    markup = reading.markup(page)
    assert "Something went wrong; your answers are kept" in markup
    assert markup.index("<details>") < markup.index("AttributeError")


def test_a_failure_in_a_button_is_told_once(app: Interview, open_page: OpenPage) -> None:
    """A session that ended elsewhere meanwhile: said on the next page drawn, gone on the one after."""
    session = app.start(Setup(topics=("toys",), count=3))
    page = open_page(app, "interview", session.id)
    app.end(session.id)
    reading.press(page, "Skip")
    assert "This session has ended" in reading.told(page)
    assert "This session has ended" not in reading.told(page.run())


def test_a_broken_content_file_is_named(monkeypatch: pytest.MonkeyPatch, open_page: OpenPage) -> None:
    """The person who keeps the file learns where to look."""

    def build(*_: object) -> Never:
        raise ContentError("rubrics/toys.yaml", 12, "weight must be at most 5 <b>")

    monkeypatch.setattr("interviewer.bootstrap.build_interview", build)
    page = open_page(None, "practice")
    assert "rubrics/toys.yaml:12: weight must be at most 5 <b>" in reading.told(page)


def test_hostile_text_is_text_wherever_it_comes_from(open_page: OpenPage) -> None:
    """Prompts, topic titles, answers and errors bring no element of their own onto any page."""
    app = toy.interview(toy.bank(toy.HOSTILE, toy.HOSTILE, title=toy.HOSTILE))
    session = app.start(Setup(topics=("toys",), count=2))
    app.answer(session.id, 0, 1, Draft(text=f"wood {toy.HOSTILE} kite"))
    pages = [open_page(app, name, session.id) for name in ("practice", "interview", "report", "history")]
    for page in pages:
        names = {name for name, _ in reading.tags(reading.markup(page))}
        assert not names & {"script", "img", "iframe", "object"}
        assert "<script>window.hit" in reading.told(page)
        assert not page.markdown


def test_started_without_streamlit_it_says_how() -> None:
    """Somebody who runs the file as any other is told what to do, not what broke."""
    started = subprocess.run([sys.executable, "app.py"], capture_output=True, text=True, check=False)
    assert started.returncode == 1
    assert started.stderr.splitlines() == [
        "Rehearsal runs in a browser. Start it with: make run, or: streamlit run app.py"
    ]
