"""Everything there is about one question: how its points stand, every attempt at it, and the ways to practise it."""

import streamlit as st

from interviewer.ui import routes, state
from interviewer.ui.components.comparing import draw_comparing
from interviewer.ui.components.deleting import draw_undo
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.mastery_map import badge
from interviewer.ui.components.opened_attempt import draw_opened
from interviewer.ui.components.practising_again import draw_practise
from interviewer.ui.components.tries import choose_point, draw_tries

app = state.interview()
practising = state.practising()
question_id = state.question_id()
if question_id is None:
    st.switch_page(routes.REVIEW)
draw_undo(app)
progress = practising.question(question_id)
draw(tag("h1", progress.question.prompt, class_="rh-question"))
draw(tag("p", badge(progress.mastery)))
routes.link_to_editor(question_id, "Edit the question and its rubric")
draw_practise(app, practising, question_id)
draw_opened(app, question_id)
point_id = choose_point(practising, progress)
draw_tries(app, practising, question_id, point_id)
draw_comparing(app, practising, question_id)
