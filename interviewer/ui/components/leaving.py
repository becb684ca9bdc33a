"""Ending a session, asked about first."""

import streamlit as st

from interviewer.domain.session import Session
from interviewer.interview import Interview
from interviewer.ui import failures, routes, state, words
from interviewer.ui.components.markup import draw, tag

ENDING = "ending"


def draw_way_to_end(app: Interview, session: Session) -> None:
    """The button that ends the session, which asks first."""
    st.button(
        "End session",
        icon=":material/logout:",
        type="tertiary",
        on_click=state.attempt_to,
        args=(state.remember, ENDING),
    )
    if state.forget(ENDING):
        _confirm(app, session)


@st.dialog("End this session?")
def _confirm(app: Interview, session: Session) -> None:
    answered, all_of_them = session.answered, len(session.slots)
    one_or_many = "Your answer and its grade are kept" if answered == 1 else f"Your {answered} answers are kept, graded"
    kept = one_or_many if answered else "Nothing was answered yet"
    left = (
        f" {words.counted(all_of_them - answered, 'question')} will stay unanswered." if answered < all_of_them else ""
    )
    draw(tag("p", f"{kept}, and the report is made from what there is.{left}"))
    draw(tag("p", "An ended session can't be continued. To come back later, just close the page: it waits for you."))
    with failures.told(), st.container(horizontal=True):
        if st.button("End and see the report", type="primary"):
            app.end(session.id)
            routes.to_report(session.id)
        if st.button("Go on"):
            st.rerun()
