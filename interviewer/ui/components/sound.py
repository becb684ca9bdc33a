"""The sound of a recording: playing it, and deleting it while its words stay."""

import streamlit as st

from interviewer.domain.transcript import Recording
from interviewer.errors import NotFound
from interviewer.ui import state
from interviewer.ui.components.markup import draw, tag


def play(recording: Recording, *, of: str = "") -> None:
    """A player, as long as the sound is kept and can be played; ``of`` tells apart two of one recording on a page."""
    if not recording.can_be_heard or not recording.seconds:
        return
    try:
        sound = state.transcribing().speaking.sound(recording.id)
    except NotFound as gone:
        draw(tag("p", str(gone), class_="rh-note"))
        return
    with st.container(key=f"rh-sound-{recording.id}{of}"):
        st.audio(sound, format=f"audio/{recording.kept_as}", alt="Your recorded answer")


def draw_way_to_delete(recording: Recording) -> None:
    """The button that deletes the sound; it asks first, since nothing brings sound back."""
    asked = f"delete-{recording.id}"
    if not state.remembered(asked):
        _press("Delete the sound …", state.remember, asked)
        return
    with st.container(horizontal=True):
        _press("Delete it, keep the words", _delete, recording.id)
        _press("Leave it", state.forget, asked)


def _press(label: str, use_case: object, argument: str) -> None:
    st.button(label, type="tertiary", key=f"{label}-{argument}", on_click=state.attempt_to, args=(use_case, argument))


def _delete(recording_id: str) -> None:
    state.transcribing().speaking.delete(recording_id)
    state.forget(f"delete-{recording_id}")
    state.tell("The sound is deleted; its words stay.")
