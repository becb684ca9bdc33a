"""How well a question was known: suggested from the points, changed by the candidate, saved when they move on."""

import streamlit as st

from interviewer.domain.attempt import Attempt
from interviewer.domain.due import Rating
from interviewer.review import Outlook, Practising
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, tag

TITLE = "When to ask again"


def draw_rating(practising: Practising, attempt: Attempt) -> None:
    """The four ratings with the day each brings the question back; nothing while there is no score."""
    outlook = practising.outlook(attempt)
    if outlook is None:
        return
    key = f"rating-{attempt.id}"
    # The record knows the rating; the widget only mirrors it, also when a better grade changes the suggestion.
    st.session_state[key] = outlook.rating
    draw(tag("h3", TITLE, class_="rh-part"))
    st.segmented_control(
        TITLE,
        list(Rating),
        format_func=lambda rating: f"{words.RATING_NAMES[rating]} · {_back(practising, outlook, rating)}",
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_rate,
        args=(practising, attempt, key),
    )
    draw(tag("p", _told(outlook), class_="rh-quiet"))


def _back(practising: Practising, outlook: Outlook, rating: Rating) -> str:
    return words.ahead(outlook.due[rating], practising.clock(), state.zone())


def _told(outlook: Outlook) -> str:
    suggested = words.RATING_NAMES[outlook.suggestion.rating]
    if outlook.confirmed:
        return f"Your choice is kept. {suggested} was suggested: {outlook.suggestion.reason}."
    return f"{suggested} is suggested: {outlook.suggestion.reason}. It is kept when you go on."


def _rate(practising: Practising, attempt: Attempt, key: str) -> None:
    chosen = st.session_state[key]
    if isinstance(chosen, Rating):
        state.attempt_to(practising.rate, attempt, chosen)
