"""Numbers and moments in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from interviewer.ui import words

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (125, "2 min 5 s"), (3_700, "1 h 1 min")]
)
def test_time_taken_is_said_briefly(seconds: float, said: str) -> None:
    """Seconds below a minute, minutes below an hour."""
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("score", "word"), [(1.0, "excellent"), (0.896, "excellent"), (0.5, "half-way there"), (0, "nothing yet")]
)
def test_a_score_has_a_word(score: float, word: str) -> None:
    """The word fits the number as it is shown, which is rounded."""
    assert words.score_word(score) == word


def test_days_are_the_candidates_days() -> None:
    """Late in the evening in one place is tomorrow in another."""
    east = timezone(timedelta(hours=13))
    assert words.when(NOON - timedelta(hours=3), NOON, UTC) == "today, 09:00"
    assert words.when(NOON - timedelta(hours=3), NOON, east) == "yesterday, 22:00"
    assert words.when(NOON - timedelta(days=40), NOON, UTC) == "29 Jan 2026, 12:00"


def test_counting() -> None:
    """One is singular, everything else is not."""
    assert [words.counted(n, "try", "tries") for n in (0, 1, 2)] == ["0 tries", "1 try", "2 tries"]
    assert words.percent(None) == words.NONE
