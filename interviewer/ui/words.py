"""Numbers and moments in words."""

from datetime import datetime, tzinfo

from interviewer.domain.confidence import Confidence, Place
from interviewer.domain.direction import Direction
from interviewer.domain.due import Rating
from interviewer.domain.grade import Verdict
from interviewer.domain.progress import Mastery
from interviewer.domain.rubric import Tier
from interviewer.domain.session import Mode, Order

NONE = "\N{EN DASH}"
MINUTE = 60
HOUR = 60 * MINUTE
MEGABYTE = 1_000_000

SCORE_WORDS = (
    (0.9, "excellent"),
    (0.75, "strong"),
    (0.5, "half-way there"),
    (0.25, "a start"),
    (0.005, "thin"),
    (0.0, "nothing yet"),
)

VERDICT_ICONS = {
    Verdict.MET: "✓",
    Verdict.PARTLY_MET: "◐",
    Verdict.MISSED: "○",
    Verdict.CONTRADICTED: "✗",
    Verdict.NOT_ASSESSED: NONE,
}

MODE_NAMES = {Mode.PRACTICE: "practice", Mode.INTERVIEW: "interview"}
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

PLACE_WORDS = {
    Place.BELOW: "it came to less than you thought",
    Place.WITHIN: "it came out as you thought",
    Place.ABOVE: "it came to more than you thought",
}

FORTNIGHT, SEASON = 14, 90
PROBES_NAMES = {0: "None", 1: "One", 2: "Up to two"}
PROBES_MEANING = (
    "When a core point is missing, the interviewer asks about it without giving it away. What you say then counts in a "
    "score of its own."
)

TIER_TITLES = {Tier.CORE: "Core points", Tier.SUPPORTING: "Supporting points", Tier.BONUS: "Bonus points"}


def percent(share: float | None) -> str:
    """A share as people say it; a dash when there is none."""
    return NONE if share is None else f"{share:.0%}"


def score_word(score: float) -> str:
    """What the number means, in a word or two."""
    return next(word for least, word in SCORE_WORDS if round(score, 2) >= least)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 question``, ``2 questions``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """Time taken, as short as it can be said."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE} s" if whole % MINUTE else f"{whole // MINUTE} min"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"


def size(number: int) -> str:
    """Bytes, as short as it can be said."""
    return f"{number / 1e6:,.1f} MB" if number >= MEGABYTE else f"{max(1, round(number / 1000))} kB"


def clock(seconds: float) -> str:
    """Minutes and seconds, as a player shows them."""
    return f"{int(seconds) // MINUTE}:{int(seconds) % MINUTE:02}"


def dollars(cost: float | None) -> str:
    """A cost, to the hundredth of a cent where it is small."""
    if cost is None:
        return "cost unknown"
    return f"${cost:,.2f}" if cost >= 1 or not cost else f"${cost:.4f}"


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
