"""Editing one question, and its rubric point by point with a trial beside it."""

import streamlit as st

from interviewer.ui import routes, state
from interviewer.ui.components.as_you_type import draw_as_you_type
from interviewer.ui.components.bank_questions import NEW
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.question_form import draw_new_form, draw_question_form
from interviewer.ui.components.question_moves import draw_moves
from interviewer.ui.components.rubric_editor import draw_rubric_editor

app = state.interview()
authoring = state.authoring()
question_id = state.question_id()
draw_as_you_type()
left = state.forget(state.LEAVE)
if left:
    routes.to_bank(str(left))
if question_id is None:
    st.switch_page(routes.BANK)
if question_id == NEW:
    draw(tag("h1", "New question"))
    draw_new_form(authoring, state.topic_id())
else:
    question = app.bank.question(question_id)
    routes.link_to_bank(question.topic, "All questions of the topic")
    draw(tag("h1", question.prompt, class_="rh-question"))
    draw_moves(authoring, question)
    draw_question_form(authoring, question)
    draw_rubric_editor(app, authoring, question)
