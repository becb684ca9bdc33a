"""Two attempts at one question, side by side."""

from typing import Self

from interviewer.domain.attempt import Attempt
from interviewer.domain.base import Share, Value
from interviewer.domain.rubric import Point

MINUTE = 60.0
FASTEST = 400.0
"""Words a minute that nobody types or says: twice the fastest typing, and more than the fastest talk. It was pasted."""


class Change(Value):
    """A point that earned more, or less, in the later attempt; None is a point that was not assessed there."""

    point: Point
    before: Share | None
    after: Share | None


class Comparison(Value):
    """What became of each point from the earlier attempt to the later one."""

    earlier: Attempt
    later: Attempt
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]

    @classmethod
    def of(cls, one: Attempt, other: Attempt) -> Self:
        """The earlier of the two comes first; points are those of the later one's rubric, matched by id."""
        earlier, later = sorted((one, other), key=lambda attempt: (attempt.answered_at, attempt.number))
        before, after = _credits(earlier), _credits(later)
        changes = [
            Change(point=point, before=before.get(point.id), after=after.get(point.id)) for point in later.rubric.points
        ]
        return cls(
            earlier=earlier,
            later=later,
            gained=tuple(one for one in changes if _step(one) > 0),
            lost=tuple(one for one in changes if _step(one) < 0),
        )


def pace(attempt: Attempt) -> float | None:
    """Words a minute over the whole time the question was in front of the candidate; None where there was no such pace.

    There was none when no time was taken, and when the words came faster than anybody types or talks.
    """
    found = attempt.answer.words / attempt.seconds * MINUTE if attempt.seconds else None
    return found if found is None or found <= FASTEST else None


def _credits(attempt: Attempt) -> dict[str, float]:
    return {one.point_id: one.credit for one in attempt.grade.judgements} if attempt.grade else {}


def _step(change: Change) -> float:
    if change.before is None or change.after is None:
        return 0.0
    return change.after - change.before
