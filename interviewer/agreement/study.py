"""A grader beside people, answer by answer and point by point."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from interviewer.agreement import figures
from interviewer.agreement.labelled import DESERVES_NOTHING, Labelled
from interviewer.domain.grade import Grade
from interviewer.ports import Grader

TOO_MUCH = 0.4
"""What an answer that deserves nothing must not be given."""

ORDERED_FROM = 0.05
"""Two answers that people score closer than this are not in any order."""

RESAMPLES = 500
INTERVAL = (2.5, 97.5)
"""Confidence intervals are percentiles over so many resamples of the questions, since answers to one are alike."""

BANDS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)

Figure = Callable[[figures.Numbers, figures.Numbers], float | None]

OF_SCORES: dict[str, Figure] = {
    "pearson": figures.pearson,
    "spearman": figures.spearman,
    "kappa": figures.kappa,
    "rmse": figures.rmse,
    "mean_error": figures.mean_error,
    "bias": figures.bias,
}
OF_RIGHT_AND_WRONG: dict[str, Figure] = {
    "auc": figures.auc,
    "accuracy": figures.accuracy,
    "macro_f1": figures.macro_f1,
    "false_credit": figures.false_credit,
    "false_denial": figures.false_denial,
}


class Judged(NamedTuple):
    """One labelled answer and its grade; ``score`` is None when it could not be graded."""

    labelled: Labelled
    grade: Grade

    @property
    def score(self) -> float:
        """What it was given; nothing when it is ungraded, which ``Study.ungraded`` counts."""
        return self.grade.score or 0.0

    @property
    def error(self) -> float:
        """How far that is from what people gave."""
        return abs(self.score - self.labelled.score)


class Estimate(NamedTuple):
    """A figure, and the interval it lies in when other questions had been asked."""

    value: float | None
    low: float | None = None
    high: float | None = None


class Band(NamedTuple):
    """Answers given from ``low`` to under ``high``: how many, what they were given on average, and by people."""

    low: float
    high: float
    answers: int
    given: float
    people: float


@dataclass(frozen=True)
class Study:
    """Every labelled answer with its grade."""

    judged: tuple[Judged, ...]

    @property
    def ungraded(self) -> int:
        """How many could not be graded."""
        return sum(one.grade.score is None for one in self.judged)

    @property
    def coverage(self) -> float:
        """The mean share of the rubrics that was assessed."""
        return float(np.mean([one.grade.coverage for one in self.judged]))

    def scores(self, give: Callable[[Judged], float] | None = None) -> dict[str, Estimate]:
        """Agreement of the scores, or of what ``give`` gives instead; right and wrong where people said no more."""
        rows = [(one.labelled.question.digest(), *_pair(one, give)) for one in self.judged]
        two_way = all(people in (0.0, 1.0) for _, _, people in rows)
        wanted = OF_SCORES | (OF_RIGHT_AND_WRONG if two_way else {})
        return _estimates(rows, wanted)

    def points(self) -> dict[str, Estimate]:
        """Agreement on single points, where people judged those."""
        rows = [
            (one.labelled.question.digest(), judgement.credit, one.labelled.worth[judgement.point_id])
            for one in self.judged
            for judgement in one.grade.judgements
            if judgement.point_id in one.labelled.worth
        ]
        if not rows:
            return {}
        return _estimates(rows, OF_RIGHT_AND_WRONG)

    def ordered(self) -> float | None:
        """The share of pairs of answers to one question that are in the order in which people have them."""
        by_question: dict[str, list[Judged]] = defaultdict(list)
        for one in self.judged:
            by_question[one.labelled.question.digest()].append(one)
        right = [verdict for group in by_question.values() for verdict in _in_order(group)]
        return float(np.mean(right)) if right else None

    def given_too_much(self) -> tuple[int, int]:
        """How many answers that deserve nothing were given a good deal all the same, and how many there are."""
        worthless = [one for one in self.judged if one.labelled.score <= DESERVES_NOTHING]
        return sum(one.score >= TOO_MUCH for one in worthless), len(worthless)

    def error_of_honest(self) -> float | None:
        """The mean error over the answers that deserve something."""
        errors = [one.error for one in self.judged if one.labelled.score > DESERVES_NOTHING]
        return float(np.mean(errors)) if errors else None

    def bands(self) -> list[Band]:
        """Whether scores mean what they say."""
        found = []
        for low, high in pairwise(BANDS):
            inside = [one for one in self.judged if low <= one.score < high]
            if inside:
                given = float(np.mean([one.score for one in inside]))
                people = float(np.mean([one.labelled.score for one in inside]))
                found.append(Band(low, min(high, 1.0), len(inside), given, people))
        return found

    def kinds(self) -> dict[str, tuple[int, float, float]]:
        """For each kind of answer: how many, what they were given on average, and by people."""
        groups: dict[str, list[Judged]] = defaultdict(list)
        for one in self.judged:
            if one.labelled.kind:
                groups[one.labelled.kind].append(one)
        return {
            kind: (
                len(group),
                float(np.mean([one.score for one in group])),
                float(np.mean([one.labelled.score for one in group])),
            )
            for kind, group in groups.items()
        }

    def worst(self, most: int) -> list[Judged]:
        """The answers on which grader and people are furthest apart, the furthest first."""
        return sorted(self.judged, key=lambda one: -one.error)[:most]

    def only(self, split: str) -> "Study":
        """The part that belongs to one split."""
        return Study(tuple(one for one in self.judged if one.labelled.split == split))


def conduct(grader: Grader, labelled: Iterable[Labelled]) -> Study:
    """Grade every answer. A progress bar can be laid around ``labelled``: it is read one by one."""
    return Study(tuple(Judged(one, grader.grade(one.question, one.rubric, one.answer)) for one in labelled))


def _pair(one: Judged, give: Callable[[Judged], float] | None) -> tuple[float, float]:
    return give(one) if give else one.score, one.labelled.score


def _in_order(group: Sequence[Judged]) -> Iterable[bool]:
    for at, one in enumerate(group):
        for other in group[:at]:
            apart = one.labelled.score - other.labelled.score
            if abs(apart) > ORDERED_FROM:
                yield (one.score - other.score) * apart > 0


def _estimates(rows: list[tuple[str, float, float]], wanted: dict[str, Figure]) -> dict[str, Estimate]:
    """Each figure over all rows, with its interval over resampled questions."""
    questions, at = np.unique([row[0] for row in rows], return_inverse=True)
    given, people = figures.numbers([row[1] for row in rows]), figures.numbers([row[2] for row in rows])
    members = [np.flatnonzero(at == number) for number in range(len(questions))]
    chance = np.random.default_rng(0)
    samples: dict[str, list[float]] = {name: [] for name in wanted}
    for _ in range(RESAMPLES if len(questions) > 1 else 0):
        drawn = np.concatenate([members[one] for one in chance.integers(0, len(questions), len(questions))])
        for name, figure in wanted.items():
            value = figure(given[drawn], people[drawn])
            if value is not None:
                samples[name].append(value)
    return {name: Estimate(figure(given, people), *_interval(samples[name])) for name, figure in wanted.items()}


def _interval(values: list[float]) -> tuple[float | None, float | None]:
    if not values:
        return None, None
    low, high = np.percentile(values, INTERVAL)
    return float(low), float(high)
