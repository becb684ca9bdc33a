"""The ways to practise one question at once."""

import streamlit as st

from interviewer.domain.attempt import Draft
from interviewer.interview import Interview
from interviewer.review import Practising
from interviewer.ui import routes


def draw_practise(app: Interview, practising: Practising, question_id: str) -> None:
    """A session of this question alone, empty or with the words of the last attempt in the box."""
    last = next(iter(practising.attempts(question_id, limit=1)), None)
    with st.container(horizontal=True):
        afresh = st.button("Practise it now", type="primary", icon=":material/play_arrow:")
        with_text = bool(last) and st.button("Practise with my last text", icon=":material/edit:")
    if not afresh and not with_text:
        return
    session = app.start(practising.setup([question_id]))
    if with_text and last:
        app.save_draft(session.id, 0, Draft.to_begin_with(last.answer.text))
    routes.to_interview(session.id)
