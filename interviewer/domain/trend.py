"""How scores go over time, each grader by itself: an estimate and a model's grade are not measured with one rule."""

from collections.abc import Iterable
from itertools import groupby
from typing import Self

from pydantic import PositiveInt

from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.direction import Direction

NEEDED = 4
"""Sessions, two against two: with fewer, one bad evening would be a trend."""

STEP = 0.05
"""A mean that moves by less than this has not moved: the same answer written twice differs as much."""


class SessionScore(Value):
    """The mean score of what one grader graded in one session: the last try at each question."""

    session_id: str
    at: Moment
    grader: str
    score: Share
    answers: PositiveInt


class Trend(Value):
    """The scores of one grader, the oldest first, and where they go."""

    grader: str
    scores: tuple[SessionScore, ...]

    @classmethod
    def each(cls, scores: Iterable[SessionScore]) -> tuple[Self, ...]:
        """One for each grader, the one with most sessions first."""
        in_order = sorted(scores, key=lambda one: (one.grader, one.at, one.session_id))
        lines = [cls(grader=name, scores=tuple(of)) for name, of in groupby(in_order, key=lambda one: one.grader)]
        return tuple(sorted(lines, key=lambda line: (-len(line.scores), line.grader)))

    @property
    def missing(self) -> int:
        """How many more sessions it takes until a trend means anything."""
        return max(0, NEEDED - len(self.scores))

    @property
    def change(self) -> float | None:
        """The mean of the later half less the mean of the earlier one; None while there are too few sessions."""
        if self.missing:
            return None
        half = len(self.scores) // 2
        later, earlier = self.scores[-half:], self.scores[:half]
        return round(sum(one.score for one in later) / half - sum(one.score for one in earlier) / half, 4)

    @property
    def direction(self) -> Direction | None:
        """Where the scores go; None while there are too few sessions."""
        if self.change is None:
            return None
        if abs(self.change) < STEP:
            return Direction.LEVEL
        return Direction.UP if self.change > 0 else Direction.DOWN
