"""Each figure against values worked out by hand."""

import pytest

from interviewer.agreement import figures
from interviewer.agreement.figures import numbers

GIVEN = numbers([0.0, 0.25, 0.5, 1.0])
PEOPLE = numbers([0.0, 0.5, 0.5, 1.0])


def test_correlations() -> None:
    """Pearson's from the sums of products, Spearman's from the ranks 1, 2, 3, 4 and 1, 2.5, 2.5, 4."""
    assert figures.pearson(GIVEN, PEOPLE) == pytest.approx(0.5 / (0.546875 * 0.5) ** 0.5)
    assert figures.spearman(GIVEN, PEOPLE) == pytest.approx(4.5 / (5 * 4.5) ** 0.5)


def test_distances() -> None:
    """One of four is a quarter off, below."""
    assert figures.mean_error(GIVEN, PEOPLE) == pytest.approx(0.0625)
    assert figures.bias(GIVEN, PEOPLE) == pytest.approx(-0.0625)
    assert figures.rmse(GIVEN, PEOPLE) == pytest.approx(0.125)


def test_kappa() -> None:
    """1 for the same, 0 for a constant, and in between by how far apart the quarters are."""
    assert figures.kappa(PEOPLE, PEOPLE) == 1
    assert figures.kappa(numbers([0.5] * 4), PEOPLE) == pytest.approx(0)
    assert figures.kappa(GIVEN, PEOPLE) == pytest.approx(1 - 1 / (4 * 4.25))


def test_right_and_wrong() -> None:
    """Ties count half in the AUC; the two F1 are averaged, not weighed."""
    given, people = numbers([0.9, 0.6, 0.6, 0.2]), numbers([1, 1, 0, 0])
    assert figures.auc(given, people) == pytest.approx(3.5 / 4)
    assert figures.accuracy(given, people) == pytest.approx(0.75)
    assert figures.macro_f1(given, people) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert (figures.false_credit(given, people), figures.false_denial(given, people)) == (0.5, 0)


def test_what_is_not_defined_is_none() -> None:
    """A constant correlates with nothing, and all-right answers have no wrong ones to be told from."""
    constant = numbers([0.3] * 4)
    assert figures.pearson(constant, PEOPLE) is None
    assert figures.spearman(PEOPLE, constant) is None
    assert figures.auc(GIVEN, numbers([1, 1, 1, 1])) is None
    assert figures.kappa(constant, constant) is None
    assert figures.false_credit(GIVEN, numbers([1, 1, 1, 1])) is None
    assert figures.false_denial(GIVEN, numbers([0, 0, 0, 0])) is None
    assert figures.rmse(numbers([]), numbers([])) is None
