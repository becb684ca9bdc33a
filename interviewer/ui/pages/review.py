"""What the candidate knows and what they keep missing: scores over time, and a map of topics, questions and points."""

import streamlit as st

from interviewer.ui import routes, state
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.mastery_map import choose_topic, draw_topic
from interviewer.ui.components.trend_chart import draw_trends

draw(tag("h1", "Review"))
app = state.interview()
practising = state.practising()
if not app.count_sessions():
    draw(tag("p", "Nothing here yet. What you know appears with your first graded answer.", class_="rh-lead"))
    st.page_link(routes.PRACTICE, label="Start a session", icon=":material/play_arrow:")
else:
    draw_trends(practising.trends())
draw(tag("h2", "What you know"))
topic = choose_topic(practising.map())
if topic:
    draw_topic(practising, topic)
