"""Figures of agreement between two lists of numbers from 0 to 1: what a grader gave and what people gave.

Each is None where it is not defined, as a correlation is not when one side never varies.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

HALF = 0.5
"""From here on an answer or a point counts as right where only right and wrong are told apart."""

STILL = 1e-9
"""Numbers that spread less than this never vary; what is left of it is rounding."""

LEVELS = 5
"""Scores are rounded to quarters for the weighted kappa."""


def numbers(values: Sequence[float]) -> Numbers:
    """As an array."""
    return np.asarray(values, dtype=np.float64)


def pearson(given: Numbers, people: Numbers) -> float | None:
    """Pearson's correlation, -1 to 1."""
    if len(given) < 2 or min(given.std(), people.std()) < STILL:  # noqa: PLR2004 - two points make a line
        return None
    return float(np.corrcoef(given, people)[0, 1])


def spearman(given: Numbers, people: Numbers) -> float | None:
    """Pearson's correlation of the ranks, ties sharing their mean rank."""
    return pearson(_ranks(given), _ranks(people))


def kappa(given: Numbers, people: Numbers) -> float | None:
    """Cohen's kappa with quadratic weights over quarters: 1 is full agreement, 0 what chance would give."""
    one, other = (np.rint(np.clip(side, 0, 1) * (LEVELS - 1)).astype(int) for side in (given, people))
    seen = np.zeros((LEVELS, LEVELS))
    np.add.at(seen, (one, other), 1)
    apart = (np.arange(LEVELS)[:, None] - np.arange(LEVELS)[None, :]) ** 2
    by_chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(1, len(given))
    expected = float((apart * by_chance).sum())
    return 1 - float((apart * seen).sum()) / expected if expected else None


def rmse(given: Numbers, people: Numbers) -> float | None:
    """Root of the mean squared difference."""
    return float(np.sqrt(np.mean((given - people) ** 2))) if len(given) else None


def mean_error(given: Numbers, people: Numbers) -> float | None:
    """Mean absolute difference."""
    return float(np.mean(np.abs(given - people))) if len(given) else None


def bias(given: Numbers, people: Numbers) -> float | None:
    """Mean difference: above 0 the grader is kinder than people."""
    return float(np.mean(given - people)) if len(given) else None


def auc(given: Numbers, people: Numbers) -> float | None:
    """The chance that a right one is given more than a wrong one, ties counting half (Mann and Whitney's U)."""
    right = people >= HALF
    if right.all() or not right.any():
        return None
    many = int(right.sum())
    above = _ranks(given)[right].sum() - many * (many + 1) / 2
    return float(above / (many * (len(given) - many)))


def accuracy(given: Numbers, people: Numbers) -> float | None:
    """The share on which both say the same of right and wrong."""
    return float(np.mean((given >= HALF) == (people >= HALF))) if len(given) else None


def macro_f1(given: Numbers, people: Numbers) -> float | None:
    """The mean of the F1 of right and the F1 of wrong."""
    if not len(given):
        return None
    said, true = given >= HALF, people >= HALF
    return float(np.mean([_f1(said, true), _f1(~said, ~true)]))


def false_credit(given: Numbers, people: Numbers) -> float | None:
    """The share of what people found wrong that the grader credits."""
    wrong = people < HALF
    return float(np.mean(given[wrong] >= HALF)) if wrong.any() else None


def false_denial(given: Numbers, people: Numbers) -> float | None:
    """The share of what people found right that the grader does not credit."""
    right = people >= HALF
    return float(np.mean(given[right] < HALF)) if right.any() else None


def _f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    both, either = float((said & true).sum()), float(said.sum() + true.sum())
    return 2 * both / either if either else 1.0


def _ranks(values: Numbers) -> Numbers:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Numbers = (ends - (counts - 1) / 2)[places]
    return ranks
