"""A grade that is on its way: the page is drawn again when it has come, and never while someone types."""

from collections.abc import Sequence

import streamlit as st

from interviewer.domain.attempt import Attempt
from interviewer.interview import Interview
from interviewer.ui import state

EVERY = 1.5
"""Seconds between looks; a model takes from two to sixty."""


def watch(app: Interview, attempts: Sequence[Attempt]) -> None:
    """Draw the page again as soon as one of the grades that are on their way has come."""
    waiting = [one.id for one in attempts if one.is_waiting]
    if waiting and app.later:
        _look(app, waiting)


@st.fragment(run_every=EVERY)
def _look(app: Interview, waiting: list[str]) -> None:
    if any(not app.attempt(one).is_waiting for one in waiting):
        st.rerun()


def draw_grade_again(app: Interview, attempt: Attempt) -> None:
    """The way out where a model brought no grade, or where one could, and to the newest rubric."""
    grade = attempt.grade
    if attempt.is_waiting or grade is None:
        return
    by_model = app.later is not None and (
        attempt.trouble or attempt.trouble_with_follow_ups or grade.maker.grader == "offline"
    )
    if by_model or app.has_older_rubric(attempt):
        st.button("Grade again", icon=":material/refresh:", on_click=state.attempt_to, args=(app.grade, attempt))
