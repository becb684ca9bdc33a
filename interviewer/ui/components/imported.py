"""What came of an import, and the ways on from it."""

from typing import cast

import streamlit as st

from interviewer.domain.importing import Taken
from interviewer.domain.session import Setup
from interviewer.interview import Interview
from interviewer.ui import routes, state, words
from interviewer.ui.components.markup import draw, tag

A_SITTING = 5
NOT_REVIEWED = (
    "The points that an answer is listened to for are derived from their answers. You can practise at once, and look "
    "through the points of any question before or after; a result says when nobody has."
)


def draw_imported(app: Interview, remembered: object) -> None:
    """How many there are now, and a session of them with one press."""
    taken = cast("Taken", remembered)
    told = [f"{words.counted(taken.added, 'question')} added"]
    told += [f"{taken.replaced:,} replaced"] if taken.replaced else []
    told += [f"{taken.skipped:,} skipped"] if taken.skipped else []
    questions = [one for one in map(app.find_question, taken.questions) if one]
    waiting = state.authoring().not_reviewed(questions)
    note = f" {NOT_REVIEWED}" if waiting else None
    draw(tag("p", tag("strong", ", ".join(told).capitalize()), ".", note, class_="rh-note", role="status"))
    with st.container(horizontal=True, vertical_alignment="center"):
        if questions and st.button("Practise them now", type="primary", icon=":material/play_arrow:"):
            state.forget(state.TAKEN)
            some = tuple(one.id for one in questions[:A_SITTING])
            topics = tuple(dict.fromkeys(one.topic for one in questions[:A_SITTING]))
            setup = Setup(topics=topics, count=len(some), questions=some)
            routes.to_interview(app.start(setup).id)
        if waiting:
            routes.link_to_editor(waiting[0].id, "Look through their points")
        routes.link_to_bank(taken.topic_id, "See them all")
    draw(tag("h2", "Another document"))
