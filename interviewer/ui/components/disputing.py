"""The way to disagree with a judgement: "I did say that", or "that is not in the answer"."""

import streamlit as st

from interviewer.disputing import Disputing
from interviewer.domain.attempt import Attempt
from interviewer.domain.dispute import Claim, Dispute, Objection, Outcome
from interviewer.domain.grade import Grade
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, plain_label, tag

LEAD = "Choose the point that was judged wrongly. Both judgements stay on record."
WORDS = "The words of your answer that say it"
REASON = "Your reason, for the record"


def draw_disputing(disputing: Disputing, attempt: Attempt) -> None:
    """Folded, until somebody disagrees; what was disputed before is told first."""
    grade = attempt.grade
    if grade is None or grade.score is None or attempt.answer.is_blank:
        return
    before = disputing.disputes(attempt)
    with st.expander("Something judged wrongly?", key=f"rh-dispute-{attempt.id}"):
        if before:
            draw(tag("ul", *(tag("li", told(attempt, one)) for one in before), class_="rh-told"))
        draw(tag("p", LEAD, class_="rh-quiet"))
        point_id = st.selectbox(
            "Point",
            [one.point_id for one in grade.judgements],
            index=None,
            format_func=lambda point: _name(attempt, grade, point),
            key=f"dispute-point-{attempt.id}",
        )
        if point_id:
            _draw_form(disputing, attempt, grade, point_id)


def _draw_form(disputing: Disputing, attempt: Attempt, grade: Grade, point_id: str) -> None:
    judgement = grade.judgement(point_id)
    claim = Claim.NOT_SAID if judgement.credit == 1 else Claim.SAID
    draw(tag("p", tag("b", f"{claim}. "), judgement.reason))
    said = ""
    if claim is Claim.SAID:
        said = st.text_input(WORDS, key=f"dispute-words-{attempt.id}-{point_id}", placeholder="Copied from your answer")
    reason = st.text_input(REASON, key=f"dispute-reason-{attempt.id}-{point_id}")
    given = (attempt, Objection(point_id=point_id, claim=claim, words=said or "", reason=reason or ""))
    with st.container(horizontal=True):
        st.button("Judge it again", on_click=state.attempt_to, args=(_judge_again, disputing, *given))
        st.button("Override it", on_click=state.attempt_to, args=(disputing.override, *given))


def _judge_again(disputing: Disputing, attempt: Attempt, objection: Objection) -> None:
    dispute = disputing.judge_again(attempt, objection)
    stands = dispute.outcome is Outcome.STANDS
    state.tell(f"Judged again alone: {'still ' if stands else ''}{dispute.after}.")


def _name(attempt: Attempt, grade: Grade, point_id: str) -> str:
    verdict = grade.judgement(point_id).verdict
    return f"{words.VERDICT_ICONS[verdict]} {plain_label(attempt.rubric.point(point_id).text)}"


def told(attempt: Attempt, dispute: Dispute) -> str:
    """What was disputed and what came of it, in a sentence."""
    known = {one.id: one.text for one in attempt.rubric.points}
    what = f"“{known.get(dispute.point_id, dispute.point_id)}” {dispute.before} → {dispute.after}"
    how = "by your override" if dispute.outcome is Outcome.OVERRIDDEN else "judged again"
    return " · ".join(filter(None, [what, how, dispute.reason]))


def overrides_told(grade: Grade) -> str:
    """How many of its judgements are the candidate's own; nothing where none is."""
    number = len(grade.overrides)
    return f"{'one' if number == 1 else number} by your override" if number else ""
