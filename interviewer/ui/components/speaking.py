"""Answering aloud: the recorder, and what was heard at this try so far."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from interviewer import bootstrap
from interviewer.domain.session import Session
from interviewer.domain.transcript import Recording
from interviewer.errors import NotFound, RehearsalError
from interviewer.speaking import recordings_at
from interviewer.ui import state
from interviewer.ui.components.answer_box import Spoken
from interviewer.ui.components.recorder import Recorded, Told, recorder

if TYPE_CHECKING:
    from interviewer.speech.fixes import Fix

LOG = logging.getLogger(__name__)
TOLD = "recorder-told"


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
        return bootstrap.suggest_fixes(state.owner(), text)
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
