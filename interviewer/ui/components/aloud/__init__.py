"""The interviewer's voice: the question read aloud by the browser."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from interviewer.domain.question import Question
from interviewer.domain.session import Session

SCRIPT = Path(__file__).parent / "aloud.js"
BUTTON = (
    '<button type="button" hidden><span aria-hidden="true">▶\N{VARIATION SELECTOR-15}</span> Hear the question</button>'
)
STYLE = """
button {
  font: inherit; font-family: var(--st-font); font-size: 0.9rem; color: var(--st-text-color); cursor: pointer;
  background: none; border: 0; padding: 0.35rem 0; margin-left: 2.5rem; min-height: 2rem; border-radius: 4px;
}
button:hover { text-decoration: underline; text-underline-offset: 0.2em; }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""


@cache
def _voice() -> Callable[..., Any]:
    return st.components.v2.component("aloud", html=BUTTON, css=STYLE, js=SCRIPT.read_text(encoding="utf-8"))


def draw_voice(session: Session, question: Question, *, by_itself: bool) -> None:
    """The way to hear the question; ``by_itself`` reads it as soon as it comes up."""
    asked = f"{session.id}-{session.position}-{session.slot.tries}"
    _voice()(key=f"aloud-{asked}", data={"text": question.prompt, "question": asked, "on": by_itself})
