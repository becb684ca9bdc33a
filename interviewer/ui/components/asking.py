"""A question that waits for its answer: the box, and what else can be done with it."""

import streamlit as st

from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.question import Question
from interviewer.domain.session import Mode, Session
from interviewer.interview import Interview
from interviewer.ui import failures, state
from interviewer.ui.components.answer_box import Sent, answer_box
from interviewer.ui.components.markup import draw, tag
from interviewer.ui.components.speaking import draw_recorder, recordings_now, spoken_so_far

OTHER_TAB = (
    "This question was already answered in another tab, and that answer counts. "
    "The text you just handed in is kept as a draft: go to question {} and choose “Edit my answer” to use it."
)


@st.fragment
def take_answer(app: Interview, session: Session, stored: Draft, *, ask_confidence: bool) -> None:
    """The recorder and the box. Keeping a draft redraws this part alone, and leaves the text being typed in peace."""
    recordings = recordings_now(session)
    draw_recorder(session, recordings)
    heard = state.count(_heard(session.id, session.position, session.slot.tries + 1)) or stored.revision
    typed = answer_box(
        session,
        stored,
        spoken_so_far(recordings),
        heard=heard,
        refusals=state.count(_refusals(session.id)),
        ask_confidence=ask_confidence,
    )
    with failures.told():
        if typed.submitted:
            _hand_in(app, typed.submitted)
        for draft in typed.drafts:
            _keep(app, draft)
        if state.pop_pressed():
            st.rerun()


def _refusals(session_id: str) -> str:
    return f"refusals-{session_id}"


def _hand_in(app: Interview, sent: Sent) -> None:
    """Record and grade it, then draw the whole page; a failure is told there, and opens the box again."""
    state.attempt_to(_answer, app, sent)
    st.rerun()


def _answer(app: Interview, sent: Sent) -> None:
    try:
        attempt = app.answer(sent.session, sent.position, sent.number, sent.draft)
    except Exception:
        state.remember(_refusals(sent.session), state.count(_refusals(sent.session)) + 1)
        raise
    _tell(app, sent, attempt)


def _tell(app: Interview, sent: Sent, attempt: Attempt) -> None:
    mode = app.session(sent.session).setup.mode
    if attempt.answer.text != sent.text:
        app.save_draft(sent.session, sent.position, sent.draft)
        state.tell(OTHER_TAB.format(sent.position + 1))
    elif mode is Mode.INTERVIEW:
        state.tell(f"Your answer to question {sent.position + 1} is kept.")


def _heard(session_id: str, position: int, number: int) -> str:
    return f"heard-{session_id}-{position}-{number}"


def _keep(app: Interview, sent: Sent) -> None:
    heard = _heard(sent.session, sent.position, sent.number)
    if state.remembered(heard) == sent.revision:
        return
    if sent.is_for(app.session(sent.session)):
        app.save_draft(sent.session, sent.position, sent.draft)
    state.remember(heard, sent.revision)


def draw_other_moves(app: Interview, session: Session, question: Question | None) -> None:
    """Back, skip, a hint: what can be done instead of answering."""
    with st.container(horizontal=True, key="rh-moves"):
        if session.position:
            _move("Back", ":material/arrow_back:", app.go, session.id, session.position - 1)
        _move("Skip", ":material/redo:", app.skip, session.id)
        if question and session.setup.mode is Mode.PRACTICE and session.slot.hints < len(question.probes):
            _move("Give me a hint", ":material/lightbulb:", app.hint, session.id)


def _move(label: str, icon: str, *use_case: object) -> None:
    st.button(label, icon=icon, type="tertiary", on_click=state.attempt_to, args=use_case)


def draw_removed(question_id: str) -> None:
    """The bank has lost the question since the session began."""
    told = f"Question {question_id} is no longer in the bank, so it can't be answered. Skip it to go on."
    draw(tag("p", told, class_="rh-note"))
