"""What one session came to: the score, and every question, answer and piece of evidence behind it."""

import streamlit as st

from interviewer.domain.session import Mode
from interviewer.ui import routes, state, words
from interviewer.ui.components import report_parts
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.session_card import topics_of

app = state.interview()
session_id = state.session_id()
if session_id is None:
    st.switch_page(routes.HISTORY)
report = app.report(session_id)
session = report.session

started = words.when(session.started_at, app.clock(), state.zone())
draw(tag("h1", "Report"))
draw(
    tag(
        "p",
        f"{topics_of(session.setup, app.bank)} · {words.MODE_NAMES[session.setup.mode]} · {started}",
        class_="rh-quiet",
    )
)
if session.is_open:
    draw(tag("p", "This session is still open. The report is complete once it has ended.", class_="rh-note"))
    routes.link_to_interview(session.id, "Continue")
    if session.setup.mode is Mode.INTERVIEW:
        st.stop()

draw(report_parts.headline(report))
draw(report_parts.tiers(report))
for title, results in (("Strongest points", report.strongest), ("Weakest points", report.weakest)):
    listed = report_parts.points(title, results)
    if listed:
        draw(listed)
draw(tag("h3", "Question by question", tag("small", "Press one to see the answer, its points and the reference.")))
draw(report_parts.questions(app, report))
with st.container(horizontal=True):
    if st.button("Practise again", type="primary", help="A new session with the same set-up"):
        routes.to_interview(app.start(session.setup).id)
    st.page_link(routes.HISTORY, label="History", icon=":material/history:")
