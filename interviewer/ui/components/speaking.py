"""Answering aloud: the recorder, and what has become of each recording of this try."""

import logging
from typing import TYPE_CHECKING

import streamlit as st

from interviewer import bootstrap
from interviewer.domain.session import Session
from interviewer.domain.transcript import Recording, Transcript
from interviewer.errors import NotFound, RehearsalError
from interviewer.speaking import recordings_at
from interviewer.ui import state, words
from interviewer.ui.components.answer_box import Spoken
from interviewer.ui.components.markup import Html, draw, tag
from interviewer.ui.components.recorder import Recorded, Told, recorder

if TYPE_CHECKING:
    from interviewer.speech.fixes import Fix

LOG = logging.getLogger(__name__)
TOLD = "recorder-told"
EVERY = 0.7
"""Seconds between looks at a recording that is being written down."""


def draw_recorder(session: Session) -> None:
    """The recorder. What it sends is kept, then written down while the candidate goes on."""
    told = state.remembered(TOLD)
    sent = recorder(
        session,
        limit=bootstrap.longest_recording(),
        told=told if isinstance(told, Told) else None,
        again=bool(_recordings(session)),
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


def _recordings(session: Session) -> list[Recording]:
    """Those of the try that comes next at the question the candidate is at."""
    every = state.transcribing().speaking.recordings(session.id)
    return recordings_at(every, session.position, session.slot.tries + 1)


def spoken_so_far(session: Session) -> Spoken:
    """What was heard at this try, for the box."""
    recordings = _recordings(session)
    heard = {one.id: one.transcript.as_heard for one in recordings if one.transcript and one.transcript.lines}
    fixes = {(fix.heard, fix.term): None for text in heard.values() for fix in _suggested(text)}
    hearing = any(_is_under_way(one) for one in recordings)
    return Spoken(words=heard, fixes=tuple(fixes), hearing=hearing)


def _suggested(text: str) -> "tuple[Fix, ...]":
    try:
        return bootstrap.suggest_fixes(text)
    except RehearsalError as trouble:
        # Suggestions are an extra: without the dictionary behind them everything else goes on.
        LOG.warning("no fixes are suggested: %s", trouble)
        return ()


def _is_under_way(recording: Recording) -> bool:
    """Whether it is being written down; what a restart has cut off is taken up again."""
    if recording.transcript or recording.trouble or not recording.can_be_heard:
        return state.transcribing().share(recording.id) is not None
    state.transcribing().submit(recording.id)
    return True


def draw_recordings(session: Session) -> None:
    """Each recording of this try: to be heard again, and what was heard in it, or why there is nothing."""
    recordings = _recordings(session)
    for number, recording in enumerate(recordings, start=1):
        with st.container(border=True, key=f"rh-recording-{recording.id}"):
            draw_recording(recording, f"Recording {number}" if len(recordings) > 1 else "Your recording")


def draw_recording(recording: Recording, title: str) -> None:
    """One recording."""
    draw(tag("p", tag("strong", title), tag("small", _facts(recording)), class_="rh-recording"))
    draw_sound(recording)
    if _is_under_way(recording):
        _draw_progress(recording.id)
    elif recording.trouble:
        draw(tag("p", tag("strong", "Not written down: "), recording.trouble, class_="rh-note", role="alert"))
    elif recording.transcript:
        draw(heard(recording.transcript))
    _draw_moves(recording)


def _facts(recording: Recording) -> str:
    facts = [words.clock(recording.seconds)] if recording.seconds else []
    facts.append(words.size(recording.size) if recording.can_be_heard else "sound deleted")
    if recording.transcript:
        facts.append(f"written down by {recording.transcript.engine}")
    return " · ".join(facts)


def draw_sound(recording: Recording) -> None:
    """A player, as long as the sound is kept and can be played."""
    if recording.can_be_heard and recording.seconds:
        sound = state.transcribing().speaking.sound(recording.id)
        st.audio(sound, format=f"audio/{recording.kept_as}", alt="Your recorded answer")


def heard(transcript: Transcript) -> Html:
    """The words as they were heard, beside what the candidate makes of them, and what there is to say about them."""
    notes = [tag("p", remark, class_="rh-note") for remark in transcript.remarks]
    lines = [tag("li", tag("small", words.clock(line.start)), " ", line.text) for line in transcript.lines]
    as_heard = tag("details", tag("summary", "As heard"), tag("ol", *lines), class_="rh-heard") if lines else None
    return tag("div", *notes, as_heard)


def _draw_moves(recording: Recording) -> None:
    if not recording.can_be_heard:
        return
    with st.container(horizontal=True):
        if recording.trouble and not _is_under_way(recording):
            _press("Transcribe again", ":material/refresh:", _again, recording)
        _press("Delete the sound", ":material/delete:", _delete, recording)


def _press(label: str, icon: str, use_case: object, recording: Recording) -> None:
    key = f"{label}-{recording.id}"
    st.button(label, icon=icon, type="tertiary", key=key, on_click=state.attempt_to, args=(use_case, recording.id))


def _again(recording_id: str) -> None:
    state.transcribing().submit(recording_id)


def _delete(recording_id: str) -> None:
    state.transcribing().speaking.delete(recording_id)
    state.tell("The sound is deleted; its words stay.")


@st.fragment(run_every=EVERY)
def _draw_progress(recording_id: str) -> None:
    share = state.transcribing().share(recording_id)
    if share is None:
        st.rerun()
    st.progress(min(1.0, share), "Writing down what you said …")
