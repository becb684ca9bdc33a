"""What anybody would build on embeddings: a cosine, and one rising line that makes credit of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import product

import numpy as np

from interviewer.agreement.labelled import Labelled
from interviewer.domain.answer import Answer
from interviewer.domain.grade import Evidence, Grade, Judgement, Maker, Verdict
from interviewer.domain.question import Question
from interviewer.domain.rubric import Point, Rubric
from interviewer.domain.sentences import Span, sentences
from tests.bench.minilm import MiniLm, Vectors

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LINES = [(low, high) for low, high in product(np.arange(0, 0.8, 0.05), np.arange(0.2, 1.01, 0.05)) if high - low > 0.1]
"""Where credit begins and where it is full; the fairest for a set of answers is chosen by ``fit``."""


class EmbeddingGrader:
    """Each point against the sentence of the answer that is nearest to any of its wordings."""

    name = "minilm"

    def __init__(
        self, model: MiniLm, texts: Callable[[Question, Point], Sequence[str]], *, whole: bool = False
    ) -> None:
        """``texts`` are what a point is compared with; ``whole`` takes the answer as one sentence."""
        self._model, self._texts, self._whole = model, texts, whole
        self._known: dict[tuple[str, str], Vectors] = {}
        self.line = (0.0, 1.0)

    def grade(self, question: Question, rubric: Rubric, answer: Answer) -> Grade:
        """Credit for every point by its cosine, with the nearest sentence as evidence."""
        pairs = zip(rubric.points, self._nearest(question, rubric, answer), strict=True)
        judgements = [_judged(point, _credit(near, self.line), answer, span) for point, (near, span) in pairs]
        return Grade.of(rubric, judgements, maker=Maker(grader=self.name, rubric_digest=rubric.digest()), made_at=NOW)

    def fit(self, labelled: Sequence[Labelled]) -> None:
        """Choose the line with the least squared error against people's scores."""
        nearest = [self._nearest(one.question, one.rubric, one.answer) for one in labelled]
        weights = [[point.weight for point in one.rubric.points] for one in labelled]

        def error(line: tuple[float, float]) -> float:
            earned = [[_credit(near, line) for near, _ in points] for points in nearest]
            given = [np.average(one, weights=weight) for one, weight in zip(earned, weights, strict=True)]
            return float(np.mean((np.array(given) - [one.score for one in labelled]) ** 2))

        self.line = min(LINES, key=error)

    def _nearest(self, question: Question, rubric: Rubric, answer: Answer) -> list[tuple[float, Span]]:
        spans = sentences(answer.text)
        spans = [Span(0, len(answer.text), answer.text)] if spans and self._whole else spans
        if not spans:
            return [(0.0, Span(0, 0, ""))] * len(rubric.points)
        said = self._model.embed([span.text for span in spans])
        cosines = [(said @ self._wordings(question, point).T).max(axis=1) for point in rubric.points]
        return [(float(one.max()), spans[int(one.argmax())]) for one in cosines]

    def _wordings(self, question: Question, point: Point) -> Vectors:
        key = question.id, point.id
        if key not in self._known:
            self._known[key] = self._model.embed(self._texts(question, point))
        return self._known[key]


def _credit(near: float, line: tuple[float, float]) -> float:
    low, high = line
    return round(min(1.0, max(0.0, (near - low) / (high - low))), 2)


def _judged(point: Point, credit: float, answer: Answer, span: Span) -> Judgement:
    verdict = Verdict.MET if credit == 1 else Verdict.PARTLY_MET if credit else Verdict.MISSED
    quoted = (Evidence.of(answer.text, span.start, span.end),) if credit else ()
    return Judgement(point_id=point.id, verdict=verdict, credit=credit, reason="Its cosine.", evidence=quoted)
