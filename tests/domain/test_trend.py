"""How scores go over time."""

from datetime import timedelta

from interviewer.domain.direction import Direction
from interviewer.domain.trend import SessionScore, Trend
from tests.history.making import NOON


def scores(*found: float, grader: str = "offline") -> list[SessionScore]:
    """One session a day."""
    return [
        SessionScore(session_id=f"{grader}{day}", at=NOON + timedelta(days=day), grader=grader, score=one, answers=3)
        for day, one in enumerate(found)
    ]


def test_two_sessions_are_no_trend() -> None:
    """It says how many more it takes, and claims nothing."""
    [trend] = Trend.each(scores(0.1, 0.9))
    assert (trend.missing, trend.change, trend.direction) == (2, None, None)


def test_the_later_half_is_held_against_the_earlier_one() -> None:
    """With an odd number the one in the middle belongs to neither."""
    [up] = Trend.each(scores(0.2, 0.4, 1.0, 0.6, 0.8))
    assert (up.change, up.direction) == (0.4, Direction.UP)
    [level] = Trend.each(scores(0.5, 0.52, 0.5, 0.55))
    assert level.direction is Direction.LEVEL
    [down] = Trend.each(scores(0.9, 0.9, 0.5, 0.5))
    assert down.direction is Direction.DOWN


def test_graders_are_never_mixed() -> None:
    """An estimate made here and a model's grade are two lines, whoever came in between."""
    trends = Trend.each([*scores(0.9, grader="m"), *scores(0.1, 0.2, 0.3, 0.4)])
    assert [(one.grader, len(one.scores), one.missing) for one in trends] == [("offline", 4, 0), ("m", 1, 3)]
