"""Hearing oneself again: one player for a page, which plays from whatever words are pressed."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from interviewer.domain.transcript import Recording
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.sound import draw_way_to_delete, play

SCRIPT = Path(__file__).parent / "player.js"
LOADED = "player-loaded"
HOW = "Press highlighted words to hear yourself say them."


@cache
def _presses() -> Callable[..., Any]:
    return st.components.v2.component("player", html="<span hidden></span>", js=SCRIPT.read_text(encoding="utf-8"))


def follow_presses() -> object:
    """Let pressed words play from their moment; the recording that is wanted and has no player on the page yet."""
    return _presses()(key="player", on_wanted_change=state.reported).wanted


@st.fragment
def draw_player(recordings: Sequence[Recording], *, at_once: bool) -> None:
    """A player that follows what is pressed; ``at_once`` shows the first recording before anything is."""
    if state.pop_pressed():
        # These recordings were found when the whole page was drawn: sound that was deleted since is still among them.
        st.rerun()
    playable = {one.id: one for one in recordings if one.can_be_heard and one.seconds}
    if not playable:
        return
    with st.container(key="rh-player"):
        wanted = follow_presses()
        if wanted in playable:
            state.remember(LOADED, wanted)
        loaded = playable.get(str(state.remembered(LOADED)))
        chosen = loaded or (next(iter(playable.values())) if at_once else None)
        if chosen:
            _draw_chosen(chosen)
        else:
            draw(tag("p", HOW, class_="rh-quiet"))


def _draw_chosen(recording: Recording) -> None:
    play(recording)
    with st.container(horizontal=True, vertical_alignment="center"):
        facts = f"{words.clock(recording.seconds)} · {words.size(recording.size)}"
        draw(tag("p", HOW, tag("small", facts), class_="rh-recording"))
        draw_way_to_delete(recording)
