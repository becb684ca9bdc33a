"""What a session came to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Share, Value
from interviewer.domain.grade import Judgement
from interviewer.domain.rubric import Point, Tier
from interviewer.domain.session import Session, SlotState

LISTED = 5
"""How many strongest and weakest points a report names."""


class QuestionResult(Value):
    """One question of a session: its place, the try that counts (the last one), and how many there were."""

    position: NonNegativeInt
    question_id: str
    state: SlotState
    attempt: Attempt | None = None
    tries: NonNegativeInt = 0


class TierResult(Value):
    """The points of one tier over all answers: how many met, how many in all, and their weighted share."""

    tier: Tier
    met: NonNegativeInt
    points: NonNegativeInt
    share: Share


class PointResult(Value):
    """One point as it was judged in one answer."""

    position: NonNegativeInt
    point: Point
    judgement: Judgement


class Report(Value):
    """A session as a whole. ``score`` is the mean over the answers that have one; skipped questions don't count.

    It rests on what was said unasked; ``score_with_follow_ups`` is None when no follow-up was answered.
    """

    session: Session
    questions: tuple[QuestionResult, ...]
    score: Share | None
    score_with_follow_ups: Share | None = None
    tiers: tuple[TierResult, ...]
    strongest: tuple[PointResult, ...]
    weakest: tuple[PointResult, ...]
    seconds: NonNegativeFloat

    @classmethod
    def of(cls, session: Session, attempts: Sequence[Attempt]) -> Self:
        """Count the last try at each question; the time is that of every try."""
        questions = tuple(_results(session, attempts))
        last = [one.attempt for one in questions if one.attempt]
        judged = [point for attempt in last for point in _judged(attempt)]
        return cls(
            session=session,
            questions=questions,
            score=mean_score(last),
            score_with_follow_ups=mean_with_follow_ups(last),
            tiers=tuple(_tiers(last)),
            strongest=tuple(
                sorted((one for one in judged if one.judgement.credit == 1), key=_worth, reverse=True)[:LISTED]
            ),
            weakest=tuple(
                sorted((one for one in judged if one.judgement.credit < 1), key=_lost, reverse=True)[:LISTED]
            ),
            seconds=sum(attempt.seconds + sum(one.seconds for one in attempt.replies) for attempt in attempts),
        )


class SessionSummary(Value):
    """One line of the history."""

    session: Session
    topics: tuple[str, ...]
    answered: NonNegativeInt
    ungraded: NonNegativeInt = 0
    score: Share | None
    score_with_follow_ups: Share | None = None

    @classmethod
    def of(cls, session: Session, attempts: Sequence[Attempt]) -> Self:
        """Count the last try at each question."""
        last = [one.attempt for one in _results(session, attempts) if one.attempt]
        return cls(
            session=session,
            topics=session.setup.topics,
            answered=len(last),
            ungraded=sum(one.score is None for one in last),
            score=mean_score(last),
            score_with_follow_ups=mean_with_follow_ups(last),
        )


def mean_score(attempts: Iterable[Attempt]) -> float | None:
    """The mean of the scores there are, to four digits."""
    return _mean([attempt.score for attempt in attempts if attempt.score is not None])


def mean_with_follow_ups(attempts: Sequence[Attempt]) -> float | None:
    """The same with what was said to follow-ups, where anything was; None where it was nowhere."""
    if all(attempt.score_with_follow_ups is None for attempt in attempts):
        return None
    best = [
        attempt.score if attempt.score_with_follow_ups is None else attempt.score_with_follow_ups
        for attempt in attempts
    ]
    return _mean([score for score in best if score is not None])


def _mean(scores: Sequence[float]) -> float | None:
    return round(sum(scores) / len(scores), 4) if scores else None


def _results(session: Session, attempts: Sequence[Attempt]) -> Iterable[QuestionResult]:
    by_position: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in sorted(attempts, key=lambda one: one.number):
        by_position[attempt.position].append(attempt)
    for position, slot in enumerate(session.slots):
        tries = by_position[position]
        yield QuestionResult(
            position=position,
            question_id=slot.question_id,
            state=slot.state,
            attempt=tries[-1] if tries else None,
            tries=len(tries),
        )


def _judged(attempt: Attempt) -> Iterable[PointResult]:
    if attempt.grade:
        for judgement in attempt.grade.judgements:
            point = attempt.rubric.point(judgement.point_id)
            yield PointResult(position=attempt.position, point=point, judgement=judgement)


def _tiers(attempts: Sequence[Attempt]) -> Iterable[TierResult]:
    for tier in Tier:
        rows = [one for attempt in attempts for one in _judged(attempt) if one.point.tier is tier]
        weight = sum(one.point.weight for one in rows)
        if rows:
            earned = sum(one.point.weight * one.judgement.credit for one in rows)
            met = sum(one.judgement.credit == 1 for one in rows)
            yield TierResult(tier=tier, met=met, points=len(rows), share=round(earned / weight, 4))


def _worth(one: PointResult) -> int:
    return one.point.weight


def _lost(one: PointResult) -> float:
    return one.point.weight * (1 - one.judgement.credit)
