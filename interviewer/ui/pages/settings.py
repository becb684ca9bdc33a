"""The settings: who grades, what that may cost, what is asked and shown, how answers are spoken, what goes out."""

import streamlit as st

from interviewer.ui import state
from interviewer.ui.components.deleting import draw_delete_everything
from interviewer.ui.components.exporting import draw_export_everything
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.settings_again import draw_grade_everything
from interviewer.ui.components.settings_backup import draw_backup
from interviewer.ui.components.settings_check import draw_check
from interviewer.ui.components.settings_model import draw_model_settings
from interviewer.ui.components.settings_overturned import draw_overturned
from interviewer.ui.components.settings_showing import draw_showing_settings
from interviewer.ui.components.settings_speaking import draw_speaking_settings
from interviewer.ui.components.taking_over import draw_import_history

draw(tag("h1", "Settings"))
app = state.interview()
grading, asking, data = st.tabs(["Grading", "Asking and speaking", "Your data"], key="show", bind="query-params")
with grading:
    draw_model_settings(app)
    draw_check(app)
    draw_overturned(state.disputing())
    draw_grade_everything(app)
with asking:
    draw_showing_settings()
    draw_speaking_settings()
with data:
    draw_backup(app)
    draw_export_everything(app)
    draw_import_history(app)
    draw_delete_everything(app)
