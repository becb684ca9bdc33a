"""Numbers and moments in words, as the pages say them."""

from datetime import datetime, tzinfo

from interviewer.domain.confidence import Confidence
from interviewer.domain.direction import Direction
from interviewer.domain.due import Rating
from interviewer.domain.progress import Mastery
from interviewer.domain.session import Mode, Order
from interviewer.words import (
    HOUR,
    MINUTE,
    MODE_NAMES,
    NONE,
    PLACE_WORDS,
    SCORE_WORDS,
    TIER_TITLES,
    VERDICT_ICONS,
    clock,
    counted,
    dollars,
    duration,
    percent,
    score_word,
)

__all__ = [
    "HOUR",
    "MINUTE",
    "MODE_NAMES",
    "NONE",
    "PLACE_WORDS",
    "SCORE_WORDS",
    "TIER_TITLES",
    "VERDICT_ICONS",
    "clock",
    "counted",
    "dollars",
    "duration",
    "percent",
    "score_word",
]

MEGABYTE = 1_000_000

MODE_MEANINGS = {
    Mode.PRACTICE: "The result and the reference answer after each question, hints when you want them.",
    Mode.INTERVIEW: "No hints and no scores until the end, as in the real thing.",
}
ORDER_NAMES = {
    Order.AS_WRITTEN: "As written",
    Order.SHUFFLED: "Shuffled",
    Order.WEAKEST_FIRST: "Unseen and weakest first",
}

MASTERY_ICONS = {Mastery.UNSEEN: "◌", Mastery.WEAK: "▽", Mastery.SHAKY: "◐", Mastery.SOLID: "●"}
"""Shapes that differ without their colours; the word always stands beside them."""

DIRECTION_ICONS = {Direction.UP: "↗", Direction.LEVEL: "→", Direction.DOWN: "↘"}

RATING_NAMES = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
"""The four words of spaced repetition, as its programs have them."""

CONFIDENCE_MEANINGS = {
    Confidence.GUESSING: "under a quarter",
    Confidence.UNSURE: "a quarter to half",
    Confidence.FAIRLY_SURE: "half to three quarters",
    Confidence.CERTAIN: "three quarters or more",
}
"""What share of the points each level stands for, in words that hold also where no numbers are shown."""

FORTNIGHT, SEASON = 14, 90
PROBES_NAMES = {0: "None", 1: "One", 2: "Up to two"}
PROBES_MEANING = (
    "When a core point is missing, the interviewer asks about it without giving it away. What you say then counts in a "
    "score of its own."
)


def size(number: int) -> str:
    """Bytes, as short as it can be said."""
    return f"{number / 1e6:,.1f} MB" if number >= MEGABYTE else f"{max(1, round(number / 1000))} kB"


def when(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """The day and time where the candidate is; today and yesterday by name."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (today - local.date()).days
    day = {0: "today", 1: "yesterday"}.get(days) or f"{local.day} {local:%b %Y}"
    return f"{day}, {local:%H:%M}"


def ahead(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """How far away a day is where the candidate is, as roughly as people say it."""
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days <= 1:
        return "tomorrow" if days == 1 else "today"
    if days < FORTNIGHT:
        return f"in {days} days"
    return f"in {round(days / 7)} weeks" if days < SEASON else f"in {round(days / 30.4)} months"
