"""What grades by a language model took."""

from collections.abc import Iterable
from typing import Self

from pydantic import NonNegativeFloat, NonNegativeInt

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Value


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
        """Add up every grade that a model was asked for."""
        makers = [grade.maker for attempt in attempts for grade in attempt.grades if grade.maker.model]
        costs = [maker.cost for maker in makers if maker.cost is not None]
        return cls(
            grades=len(makers),
            tokens=sum((maker.tokens_in or 0) + (maker.tokens_out or 0) for maker in makers),
            seconds=sum(maker.seconds or 0.0 for maker in makers),
            cost=round(sum(costs), 6) if costs else None,
        )
