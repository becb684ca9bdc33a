"""What the app asks and shows beside answers and grades."""

import streamlit as st

from interviewer import bootstrap
from interviewer.ui import state
from interviewer.ui.components.markup import draw, tag

ASK = (
    "One tap on one of four levels, never needed. Review shows how sure and how right go together. "
    "What you said before is kept when you switch this off."
)
CHOICES = {"ask_confidence": ("Ask how sure I am before each answer is handed in", ASK)}


def draw_showing_settings() -> None:
    """A switch for each; it counts from the moment it is pressed."""
    draw(tag("h2", "Asking and showing"))
    chosen = bootstrap.preferences()
    for name, (told, why) in CHOICES.items():
        key = f"showing-{name}"
        # The file knows; the widget only mirrors it, also when it was changed in another tab.
        st.session_state[key] = getattr(chosen, name)
        st.toggle(told, key=key, help=why, on_change=state.attempt_to, args=(_keep, name, key))


def _keep(name: str, key: str) -> None:
    kept = bootstrap.preferences().model_copy(update={name: bool(st.session_state[key])})
    bootstrap.keep_preferences(kept)
