"""Where something goes from try to try."""

from collections.abc import Sequence
from enum import StrEnum

TREND_TRIES, TREND_STEP = 3, 0.25
"""From so many tries on, by so much of a point between the later and the earlier half, it goes up or down."""


class Direction(StrEnum):
    """Where it goes."""

    UP = "improving"
    LEVEL = "steady"
    DOWN = "slipping"


def direction_of(heard: Sequence[float]) -> Direction | None:
    """By what was heard in the later and the earlier tries, the newest first; None while there are too few."""
    if len(heard) < TREND_TRIES:
        return None
    half = len(heard) // 2
    step = (sum(heard[:half]) - sum(heard[-half:])) / half
    if abs(step) < TREND_STEP:
        return Direction.LEVEL
    return Direction.UP if step > 0 else Direction.DOWN


def together(directions: Sequence[Direction | None]) -> Direction | None:
    """Where more go up than down, up; where as many do, level; None where none goes anywhere yet."""
    known = [one for one in directions if one]
    up, down = known.count(Direction.UP), known.count(Direction.DOWN)
    if not known or up == down:
        return Direction.LEVEL if known else None
    return Direction.UP if up > down else Direction.DOWN
