"""Answering aloud: the recorder, and what has become of each recording of this try."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from interviewer import bootstrap
from interviewer.domain.session import Session
from interviewer.domain.transcript import Recording
from interviewer.errors import NotFound, RehearsalError
from interviewer.speaking import recordings_at
from interviewer.ui import state, words
from interviewer.ui.components.answer_box import Spoken
from interviewer.ui.components.as_heard import as_heard
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.player import draw_player
from interviewer.ui.components.recorder import Recorded, Told, recorder
from interviewer.ui.components.sound import draw_way_to_delete, play

if TYPE_CHECKING:
    from interviewer.speech.fixes import Fix

LOG = logging.getLogger(__name__)
TOLD = "recorder-told"
EVERY = 0.7
"""Seconds between looks at a recording that is being written down."""


def draw_recorder(session: Session, recordings: Sequence[Recording]) -> None:
    """The recorder. What it sends is kept, then written down while the candidate goes on."""
    told = state.remembered(TOLD)
    sent = recorder(
        session,
        limit=state.transcribing().speaking.longest,
        told=told if isinstance(told, Told) else None,
        again=bool(recordings),
    )
    if sent:
        state.attempt_to(_keep, sent)
        st.rerun()


def _keep(sent: Recorded) -> None:
    before = state.remembered(TOLD)
    told = Told(id=sent.id, kept=False, times=before.times + 1 if isinstance(before, Told) else 1)
    state.remember(TOLD, told)
    transcribing, place = state.transcribing(), (sent.session, sent.position, sent.number)
    try:
        transcribing.speaking.record(*place, sent.sound, sent.name, recording_id=sent.id)
    except NotFound:
        # Its session has been deleted: nobody waits for it, and the browser may let go of it.
        state.remember(TOLD, told.model_copy(update={"kept": True}))
        raise
    state.remember(TOLD, told.model_copy(update={"kept": True}))
    transcribing.submit(sent.id)


def recordings_now(session: Session) -> list[Recording]:
    """Those of the try that comes next at the question the candidate is at."""
    every = state.transcribing().speaking.recordings(session.id)
    return recordings_at(every, session.position, session.slot.tries + 1)


def spoken_so_far(recordings: Sequence[Recording]) -> Spoken:
    """What was heard at this try, for the box."""
    heard = {one.id: one.transcript.as_heard for one in recordings if one.transcript and one.transcript.lines}
    fixes = {(fix.heard, fix.term): None for text in heard.values() for fix in _suggested(text)}
    hearing = any(is_under_way(one) for one in recordings)
    told = [(one.id, words) for one in recordings if (words := _to_tell(one))]
    return Spoken(words=heard, fixes=tuple(fixes), hearing=hearing, told=told[-1] if told else None)


def _to_tell(recording: Recording) -> str:
    """Why there are no words in it, or not all of them."""
    remarks = recording.transcript.remarks if recording.transcript else ()
    return recording.trouble or " ".join(remarks)


def _suggested(text: str) -> "tuple[Fix, ...]":
    try:
        return bootstrap.suggest_fixes(text)
    except RehearsalError as trouble:
        # Suggestions are an extra: without the dictionary behind them everything else goes on.
        LOG.warning("no fixes are suggested: %s", trouble)
        return ()


def is_under_way(recording: Recording) -> bool:
    """Whether it is being written down; what a restart has cut off is taken up again."""
    if recording.transcript or recording.trouble or not recording.can_be_heard:
        return state.transcribing().share(recording.id) is not None
    state.transcribing().submit(recording.id)
    return True


def draw_recordings(session: Session) -> None:
    """Each recording of this try: to be heard again, and what was heard in it, or why there is nothing."""
    recordings = recordings_now(session)
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
        facts.append(f"written down by {recording.transcript.engine}")
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
