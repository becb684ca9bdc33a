"""Rehearsal in a browser: ``streamlit run app.py``."""

import streamlit as st
from streamlit import runtime

from interviewer.ui import failures, figures, look, routes, state
from interviewer.ui.components.one_step import keep_one_step

if not runtime.exists():
    raise SystemExit("Rehearsal runs in a browser. Start it with: make run, or: streamlit run app.py")

st.set_page_config(page_title="Rehearsal", page_icon=look.ICON, layout="centered")
look.apply()
keep_one_step()
page = routes.route()
st.set_page_config(page_title=f"{page.title} · Rehearsal")
state.pop_pressed()
figures.begin()
with failures.told():
    first = st.container(key="rh-news") if state.has_news() else None
    page.run()
    if first:
        # Only now: a page that leads on to another one must not take with it what there is to tell.
        with first:
            failures.draw_pending()
