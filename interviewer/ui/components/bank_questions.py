"""The questions of one topic: found by their words, a page at a time."""

import streamlit as st

from interviewer.authoring import Authoring, Laid
from interviewer.domain.own import Shelf
from interviewer.domain.question import Question
from interviewer.ui import routes
from interviewer.ui.components.markup import draw, isolated, tag
from interviewer.ui.components.paging import page_of

NEW = "new"


def draw_questions(authoring: Authoring, shelf: Shelf) -> None:
    """Those with the words that are looked for, and the way to a new one."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        wanted = st.text_input("Find a question", key=f"find-{shelf.topic.id}", placeholder="Words or a tag")
        st.page_link(
            routes.EDITOR,
            label="New question",
            icon=":material/add:",
            query_params={"topic": shelf.topic.id, "question": NEW},
        )
    found = shelf.with_words(wanted)
    if not found:
        told = (
            "No question has these words." if shelf.questions else "Nothing here yet. Write a question, or import some."
        )
        draw(tag("p", told, class_="rh-quiet"))
        return
    laid = authoring.laid()
    for one in page_of(found, shelf.topic.id):
        _draw_question(one, _facts(authoring, laid, shelf, one))


def _facts(authoring: Authoring, laid: Laid, shelf: Shelf, question: Question) -> list[str]:
    facts = [question.level.value, *map(isolated, question.tags)]
    if not authoring.is_shipped(question.id):
        facts.append("your own")
    elif question.id in laid.changed:
        facts.append("adapted")
    if question.id in shelf.off:
        facts.append("retired")
    elif question.id not in laid.reviewed:
        facts.append("points not reviewed yet")
    return facts


def _draw_question(question: Question, facts: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"rh-open-{question.id}"):
        draw(tag("p", tag("strong", question.prompt), " ", tag("small", " · ".join(facts), class_="rh-quiet")))
        routes.link_to_editor(question.id, "Edit", of=question.id)
