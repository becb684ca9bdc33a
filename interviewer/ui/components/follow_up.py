"""A follow-up that waits: what was said so far, what is asked now, and the box for the reply."""

import streamlit as st

from interviewer.domain.attempt import Attempt, Draft
from interviewer.domain.follow_up import FollowUp
from interviewer.interview import Interview
from interviewer.ui import failures, state
from interviewer.ui.components.answer_box import Sent
from interviewer.ui.components.answer_box.reply import place_of, reply_box
from interviewer.ui.components.conversation import ask_further
from interviewer.ui.components.markup import draw, join
from interviewer.ui.components.result_card import UNDER_QUESTION, said

TOO_LATE = "This follow-up was skipped or answered in another tab, and that counts. What you wrote here: {}"


def draw_follow_up(app: Interview, attempt: Attempt) -> None:
    """The answer so far, the follow-up, the box, and the way past it."""
    follow_up = attempt.open_follow_up
    if follow_up is None:
        return
    draw(join(UNDER_QUESTION, said(attempt, ())))
    ask_further(follow_up.probe.text)
    _take_reply(app, attempt, follow_up, app.probing.draft(attempt.id, follow_up.number))
    with st.container(horizontal=True, key="rh-moves"):
        st.button(
            "Skip this follow-up",
            icon=":material/redo:",
            type="tertiary",
            on_click=state.attempt_to,
            args=(app.probing.skip, attempt.id, follow_up.number),
        )


@st.fragment
def _take_reply(app: Interview, attempt: Attempt, follow_up: FollowUp, stored: Draft) -> None:
    """The box. Keeping a draft redraws this part alone."""
    place, number = place_of(attempt), follow_up.number
    heard = state.count(f"heard-{place}-{number}") or stored.revision
    typed = reply_box(attempt, follow_up, stored, heard=heard, refusals=state.count(f"refusals-{place}"))
    with failures.told():
        if typed.submitted and _is_for(typed.submitted, attempt, follow_up):
            state.attempt_to(_reply, app, attempt, typed.submitted)
            st.rerun()
        for sent in typed.drafts:
            if _is_for(sent, attempt, follow_up):
                _keep(app, attempt, sent)
        if state.pop_pressed():
            st.rerun()


def _is_for(sent: Sent, attempt: Attempt, follow_up: FollowUp) -> bool:
    return (sent.session, sent.number) == (place_of(attempt), follow_up.number)


def _reply(app: Interview, attempt: Attempt, sent: Sent) -> None:
    refusals = f"refusals-{sent.session}"
    try:
        heard = app.probing.reply(attempt.id, sent.number, sent.draft)
    except Exception:
        state.remember(refusals, state.count(refusals) + 1)
        raise
    kept = heard.follow_ups[sent.number - 1].answer
    if kept is None or kept.text != sent.text:
        state.tell(TOO_LATE.format(sent.text))


def _keep(app: Interview, attempt: Attempt, sent: Sent) -> None:
    heard = f"heard-{sent.session}-{sent.number}"
    if state.remembered(heard) != sent.revision:
        app.probing.save_draft(attempt.id, sent.number, sent.draft)
        state.remember(heard, sent.revision)
