"""What can be done with a question: practise, retire, delete, or reset it."""

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.domain.question import Question
from interviewer.ui import routes, state
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.question_fields import QuestionForm
from interviewer.ui.components.rubric_draft import RubricDraft

RESETS = "Your version of the question and of its rubric goes, and the ones that came with the app count again."
DELETES = "The question goes for good, with its rubric. Answers that you gave to it stay on record."


def draw_moves(authoring: Authoring, question: Question) -> None:
    """Whose question it is, and its buttons."""
    retired = authoring.is_retired(question.id)
    draw(tag("p", _standing(authoring, question, retired=retired), class_="rh-quiet"))
    with st.container(horizontal=True, vertical_alignment="center"):
        routes.link_to_question(question.id, "Practise it, and see every attempt")
        name = "Ask it again" if retired else "Retire"
        st.button(name, on_click=state.attempt_to, args=(_retire, authoring, question.id, not retired))
        if authoring.is_adapted(question.id):
            with st.popover("Reset …"):
                draw(tag("p", RESETS))
                st.button("Reset it", type="primary", on_click=state.attempt_to, args=(_reset, authoring, question))
        if not authoring.is_shipped(question.id):
            with st.popover("Delete …"):
                draw(tag("p", DELETES))
                arguments = (_delete, authoring, question)
                st.button("Delete it", type="primary", on_click=state.attempt_to, args=arguments)


def _standing(authoring: Authoring, question: Question, *, retired: bool) -> str:
    whose = "Came with the app"
    if not authoring.is_shipped(question.id):
        whose = "Your own question"
    elif authoring.is_adapted(question.id):
        whose = "Came with the app; you have adapted it"
    return f"{whose}. It is retired: no session asks it." if retired else f"{whose}."


def _retire(authoring: Authoring, question_id: str, retired: bool) -> None:
    authoring.retire(question_id, retired=retired)


def _reset(authoring: Authoring, question: Question) -> None:
    authoring.reset(question.id)
    # What was written about one's own version goes with it.
    QuestionForm.of(question.id, question).forget()
    RubricDraft(question).forget()
    state.tell("It is as it came with the app.")


def _delete(authoring: Authoring, question: Question) -> None:
    authoring.delete(question.id)
    state.tell("The question is deleted.")
    state.remember(state.LEAVE, question.topic)
