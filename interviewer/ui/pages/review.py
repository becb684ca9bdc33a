"""What the candidate knows and keeps missing: scores over time, how sure against how right, and a map of it all."""

import streamlit as st

from interviewer.bootstrap import preferences
from interviewer.ui import routes, state
from interviewer.ui.components.calibration import draw_calibration, draw_sure_but_wrong
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
    predictions = practising.predictions()
    if predictions or preferences().ask_confidence:
        draw_calibration(predictions)
        draw_sure_but_wrong(practising, predictions)
draw(tag("h2", "What you know"))
topic = choose_topic(practising.map())
if topic:
    draw_topic(practising, topic)
