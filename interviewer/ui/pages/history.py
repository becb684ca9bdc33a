"""Every session there was, newest first."""

import streamlit as st

from interviewer.ui import routes, state, words
from interviewer.ui.components.deleting import draw_undo
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.session_card import draw_summary

A_PAGE = 20

draw(tag("h1", "History"))
app = state.interview()
draw_undo(app)
count = app.count_sessions()
pages = -(-count // A_PAGE)

if count:
    draw(tag("p", f"{words.counted(count, 'session')}, newest first.", class_="rh-quiet"))
else:
    draw(tag("p", "Nothing here yet. A session appears as soon as you start it.", class_="rh-lead"))
    st.page_link(routes.PRACTICE, label="Start one", icon=":material/play_arrow:")
shown = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
for summary in app.summaries(limit=A_PAGE, offset=(shown - 1) * A_PAGE):
    draw_summary(app, summary)
