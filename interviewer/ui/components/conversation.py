"""What the interviewer says."""

import streamlit as st

from interviewer.domain.question import Question
from interviewer.ui.components.markup import Html, draw, tag

AVATAR = ":material/record_voice_over:"


def ask(question: Question, hints: int) -> None:
    """The question as the interviewer puts it, and the hints given so far."""
    _say(tag("h1", question.prompt, class_="rh-question"))
    for probe in question.probes[:hints]:
        _say(tag("p", tag("b", "A hint: "), probe))


def ask_further(probe: str) -> None:
    """A follow-up as the interviewer puts it."""
    _say(tag("p", probe, class_="rh-question"))


def _say(words: Html) -> None:
    with st.chat_message("Interviewer", avatar=AVATAR):
        draw(words)
