"""Where the candidate is in the session, and the way to any other question of it."""

import streamlit as st

from interviewer.domain.session import Session, SlotState
from interviewer.interview import Interview
from interviewer.ui import state, words
from interviewer.ui.components.leaving import draw_way_to_end
from interviewer.ui.components.markup import draw, tag

SIGNS = {SlotState.ANSWERED: " ✓", SlotState.SKIPPED: " ↷", SlotState.WAITING: ""}


def draw_progress(app: Interview, session: Session) -> None:
    """Question n of m, a step for each that leads there, and the way out of it all."""
    with st.container(horizontal=True, vertical_alignment="center", key="rh-progress"):
        draw(tag("p", told(session), class_="rh-progress"))
        draw_way_to_end(app, session)
    if len(session.slots) == 1:
        return
    key = f"steps-{session.id}"
    # The session knows where the candidate is; the widget only mirrors it, also after a move made elsewhere.
    st.session_state[key] = session.position
    st.pills(
        "Go to question",
        range(len(session.slots)),
        format_func=lambda position: f"{position + 1}{SIGNS[session.slots[position].state]}",
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_go,
        args=(app, session.id, key),
    )


def told(session: Session) -> str:
    """Question n of m, and what became of the others."""
    skipped = sum(slot.state is SlotState.SKIPPED for slot in session.slots)
    parts = [f"Question {session.position + 1} of {len(session.slots)}", f"{session.answered} answered"]
    if skipped:
        parts.append(f"{skipped} skipped")
    return " · ".join([*parts, f"{words.MODE_NAMES[session.setup.mode]}"])


def _go(app: Interview, session_id: str, key: str) -> None:
    position = st.session_state[key]
    if isinstance(position, int):
        state.attempt_to(app.go, session_id, position)
