"""The one way by which what was measured of a candidate reaches a page: in a number, or in a word where all is quiet.

Whoever draws a figure says both here, so that quiet mode is one switch and nothing is left out by mistake. Nothing is
kept from the record, and what only says where one is (question 2 of 5, a date, what is due) is no measure of anybody.
"""

from streamlit import runtime

from interviewer.ui import state, words
from interviewer.ui.components.markup import Html

QUIET = "quiet"
CREDIT_WORDS = ((1.0, "heard"), (0.005, "half heard"), (0.0, "not heard"))


def begin() -> None:
    """Look again, for the page that is drawn next, whether numbers are wanted."""
    state.forget(QUIET)


def are_hidden() -> bool:
    """Whether numbers are to be kept from the page."""
    if not runtime.exists():
        return False
    if state.remembered(QUIET) is None:
        from interviewer.bootstrap import preferences  # noqa: PLC0415 - a failure here must become a page

        state.remember(QUIET, preferences(state.owner()).quiet)
    return bool(state.remembered(QUIET))


def figure(number: str, word: str = "") -> str:
    """The number; or the word that says it without one, which may be nothing."""
    return word if are_hidden() else number


def drawn(number: Html) -> Html | None:
    """What is a number, or a picture of one, and has no word; nothing where numbers are hidden."""
    return None if are_hidden() else number


def score(share: float | None) -> str:
    """What an answer or a session came to."""
    return words.NONE if share is None else figure(words.percent(share), words.score_word(share))


def credit(share: float | None) -> str:
    """How much of a point was heard."""
    if share is None:
        return words.NONE
    return figure(words.percent(share), next(word for least, word in CREDIT_WORDS if share >= least))


def told(*parts: str) -> str:
    """What there is to say, one beside the other; what has no word is left out."""
    return " · ".join(filter(None, parts))
