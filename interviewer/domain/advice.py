"""The one next step that a grade recommends. The same grade always recommends the same."""

from enum import StrEnum

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.grade import Judgement, Verdict
from interviewer.domain.rubric import Point, Tier

STRONG = 0.8
"""From this score on, moving on teaches more than saying it again: what is left is small print."""


class Step(StrEnum):
    """What to do next."""

    CORRECT = "correct"
    RETRY = "retry"
    ADD = "add"
    MOVE_ON = "move on"


class Advice(Value):
    """A step, what it is about, and the reason for it."""

    step: Step
    text: str
    reason: str
    point_id: str | None = None


def next_step(attempt: Attempt) -> Advice | None:
    """What to do after this attempt; None while it has no score.

    What is wrong is put right first, then the heaviest core point that is missing, then the heaviest other one.
    """
    grade = attempt.grade
    if grade is None or grade.score is None:
        return None
    pairs = [(attempt.rubric.point(one.point_id), one) for one in grade.judgements]
    if attempt.answer.is_blank:
        return _start(attempt)
    if not grade.is_of_english:
        return _in_english()
    return _about_points(attempt, grade.score, pairs)


def _about_points(attempt: Attempt, score: float, pairs: list[tuple[Point, Judgement]]) -> Advice:
    if score >= STRONG and (found := _half_heard(pairs)):
        return found
    for found in (_wrong(pairs), _missing(pairs, Tier.CORE)):
        if found:
            return _was_sure(attempt, score, _said_when_asked(attempt, found))
    return (_missing(pairs, Tier.SUPPORTING) if score < STRONG else None) or _move_on()


def _heaviest(pairs: list[tuple[Point, Judgement]]) -> Point | None:
    return max((point for point, _ in pairs), key=lambda point: point.weight, default=None)


def _wrong(pairs: list[tuple[Point, Judgement]]) -> Advice | None:
    point = _heaviest([pair for pair in pairs if pair[1].verdict is Verdict.CONTRADICTED])
    if point is None:
        return None
    return Advice(
        step=Step.CORRECT,
        text=f"Put this right first: {point.text}",
        reason="Your answer says the opposite, and an interviewer would stop there.",
        point_id=point.id,
    )


def _missing(pairs: list[tuple[Point, Judgement]], tier: Tier) -> Advice | None:
    open_pairs = [pair for pair in pairs if pair[0].tier is tier and pair[1].credit < 1]
    point = _heaviest([pair for pair in open_pairs if not pair[1].credit]) or _heaviest(open_pairs)
    if point is None:
        return None
    heard = {pair[0].id: pair[1].credit for pair in open_pairs}[point.id]
    return Advice(
        step=Step.RETRY if tier is Tier.CORE else Step.ADD,
        text=f"Answer again and make this plain: {point.text}",
        reason=f"It is a {tier} point and was {'only half heard' if heard else 'not heard'}.",
        point_id=point.id,
    )


def _half_heard(pairs: list[tuple[Point, Judgement]]) -> Advice | None:
    """Of an answer that is strong, right and whole but for a core point said in part: what to say better next time."""
    if any(one.verdict is Verdict.CONTRADICTED for _, one in pairs):
        return None
    core = [pair for pair in pairs if pair[0].tier is Tier.CORE and pair[1].verdict is not Verdict.NOT_ASSESSED]
    point = _heaviest([pair for pair in core if pair[1].credit < 1])
    if point is None or any(not one.credit for _, one in core):
        return None
    return Advice(
        step=Step.MOVE_ON,
        text=f"Go on. When this question comes back, make this plainer: {point.text}",
        reason="It is a core point and was only half heard. The rest of the core is there.",
        point_id=point.id,
    )


def _said_when_asked(attempt: Attempt, advice: Advice) -> Advice:
    """What the candidate did say to a follow-up need only be said unasked."""
    after = attempt.grade_with_follow_ups
    if after is None or advice.point_id is None or after.judgement(advice.point_id).credit < 1:
        return advice
    reason = "You knew it when you were asked. A strong answer says it by itself."
    return advice.model_copy(update={"reason": reason})


def _was_sure(attempt: Attempt, score: float, advice: Advice) -> Advice:
    """What somebody was sure of and got wrong is worth another try at once: it is put right best while it surprises."""
    sure = attempt.confidence
    if sure is None or not sure.is_sure or not (sure.is_wrong(score) or advice.step is Step.CORRECT):
        return advice
    reason = f"You were {sure}: a mistake one is sure of is best put right at once. {advice.reason}"
    return advice.model_copy(update={"reason": reason})


def _start(attempt: Attempt) -> Advice:
    first = attempt.rubric.points[0]
    return Advice(
        step=Step.RETRY,
        text=f"Start with one sentence: {first.text}",
        reason="Nothing was answered, and one plain sentence is how every good answer begins.",
        point_id=first.id,
    )


def _in_english() -> Advice:
    reason = "Only English can be followed here, so nothing of what you know could be heard."
    return Advice(step=Step.RETRY, text="Answer again, in English.", reason=reason)


def _move_on() -> Advice:
    return Advice(step=Step.MOVE_ON, text="Go on.", reason="The core of this one is all there.")
