"""Every session there was, newest first, or the attempts that are looked for."""

import streamlit as st

from interviewer.ui import routes, state, words
from interviewer.ui.components.deleting import draw_undo
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.search_box import choose_wanted
from interviewer.ui.components.search_results import draw_found
from interviewer.ui.components.session_card import draw_summary

A_PAGE = 20

draw(tag("h1", "History"))
app = state.interview()
draw_undo(app)
count = app.count_sessions()
if not count:
    draw(tag("p", "Nothing here yet. A session appears as soon as you start it.", class_="rh-lead"))
    st.page_link(routes.PRACTICE, label="Start one", icon=":material/play_arrow:")
    st.stop()

finding = state.finding()
wanted = choose_wanted(app.bank, finding.choices())
if wanted.is_anything:
    draw_found(app, finding, wanted)
    st.stop()

draw(tag("p", f"{words.counted(count, 'session')}, newest first.", class_="rh-quiet"))
pages = -(-count // A_PAGE)
shown = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
for summary in app.summaries(limit=A_PAGE, offset=(shown - 1) * A_PAGE):
    draw_summary(app, summary)
