"""The rubric of a question: each point beside the sentence it comes from, and an answer tried against the draft."""

from collections.abc import Callable

import streamlit as st

from interviewer.authoring import Authoring
from interviewer.domain.question import Question
from interviewer.domain.rubric import Origin, Rubric
from interviewer.errors import BadInput
from interviewer.interview import Interview
from interviewer.ui import failures, routes, state
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.point_form import draw_point
from interviewer.ui.components.rubric_draft import RubricDraft
from interviewer.ui.components.rubric_trial import draw_trial
from interviewer.ui.components.two_tabs import draw_warnings

LEAD = "An answer is listened to for these points. Each stands beside the sentence of the reference it comes from."


def draw_rubric_editor(app: Interview, authoring: Authoring, question: Question) -> None:
    """The draft, the trial, and the way to keep it."""
    rubric = authoring.rubric(question)
    draft = RubricDraft.of(question, rubric)
    draw(tag("h2", "Rubric", tag("small", _standing(rubric))))
    _draw_next_to_review(authoring, question, rubric)
    draw(tag("p", LEAD, class_="rh-quiet"))
    draw_warnings(behind=draft.is_behind, elsewhere=draft.is_elsewhere, save="Keep this rubric", undo="Undo my changes")
    edited = _edited(draft)
    if edited:
        draw_trial(app, question, edited)
    draw(tag("h3", "Points"))
    for number in range(len(draft.points)):
        draw_point(draft, number)
    with st.container(horizontal=True):
        st.button("Add a point", icon=":material/add:", on_click=draft.add)
        _draw_deriving(app, authoring, draft)
    if edited:
        _draw_keeping(authoring, draft, edited, rubric)


def _draw_next_to_review(authoring: Authoring, question: Question, rubric: Rubric) -> None:
    """The way on to the next question of the topic whose points nobody has reviewed, once these are."""
    if authoring.is_shipped(question.id) or rubric.origin is Origin.DERIVED:
        return
    others = [one for one in authoring.unreviewed(question.topic) if one.id != question.id]
    if others and st.button(f"Next one to review ({len(others):,})"):
        routes.to_editor(others[0].id)


def _edited(draft: RubricDraft) -> Rubric | None:
    """The rubric as it is written now; what is wrong with it is told where the trial would be."""
    try:
        return draft.rubric()
    except BadInput as wrong:
        failures.draw_failure(wrong)
        return None


def _standing(rubric: Rubric) -> str:
    if rubric.origin is Origin.DERIVED:
        return (
            f"{rubric.provenance.capitalize().rstrip('.')}. Nobody has reviewed it yet: look through it, then keep it."
        )
    return "Reviewed."


def _draw_deriving(app: Interview, authoring: Authoring, draft: RubricDraft) -> None:
    """Start again from the reference: offline at once, or by the model that is set, which takes its time."""
    st.button("Derive offline", on_click=state.attempt_to, args=(_derive, authoring.quick.derive, draft))
    if app.later and st.button("Derive with the model", icon=":material/auto_awesome:"):
        with st.spinner("The model reads the reference answer …"):
            draft.replace(authoring.derive(draft.question))
        st.rerun()


def _derive(derive: Callable[[Question], Rubric], draft: RubricDraft) -> None:
    draft.replace(derive(draft.question))


def _draw_keeping(authoring: Authoring, draft: RubricDraft, edited: Rubric, before: Rubric) -> None:
    changed = edited.points != before.points
    with st.container(horizontal=True, vertical_alignment="center", key="rh-keeping"):
        label = "Keep this rubric" if changed or before.origin is Origin.DERIVED else "Kept"
        st.button(
            label,
            type="primary",
            disabled=label == "Kept",
            on_click=state.attempt_to,
            args=(_keep, authoring, draft, edited, before),
        )
        if changed:
            draw(tag("p", "Not kept yet.", class_="rh-quiet"), narrow=True)
            st.button("Undo my changes", on_click=draft.forget)
        if edited.question_id in authoring.laid().own.rubrics and not authoring.is_shipped(edited.question_id):
            arguments = (_let_go, authoring, draft)
            st.button("Let it be derived again", on_click=state.attempt_to, args=arguments)


def _keep(authoring: Authoring, draft: RubricDraft, edited: Rubric, before: Rubric) -> None:
    authoring.keep_rubric(edited, before=before)
    draft.forget()
    state.tell(
        "Kept. Grades there are stay as they are; they show “graded with an older rubric” and can be made again."
    )


def _let_go(authoring: Authoring, draft: RubricDraft) -> None:
    authoring.reset_rubric(draft.question.id)
    draft.forget()
