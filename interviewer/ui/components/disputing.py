"""The way to disagree with a judgement: "I did say that", or "that is not in the answer"."""

from collections.abc import Callable, Sequence

import streamlit as st

from interviewer.disputing import Disputing
from interviewer.domain.attempt import Attempt
from interviewer.domain.dispute import Claim, Dispute, Objection, Outcome, claims_against
from interviewer.domain.grade import Grade
from interviewer.domain.sentences import sentences
from interviewer.ui import state, words
from interviewer.ui.components.markup import draw, isolated, plain_label, tag

LEAD = "Choose the point that was judged wrongly. Both judgements stay on record."
WHICH = "Something judged wrongly? Choose the answer"
SENTENCE = "The sentence that says it"
WORDS = "The words of your answer that say it"
OTHERWISE = "Or the very words, copied from your answer"
REASON = "Your reason, for the record"


def draw_disputing(disputing: Disputing, attempt: Attempt, *, opened: bool = False) -> None:
    """Folded, until somebody disagrees; what was disputed before is told first."""
    grade = attempt.grade
    if grade is None or grade.score is None or attempt.answer.is_blank:
        return
    before = disputing.disputes(attempt)
    with st.expander("Something judged wrongly?", expanded=opened, key=f"rh-dispute-{attempt.id}"):
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


def draw_disputing_one_of(disputing: Disputing, attempts: Sequence[Attempt], name: Callable[[Attempt], str]) -> None:
    """The same for one of several answers, each by its name."""
    judged = {one.id: one for one in attempts if one.score is not None and not one.answer.is_blank}
    if len(judged) <= 1:
        for attempt in judged.values():
            draw_disputing(disputing, attempt)
        return
    chosen = st.selectbox(
        WHICH, list(judged), index=None, format_func=lambda one: plain_label(name(judged[one])), key="dispute-which"
    )
    if chosen:
        draw_disputing(disputing, judged[chosen], opened=True)


def _draw_form(disputing: Disputing, attempt: Attempt, grade: Grade, point_id: str) -> None:
    judgement, key = grade.judgement(point_id), f"{attempt.id}-{point_id}"
    claim = _choose_claim(claims_against(judgement), key)
    draw(tag("p", tag("b", f"{claim}. "), judgement.reason))
    said = _pick(attempt, key) if claim is Claim.SAID else ""
    reason = st.text_input(REASON, key=f"dispute-reason-{key}")
    given = (attempt, Objection(point_id=point_id, claim=claim, words=said, reason=reason or ""))
    with st.container(horizontal=True):
        st.button("Judge it again", on_click=state.attempt_to, args=(_judge_again, disputing, *given))
        st.button("Override it", on_click=state.attempt_to, args=(disputing.override, *given))


def _choose_claim(claims: Sequence[Claim], key: str) -> Claim:
    if len(claims) == 1:
        return claims[0]
    return st.radio("What is wrong with it", claims, horizontal=True, key=f"dispute-claim-{key}")


def _pick(attempt: Attempt, key: str) -> str:
    """The words that were copied, else the sentence that was picked."""
    found = [one.text for one in sentences(attempt.answer.text)]
    picked = None
    if len(found) > 1:
        numbers, name = range(len(found)), f"dispute-sentence-{key}"
        picked = st.selectbox(SENTENCE, numbers, index=None, format_func=lambda one: plain_label(found[one]), key=name)
    label = OTHERWISE if len(found) > 1 else WORDS
    copied = st.text_input(label, key=f"dispute-words-{key}", placeholder="Copied from your answer")
    return (copied or "").strip() or (found[picked] if picked is not None else "")


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
    what = f"“{isolated(known.get(dispute.point_id, dispute.point_id))}” {dispute.before} → {dispute.after}"
    how = "by your override" if dispute.outcome is Outcome.OVERRIDDEN else "judged again"
    return " · ".join(filter(None, [what, how, isolated(dispute.reason)]))
