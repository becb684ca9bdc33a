"""Ratings suggested from the points, and what is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from interviewer.domain.due import Agenda, Card, Rating, agenda, end_of_day, suggest
from tests.app.toy import StepClock, WordGrader, question, rubric
from tests.history.making import NOON, an_attempt

RULES = [
    ("wood to play with, and a kite", 0, Rating.EASY),
    ("wood to play with", 0, Rating.GOOD),
    ("wood to play with", 1, Rating.HARD),
    ("wood to play with, and not kite", 0, Rating.HARD),
    ("wood and a kite", 0, Rating.AGAIN),
    ("wood to play with? not wood", 0, Rating.GOOD),
    ("not wood to play with, and a kite", 0, Rating.AGAIN),
    ("", 0, Rating.AGAIN),
]


@pytest.mark.parametrize(("text", "hints", "rating"), RULES)
def test_the_points_suggest_the_rating(text: str, hints: int, rating: Rating) -> None:
    """A core point missing or denied is *again*; a hint or a smaller mistake *hard*; nothing missing *easy*."""
    one = an_attempt(text).model_copy(update={"question": question(1), "rubric": rubric("toy-1"), "hints": hints})
    grade = WordGrader().grade(one.question, one.rubric, one.answer)
    suggestion = suggest(one.model_copy(update={"grades": (grade,)}))
    assert suggestion is not None
    assert suggestion.rating is rating
    assert suggestion.reason


def test_without_a_score_nothing_is_suggested() -> None:
    """An answer that could not be graded says nothing about when to ask again."""
    assert suggest(an_attempt()) is None


def test_a_day_ends_where_the_candidate_is() -> None:
    """Midnight in Auckland, whatever the hour in London, also on the day the clocks change."""
    auckland = ZoneInfo("Pacific/Auckland")
    assert end_of_day(NOON, auckland) == datetime(2026, 1, 3, tzinfo=auckland)
    berlin = ZoneInfo("Europe/Berlin")
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert end_of_day(spring, berlin) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert end_of_day(StepClock().now, None) > StepClock().now


def a_card(name: str, days: float) -> Card:
    """A card that is due so many days from noon."""
    return Card(
        question_id=name, due=NOON + timedelta(days=days), last_review=NOON, stability=1, difficulty=5, reviews=1
    )


def test_what_is_due_comes_longest_overdue_first() -> None:
    """What comes back later today is due today; what left the bank is never due; the next one is named."""
    cards = {card.question_id: card for card in (a_card("b", 0.3), a_card("a", -3), a_card("c", 4), a_card("gone", -9))}
    found = agenda(["a", "b", "c", "d"], cards, end_of_day(NOON, UTC))
    assert found == Agenda(due=("a", "b"), unseen=("d",), next_due=NOON + timedelta(days=4))


def test_due_and_unseen_are_mixed() -> None:
    """Every fourth is unseen; where one kind ends the other fills up; never more than asked for, and none twice."""
    mixed = Agenda(due=tuple("abcdef"), unseen=tuple("uvw"))
    assert mixed.mixed(5) == ("a", "b", "c", "u", "d")
    assert mixed.mixed(20) == tuple("abcudefvw")
    assert Agenda(due=("a",), unseen=("u", "v")).mixed(5) == ("a", "u", "v")
    assert Agenda(due=(), unseen=()).mixed(5) == ()
