"""What the candidate knows and keeps missing: a map of it all, scores over time, and how sure against how right."""

import streamlit as st

from interviewer.ui import routes, state
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.mastery_map import draw_map
from interviewer.ui.components.review_parts import KNOWN, draw_parts

draw(tag("h1", "Review"))
practising = state.practising()
if state.interview().count_sessions():
    draw_parts(practising)
else:
    draw(tag("p", "Nothing here yet. What you know appears with your first graded answer.", class_="rh-lead"))
    st.page_link(routes.PRACTICE, label="Start a session", icon=":material/play_arrow:")
    draw(tag("h2", KNOWN))
    draw_map(practising)
