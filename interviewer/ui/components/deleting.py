"""Deleting a session or an attempt, and taking that back."""

from collections.abc import Sequence

import streamlit as st

from interviewer.deleting import WORD
from interviewer.domain.attempt import Attempt
from interviewer.domain.deleted import Deleted, Kind
from interviewer.domain.question import Bank
from interviewer.domain.session import Session
from interviewer.interview import Interview
from interviewer.ui import figures, state, words
from interviewer.ui.components.markup import draw, isolated, tag

GONE = "session-deleted"
SESSION = (
    "Its answers, recordings and grades go, and what follows from them is computed anew. "
    "You can undo it for ten minutes."
)
ATTEMPT = "The answer, its recordings and its grades go, as if it had never been. You can undo it for ten minutes."
EVERYTHING = (
    "Every session, answer, recording and grade goes for good. There is no undo. Your own questions and these settings "
    "stay. Download a backup first if you are not sure."
)


def draw_undo(app: Interview) -> None:
    """What was deleted in the last minutes, each with the way to put it back."""
    for one in state.deleting().undoable():
        with st.container(horizontal=True, vertical_alignment="center", key=f"rh-undo-{one.id}"):
            draw(
                tag("p", f"Deleted: {_named(one, app.bank)}, {words.when(one.deleted_at, app.clock(), state.zone())}.")
            )
            st.button("Undo", key=f"undo-{one.id}", on_click=state.attempt_to, args=(_undo, one.id))


def _named(one: Deleted, bank: Bank) -> str:
    if one.kind is Kind.ATTEMPT:
        return f"an attempt at “{isolated(one.named)}”"
    titles = {topic.id: topic.title for topic in bank.topics}
    return f"a session on {', '.join(isolated(titles.get(topic, topic)) for topic in one.named.split())}"


def _undo(deleted_id: str) -> None:
    state.deleting().undo(deleted_id)
    state.tell("It is back.")


def draw_delete_session(session: Session) -> None:
    """A button that asks first."""
    with st.popover("Delete session …"):
        draw(tag("p", SESSION))
        arguments = (_delete_session, session.id)
        st.button("Delete the session", type="primary", on_click=state.attempt_to, args=arguments)


def _delete_session(session_id: str) -> None:
    state.deleting().delete_session(session_id)
    state.practising().settle()
    state.remember(GONE)


def was_deleted() -> bool:
    """True, once, when the session of this page was deleted just now."""
    return bool(state.forget(GONE))


def draw_delete_attempt(app: Interview, attempts: Sequence[Attempt]) -> None:
    """Which of them, and a button that says what goes."""
    by_id = {one.id: one for one in attempts}
    with st.popover("Delete an attempt …"):
        chosen = st.selectbox("Which one", list(by_id), format_func=lambda one: _when(app, by_id[one]))
        draw(tag("p", ATTEMPT))
        st.button("Delete it", type="primary", on_click=state.attempt_to, args=(_delete_attempt, chosen))


def _when(app: Interview, attempt: Attempt) -> str:
    when = words.when(attempt.answered_at, app.clock(), state.zone())
    return f"{when}, try {attempt.number}: {figures.score(attempt.score)}"


def _delete_attempt(attempt_id: str) -> None:
    state.deleting().delete_attempt(attempt_id)
    state.practising().settle()
    state.tell("The attempt is deleted. Undo is at the top of this page for ten minutes.")


def draw_delete_everything(app: Interview) -> None:
    """The word has to be typed."""
    draw(tag("h2", "Delete everything"))
    if not app.count_sessions():
        draw(tag("p", "There is no record to delete.", class_="rh-quiet"))
        return
    draw(tag("p", EVERYTHING))
    with st.form("delete-everything", border=False, clear_on_submit=True):
        typed = st.text_input(f"Type {WORD} to delete everything")
        if st.form_submit_button("Delete everything"):
            state.attempt_to(_delete_everything, typed)
            st.rerun()


def _delete_everything(typed: str) -> None:
    state.deleting().delete_everything(typed)
    state.tell("Everything is deleted.")
