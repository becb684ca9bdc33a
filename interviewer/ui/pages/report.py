"""What one session came to: the score, and every question, answer and piece of evidence behind it."""

import streamlit as st

from interviewer.domain.session import Mode
from interviewer.ui import routes, state, words
from interviewer.ui.components import report_parts
from interviewer.ui.components.deleting import draw_delete_session, was_deleted
from interviewer.ui.components.disputing import draw_disputing_one_of
from interviewer.ui.components.exporting import draw_export_session
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.session_card import topics_of
from interviewer.ui.components.waiting import watch

app = state.interview()
session_id = state.session_id()
if session_id is None or was_deleted():
    st.switch_page(routes.HISTORY)
report = app.report(session_id)
session = report.session

draw(tag("h1", "Report"))
facts = [
    topics_of(session.setup, app.bank),
    words.MODE_NAMES[session.setup.mode],
    words.when(session.started_at, app.clock(), state.zone()),
]
draw(tag("p", " · ".join(facts), class_="rh-quiet"))
if session.is_open:
    draw(tag("p", "This session is still open. The report is complete once it has ended.", class_="rh-note"))
    routes.link_to_interview(session.id, "Continue")
if session.setup.mode is Mode.PRACTICE or not session.is_open:
    report_parts.draw_results(app, report)
    last_tries = [one.attempt for one in report.questions if one.attempt]
    draw_disputing_one_of(state.disputing(), last_tries, lambda one: f"{one.position + 1}. {one.question.prompt}")
    watch(app, last_tries)
if not session.is_open:
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Practise again", type="primary", help="A new session with the same set-up"):
            routes.to_interview(app.start(session.setup).id)
        if last_tries and (app.later or any(map(app.has_older_rubric, last_tries))):
            st.button("Grade all again", on_click=state.attempt_to, args=(app.grade_session, session.id))
        st.page_link(routes.HISTORY, label="History", icon=":material/history:")
if any(one.attempt for one in report.questions):
    draw_export_session(app, session)
draw_delete_session(session)
