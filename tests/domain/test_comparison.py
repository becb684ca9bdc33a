"""Two attempts at one question."""

from interviewer.domain.attempt import Attempt
from interviewer.domain.comparison import Comparison, pace
from tests.app.toy import WordGrader, question, rubric
from tests.history.making import an_attempt


def graded(text: str, number: int) -> Attempt:
    """A try at a toy question."""
    one = an_attempt(text, name=f"a{number}", number=number, minutes=number)
    one = one.model_copy(update={"question": question(1), "rubric": rubric("toy-1")})
    return one.model_copy(update={"grades": (WordGrader().grade(one.question, one.rubric, one.answer),)})


def test_points_gained_and_lost_are_told_apart() -> None:
    """In whichever order the two are given, the earlier one is what the later one is held against."""
    first, second = graded("wood", 1), graded("play with a kite", 2)
    for found in (Comparison.of(first, second), Comparison.of(second, first)):
        assert (found.earlier, found.later) == (first, second)
        assert [one.point.id for one in found.gained] == ["play", "kite"]
        assert [one.point.id for one in found.lost] == ["wood"]


def test_what_was_not_assessed_is_neither_gained_nor_lost() -> None:
    """An ungraded attempt says nothing about any point."""
    found = Comparison.of(graded("wood", 1).model_copy(update={"grades": ()}), graded("wood", 2))
    assert (found.gained, found.lost) == ((), ())


def test_the_pace_is_words_a_minute() -> None:
    """And nothing where no time was taken."""
    one = graded("wood to play with", 1)
    assert pace(one.model_copy(update={"seconds": 30})) == 8
    assert pace(one.model_copy(update={"seconds": 0})) is None
    assert pace(one.model_copy(update={"seconds": 0.1})) is None
