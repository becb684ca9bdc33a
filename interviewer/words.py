"""Numbers in words, the same on pages and in files."""

from interviewer.domain.confidence import Place
from interviewer.domain.grade import Verdict
from interviewer.domain.rubric import Tier
from interviewer.domain.session import Mode

NONE = "\N{EN DASH}"
MINUTE = 60
HOUR = 60 * MINUTE

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
TIER_TITLES = {Tier.CORE: "Core points", Tier.SUPPORTING: "Supporting points", Tier.BONUS: "Bonus points"}

PLACE_WORDS = {
    Place.BELOW: "it came to less than you thought",
    Place.WITHIN: "it came out as you thought",
    Place.ABOVE: "it came to more than you thought",
}


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


def clock(seconds: float) -> str:
    """Minutes and seconds, as a player shows them."""
    return f"{int(seconds) // MINUTE}:{int(seconds) % MINUTE:02}"


def dollars(cost: float | None) -> str:
    """A cost, to the hundredth of a cent where it is small."""
    if cost is None:
        return "cost unknown"
    return f"${cost:,.2f}" if cost >= 1 or not cost else f"${cost:.4f}"
