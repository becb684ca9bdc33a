"""A question that has its answer: what it came to, and where to go from there."""

from collections.abc import Sequence

import streamlit as st

from interviewer.domain.advice import Advice, Step, next_step
from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.rubric import Origin
from interviewer.domain.session import Mode, Session, SlotState
from interviewer.interview import Interview
from interviewer.speaking import recordings_of
from interviewer.ui import routes, state, words
from interviewer.ui.components.coming_back import draw_rating
from interviewer.ui.components.disputing import draw_disputing
from interviewer.ui.components.markup import draw, join, tag
from interviewer.ui.components.recordings import draw_hearing_again
from interviewer.ui.components.result_card import UNDER_QUESTION, details, headline, said
from interviewer.ui.components.waiting import draw_grade_again, watch

OLDER = "Graded with an older rubric: it was changed since. Grade again to see what the new one says."


def draw_answered(app: Interview, session: Session, tries: Sequence[Attempt]) -> None:
    """The result in practice; in an interview only that the answer is kept."""
    attempt = tries[-1]
    recordings = recordings_of(attempt, state.transcribing().speaking.recordings(session.id))
    if session.setup.mode is Mode.INTERVIEW:
        draw(tag("p", "Kept. Scores come at the end.", class_="rh-note"))
        draw_hearing_again(recordings)
        draw(join(UNDER_QUESTION, said(attempt, ())))
        draw_onward(app, session, attempt)
        return
    draw(join(UNDER_QUESTION, headline(attempt, tries[:-1])))
    if attempt.grade is None:
        st.button("Grade it now", on_click=state.attempt_to, args=(app.grade, attempt))
    if app.has_older_rubric(attempt):
        draw(tag("p", OLDER, class_="rh-note"))
    if attempt.rubric.origin is Origin.DERIVED and attempt.question.id in app.bank.ids:
        routes.link_to_editor(attempt.question.id, "Look through its points")
    watch(app, [attempt])
    draw_grade_again(app, attempt)
    advice = next_step(attempt)
    if advice:
        _draw_advice(attempt, advice)
    draw_hearing_again(recordings)
    draw(details(attempt, recordings))
    draw_disputing(state.disputing(), attempt)
    draw_rating(state.practising(), attempt)
    draw_onward(app, session, attempt, advice)


def draw_unreadable(app: Interview, session: Session) -> None:
    """The answer is on record but its row is damaged: say so, and let the candidate go on."""
    told = "Your answer to this question is on record but can't be read: its row is damaged. The others are fine."
    draw(tag("p", told, class_="rh-note", role="alert"))
    with st.container(horizontal=True, key="rh-onward"):
        _press("Answer again", app.retry, session.id, session.position, primary=True)
        if session.next_waiting is not None:
            _press("Next question", app.go, session.id, session.next_waiting, primary=False)
        else:
            draw_way_to_report(app, session, primary=False)


def _draw_advice(attempt: Attempt, advice: Advice) -> None:
    dismissed = f"dismissed-{attempt.id}"
    if state.remembered(dismissed):
        return
    with st.container(key="rh-advice"):
        draw(tag("p", tag("b", "Next step. "), advice.text, tag("small", advice.reason)))
        st.button("Dismiss", icon=":material/close:", type="tertiary", on_click=state.remember, args=(dismissed,))


def draw_onward(app: Interview, session: Session, attempt: Attempt, advice: Advice | None = None) -> None:
    """The next question, or the report when none is left, and another try at this one; the advised one stands out."""
    again = advice is not None and advice.step is not Step.MOVE_ON
    follows = session.next_waiting
    with st.container(horizontal=True, key="rh-onward"):
        if follows is None:
            draw_way_to_report(app, session, primary=not again)
        else:
            _press("Next question", app.go, session.id, follows, primary=not again)
        if session.setup.mode is Mode.PRACTICE:
            _press("Answer again", app.retry, session.id, session.position, primary=again)
        _press("Edit my answer", _edit, app, attempt, primary=False)
    if follows is None:
        draw_skipped(app, session)


def _edit(app: Interview, attempt: Attempt) -> None:
    """One more try that begins with the words of this one, unless a draft is there already."""
    app.retry(attempt.session_id, attempt.position)
    app.save_draft(attempt.session_id, attempt.position, _draft_of(attempt))


def _draft_of(attempt: Attempt) -> Draft:
    return Draft.to_begin_with(attempt.answer.text, attempt.answer.recordings)


def _press(label: str, *use_case: object, primary: bool) -> None:
    st.button(label, type="primary" if primary else "secondary", on_click=state.attempt_to, args=use_case)


def draw_way_to_report(app: Interview, session: Session, *, primary: bool) -> None:
    """End the session and see what it came to."""
    _press("See the report", app.end, session.id, primary=primary)


def draw_none_left(app: Interview, session: Session) -> None:
    """The last question was skipped, so its page stays: say that it was, and how to end."""
    with st.container(horizontal=True, vertical_alignment="center", key="rh-onward"):
        draw(tag("p", "Skipped. No other question is waiting.", class_="rh-quiet", role="status"), narrow=True)
        draw_way_to_report(app, session, primary=False)


def draw_skipped(app: Interview, session: Session) -> None:
    """What was skipped can still be answered before the session ends."""
    skipped = [place for place, slot in enumerate(session.slots) if slot.state is SlotState.SKIPPED]
    others = [place for place in skipped if place != session.position]
    if not others:
        return
    draw(tag("p", f"{words.counted(len(others), 'question')} skipped. Answer before you end?", class_="rh-quiet"))
    with st.container(horizontal=True):
        for place in others:
            _press(f"Question {place + 1}", app.go, session.id, place, primary=False)
