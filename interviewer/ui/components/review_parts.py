"""The parts of the review, of which only the one that is looked at is made."""

from collections.abc import Callable

import streamlit as st

from interviewer.bootstrap import preferences
from interviewer.review import Practising
from interviewer.ui.components.calibration import draw_calibration, draw_sure_but_wrong
from interviewer.ui.components.mastery_map import draw_map
from interviewer.ui.components.trend_chart import draw_trends

Part = Callable[[Practising], None]
KNOWN, SCORES, SURE = "What you know", "Scores", "How sure"


def draw_parts(practising: Practising) -> None:
    """Tabs, the open one in the address of the page, so that it is there again after a reload."""
    parts: dict[str, Part] = {KNOWN: draw_map, SCORES: _draw_scores}
    if preferences(practising.owner).ask_confidence or practising.predictions():
        parts[SURE] = _draw_sure
    for tab, draw_part in zip(st.tabs(list(parts), key="show", bind="query-params"), parts.values(), strict=True):
        if tab.open:
            with tab:
                draw_part(practising)


def _draw_scores(practising: Practising) -> None:
    draw_trends(practising.trends())


def _draw_sure(practising: Practising) -> None:
    predictions = practising.predictions()
    draw_calibration(predictions)
    draw_sure_but_wrong(practising, predictions)
