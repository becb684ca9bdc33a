"""Spoken answers: the microphone, how long they may be, how long their sound is kept, and who hears it."""

import streamlit as st

from interviewer import bootstrap
from interviewer.models.choice import without_credentials
from interviewer.preferences import Preferences
from interviewer.settings import load_settings
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.recorder import microphone_check

HERE = "What you say is written down on this computer, by {}. The sound never leaves it."
AWAY = "What you say is written down by {}. Your recordings are sent {}."
ASKED = "delete-all-sound"
MINUTE = 60
FROM_OUTSIDE = "{} is set outside the app, and counts."


def draw_speaking_settings() -> None:
    """The form, the microphone check, and what recordings take."""
    draw(tag("h2", "Speaking"))
    _draw_who_hears()
    microphone_check()
    _draw_form(bootstrap.preferences(state.owner()))
    _draw_kept()


def _draw_who_hears() -> None:
    settings = load_settings()
    name = state.transcribing().speaking.transcriber.name
    base = settings.transcription_api_base
    where = f"to {without_credentials(base)}" if base else "to its provider"
    draw(tag("p", AWAY.format(name, where) if settings.transcription_model else HERE.format(name), class_="rh-note"))


def _draw_form(chosen: Preferences) -> None:
    with st.form("speaking", border=False, enter_to_submit=False):
        entered = {"longest_recording": _ask_longest(), "keep_recordings_days": _ask_days()}
        aloud = st.checkbox("Read each question aloud when it comes up", value=chosen.read_aloud)
        if st.form_submit_button("Save", key="save-speaking"):
            fixed = load_settings().model_dump(include=set(entered), exclude_none=True)
            free = {name: value for name, value in entered.items() if name not in fixed}
            _keep(Preferences.model_validate({**chosen.model_dump(), **free, "read_aloud": aloud}))


def _ask_longest() -> float:
    fixed = load_settings().longest_recording is not None
    minutes = st.number_input(
        "Longest recording, in minutes",
        min_value=0.5,
        max_value=30.0,
        value=max(0.5, bootstrap.longest_recording(state.owner()) / MINUTE),
        step=0.5,
        format="%.1f",
        disabled=fixed,
        help=FROM_OUTSIDE.format("INTERVIEWER_LONGEST_RECORDING") if fixed else None,
    )
    return minutes * MINUTE


def _ask_days() -> int | None:
    fixed = load_settings().keep_recordings_days is not None
    days = st.number_input(
        "Days that sound is kept (0 for as long as you like); its words stay",
        min_value=0,
        value=bootstrap.keep_recordings_days(state.owner()) or 0,
        disabled=fixed,
        help=FROM_OUTSIDE.format("INTERVIEWER_KEEP_RECORDINGS_DAYS") if fixed else None,
    )
    return days or None


def _keep(chosen: Preferences) -> None:
    bootstrap.keep_preferences(state.owner(), chosen)
    state.speak_anew()
    deleted = state.transcribing().speaking.delete_old()
    gone = f" The sound of {words.counted(deleted, 'recording')} was older, and is deleted." if deleted else ""
    draw(tag("p", f"Saved.{gone}", class_="rh-note", role="status"))


def _draw_kept() -> None:
    size = state.transcribing().speaking.size()
    if not size:
        draw(tag("p", "There are no recordings.", class_="rh-quiet"))
        return
    draw(tag("p", f"All recordings take {words.size(size)}.", class_="rh-quiet"))
    if not state.remembered(ASKED):
        st.button("Delete the sound of all of them …", on_click=state.remember, args=(ASKED,))
        return
    draw(tag("p", "You will not hear any of them again. What was heard and your answers stay.", class_="rh-note"))
    with st.container(horizontal=True):
        st.button("Delete all sound", type="primary", on_click=state.attempt_to, args=(_delete_all,))
        st.button("Keep it", on_click=state.attempt_to, args=(state.forget, ASKED))


def _delete_all() -> None:
    state.forget(ASKED)
    deleted = state.transcribing().speaking.delete_all()
    state.tell(f"The sound of {words.counted(deleted, 'recording')} is deleted; every word stays.")
