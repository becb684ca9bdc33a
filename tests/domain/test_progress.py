"""How a point, a question and a topic stand."""

from datetime import timedelta

import pytest

from interviewer.domain.direction import Direction, direction_of, together
from interviewer.domain.grade import Verdict
from interviewer.domain.progress import (
    WINDOW,
    Mastery,
    QuestionRecord,
    Sighting,
    map_of,
    mastery_of,
)
from tests.app.toy import WordGrader, bank, question, rubric
from tests.history.making import NOON, an_attempt

LETTERS = {"m": Verdict.MET, "p": Verdict.PARTLY_MET, "-": Verdict.MISSED, "x": Verdict.CONTRADICTED}
CREDITS = {"m": 1.0, "p": 0.5, "-": 0.0, "x": 0.0}
DAILY, AT_ONCE = 24.0, 0.1

STATES = [
    ("", DAILY, Mastery.UNSEEN),
    ("m", DAILY, Mastery.SHAKY),
    ("mm", DAILY, Mastery.SOLID),
    ("mm", 19, Mastery.SHAKY),
    ("mmmmm", AT_ONCE, Mastery.SHAKY),
    ("-mm", DAILY, Mastery.SOLID),
    ("mm-", DAILY, Mastery.SHAKY),
    ("m--", DAILY, Mastery.WEAK),
    ("-", DAILY, Mastery.WEAK),
    ("mmx", DAILY, Mastery.WEAK),
    ("mpm", DAILY, Mastery.SHAKY),
    ("p", DAILY, Mastery.SHAKY),
]


def tries(letters: str, hours: float = DAILY) -> list[Sighting]:
    """One try for each letter, so many hours apart, the oldest letter first; what comes back is newest first."""
    found = [
        Sighting(attempt_id=f"a{n}", at=NOON + timedelta(hours=hours * n), verdict=LETTERS[one], credit=CREDITS[one])
        for n, one in enumerate(letters)
    ]
    return found[::-1]


@pytest.mark.parametrize(("letters", "hours", "state"), STATES)
def test_the_last_tries_make_the_state(letters: str, hours: float, state: Mastery) -> None:
    """Met on two days is solid, met in one sitting is not; one slip shakes, two are weak, a denial is weak at once."""
    assert mastery_of(tries(letters, hours)) is state


@pytest.mark.parametrize(
    ("letters", "direction"),
    [("mm", None), ("--m", Direction.UP), ("m--", Direction.DOWN), ("mmm", Direction.LEVEL), ("-pppm", Direction.UP)],
)
def test_a_direction_takes_three_tries(letters: str, direction: Direction | None) -> None:
    """The later half against the earlier one; with fewer tries nothing is claimed."""
    assert direction_of([CREDITS[one] for one in reversed(letters)]) is direction


def answered(text: str, number: int, name: str = "toy-1") -> object:
    """A graded try at a toy question, a day after the one before."""
    one = an_attempt(text, name=f"{name}-{number}", number=number, minutes=1440 * number)
    one = one.model_copy(update={"question": question(1), "rubric": rubric(name)})
    return one.model_copy(update={"grades": (WordGrader().grade(one.question, one.rubric, one.answer),)})


def test_missed_three_times_of_three_is_exact() -> None:
    """The record knows each point by its id, and forgets what is older than the last five tries."""
    attempts = [answered("wood", number) for number in range(1, 4)]
    record = QuestionRecord.of("toy-1", attempts)
    [topic] = map_of(bank(), lambda one: bank().rubrics[one.id], {"toy-1": record})
    [first] = topic.tried
    by_id = {one.point.id: one for one in first.points}
    assert (by_id["play"].not_met, len(by_id["play"].sightings), by_id["play"].mastery) == (3, 3, Mastery.WEAK)
    assert (by_id["wood"].not_met, by_id["wood"].mastery) == (0, Mastery.SOLID)
    assert first.mastery is Mastery.WEAK, "one core point is"
    assert first.last_seen == attempts[-1].answered_at
    assert [one.id for one in topic.untried] == ["toy-2", "toy-3"]
    assert topic.mastery is Mastery.WEAK
    assert topic.counts == {Mastery.UNSEEN: 2, Mastery.WEAK: 1, Mastery.SHAKY: 0, Mastery.SOLID: 0}
    many = QuestionRecord.of("toy-1", [answered("wood", number) for number in range(1, 9)])
    assert {len(one.sightings) for one in many.points} == {WINDOW}


def test_a_question_stands_by_its_core() -> None:
    """A bonus point that is never said does not keep a question from being solid."""
    record = QuestionRecord.of("toy-1", [answered("wood to play with", number) for number in (1, 2)])
    [topic] = map_of(bank(), lambda one: bank().rubrics[one.id], {"toy-1": record})
    assert topic.tried[0].mastery is Mastery.SOLID
    assert topic.mastery is Mastery.SHAKY, "two questions were never tried"


def test_a_question_goes_where_its_points_go_together() -> None:
    """By their weights: what the core gains counts for more than what a bonus point loses. A topic follows."""
    texts = ("a kite", "a kite", "wood to play with")
    record = QuestionRecord.of("toy-1", [answered(text, number) for number, text in enumerate(texts, start=1)])
    [topic] = map_of(bank(), lambda one: bank().rubrics[one.id], {"toy-1": record})
    [first] = topic.tried
    assert {one.point.id: one.direction for one in first.points}["kite"] is Direction.DOWN
    assert first.direction is Direction.UP
    assert topic.direction is Direction.UP


@pytest.mark.parametrize(
    ("each", "all_of_them"),
    [
        ([None, None], None),
        ([Direction.UP, None, Direction.DOWN], Direction.LEVEL),
        ([Direction.LEVEL, Direction.DOWN], Direction.DOWN),
        ([Direction.UP, Direction.UP, Direction.DOWN], Direction.UP),
    ],
)
def test_a_topic_goes_where_most_of_it_goes(each: list[Direction | None], all_of_them: Direction | None) -> None:
    """What has too few tries says nothing."""
    assert together(each) is all_of_them
