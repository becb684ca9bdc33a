"""What grades by a language model took."""

from collections.abc import Iterable
from typing import Self

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value
from interviewer.domain.follow_up import Probe
from interviewer.domain.grade import Grade, Maker


class Spending(Value):
    """Everything asked of language models for some attempts, what failed and what was graded again included.

    ``cost`` is in dollars, as far as costs are known; None when none is.
    """

    grades: NonNegativeInt
    tokens: NonNegativeInt
    seconds: NonNegativeFloat
    cost: NonNegativeFloat | None

    @classmethod
    def of(cls, attempts: Iterable[Attempt]) -> Self:
        """Add up every grade and every probe that a model was asked for."""
        known = list(attempts)
        grades = [grade for attempt in known for grade in _grades(attempt) if not grade.revised]
        made = [grade.maker for grade in grades if grade.maker.model]
        probes = [one.probe for attempt in known for one in attempt.follow_ups if one.probe.seconds is not None]
        asked: list[Maker | Probe] = [*made, *probes]
        costs = [one.cost for one in asked if one.cost is not None]
        return cls(
            grades=len(made),
            tokens=sum((one.tokens_in or 0) + (one.tokens_out or 0) for one in asked),
            seconds=sum(one.seconds or 0.0 for one in asked),
            cost=round(sum(costs), 6) if costs else None,
        )


def _grades(attempt: Attempt) -> list[Grade]:
    return [*attempt.grades, *(one.grade for one in attempt.grades_with_follow_ups)]
