"""The interview: one question at a time, from wherever the candidate left off."""

import streamlit as st

from interviewer.bootstrap import preferences
from interviewer.domain.session import SlotState
from interviewer.ui import routes, state
from interviewer.ui.components.aloud import draw_voice
from interviewer.ui.components.answer_box import drop_copies
from interviewer.ui.components.answer_box.reply import drop_reply_copies
from interviewer.ui.components.answered import draw_answered, draw_none_left, draw_skipped, draw_unreadable
from interviewer.ui.components.asking import draw_other_moves, draw_removed, take_answer
from interviewer.ui.components.conversation import ask
from interviewer.ui.components.follow_up import draw_follow_up
from interviewer.ui.components.progress import draw_progress
from interviewer.ui.components.recordings import draw_recordings

app = state.interview()
session_id = state.session_id()
if session_id is None:
    st.switch_page(routes.PRACTICE)
session = app.session(session_id)
if not session.is_open:
    routes.to_report(session.id)

slot = session.slot
draw_progress(app, session)
if slot.state is SlotState.ANSWERED and not slot.retrying:
    tries = [one for one in app.attempts(session.id) if one.position == session.position]
    if tries:
        ask(tries[-1].question, tries[-1].hints)
        if tries[-1].open_follow_up:
            draw_follow_up(app, tries[-1])
        else:
            draw_answered(app, session, tries)
        drop_copies(session)
    else:
        draw_unreadable(app, session)
else:
    question = app.find_question(slot.question_id)
    if question:
        ask(question, slot.hints)
        chosen = preferences(app.owner)
        draw_voice(session, question, by_itself=chosen.read_aloud)
        take_answer(app, session, app.draft(session.id, session.position), ask_confidence=chosen.ask_confidence)
        draw_recordings(session)
    else:
        draw_removed(slot.question_id)
    draw_other_moves(app, session, question)
    if session.next_waiting is None and slot.state is SlotState.SKIPPED:
        draw_skipped(app, session)
        draw_none_left(app, session)
if session.setup.probes:
    drop_reply_copies(app.attempts(session.id))
