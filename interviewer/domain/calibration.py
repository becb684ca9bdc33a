"""How sure against how right: what answers earned, by how sure the candidate was of them beforehand.

The picture is the calibration of Lichtenstein, Fischhoff and Phillips (1982, "Calibration of probabilities: The state
of the art to 1980"): for each level, what was expected beside the mean of what came of it.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Self

from pydantic import PositiveInt

from interviewer.domain.base import Moment, Share, Value
from interviewer.domain.confidence import Confidence, Place

NEEDED = 5
"""Answers at a level: with fewer, its mean says more about the questions than about the candidate."""


class Prediction(Value):
    """How sure the candidate was of an answer, and what it earned by the grade that counts.

    ``is_newest`` says that the question was not answered again since.
    """

    attempt_id: str
    question_id: str
    at: Moment
    confidence: Confidence
    grader: str
    score: Share
    is_newest: bool

    @property
    def is_sure_but_wrong(self) -> bool:
        """Whether it is worth practising above all, and nobody has yet."""
        return self.is_newest and self.confidence.is_wrong(self.score)


class Level(Value):
    """The answers at one level: how many, and what they earned on average."""

    confidence: Confidence
    answers: PositiveInt
    earned: Share

    @property
    def missing(self) -> int:
        """How many more answers it takes until the mean means anything."""
        return max(0, NEEDED - self.answers)

    @property
    def place(self) -> Place:
        """Where what was earned lies beside what was expected."""
        return self.confidence.place_of(self.earned)


class Calibration(Value):
    """The levels of the answers that one grader graded, from the least sure on. Levels nobody used are left out."""

    grader: str
    levels: tuple[Level, ...]

    @classmethod
    def each(cls, predictions: Iterable[Prediction]) -> tuple[Self, ...]:
        """One for each grader, the one with most answers first: an estimate and a model's grade are two rules."""
        in_order = sorted(predictions, key=lambda one: one.grader)
        found = [
            cls(grader=grader, levels=tuple(_levels(list(of))))
            for grader, of in groupby(in_order, key=lambda one: one.grader)
        ]
        return tuple(sorted(found, key=lambda one: (-one.answers, one.grader)))

    @property
    def answers(self) -> int:
        """How many answers it rests on."""
        return sum(one.answers for one in self.levels)

    @property
    def telling(self) -> Level | None:
        """The surest level with enough answers to speak of: what one is sure of is what one does not look at again."""
        return next((one for one in reversed(self.levels) if not one.missing), None)


def _levels(predictions: list[Prediction]) -> Iterable[Level]:
    for level in Confidence:
        scores = [one.score for one in predictions if one.confidence is level]
        if scores:
            yield Level(confidence=level, answers=len(scores), earned=round(sum(scores) / len(scores), 4))
