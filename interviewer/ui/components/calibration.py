"""How sure against how right: told in a sentence first, then as a picture and a table of it."""

from collections.abc import Sequence

import streamlit as st

from interviewer.domain.calibration import NEEDED, Calibration, Prediction
from interviewer.domain.confidence import Place
from interviewer.review import A_SITTING, WEIGHED, Practising
from interviewer.ui import figures, routes, state, words
from interviewer.ui.components.calibration_chart import spec, table
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.trend_chart import grader_name

TITLE = "How sure, how right"
NOTHING = "Say how sure you are before you hand in an answer, and this shows how sure and how right go together."
RESTS_ON = (
    f"By the grade that counts of your newest answers, up to {WEIGHED} at each level. "
    f"From {NEEDED} answers on, the mean of a level says something. Grey is what a level stands for."
)
SURE_BUT_WRONG = "You were fairly sure or certain, and less than half of the points were heard. Put these right first."
MEANS = {
    Place.BELOW: "less than that stands for. Look twice at what you are sure of.",
    Place.WITHIN: "what that stands for. You know what you know.",
    Place.ABOVE: "more than that stands for. You know more than you think.",
}


def draw_calibration(predictions: Sequence[Prediction]) -> None:
    """What the levels came to: all of it is figures, so none of it is drawn where those are hidden."""
    if figures.are_hidden():
        return
    draw(tag("h2", TITLE))
    found = Calibration.each(predictions)
    if not found:
        draw(tag("p", NOTHING, class_="rh-note"))
        return
    draw(tag("ul", *(tag("li", told(one)) for one in found), class_="rh-told"))
    if any(one.telling for one in found):
        st.vega_lite_chart(spec(found), width="stretch")
    draw(tag("details", tag("summary", "In figures"), *map(table, found)))
    draw(tag("p", RESTS_ON, class_="rh-quiet"))


def draw_sure_but_wrong(practising: Practising, predictions: Sequence[Prediction]) -> None:
    """The questions to put right first, and the way to practise them; nothing where there are none."""
    questions = practising.sure_but_wrong(predictions)
    if not questions:
        return
    shown = questions[:A_SITTING]
    draw(tag("h3", "Sure, but wrong", tag("small", SURE_BUT_WRONG)))
    for one in shown:
        with st.container(horizontal=True, vertical_alignment="center", key=f"rh-open-sure-{one.id}"):
            draw(tag("p", one.prompt))
            routes.link_to_question(one.id, "Open", of=one.id)
    if st.button("Practise these", icon=":material/play_arrow:"):
        routes.to_interview(state.interview().start(practising.setup([one.id for one in shown])).id)


def told(one: Calibration) -> str:
    """What the answers of one grader say of the surest level that says anything, or how many it takes."""
    name, level = grader_name(one.grader), one.telling
    if level is None:
        nearest = min(one.levels, key=lambda each: each.missing)
        more = words.counted(nearest.missing, "more answer")
        so_far = words.counted(one.answers, "answer")
        return f"{name}: {so_far} so far. {more} that you are {nearest.confidence} of before it says anything."
    earned = f"When you were {level.confidence} you earned {words.percent(level.earned)} on average"
    return f"{name}: {earned} ({words.counted(level.answers, 'answer')}), {MEANS[level.place]}"
