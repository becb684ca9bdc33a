"""What came of an import, and the ways on from it."""

from typing import cast

import streamlit as st

from interviewer.domain.importing import Taken
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.ui import routes, state, words
from interviewer.ui.components.markup import draw, tag

A_SITTING = 5


def draw_imported(app: Interview, remembered: object) -> None:
    """How many there are now, and a session of them with one press."""
    taken = cast("Taken", remembered)
    told = [f"{words.counted(taken.added, 'question')} added"]
    told += [f"{taken.replaced:,} replaced"] if taken.replaced else []
    told += [f"{taken.skipped:,} skipped"] if taken.skipped else []
    draw(tag("p", tag("strong", ", ".join(told).capitalize()), ".", class_="rh-note", role="status"))
    questions = list(app.bank.questions((taken.topic_id,)))
    with st.container(horizontal=True):
        if questions and st.button("Practise them now", type="primary", icon=":material/play_arrow:"):
            state.forget(state.TAKEN)
            setup = Setup(topics=(taken.topic_id,), count=min(A_SITTING, len(questions)))
            routes.to_interview(app.start(setup).id)
        routes.link_to_bank(taken.topic_id, "See them, and their rubrics")
    draw(tag("h2", "Another document"))
