"""Answers that people have judged."""

from typing import NamedTuple

from interviewer.domain.answer import Answer
from interviewer.domain.grade import Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Rubric

WORTH = {Verdict.MET: 1.0, Verdict.PARTLY_MET: 0.5, Verdict.MISSED: 0.0, Verdict.CONTRADICTED: 0.0}
"""What a person's verdict on a point is worth."""

DESERVES_NOTHING = 0.05
"""Answers that people score at most so high deserve nothing."""


class Labelled(NamedTuple):
    """One answer with what people thought of it: a score, verdicts by point id, or both.

    ``kind`` names what sort of answer it is, where that is known; ``split`` whether it was looked at while tuning.
    """

    id: str | int
    question: Question
    rubric: Rubric
    answer: Answer
    score: float
    worth: dict[str, float]
    kind: str = ""
    split: str = ""


def score_of(rubric: Rubric, worth: dict[str, float]) -> float:
    """The weighted share of the labelled points that people heard."""
    weights = {point.id: point.weight for point in rubric.points if point.id in worth}
    return sum(weight * worth[point] for point, weight in weights.items()) / sum(weights.values())
