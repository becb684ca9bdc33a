"""Grading everything again, and what language models have cost this month."""

import streamlit as st

from interviewer import bootstrap
from interviewer.interview import Interview
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, tag

SURE = "grade-everything"


def draw_grade_everything(app: Interview) -> None:
    """The way to have every answer graded again, asked about first; earlier grades are kept beside the new ones."""
    spent = bootstrap.spent_this_month(app)
    draw(tag("h2", "Grades"))
    draw(tag("p", f"Spent on language models this month: {words.dollars(spent)}, as far as costs are known."))
    if not app.count_sessions():
        return
    if not state.remembered(SURE):
        st.button("Grade everything again …", on_click=state.remember, args=(SURE,))
        return
    draw(tag("p", "Every answer there is will be graded again. The grades there are stay on record.", class_="rh-note"))
    with st.container(horizontal=True):
        st.button("Grade everything again", type="primary", on_click=state.attempt_to, args=(_grade_everything, app))
        st.button("Leave it", on_click=state.attempt_to, args=(state.forget, SURE))


def _grade_everything(app: Interview) -> None:
    state.forget(SURE)
    number = app.grade_everything()
    state.tell(f"{words.counted(number, 'answer')} graded again{'; the model grades on' if app.later else ''}.")
