"""A check of one grader on answers of known worth: agreement, and what repeats of the same answer differ by."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from interviewer.agreement.labelled import Labelled
from interviewer.agreement.study import Judged, Study
from interviewer.errors import RehearsalError
from interviewer.ports import Grader

HOPELESS = 3
"""After so many answers in a row that can't be graded, a check ends: a wrong key stays wrong."""


@dataclass(frozen=True)
class Check:
    """The rounds of a check, each over the same answers in the same order, and how long they took together."""

    rounds: tuple[Study, ...]
    seconds: float

    @classmethod
    def of(cls, grader: Grader, answers: Iterable[Labelled], a_round: int) -> Self:
        """Grade ``answers``, which are rounds of ``a_round`` answers each.

        ``RehearsalError`` with the cause when several in a row can't be graded: the others couldn't either.
        """
        start = time.perf_counter()
        judged = list(_judged(grader, answers))
        seconds = time.perf_counter() - start
        rounds = [Study(tuple(judged[at : at + a_round])) for at in range(0, len(judged), a_round)]
        return cls(tuple(rounds), seconds)

    @property
    def first(self) -> Study:
        """The round whose agreement is told."""
        return self.rounds[0]

    @property
    def spread(self) -> float:
        """The mean distance between the highest and the lowest score of one answer over the rounds."""
        scores = np.array([[one.score for one in study.judged] for study in self.rounds])
        return float(np.mean(scores.max(axis=0) - scores.min(axis=0)))

    def costs(self) -> dict[str, float | None]:
        """Spread over repeats, seconds, tokens and dollars; None for what nobody counted."""
        makers = [one.grade.maker for study in self.rounds for one in study.judged]
        return {
            "repeats": len(self.rounds),
            "spread_over_repeats": self.spread,
            "seconds": self.seconds,
            "seconds_an_answer": self.seconds / max(1, len(makers)),
            "tokens_in": _total([maker.tokens_in for maker in makers]),
            "tokens_out": _total([maker.tokens_out for maker in makers]),
            "cost": _total([maker.cost for maker in makers]),
        }


def _judged(grader: Grader, answers: Iterable[Labelled]) -> Iterator[Judged]:
    failed = 0
    for one in answers:
        grade = grader.grade(one.question, one.rubric, one.answer)
        failed = failed + 1 if grade.score is None else 0
        if failed == HOPELESS:
            raise RehearsalError(f"{HOPELESS} answers in a row could not be graded. {grade.ungraded_because}")
        yield Judged(one, grade)


def _total(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
