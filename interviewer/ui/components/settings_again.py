"""Grading everything again, and what language models have cost this month."""

import streamlit as st

from interviewer import bootstrap
from interviewer.errors import RehearsalError
from interviewer.interview import Interview
from interviewer.ui import failures, state, words
from interviewer.ui.components.markup import draw, tag

SURE = "grade-everything"
GRADING = "Grading again …"


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
    answers = words.counted(app.history.counted(app.owner).attempts, "answer")
    told = f"{answers} will be graded again. The grades there are stay on record.{_paid(app)}"
    draw(tag("p", told, class_="rh-note"))
    with st.container(horizontal=True):
        pressed = st.button("Grade everything again", type="primary")
        st.button("Leave it", on_click=state.attempt_to, args=(state.forget, SURE))
    if pressed:
        _grade_everything(app)


def _paid(app: Interview) -> str:
    return " The language model is asked once more for each, as far as the cap allows." if app.later else ""


def _grade_everything(app: Interview) -> None:
    bar = st.progress(0.0, GRADING)
    try:
        number = app.grade_everything(lambda share: bar.progress(share, GRADING))
    except RehearsalError as refused:
        failures.draw_failure(refused)
        return
    state.forget(SURE)
    state.tell(f"{words.counted(number, 'answer')} graded again{'; the model grades on' if app.later else ''}.")
    st.rerun()
