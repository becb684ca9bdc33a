"""How sure the candidate was of one answer, beside what it earned."""

from interviewer.domain.attempt import Attempt
from interviewer.ui import figures, words


def how_sure(attempt: Attempt) -> str | None:
    """What was said beforehand and what came of it; None where nothing was said or nothing is known yet."""
    grade, confidence = attempt.grade, attempt.confidence
    if confidence is None or grade is None or grade.score is None:
        return None
    whole, partly, of = grade.made
    more = f" and part of {partly} more" if partly else ""
    made = f"you made {whole} of {words.counted(of, 'point')}{more}"
    return f"You were {confidence}{figures.figure(f'; {made}')}: {words.PLACE_WORDS[confidence.place_of(grade.score)]}."
