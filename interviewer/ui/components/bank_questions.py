"""The questions of one topic: found by their words, a page at a time."""

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.domain.own import Shelf
from interviewer.domain.question import Question
from interviewer.ui import routes
from interviewer.ui.components.markup import draw, tag
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
    found = [one for one in shelf.questions if _has(one, wanted)]
    if not found:
        told = (
            "No question has these words." if shelf.questions else "Nothing here yet. Write a question, or import some."
        )
        draw(tag("p", told, class_="rh-quiet"))
        return
    unreviewed = {one.id for one in authoring.unreviewed(shelf.topic.id)}
    for one in page_of(found, shelf.topic.id):
        _draw_question(authoring, shelf, one, derived=one.id in unreviewed)


def _has(question: Question, wanted: str) -> bool:
    text = f"{question.prompt} {' '.join(question.tags)} {question.id}".casefold()
    return all(word in text for word in wanted.casefold().split())


def _draw_question(authoring: Authoring, shelf: Shelf, question: Question, *, derived: bool) -> None:
    own = not authoring.is_shipped(question.id)
    facts = [question.level.value, *question.tags]
    facts += ["your own"] if own else []
    facts += ["adapted"] if authoring.is_adapted(question.id) else []
    facts += ["points not reviewed yet"] if derived else []
    facts += ["retired"] if question.id in shelf.off else []
    with st.container(horizontal=True, vertical_alignment="center", key=f"rh-open-{question.id}"):
        draw(tag("p", tag("strong", question.prompt), " ", tag("small", " · ".join(facts), class_="rh-quiet")))
        routes.link_to_editor(question.id, "Edit")
