"""What is due today and what is new, with one button to practise it."""

import streamlit as st

from interviewer.domain.due import Agenda
from interviewer.domain.session import Setup
from interviewer.review import Practising
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, tag


def draw_due(practising: Practising) -> Setup | None:
    """The session to start when the button was pressed in this run; nothing is drawn before anything is known."""
    zone = state.zone()
    agenda = practising.agenda(zone)
    if not agenda.due and agenda.next_due is None:
        return None
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="rh-due"):
        draw(tag("p", tag("strong", _due(agenda)), tag("small", " ".join(_besides(practising, agenda)))))
        label = "Practise what is due" if agenda.due else "Practise something new"
        can = bool(agenda.due or agenda.unseen)
        if can and st.button(label, type="primary" if agenda.due else "secondary", icon=":material/event_repeat:"):
            return practising.due_setup(zone)
    return None


def _due(agenda: Agenda) -> str:
    number = len(agenda.due)
    return f"{words.counted(number, 'question')} due today" if number else "Nothing is due today"


def _besides(practising: Practising, agenda: Agenda) -> list[str]:
    told = [
        f"{words.counted(len(agenda.unseen), 'new question')}." if agenda.unseen else "You have seen every question."
    ]
    if not agenda.due and agenda.next_due:
        told.append(f"The next one comes back {words.ahead(agenda.next_due, practising.clock(), state.zone())}.")
    return told
