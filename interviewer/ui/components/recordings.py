"""What has become of recordings: to be heard again, with what was heard in them or why there is nothing."""

from collections.abc import Sequence

import streamlit as st

from interviewer.domain.session import Session
from interviewer.domain.transcript import Recording
from interviewer.ui import state, words
from interviewer.ui.components.as_heard import as_heard
from interviewer.ui.components.markup import draw, isolated, tag
from interviewer.ui.components.player import draw_player, follow_presses
from interviewer.ui.components.sound import draw_way_to_delete, play
from interviewer.ui.components.speaking import is_under_way, recordings_now

EVERY = 0.7
"""Seconds between looks at a recording that is being written down."""


def draw_recordings(session: Session) -> None:
    """Each recording of this try: to be heard again, and what was heard in it, or why there is nothing."""
    recordings = recordings_now(session)
    if recordings:
        follow_presses()
    for number, recording in enumerate(recordings, start=1):
        with st.container(border=True, key=f"rh-recording-{recording.id}"):
            draw_recording(recording, f"Recording {number}" if len(recordings) > 1 else "Your recording")


def draw_recording(recording: Recording, title: str) -> None:
    """One recording."""
    draw(tag("p", tag("strong", title), tag("small", _facts(recording)), class_="rh-recording"))
    play(recording)
    under_way = is_under_way(recording)
    if under_way:
        _draw_progress(recording.id)
    else:
        draw(as_heard(recording))
    if recording.can_be_heard:
        with st.container(horizontal=True):
            if recording.trouble and not under_way:
                draw_again(recording)
            draw_way_to_delete(recording)


def _facts(recording: Recording) -> str:
    facts = [words.clock(recording.seconds)] if recording.seconds else []
    facts.append(words.size(recording.size) if recording.can_be_heard else "sound deleted")
    if recording.transcript:
        facts.append(f"written down by {isolated(recording.transcript.engine)}")
    return " · ".join(facts)


def draw_hearing_again(recordings: Sequence[Recording]) -> None:
    """The player of an answer that was handed in, and what can be done about recordings without words."""
    draw_player(recordings, at_once=True)
    draw_unwritten(recordings)


def draw_unwritten(recordings: Sequence[Recording]) -> None:
    """How far those are that are being written down, and the way to have another go at those that failed."""
    for recording in recordings:
        if is_under_way(recording):
            _draw_progress(recording.id)
        elif recording.trouble and recording.can_be_heard:
            with st.container(horizontal=True, vertical_alignment="center"):
                draw(tag("p", f"A recording for question {recording.position + 1} is not written down."))
                draw_again(recording)


def draw_again(recording: Recording) -> None:
    """The button that has it transcribed again."""
    again = state.transcribing().submit
    key = f"again-{recording.id}"
    st.button(
        "Transcribe again", icon=":material/refresh:", key=key, on_click=state.attempt_to, args=(again, recording.id)
    )


@st.fragment(run_every=EVERY)
def _draw_progress(recording_id: str) -> None:
    share = state.transcribing().share(recording_id)
    if share is None:
        st.rerun()
    st.progress(min(1.0, share), "Writing down what you said …")
