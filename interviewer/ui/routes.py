"""Where the pages are, and the ways between them."""

from pathlib import Path
from typing import NoReturn, Protocol
from urllib.parse import urlencode

import streamlit as st

PAGES = Path(__file__).parent / "pages"
PRACTICE = PAGES / "practice.py"
INTERVIEW = PAGES / "interview.py"
REPORT = PAGES / "report.py"
HISTORY = PAGES / "history.py"
REVIEW = PAGES / "review.py"
QUESTION = PAGES / "question.py"
BANK = PAGES / "bank.py"
IMPORT = PAGES / "import.py"
EDITOR = PAGES / "editor.py"
SETTINGS = PAGES / "settings.py"
MENU = (
    (PRACTICE, "Practice", ":material/record_voice_over:"),
    (REVIEW, "Review", ":material/insights:"),
    (HISTORY, "History", ":material/history:"),
    (BANK, "Questions", ":material/library_books:"),
    (SETTINGS, "Settings", ":material/tune:"),
)
"""The pages that are always one press away."""


class Route(Protocol):
    """The page the URL asks for."""

    @property
    def title(self) -> str:
        """What it is called in the browser's tab."""
        ...

    def run(self) -> None:
        """Draw it."""
        ...


def route() -> Route:
    """Draw the way between the pages, and return the one that was asked for."""
    asked = st.navigation(
        [
            *(st.Page(page, title=title, icon=icon, default=page is PRACTICE) for page, title, icon in MENU),
            st.Page(INTERVIEW, title="Interview", visibility="hidden"),
            st.Page(REPORT, title="Report", visibility="hidden"),
            st.Page(QUESTION, title="Question", visibility="hidden"),
            st.Page(IMPORT, title="Import", visibility="hidden"),
            st.Page(EDITOR, title="Editor", visibility="hidden"),
        ],
        position="top",
    )
    # On a phone Streamlit hides its menu behind a sign without a word; there, this one is at the foot of the page.
    with st.container(horizontal=True, key="rh-menu"):
        for page, title, icon in MENU:
            st.page_link(page, label=title, icon=icon)
    return asked


def to_interview(session_id: str) -> NoReturn:
    """Go on with a session."""
    st.switch_page(INTERVIEW, query_params={"session": session_id})


def to_report(session_id: str) -> NoReturn:
    """See what a session came to."""
    st.switch_page(REPORT, query_params={"session": session_id})


def _named(label: str, of: str) -> str:
    """A label whose end is for those who hear it: of several alike on a page it tells which one this is.

    ``of`` is Markdown to Streamlit, so it is a date or an id, never what somebody wrote.
    """
    return f"{label} :gray[{of}]" if of else label


def link_to_interview(session_id: str, label: str, *, of: str = "") -> None:
    """A link to go on with a session."""
    st.page_link(INTERVIEW, label=_named(label, of), icon=":material/play_arrow:", query_params={"session": session_id})


def link_to_report(session_id: str, label: str, *, of: str = "") -> None:
    """A link to a session's report."""
    st.page_link(REPORT, label=_named(label, of), icon=":material/description:", query_params={"session": session_id})


def link_to_question(question_id: str, label: str, *, of: str = "") -> None:
    """A link to everything there is about one question."""
    st.page_link(
        QUESTION, label=_named(label, of), icon=":material/arrow_forward:", query_params={"question": question_id}
    )


def address_of_point(question_id: str, point_id: str) -> str:
    """Where everything about a question is with that point chosen, seen from any page."""
    return f"{QUESTION.stem}?{urlencode({'question': question_id, 'point': point_id})}"


def link_to_attempt(question_id: str, attempt_id: str, label: str, *, of: str = "") -> None:
    """A link to one attempt, above everything else there is about its question."""
    asked = {"question": question_id, "attempt": attempt_id}
    st.page_link(QUESTION, label=_named(label, of), icon=":material/arrow_forward:", query_params=asked)


def link_to_bank(topic_id: str, label: str) -> None:
    """A link to the questions of a topic."""
    st.page_link(BANK, label=label, icon=":material/library_books:", query_params={"topic": topic_id})


def link_to_editor(question_id: str, label: str, *, of: str = "") -> None:
    """A link to where a question and its rubric are edited."""
    st.page_link(EDITOR, label=_named(label, of), icon=":material/edit:", query_params={"question": question_id})


def to_editor(question_id: str) -> NoReturn:
    """Edit a question and its rubric."""
    st.switch_page(EDITOR, query_params={"question": question_id})


def to_bank(topic_id: str) -> NoReturn:
    """See the questions of a topic."""
    st.switch_page(BANK, query_params={"topic": topic_id})


def draw_ways_out() -> None:
    """Where to go from a page that has nothing to show."""
    with st.container(horizontal=True):
        st.page_link(PRACTICE, label="Practice", icon=":material/record_voice_over:")
        st.page_link(HISTORY, label="History", icon=":material/history:")
