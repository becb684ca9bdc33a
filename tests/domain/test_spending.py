"""What language models took."""

from interviewer.domain.grade import Grade, Maker
from interviewer.domain.spending import Spending
from tests.history.making import NOON, a_rubric, an_attempt


def made(cost: float | None, *, model: str | None = "m") -> Grade:
    """A grade that cost so much, or that nobody was asked for."""
    maker = Maker(grader="x", rubric_digest=a_rubric().digest(), model=model, tokens_in=10, tokens_out=5, cost=cost)
    return Grade(judgements=(), score=None, coverage=0, maker=maker, made_at=NOON, ungraded_because="no")


def test_every_grade_that_was_paid_for_counts() -> None:
    """Failed and repeated ones too; those of the offline grader don't; an unknown cost adds nothing."""
    grades = (made(None, model=None), made(0.5), made(0.25), made(None))
    spent = Spending.of([an_attempt().model_copy(update={"grades": grades})])
    assert (spent.grades, spent.tokens, spent.cost) == (3, 45, 0.75)


def test_an_unknown_cost_is_not_a_cost_of_nothing() -> None:
    """Where no cost is known, none is told."""
    assert Spending.of([an_attempt().model_copy(update={"grades": (made(None),)})]).cost is None
