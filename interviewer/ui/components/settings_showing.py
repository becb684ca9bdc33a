"""What the app asks and shows beside answers and grades."""

import streamlit as st

from interviewer import bootstrap
from interviewer.ui import state
from interviewer.ui.components.markup import draw, tag

ASK = (
    "One tap on one of four levels, never needed. Review shows how sure and how right go together. "
    "What you said before is kept when you switch this off."
)
QUIET = (
    "No scores, shares, counts or averages on any page: words and evidence stay. Everything is recorded all the same, "
    "and switching this off shows all of it again."
)
CHOICES = {
    "ask_confidence": ("Ask how sure I am before each answer is handed in", ASK),
    "quiet": ("Quiet mode: hide the numbers", QUIET),
}


def draw_showing_settings() -> None:
    """A switch for each; it counts from the moment it is pressed."""
    draw(tag("h2", "Asking and showing"))
    chosen = bootstrap.preferences(state.owner())
    for name, (told, why) in CHOICES.items():
        key = f"showing-{name}"
        # The file knows; the widget only mirrors it, also when it was changed in another tab.
        st.session_state[key] = getattr(chosen, name)
        st.toggle(told, key=key, on_change=state.attempt_to, args=(_keep, name, key))
        draw(tag("p", why, class_="rh-quiet"))


def _keep(name: str, key: str) -> None:
    kept = bootstrap.preferences(state.owner()).model_copy(update={name: bool(st.session_state[key])})
    bootstrap.keep_preferences(state.owner(), kept)
