"""Keeping a bank: topics with their questions, shipped ones and one's own."""

import streamlit as st

from interviewer.ui import routes, state
from interviewer.ui.components.bank_questions import draw_questions
from interviewer.ui.components.bank_topic import draw_topic
from interviewer.ui.components.bank_topics import choose_shelf, draw_new_topic
from interviewer.ui.components.markup import draw, tag

draw(tag("h1", "Questions"))
authoring = state.authoring()
with st.container(horizontal=True, vertical_alignment="center"):
    st.page_link(routes.IMPORT, label="Import a document", icon=":material/upload_file:")
    draw_new_topic(authoring)
shelf = choose_shelf(authoring)
if shelf:
    draw_topic(authoring, shelf)
    draw_questions(authoring, shelf)
